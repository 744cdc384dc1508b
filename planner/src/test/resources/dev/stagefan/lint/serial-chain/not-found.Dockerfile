FROM ubuntu:24.04 AS named
RUN git clone https://github.com/openucx/ucx.git && cd ucx && make install
RUN git clone https://github.com/open-mpi/ompi.git && cd ompi && ./configure --with-ucx && make install
FROM ubuntu:24.04 AS path
RUN git clone https://github.com/acme/one.git && make -C one install DESTDIR=/opt/acme
RUN git clone https://github.com/acme/two.git && make -C two install DESTDIR=/opt/acme/two
FROM ubuntu:24.04 AS variable
RUN git clone https://github.com/acme/one.git && make -C one install DESTDIR=$PREFIX
RUN git clone https://github.com/acme/two.git && make -C two install DESTDIR=${PREFIX}
FROM ubuntu:24.04 AS steps
RUN git clone https://github.com/acme/one.git
RUN cd one && ./configure
RUN make all
RUN make install
FROM ubuntu:24.04 AS prepares
RUN apt-get update && apt-get -y install git && git clone https://github.com/acme/one.git && make -C one install
RUN git clone https://github.com/acme/two.git && make -C two install
FROM ubuntu:24.04 AS python
RUN git clone https://github.com/mesonbuild/meson && cd meson && python3 setup.py install
RUN git clone https://github.com/acme/two.git && make -C two install
FROM ubuntu:24.04 AS light
RUN curl -L https://example.org/one.tar.gz | tar xz
RUN curl -L https://example.org/two.tar.gz | tar xz
FROM scratch
COPY --from=named / /1
COPY --from=path / /2
COPY --from=variable / /3
COPY --from=steps / /4
COPY --from=light / /5
COPY --from=prepares / /6
COPY --from=python / /7
