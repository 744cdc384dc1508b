#	SYNTAX =  docker/dockerfile-upstream:master some words
# check = skip=all;error=true
#escape=\
FROM alpine
