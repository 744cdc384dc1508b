FROM debian:13 AS build
RUN make install

FROM scratch AS gathered
COPY --from=build /out /

FROM example/xx:1 AS xx

FROM example/other-helper:1 AS helper

FROM debian:13 AS small
RUN make small

FROM debian:13 AS other-system
COPY --from=build / /rootfs

FROM scratch AS flat
COPY --from=build / /

FROM flat
COPY --from=other-system / /
COPY --from=build / /

FROM debian:13
COPY --from=gathered / /
COPY --from=xx / /
COPY --from=helper / /
COPY --from=small / /
COPY --from=build /usr/ /
COPY --from=build /*.txt /
# The base image may set it.
COPY --from=build $PREFIX/ $PREFIX/
RUN --mount=from=build,target=/build cp /build/x /x
WORKDIR /work
COPY --from=build / .
COPY --from=other-system /opt /opt
COPY --from=7 /etc/flat /etc/flat
