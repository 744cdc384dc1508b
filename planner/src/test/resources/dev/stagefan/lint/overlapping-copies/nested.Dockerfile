FROM python:3 AS base
RUN make /opt/venv/lib && echo > /opt/venv/lib/kept
FROM base AS one
RUN pip install one
FROM base AS two
RUN pip install two
FROM base AS inner-last
COPY --from=one /opt/venv /opt/venv
COPY --from=two /opt/venv/lib /opt/venv/lib
FROM base
COPY --from=inner-last /x /x
COPY --from=one /opt/venv/lib /opt/venv/lib
COPY --from=two /opt/venv /opt/venv
