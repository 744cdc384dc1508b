FROM alpine AS scratch
FROM scratch AS next
FROM alpine
RUN --mount=type=cache,target=/c --mount=target=/context true
