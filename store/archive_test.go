package store_test

import (
	"os"
	"path/filepath"
	"testing"
	"time"
)

func TestAFolderOfBackupsHoldsOursAlone(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "odd [name]*", "backups")
	s := open(t, filepath.Join(t.TempDir(), "tspine.db"))
	defer s.Close()
	household(t, s, 2)
	if all, err := s.Archived(dir); err != nil || len(all) != 0 {
		t.Errorf("a folder that is not there: %v, %v", all, err)
	}
	at := time.Date(2026, 3, 2, 3, 30, 0, 5, time.FixedZone("", 3600))
	for i := range 2 {
		made, err := s.Archive(t.Context(), dir, at.AddDate(0, 0, i))
		if err != nil || made.Size == 0 {
			t.Fatal(made, err)
		}
		sound(t, made.Path)
	}
	if _, err := s.Archive(t.Context(), dir, at); err == nil {
		t.Error("a backup was written over another one")
	}
	stale, fresh := filepath.Join(dir, ".tspine-20260301T023000Z.db.1.part"), filepath.Join(dir, ".tspine-20260303T023000Z.db.2.part")
	for _, name := range []string{"letter.txt", "tspine.db", "tspine-2026.db"} {
		write(t, filepath.Join(dir, name), nil)
	}
	write(t, stale, nil)
	write(t, fresh, nil)
	if err := os.Chtimes(stale, at, at.AddDate(0, 0, -1)); err != nil {
		t.Fatal(err)
	}
	if err := os.Chtimes(fresh, at, at.AddDate(0, 0, 2)); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Archive(t.Context(), dir, at.AddDate(0, 0, 2)); err != nil {
		t.Fatal(err)
	}
	all, err := s.Archived(dir)
	if err != nil || len(all) != 3 || filepath.Base(all[0].Path) != "tspine-20260304T023000Z.db" || !all[2].At.Equal(at.Truncate(time.Second)) {
		t.Errorf("%+v, %v", all, err)
	}
	for _, f := range all {
		if err := s.Discard(f); err != nil {
			t.Error(err)
		}
	}
	if all, err = s.Archived(dir); err != nil || len(all) != 0 {
		t.Errorf("%v, %v", all, err)
	}
	for name, want := range map[string]bool{stale: false, fresh: true, filepath.Join(dir, "letter.txt"): true, filepath.Join(dir, "tspine.db"): true} {
		if _, err := os.Stat(name); (err == nil) != want {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestWhatTheOwnerChoseIsKept(t *testing.T) {
	s := open(t, filepath.Join(t.TempDir(), "tspine.db"))
	defer s.Close()
	if err := s.SaveSettings(t.Context(), nil, map[string]string{"a": "1", "b": "2"}); err != nil {
		t.Fatal(err)
	}
	if err := s.SaveSettings(t.Context(), map[string]string{"a": "1", "c": ""}, map[string]string{"a": "", "b": "3", "c": ""}); err != nil {
		t.Fatal(err)
	}
	got, err := s.Settings(t.Context())
	if err != nil || len(got) != 1 || got["b"] != "3" {
		t.Errorf("%v, %v", got, err)
	}
	if n, err := s.Size(t.Context()); err != nil || n < 4096 {
		t.Errorf("%d, %v", n, err)
	}
}
