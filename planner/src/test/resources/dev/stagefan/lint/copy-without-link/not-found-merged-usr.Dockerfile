FROM example/serving:1
COPY serve /bin/serve
