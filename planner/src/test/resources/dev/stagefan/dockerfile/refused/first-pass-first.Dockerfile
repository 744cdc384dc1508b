FROM alpine
RNU x
ENV y
