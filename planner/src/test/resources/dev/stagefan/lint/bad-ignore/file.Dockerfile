# syntax=docker/dockerfile:1
# stagefan:ignore-file=SF001 generated
FROM alpine

COPY ; /opt/x
COPY a ; /opt/y
