# syntax=docker/dockerfile:1
# stagefan:ignore-file=SF001 nothing of the kind is here
FROM alpine

# stagefan:ignore=SF001
COPY ; /opt/no-reason

# stagefan:ignore=SF999 there is no such rule
RUN make

# stagefan:ignore SF001 with a blank for the equals sign
RUN make

# stagefan:ignore=SF001, SF002 a blank too many
RUN make

# stagefan:ignored=SF001 misspelt
RUN make

# stagefan:ignore=SF001 the empty line is in the way

COPY ; /opt/empty-line

# stagefan:ignore-file=SF001 too late for the file
COPY ; /opt/late

# stagefan:ignore=SF001 at the end of the file
