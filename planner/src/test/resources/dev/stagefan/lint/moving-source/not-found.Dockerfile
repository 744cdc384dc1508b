FROM node:22-alpine AS release
RUN git clone --branch v1.2 https://github.com/acme/a.git
RUN git clone https://github.com/acme/b.git && cd b && git checkout 9c1f6b2
RUN git clone https://github.com/acme/c.git
RUN cd c && git reset --hard "$COMMIT"
RUN git clone -b "$BRANCH" https://github.com/acme/d.git
RUN git clone --revision=9c1f6b2 https://github.com/acme/e.git
FROM node@sha256:0000000000000000000000000000000000000000000000000000000000000000 AS digest
FROM debian:trixie-slim AS named-release
FROM node AS needed-once
RUN git clone https://github.com/acme/f.git
FROM scratch AS first
COPY --from=release / /1
COPY --from=digest / /2
COPY --from=named-release / /3
FROM scratch
COPY --from=release / /1
COPY --from=digest / /2
COPY --from=named-release / /3
COPY --from=needed-once / /4
COPY --from=first / /5
