FROM alpine
RUN <<\E
E
RUN <<A"B"'C'
ABC
RUN <<$V${W}
$V${W}
COPY <<same <<same /x
1
same
2
same
