FROM example/serving:1
COPY bin /usr/local/bin/
