FROM ubuntu:24.04
RUN apt-get update && apt-get install -y build-essential git
RUN git clone https://github.com/openucx/ucx.git && cd ucx && ./configure && make -j8 && make install
RUN pip install numpy
RUN curl -L https://example.org/releases/sqlite-3.50.tar.gz | tar xz && cd sqlite-3.50 && make -j4
RUN git clone https://github.com/rui314/mold.git && cmake --build mold/build
