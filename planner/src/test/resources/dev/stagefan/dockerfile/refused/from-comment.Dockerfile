FROM alpine AS base # the base
