FROM example/unknown:1
COPY model /opt/model
