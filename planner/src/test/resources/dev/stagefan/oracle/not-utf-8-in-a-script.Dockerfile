FROM busybox
RUN <<E
#!/bin/sh
café
E
