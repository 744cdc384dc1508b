FROM busybox
ENV VENDOR=image MADE_HERE="of the image"
