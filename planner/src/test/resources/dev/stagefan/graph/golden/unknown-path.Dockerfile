FROM python:3.13 AS build
RUN make
FROM python:3.13
ARG PREFIX
COPY --from=build /usr/lib/python$PYTHON_VERSION/site /site/$PREFIX
