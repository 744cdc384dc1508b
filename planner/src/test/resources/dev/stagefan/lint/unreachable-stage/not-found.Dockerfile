FROM alpine:3.23 AS base
RUN make base

# Needed by the test target alone, by its number.
FROM base
RUN make fixtures

FROM base AS tools
RUN make tools

# A target that the last one does not need.
FROM base AS test
COPY --from=1 /out /fixtures
RUN --mount=from=tools,target=/tools /tools/test

# The earlier of two stages of a name: the later one is built on it.
FROM base AS build
RUN make first
FROM build AS build
RUN make second

FROM base
COPY --from=build /out /out
