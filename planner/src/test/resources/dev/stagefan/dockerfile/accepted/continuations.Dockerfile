FROM alpine
RUN apk add \
# a comment inside
      curl \

      git   \  
   && echo done
COPY one \
  two \
  /dest/
ENV A=1 \
    B=2
RUN echo not continued \\
RUN echo twice \\\
USER r\
oot
