// The beaconctl of beacon.
package main

func main() {}
