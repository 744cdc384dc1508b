# syntax=docker/dockerfile:1
FROM alpine
# A comment.
#stagefan:ignore=SF001 above other comments
# Another comment.
COPY ; /opt/x
  # stagefan:ignore=SF001,SF001 indented, and twice the same
  COPY a \
    # stagefan: a comment of the instruction
    ; /opt/y
# stagefan: this speaks of stagefan
RUN <<EOF
# stagefan:ignore=SF001
EOF
