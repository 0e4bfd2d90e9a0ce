// Package exchange reads and writes the formats in which a course leaves the
// program or comes back.
package exchange
