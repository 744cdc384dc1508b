FROM alpine
ONBUILD from x
