FROM alpine
RUN --security=none make
