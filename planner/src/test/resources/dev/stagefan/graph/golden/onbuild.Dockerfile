FROM alpine AS tools
RUN make

FROM alpine AS project
ONBUILD ARG NAME=app
ONBUILD COPY --from=tools /tools/$NAME /usr/bin/
ONBUILD RUN --mount=from=tools,target=/t true

FROM project AS child
RUN build
FROM child AS grandchild
RUN more
