{"syntax": "example/frontend", "x": [1]}
