FROM alpine x
