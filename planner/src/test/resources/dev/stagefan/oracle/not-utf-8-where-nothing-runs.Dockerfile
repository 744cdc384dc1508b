# café
FROM busybox
LABEL a=café
ENV B=café
COPY a /b
