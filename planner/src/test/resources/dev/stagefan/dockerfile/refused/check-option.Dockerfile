# check=ship=all
FROM alpine
