FROM --platform=windows/amd64 alpine
RUN <<E
#!café
E
