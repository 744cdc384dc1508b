FROM debian:13 AS packages
RUN --mount=type=cache,target=/var/cache/apt,sharing=locked \
    --mount=type=cache,target=/var/lib/apt apt-get install -y gcc
RUN --mount=type=cache,target=/root/.cache/pip pip install torch
RUN --mount=type=cache,target=/root/.cache pip install torch
RUN --mount=type=cache,target=/home/user/.cache/uv uv sync
RUN --mount=type=cache,target=/go/pkg/mod go mod download
RUN --mount=type=cache,target=/go/ go mod download
RUN --mount=type=cache,target=/root/.cache/go-build go mod download
RUN --mount=type=cache,target=/var/cache dnf install -y gcc
RUN --mount=type=cache,target=/usr/local/cargo/registry cargo fetch
RUN --mount=type=cache,id=npm,target=/root/.npm npm ci
RUN --mount=type=cache,id=pnpm,target=/pnpm/store pnpm install
RUN --mount=type=cache,target=/root/.m2 mvn dependency:go-offline

FROM debian:13 AS filled
RUN --mount=type=cache,target=/ccache,from=packages,source=/ccache make

FROM debian:13 AS remote
ENV SCCACHE_BUCKET=builds
RUN --mount=type=cache,target=/src/target cargo build

# Not for this target.
FROM debian:13 AS test
RUN --mount=type=cache,target=/ccache make test

FROM debian:13
COPY --from=filled /out /opt/filled
COPY --from=remote /out /opt/remote
RUN --mount=type=bind,target=/ccache --mount=type=tmpfs,target=/tmp/build make install
