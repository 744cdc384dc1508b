FROM alpine
COPY a \
  b
COPY \
   --link --checksum=x a b
