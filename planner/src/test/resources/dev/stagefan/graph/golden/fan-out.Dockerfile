ARG BASE=rocm/pytorch:latest
FROM ${BASE} AS base
ARG JOBS=8
RUN apt-get update

FROM base AS build_mori
RUN make -C /mori -j$JOBS

FROM base AS build_triton
RUN make -C /triton -j$JOBS

FROM golang:1.24 AS gateway
RUN go build ./...

FROM base AS atom_image
COPY --from=build_triton /opt/venv /opt/venv
COPY --from=build_triton /opt/triton/*.whl /tmp/
RUN --mount=type=bind,from=build_mori,source=/mori/dist,target=/dist pip install /dist/*.whl
COPY --from=nginx:1.29 /etc/nginx/mime.types /etc/
COPY . /app
