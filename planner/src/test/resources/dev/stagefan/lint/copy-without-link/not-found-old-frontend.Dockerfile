# syntax=docker/dockerfile:1.3-labs
FROM example/serving:1
COPY model /opt/model
