FROM example/serving:1
COPY lib /opt/rocm/lib
