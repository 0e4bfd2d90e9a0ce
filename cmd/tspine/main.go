// Command tspine trains the thoracic spine.
package main

func main() {}
