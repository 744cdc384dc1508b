FROM --platform=$BUILDPLATFORM golang:1.24 AS build
ARG TARGETOS TARGETARCH
RUN GOOS=$TARGETOS GOARCH=$TARGETARCH go build -o /out/$TARGETARCH/app .
FROM --platform=linux/arm/v7 build AS ignored
FROM scratch
ARG TARGETARCH
COPY --from=build /out/$TARGETARCH/app /
