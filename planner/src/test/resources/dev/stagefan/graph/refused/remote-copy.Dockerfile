FROM alpine
COPY https://example.com/x.tgz /x
