FROM busybox
ONBUILD ARG ASKED=asked
ONBUILD RUN echo "triggered, $ASKED" >/triggered
