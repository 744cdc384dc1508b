FROM alpine
\
\
  RUN make
