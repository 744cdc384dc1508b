FROM alpine
HEALTHCHECK --interval=3s
