# syntax=docker/dockerfile:1.9
ARG TOOLCHAIN=13
FROM debian:${TOOLCHAIN} AS Compiler
LABEL org.example.team="build tools" tier=1
ENV CC=gcc CFLAGS="-O2 -g"
ARG JOBS JOBS_MAX=8
WORKDIR /src
ADD --checksum=sha256:00 https://example.org/src.tar.gz .
COPY --chown=1000:1000 a.c b.c ./
RUN make -j"$JOBS"
SHELL ["/bin/bash", "-ec"]
USER builder
VOLUME /cache ["x"]
EXPOSE 443/tcp 80
STOPSIGNAL SIGQUIT
HEALTHCHECK --interval=30s --retries=3 CMD curl -f localhost
ONBUILD RUN touch /built
ENTRYPOINT ["/init"]
CMD serve --all
MAINTAINER Somebody <somebody@example.org>
