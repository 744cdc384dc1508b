FROM example/serving:1
COPY --chown=serve model /opt/model
