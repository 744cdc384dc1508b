FROM alpine
RUN echo "<<quoted"
RUN echo it's <<EOF
RUN cat <<<string
RUN ["<<EOF"]
COPY ["<<EOF", "/x"]
RUN a${B:-c}<<EOF
RUN <<${X:-EOF}
USER <<EOF
CMD <<EOF
ONBUILD ONBUILDX <<EOF
RUN x<<EOF
