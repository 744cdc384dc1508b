FROM alpine
RUN --mnt=x make
