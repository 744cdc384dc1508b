FROM alpine
RUN make
