FROM example/serving:1
COPY --link model /opt/model
ENTRYPOINT ["serve"]
