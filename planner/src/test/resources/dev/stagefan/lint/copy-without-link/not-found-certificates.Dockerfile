FROM example/serving:1
COPY certs /etc/ssl/certs
