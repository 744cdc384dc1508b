FROM example/serving:1
COPY model /opt/model
COPY tmp /tmp/
