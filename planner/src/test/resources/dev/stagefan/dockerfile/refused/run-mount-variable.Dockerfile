FROM alpine
RUN --mount=type=cache,target=/x --mount=type=bind,from=$BASE,target=/b make
