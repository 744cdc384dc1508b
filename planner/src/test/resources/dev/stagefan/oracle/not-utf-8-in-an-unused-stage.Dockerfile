FROM busybox AS unused
RUN echo café
FROM busybox
RUN true
