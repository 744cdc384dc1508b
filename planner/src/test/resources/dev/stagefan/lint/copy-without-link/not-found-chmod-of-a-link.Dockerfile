FROM example/serving:1
COPY --link --chmod=755 a /opt/a
COPY model /opt/model
