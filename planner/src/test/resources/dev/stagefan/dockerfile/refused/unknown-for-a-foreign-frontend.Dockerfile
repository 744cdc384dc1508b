# syntax=example/frontend
DEPLOY x
