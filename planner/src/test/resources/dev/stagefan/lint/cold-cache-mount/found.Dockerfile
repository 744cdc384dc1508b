FROM golang:1.26 AS go-tools
RUN --mount=type=cache,target=/root/.cache go build ./tools
RUN --mount=type=cache,target=/root/.cache go build ./more

FROM golang:1.26 AS app
RUN --mount=type=cache,target=/go/pkg/mod \
    --mount=type=cache,target=/root/.cache <<EOF
go mod download
go build ./app
EOF

FROM app AS app-with-assets
RUN --mount=type=cache,target=/root/.cache go generate ./...

FROM rust:1.91 AS native
RUN --mount=type=cache,id=build,target=/src/target --mount=type=cache,target=/ccache cargo build
RUN --mount=type=cache,target=/a --mount=type=cache,target=/b --mount=type=cache,target=/c,sharing=locked make

FROM debian:13
COPY --from=go-tools /out /opt/tools
COPY --from=app-with-assets /out /opt/app
COPY --from=native /out /opt/native
