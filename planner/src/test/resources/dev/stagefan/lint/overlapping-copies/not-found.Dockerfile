FROM alpine AS base
RUN make
FROM base AS one
RUN make
FROM base AS two
RUN make
COPY --from=one /srv /srv
FROM one AS on-one
RUN make
FROM scratch AS slice-1
COPY a /
FROM scratch AS slice-2
COPY b /
FROM base
COPY --from=one /out/one /usr/local/bin/
COPY --from=two /out/two /usr/local/bin/
COPY --from=one /build/ /usr/local/bin/
COPY --from=two /build/ /usr/local/bin/
COPY --from=one /install /usr/local
COPY --from=two /install /usr/local
COPY --from=one /wheels /wheels
COPY --from=two /wheels /wheels
COPY --from=one /lib /lib
COPY --from=on-one /lib /lib
COPY --from=one /srv /srv
COPY --from=two /srv /srv
COPY --from=slice-1 / /
COPY --from=slice-2 / /
COPY --from=one /out/*.so /usr/lib/
COPY --from=two /out/*.so /usr/lib/
COPY --from=one /usr/lib /usr/lib
COPY --from=one /usr/lib /usr/lib
