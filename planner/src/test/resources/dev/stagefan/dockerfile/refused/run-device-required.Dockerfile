FROM alpine
RUN --device=a,required=yes make
