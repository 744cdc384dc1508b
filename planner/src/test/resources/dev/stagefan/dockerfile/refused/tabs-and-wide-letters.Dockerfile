FROM alpine
COPY	--chown=日本 --chwon=x a b
