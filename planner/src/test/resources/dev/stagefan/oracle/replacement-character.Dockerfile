FROM busybox
RUN echo �
