FROM alpine
RUN make \
