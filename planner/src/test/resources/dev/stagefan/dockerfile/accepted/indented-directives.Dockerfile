  # escape=`
 # syntax=not/seen
FROM alpine
RUN echo `
 x
