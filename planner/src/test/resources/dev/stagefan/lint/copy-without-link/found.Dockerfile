FROM debian:13 AS model
RUN fetch /out

FROM example/serving:1 AS serving

FROM serving
ENV MODEL=/opt/model
COPY --from=model /out/model /opt/model
COPY --link --from=model /out/more /root/more
COPY --chown=1000:1000 settings.json defaults.json /etc/serving/
COPY --from=model /out/share/ /usr/local/share/serving/
USER 1000
CMD ["serve"]
