FROM alpine AS light
ARG LIGHT=1
FROM light AS base
ARG VERSION=1
ARG KEPT=1
ENV KEPT=$KEPT
RUN make "$LIGHT"
FROM base AS declares
ARG VERSION=1
RUN build "$VERSION" "$KEPT"
FROM base AS assigns
RUN VERSION=$(cat /version) && build $VERSION
FROM base AS other-names
RUN build $VERSIONS ${VERSION_FILE} VERSION
FROM base AS implicit
RUN ./script-that-reads-VERSION
FROM declares
COPY --from=assigns /x /x
COPY --from=other-names /x /x
COPY --from=implicit /x /x
