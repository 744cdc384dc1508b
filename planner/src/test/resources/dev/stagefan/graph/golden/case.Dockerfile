FROM alpine AS Base
FROM alpine AS base
FROM base
COPY --from=BASE a b
RUN --mount=from=Base,target=/m true
