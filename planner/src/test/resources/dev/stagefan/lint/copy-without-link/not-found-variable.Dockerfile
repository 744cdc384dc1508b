FROM example/serving:1
ARG WHERE=/opt/model
COPY model ${WHERE}
