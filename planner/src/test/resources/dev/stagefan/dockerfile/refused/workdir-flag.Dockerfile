FROM alpine
WORKDIR --x /y
