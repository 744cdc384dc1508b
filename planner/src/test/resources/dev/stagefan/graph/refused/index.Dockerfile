FROM alpine AS unused
COPY --from=7 /x /y
FROM scratch
