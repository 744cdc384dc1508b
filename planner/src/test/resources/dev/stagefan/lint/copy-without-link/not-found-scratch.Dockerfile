FROM scratch
COPY model /opt/model
