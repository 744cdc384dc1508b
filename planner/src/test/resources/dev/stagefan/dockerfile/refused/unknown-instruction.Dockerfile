FROM alpine
RNU make
