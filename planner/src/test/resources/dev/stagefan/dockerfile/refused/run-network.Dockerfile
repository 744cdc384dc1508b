FROM alpine
RUN --network=hots make
