FROM alpine
RUN a && 
  make install
