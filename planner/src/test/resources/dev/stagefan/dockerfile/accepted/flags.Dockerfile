FROM --platform=linux/amd64 alpine
COPY --from=x --link --parents=TRUE --chmod=755 --exclude=*.md --exclude="a b" --chown=u\ v s d
COPY --from= --link=false a b
COPY -- --from=x y
COPY --from="quoted name" a b
ADD --keep-git-dir --unpack=false --checksum=c a b
RUN --mount=type=cache,target=/c --mount=type=bind,from=s,target='/a b' --network=none --security=insecure \
    --device=vendor/dev=1,required make
RUN -- --help
ARG --ignored A
STOPSIGNAL --ignored 9
HEALTHCHECK --ignored NONE
