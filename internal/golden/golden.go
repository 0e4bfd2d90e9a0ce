// Package golden compares what a test got with a file that a person can read.
package golden

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// Check compares got with testdata/name, or writes it there where
// TSPINE_GOLDEN=refresh is set.
func Check(t testing.TB, name string, got []byte) {
	t.Helper()
	CheckFile(t, filepath.Join("testdata", name), got)
}

// CheckFile does the same with a file at path.
func CheckFile(t testing.TB, path string, got []byte) {
	t.Helper()
	if os.Getenv("TSPINE_GOLDEN") == "refresh" {
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, got, 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatalf("%v (make golden writes it)", err)
	}
	if diff := cmp.Diff(string(want), string(got)); diff != "" {
		t.Errorf("%s differs (-want +got); make golden refreshes it:\n%s", path, diff)
	}
}
