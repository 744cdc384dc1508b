FROM alpine
ADD https://example.com/x.git?branch=a&colour=red /x
