FROM alpine:3.23
RUN make nobody-can-name

FROM alpine:3.23 AS build
RUN make first

FROM alpine:3.23 AS build
RUN make second

FROM alpine:3.23 AS build
RUN make third

FROM alpine:3.23
RUN make chained

FROM alpine:3.23
COPY --from=4 /out /out

FROM alpine:3.23
COPY --from=build /out /out
