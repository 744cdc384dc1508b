FROM alpine
RUN --device='a"b' make
