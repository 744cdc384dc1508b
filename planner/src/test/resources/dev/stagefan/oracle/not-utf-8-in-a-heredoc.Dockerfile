FROM busybox
RUN cat <<E <<F
a
E
café
F
