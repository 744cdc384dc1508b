FROM alpine:3 AS builder
COPY --from=tools /x /x
FROM alpine:3.20 AS tools
FROM debian
COPY --from=builder /x /x
COPY --from=docker.io/library/redis:latest /r /r
