FROM debian:13 AS long
RUN make long

FROM debian:13 AS unknown
RUN make unknown

# Not for this target.
FROM debian:13 AS unneeded
RUN make unneeded

FROM debian:13
COPY --from=long /out /opt/long
COPY --from=unknown /out /opt/unknown
