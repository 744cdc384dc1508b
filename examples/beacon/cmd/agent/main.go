// The agent of beacon.
package main

func main() {}
