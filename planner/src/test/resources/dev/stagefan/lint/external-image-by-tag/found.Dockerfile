FROM python:3.14 AS one
COPY --from=ghcr.io/astral-sh/uv /uv /usr/local/bin/
COPY --from=ghcr.io/astral-sh/uv /uvx /usr/local/bin/
RUN --mount=type=bind,from=docker.io/example/wheels:latest,target=/wheels uv pip install /wheels/*
COPY --chown=0:0 --from=composer:2.8.1 /usr/bin/composer /usr/bin/

FROM python:3.14 AS two
COPY --from=registry.example:5000/tools:1.2 /tool /usr/local/bin/

FROM python:3.14
COPY --from=one /opt /opt
COPY --from=two /opt/two /opt/two
COPY --from=registry.example:5000/tools:1.2 /tool /usr/local/bin/
RUN --mount=type=cache,from=example/ccache:main,target=/ccache make
