// syntax=example/frontend
x
