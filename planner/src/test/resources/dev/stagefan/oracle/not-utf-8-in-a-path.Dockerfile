FROM busybox
ARG B=café
COPY a /$B/
