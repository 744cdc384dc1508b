FROM debian:13 AS build
RUN make install

FROM build AS trimmed
COPY settings /etc/settings

FROM example/huge:1 AS huge

FROM example/measured:1 AS measured
COPY more /opt/more

FROM alpine:3.23
COPY --from=build / /
COPY --from=trimmed /. \
    /
COPY --from=trimmed /* /
COPY --from=huge / /./
COPY --from=measured / /
