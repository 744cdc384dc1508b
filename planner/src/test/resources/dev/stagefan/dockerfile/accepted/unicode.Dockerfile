FROM alpine
LABEL größe="日本 語" 😀=x
COPY é.txt b /ü/
RUN echo 😀 && true
COPY 😀 a b/
