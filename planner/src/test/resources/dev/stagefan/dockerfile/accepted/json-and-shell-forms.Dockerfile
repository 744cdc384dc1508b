FROM alpine
CMD ["a", "b\tc", "\u00e9\ud83d\ude00\ud800"]
CMD  [ "x" ]  
CMD []
CMD ["a" "b"]
CMD ['a']
CMD ["a",]
CMD ["a"] && b
CMD [1e999]
CMD
ENTRYPOINT ["a",
RUN [ "x", "y z" ]
VOLUME ["/a b", "/c"]
VOLUME [/a, /b]
COPY ["a b", "c d", "/e f/"]
COPY [a, b]
ADD ["x", "y"]
HEALTHCHECK CMD ["curl", "-f", "x"]
HEALTHCHECK cmd [curl]
