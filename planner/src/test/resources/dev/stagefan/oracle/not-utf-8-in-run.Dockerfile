FROM busybox
RUN echo café
