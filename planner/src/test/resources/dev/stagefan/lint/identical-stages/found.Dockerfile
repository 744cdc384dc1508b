FROM alpine AS one
RUN date > /date
CMD ["a"]
FROM alpine AS two
ENV LATE=
RUN date > /date
CMD ["a"]
FROM alpine AS three
RUN   date > /date
CMD ["a"]
FROM alpine
RUN date > /date
CMD ["a"]
FROM scratch
COPY --from=one /date /1
COPY --from=two /date /2
COPY --from=three /date /3
COPY --from=3 /date /4
