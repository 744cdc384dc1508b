FROM alpine
ENV old form  with   spaces = kept
ENV a=1 b="two words" c='single $x' d=e\ f "g"=h i==j k=
LABEL only one
LABEL "quoted key"=x multi="a \
   b"
ARG a b= c=1 "d e"=f
ENV trailing=x\\
