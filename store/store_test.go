package store_test

import (
	"io"
	"os"
	"path/filepath"
	"testing"

	"tspine/store"
	"tspine/store/storetest"
)

func TestTheStoreDoesWhatEveryStoreMust(t *testing.T) {
	storetest.Run(t, func(t *testing.T) storetest.Place { return place(filepath.Join(t.TempDir(), "tspine.db")) })
}

// place is the path of a file.
type place string

func (p place) Open(t *testing.T) storetest.Store { return open(t, string(p)) }

// Killed copies the file and its log as they are and opens the copy: all that
// a killed program leaves is what it has handed to the system.
func (p place) Killed(t *testing.T) storetest.Store {
	t.Helper()
	copied := filepath.Join(t.TempDir(), "killed.db")
	for _, end := range []string{"-wal", ""} {
		copyFile(t, string(p)+end, copied+end)
	}
	return open(t, copied)
}

func open(t *testing.T, path string) *store.Store {
	t.Helper()
	s, err := store.Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func copyFile(t *testing.T, from, to string) {
	t.Helper()
	in, err := os.Open(from)
	if err != nil {
		t.Fatal(err)
	}
	defer in.Close()
	out, err := os.Create(to)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := io.Copy(out, in); err != nil {
		t.Fatal(err)
	}
	if err := out.Close(); err != nil {
		t.Fatal(err)
	}
}
