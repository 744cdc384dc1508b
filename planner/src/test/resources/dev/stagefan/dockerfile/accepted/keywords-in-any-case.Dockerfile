from alpine
rUn a
WorKDIR /x
LABEL a=b
ENTRYPOİNT x
