FROM alpine
RUN <<EOF
echo one
EOF
RUN <<-'A B' cat && <<"C"
		kept
	A B
$not expanded
C
COPY <<one <<-two 3<<"three" plain /dest/
$1
one
		2
	two
3
three
ADD << spaced /x
s
spaced
ONBUILD COPY <<later /y
z
later
