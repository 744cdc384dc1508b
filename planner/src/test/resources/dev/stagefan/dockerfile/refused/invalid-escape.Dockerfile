#escape=x
FROM alpine
