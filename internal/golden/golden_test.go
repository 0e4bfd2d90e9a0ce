package golden

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// recorder is a test that only notes how it went.
type recorder struct {
	testing.TB
	failed string
	fatal  bool
}

// stop is what a Fatalf throws, so that nothing after it runs.
type stop struct{}

func (r *recorder) Helper() {}

func (r *recorder) Errorf(format string, args ...any) { r.failed = fmt.Sprintf(format, args...) }

func (r *recorder) Fatalf(format string, args ...any) {
	r.fatal = true
	r.Errorf(format, args...)
	panic(stop{})
}

func (r *recorder) Fatal(args ...any) { r.Fatalf("%s", fmt.Sprint(args...)) }

// record runs check as a test of its own would, with TSPINE_GOLDEN set to
// refresh.
func record(t *testing.T, refresh string, check func(testing.TB)) (r *recorder) {
	t.Helper()
	t.Setenv("TSPINE_GOLDEN", refresh)
	r = &recorder{}
	defer func() {
		if thrown := recover(); thrown != nil {
			if _, ok := thrown.(stop); !ok {
				panic(thrown)
			}
		}
	}()
	check(r)
	return r
}

func write(t *testing.T, path, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

func read(t *testing.T, path string) string {
	t.Helper()
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

func TestCheck(t *testing.T) {
	for name, c := range map[string]struct {
		kept    string // empty: there is no file yet
		got     string
		refresh string
		fails   bool
		after   string
	}{
		"the same bytes pass":                      {"one\ntwo\n", "one\ntwo\n", "", false, "one\ntwo\n"},
		"another line fails, and the file stays":   {"one\ntwo\n", "one\n2\n", "", true, "one\ntwo\n"},
		"a missing line break at the end fails":    {"one\n", "one", "", true, "one\n"},
		"refreshing writes what was got":           {"one\n", "two\n", "refresh", false, "two\n"},
		"refreshing writes a file that wasn't yet": {"", "new\n", "refresh", false, "new\n"},
		"another word does not refresh":            {"one\n", "two\n", "1", true, "one\n"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Chdir(t.TempDir())
			path := filepath.Join("testdata", "deep", "x.svg")
			if c.kept != "" {
				write(t, path, c.kept)
			}
			r := record(t, c.refresh, func(tb testing.TB) { Check(tb, "deep/x.svg", []byte(c.got)) })
			if (r.failed != "") != c.fails || r.fatal {
				t.Errorf("failed with %q, at once %v; want failed %v", r.failed, r.fatal, c.fails)
			}
			if after := read(t, path); after != c.after {
				t.Errorf("the file holds %q, want %q", after, c.after)
			}
		})
	}
}

func TestADifferenceCanBeRead(t *testing.T) {
	t.Chdir(t.TempDir())
	write(t, "testdata/a.txt", "one\ntwo\nthree\n")
	r := record(t, "", func(tb testing.TB) { Check(tb, "a.txt", []byte("one\nzwei\nthree\n")) })
	for _, part := range []string{filepath.Join("testdata", "a.txt"), "make golden", "two", "zwei"} {
		if !strings.Contains(r.failed, part) {
			t.Errorf("%q does not say %q", r.failed, part)
		}
	}
}

func TestAMissingFileStopsTheTest(t *testing.T) {
	t.Chdir(t.TempDir())
	went := false
	r := record(t, "", func(tb testing.TB) {
		Check(tb, "none.txt", []byte("text"))
		went = true
	})
	if !r.fatal || went || !strings.Contains(r.failed, "make golden") {
		t.Errorf("stopped %v, went on %v, said %q", r.fatal, went, r.failed)
	}
	if _, err := os.Stat("testdata"); !os.IsNotExist(err) {
		t.Errorf("comparing made a folder: %v", err)
	}
}

func TestCheckFileTakesAnyPath(t *testing.T) {
	path := filepath.Join(t.TempDir(), "docs", "rules.md")
	r := record(t, "refresh", func(tb testing.TB) { CheckFile(tb, path, []byte("# Rules\n")) })
	if r.failed != "" || read(t, path) != "# Rules\n" {
		t.Errorf("failed with %q", r.failed)
	}
	r = record(t, "", func(tb testing.TB) { CheckFile(tb, path, []byte("# Rules\n")) })
	if r.failed != "" {
		t.Errorf("what was just written differs: %s", r.failed)
	}
}

func TestAFolderThatCannotBeMadeStopsTheTest(t *testing.T) {
	dir := t.TempDir()
	write(t, filepath.Join(dir, "file"), "not a folder")
	r := record(t, "refresh", func(tb testing.TB) { CheckFile(tb, filepath.Join(dir, "file", "x.txt"), []byte("text")) })
	if !r.fatal {
		t.Errorf("went on after %q", r.failed)
	}
	r = record(t, "refresh", func(tb testing.TB) { CheckFile(tb, dir, []byte("text")) })
	if !r.fatal {
		t.Errorf("a folder was written as a file: %q", r.failed)
	}
}
