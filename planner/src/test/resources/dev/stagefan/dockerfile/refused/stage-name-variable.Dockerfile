FROM alpine AS base-$ARCH
