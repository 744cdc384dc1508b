# syntax=ghcr.io/example/frontend:2
FROM alpine
