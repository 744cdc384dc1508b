FROM busybox
COPY --exclude=é a /b
