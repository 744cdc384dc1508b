FROM example/serving:1
COPY serve /usr/local/bin
