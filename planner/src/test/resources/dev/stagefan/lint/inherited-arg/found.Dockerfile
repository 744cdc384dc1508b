FROM alpine AS base
ARG VERSION=1
ARG PREFIX=/opt
ARG TARGETARCH
RUN make
FROM base AS middle
RUN make
FROM middle AS child
RUN echo no use
COPY a ${PREFIX}/
RUN build "$VERSION" && echo ${VERSION:-none}
FROM middle AS mounts
RUN --mount=type=cache,target=${PREFIX}/cache build
FROM middle AS heredoc
RUN <<EOF
build $TARGETARCH
EOF
FROM child
COPY --from=mounts /x /x
COPY --from=heredoc /x /x
