FROM busybox AS base
ENV B=café
FROM base
RUN true
