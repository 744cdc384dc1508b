ARG A
RUN make
FROM alpine
