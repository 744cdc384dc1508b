FROM alpine
COPY --chmod=08 a /a
