FROM example/serving:1 AS base
RUN make

FROM base
COPY model /opt/model
