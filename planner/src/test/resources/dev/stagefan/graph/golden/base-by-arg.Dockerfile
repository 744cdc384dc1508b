ARG VARIANT=cpu
ARG TAG
FROM alpine:3 AS base-cpu
FROM nvidia/cuda:12.9.0-base AS base-gpu
FROM base-${VARIANT} AS chosen
FROM "debian:${TAG:-12}"
COPY --from=chosen / /
