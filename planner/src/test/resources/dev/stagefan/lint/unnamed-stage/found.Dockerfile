FROM golang:1.26
RUN go build -o /out/one ./one

FROM golang:1.26
RUN go build -o /out/two ./two

FROM alpine:3.23 AS gathered
COPY --from=0 /out/one /out/
COPY --from=1 /out/two /out/

FROM alpine:3.23
COPY --from=gathered /out /opt
COPY --from=1 \
    /out/two /usr/local/bin/
