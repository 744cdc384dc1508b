FROM busybox
SHELL ["é"]
RUN ["é"]
RUN true
