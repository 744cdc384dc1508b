FROM debian
COPY --from=alpine /a /a
FROM busybox AS alpine
FROM scratch
COPY --from=0 /a /a
