# A name is enough, however the stage is copied from.
FROM golang:1.26 AS named
RUN go build -o /out/one ./one

# Copied from by its number, but not for this target.
FROM golang:1.26
RUN go build -o /out/two ./two

FROM alpine:3.23 AS other
COPY --from=1 /out/two /out/

# The target has no name, and nothing takes from it.
FROM alpine:3.23
COPY --from=0 /out/one /opt/
