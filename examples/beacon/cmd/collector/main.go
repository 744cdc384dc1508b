// The collector of beacon.
package main

func main() {}
