# first
FROM alpine
   # indented
RUN echo # no comment
#
# RUN not
USER x
