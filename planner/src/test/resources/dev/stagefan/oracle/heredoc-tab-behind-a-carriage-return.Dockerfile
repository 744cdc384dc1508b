FROM busybox
COPY <<-x.sh /x
	tab
	gone
	x.sh
