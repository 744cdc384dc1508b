FROM alpine AS build
RUN make

FROM alpine
COPY --from=build /out/optional /opt/ 2>/dev/null || true
COPY a b && echo done
COPY --from=build /out/a /out/b ; /opt/
ADD $(ls) /opt/
COPY `which make` /opt/
COPY package.json > /dev/null
COPY x y 2>&1
COPY {package,lock}.json ./
COPY settings ~/.settings
COPY settings \
    "~"
COPY a | /opt
COPY ["a b", "||", "c"]
