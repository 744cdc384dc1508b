FROM alpine
HEALTHCHECK NONE
HEALTHCHECK none
HEALTHCHECK --interval=1h2m3.5s --timeout=0 --start-period=1ms --start-interval= --retries=+3 CMD x y
