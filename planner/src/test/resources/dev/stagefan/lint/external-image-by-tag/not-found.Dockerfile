FROM python:3.14 AS build
COPY --from=ghcr.io/astral-sh/uv@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef /uv /usr/local/bin/
RUN --mount=from=example/wheels:1@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef,target=/wheels make

# Not for this target.
FROM python:3.14 AS test
COPY --from=example/fixtures:latest / /

FROM python:3.14
COPY --from=build /out /opt
COPY --from=BUILD /out/2 /opt
COPY --from=0 /out/3 /opt
# It may be a named context.
COPY --from=tools /tool /usr/local/bin/
COPY --from=scratch / /
COPY --from= a /a
RUN --mount=type=cache,target=/ccache --mount=type=secret,id=example/name:latest make
ONBUILD COPY --from=example/trigger:latest / /
