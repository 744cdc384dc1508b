FROM example/serving:1
COPY model /root/model
