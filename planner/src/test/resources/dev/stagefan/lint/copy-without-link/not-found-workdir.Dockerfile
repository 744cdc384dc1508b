FROM example/serving:1
WORKDIR /opt
COPY model /opt/model
