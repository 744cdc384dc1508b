FROM alpine AS a
FROM alpine
ARG S=a
COPY --from=$S /x /y
