FROM alpine
FROM --platform=$BUILDPLATFORM golang:1.23 as Build-1.x_y
RUN go build
FROM scratch AS final
COPY --from=build-1.x_y /bin/app /
