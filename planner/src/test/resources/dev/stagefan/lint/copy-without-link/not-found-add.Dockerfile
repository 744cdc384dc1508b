FROM example/serving:1
ADD model.tar /opt/
COPY model /opt/model
