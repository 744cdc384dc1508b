FROM alpine
ARG VERSION
RUN true
COPY a${VERSION:?is-required} /a
