FROM example/serving:1
COPY model /opt/model
RUN serve --check
