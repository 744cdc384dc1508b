FROM alpine
RUN aÿbâ‚ c
COPY --from=µ dÃ e
