FROM example/serving:1
COPY --parents a/model /opt/
