module beacon.example/beacon

go 1.26
