FROM example/small:1
COPY model /opt/model
