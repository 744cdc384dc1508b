FROM alpine AS tools
RUN make
FROM alpine AS base
RUN make
FROM base
ARG BUILDKIT_INLINE_CACHE=1
COPY --from=tools /t /t
