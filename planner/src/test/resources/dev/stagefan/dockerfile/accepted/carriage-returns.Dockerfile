FROM alpine
RUN a \
  b
COPY <<EOF /x
line
EOF
ENV A=1
