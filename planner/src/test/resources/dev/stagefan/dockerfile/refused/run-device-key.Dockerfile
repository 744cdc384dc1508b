FROM alpine
RUN --device=name=a,requird make
