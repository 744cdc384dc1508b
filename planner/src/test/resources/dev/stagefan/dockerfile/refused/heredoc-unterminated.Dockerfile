FROM alpine
RUN cat <<ONE <<TWO
x
ONE
y
