FROM python:3 AS base
ENV VENV=/opt/venv
RUN make /opt/venv/bin
FROM base AS one
RUN pip install one
FROM base AS two
RUN pip install two
FROM python:3 AS other
RUN pip install other
FROM base
WORKDIR /opt
COPY --from=one /opt/venv /opt/venv
COPY --from=two /opt/venv venv/
COPY --from=one /usr/local /usr/local/
COPY --from=other /usr/local /usr/local
COPY --from=one /app.conf /etc/app.conf
COPY --from=two /two/app.conf /etc/
COPY --from=one /a /b /usr/bin/
COPY --from=two /c/a /usr/bin/a
COPY --from=other /usr/local/lib/python3/site-packages /usr/local/lib/python3/site-packages
COPY --from=two /usr/local/lib/python3/site-packages /usr/local/lib/python3/site-packages
