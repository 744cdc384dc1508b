FROM alpine AS a
RUN a
FROM alpine AS b
COPY --from=missing-later /x /x
FROM a AS wanted
RUN c
FROM alpine AS missing-later
