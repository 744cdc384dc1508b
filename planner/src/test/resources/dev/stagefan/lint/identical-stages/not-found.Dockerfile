FROM alpine AS one
RUN date > /date
CMD ["a"]
FROM alpine AS other-command
RUN date > /date
CMD ["b"]
FROM alpine AS other-environment
ENV NAME=x
RUN date > /date
FROM alpine AS nothing-run-1
WORKDIR /x
FROM alpine AS nothing-run-2
WORKDIR /x
FROM scratch
COPY --from=one /date /1
COPY --from=other-command /date /2
COPY --from=other-environment /date /3
COPY --from=nothing-run-1 / /4
COPY --from=nothing-run-2 / /5
