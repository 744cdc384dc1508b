FROM base
RUN <<E2 biÿ
E2
