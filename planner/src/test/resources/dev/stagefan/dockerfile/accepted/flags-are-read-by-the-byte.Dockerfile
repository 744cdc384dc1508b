FROM alpine
COPY --from=é a b
COPY --from=à --link c d
