FROM alpine AS build
ARG NAME=x
RUN make 2>/dev/null || true && echo {a,b} > ~/x

FROM alpine
ARG NAME=x
COPY true /bin/true
COPY a[0-9] b* c? ./
COPY ${NAME} ${NAME:-a,b} /opt/${NAME}/
COPY backup~ /opt/~x/
COPY {one} R&D a|b x;y /opt/
COPY <<EOF /etc/conf
a || b
EOF
COPY --from=build /out/*.txt /opt/
