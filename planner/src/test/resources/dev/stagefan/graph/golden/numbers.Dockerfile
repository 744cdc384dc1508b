FROM alpine AS one
FROM alpine AS two
COPY --from=busybox /bin/busybox /
COPY --from=0 /a /a
FROM alpine
COPY --from=01 /b /b
COPY --from=3 /bin/sh /sh
RUN --mount=from=0,target=/zero true
