FROM scratch AS İx
COPY a /a
FROM scratch
COPY --from=İX /a /b
