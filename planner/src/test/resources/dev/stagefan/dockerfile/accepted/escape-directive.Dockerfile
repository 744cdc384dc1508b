# escape=`
FROM mcr.microsoft.com/windows/servercore
RUN dir C:\
RUN dir `
    C:\temp
ENV P="a`"b"
