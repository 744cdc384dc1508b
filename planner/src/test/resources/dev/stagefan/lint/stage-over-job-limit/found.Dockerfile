FROM debian:13 AS compiler
RUN make llvm
RUN make compiler

FROM debian:13
RUN make everything

FROM debian:13
COPY --from=compiler /out /opt/compiler
COPY --from=1 /out /opt/everything
