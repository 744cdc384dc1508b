FROM alpine
CMD ["sleep", 5]
