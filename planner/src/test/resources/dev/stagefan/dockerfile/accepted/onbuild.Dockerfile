FROM alpine
ONBUILD RUN a \
   b
onbuild   copy --from=x a b
ONBUILD UNKNOWN thing
ONBUILD ENV a=b
