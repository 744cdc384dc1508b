FROM alpine AS a
RUN --mount=from=b,target=/b true
FROM alpine AS b
COPY --from=a /x /y
FROM scratch
