FROM alpine AS a
FROM alpine AS build_
