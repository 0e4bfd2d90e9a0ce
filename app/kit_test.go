package app_test

import (
	"bytes"
	"testing"

	"tspine/engine/dose"
	"tspine/engine/program"
)

type programSession = program.Session

func contains(body []byte, part string) bool { return bytes.Contains(body, []byte(part)) }

func parse(t *testing.T, line string) (string, dose.Dose) {
	t.Helper()
	id, d, faults := dose.ParseLine(line)
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	return id, d
}
