FROM alpine
ARG TYPE=tmpfs
RUN --mount=type=$TYPE,target=/x,uid=1 true
