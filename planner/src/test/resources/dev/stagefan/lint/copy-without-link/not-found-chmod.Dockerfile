FROM example/serving:1
COPY --chmod=755 model /opt/model
