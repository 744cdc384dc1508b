ARG IMAGE=node
FROM ${IMAGE} AS no-tag
RUN make
FROM python:slim AS variant
RUN git clone https://github.com/acme/a.git /a && make -C /a
RUN git -c x=y clone --depth 1 -b main https://github.com/acme/b.git
FROM registry.example:5000/tools:nightly-alpine AS nightly
FROM no-tag AS a1
FROM no-tag AS a2
RUN --mount=from=variant,target=/v make
FROM nightly AS n1
FROM scratch
COPY --from=a1 / /1
COPY --from=a2 / /2
COPY --from=variant / /3
COPY --from=n1 / /4
COPY --from=nightly / /5
