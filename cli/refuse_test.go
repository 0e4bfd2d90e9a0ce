package cli

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"tspine/internal/require"
	"tspine/locale"
)

// binary is the real program, in a folder that anyone may enter.
type binary struct {
	path   string
	change func(*exec.Cmd) // before it starts, or nil
}

func newBinary(t *testing.T) binary {
	t.Helper()
	text, err := os.ReadFile(os.Args[0])
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	for _, one := range []string{filepath.Dir(dir), dir} {
		if err := os.Chmod(one, 0o755); err != nil {
			t.Fatal(err)
		}
	}
	path := filepath.Join(dir, "tspine")
	if err := os.WriteFile(path, text, 0o755); err != nil {
		t.Fatal(err)
	}
	return binary{path: path}
}

func (p binary) command(data string, args ...string) *exec.Cmd {
	c := exec.Command(p.path, args...)
	c.Env = []string{"NOW=2026-03-02T08:00:00Z", "BEGAN=" + time.Now().Format(time.RFC3339Nano), "TSPINE_DATA=" + data, "HOME=/nowhere", "TMPDIR=" + os.TempDir()}
	if p.change != nil {
		p.change(c)
	}
	return c
}

// run gives the exit code and what was said.
func (p binary) run(t *testing.T, data string, args ...string) (code int, said string) {
	t.Helper()
	var out bytes.Buffer
	c := p.command(data, args...)
	c.Stdout, c.Stderr = &out, &out
	err := c.Run()
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) {
		t.Fatal(err)
	}
	return c.ProcessState.ExitCode(), out.String()
}

// filled makes a folder with a database in which somebody trains.
func (p binary) filled(t *testing.T, data string) string {
	t.Helper()
	if code, said := p.run(t, data, "demo", "--data", data); code != 0 {
		t.Fatal(said)
	}
	return filepath.Join(data, fileName)
}

// files gives the bytes of all files under a folder that hold any.
func files(t *testing.T, dir string) map[string]string {
	t.Helper()
	out := map[string]string{}
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || strings.HasSuffix(path, "-shm") {
			return err
		}
		b, err := os.ReadFile(path)
		if len(b) > 0 {
			out[path] = string(b)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// xor changes bytes of a file.
func xor(t *testing.T, name string, from, n int) {
	t.Helper()
	b, err := os.ReadFile(name)
	must(t, err)
	for i := from; i < min(from+n, len(b)); i++ {
		b[i] ^= 0x5a
	}
	must(t, os.WriteFile(name, b, 0o600))
}

// refused runs a verb on a folder, and wants it to fail with these words and
// to leave every byte as it was.
func refused(t *testing.T, p binary, data, key string) {
	t.Helper()
	words, err := locale.New("en")
	must(t, err)
	before := files(t, data)
	for _, args := range [][]string{{"today"}, {"morning", "1"}, {"export", "-"}} {
		code, said := p.run(t, data, args...)
		if code != exitFailed {
			t.Errorf("%v ended with %d: %s", args, code, said)
		}
		if flat := strings.Join(strings.Fields(said), " "); !strings.Contains(flat, words.T(key)) || strings.Contains(flat, "panic") {
			t.Errorf("%v said: %s", args, said)
		}
		after := files(t, data)
		for name, b := range before {
			if after[name] != b {
				t.Errorf("%v changed %s", args, name)
			}
		}
		if len(after) != len(before) {
			t.Errorf("%v left %d files of %d", args, len(after), len(before))
		}
	}
}

func TestWhatCannotBeOpenedIsRefusedWithWords(t *testing.T) {
	p := newBinary(t)
	whole := p.filled(t, t.TempDir())
	text, err := os.ReadFile(whole)
	must(t, err)
	for name, c := range map[string]struct {
		key   string
		spoil func(t *testing.T, file string)
	}{
		"a text":                       {"failure.foreign", func(t *testing.T, f string) { must(t, os.WriteFile(f, []byte("Dear diary"), 0o600)) }},
		"a file that lost its head":    {"failure.foreign", func(t *testing.T, f string) { xor(t, f, 0, 4) }},
		"a folder":                     {"failure.folder", func(t *testing.T, f string) { must(t, os.Remove(f)); must(t, os.Mkdir(f, 0o700)) }},
		"half a file":                  {"failure.damaged", func(t *testing.T, f string) { must(t, os.Truncate(f, int64(len(text)/2))) }},
		"a file without its last byte": {"failure.damaged", func(t *testing.T, f string) { must(t, os.Truncate(f, int64(len(text)-1))) }},
		"a broken list of tables":      {"failure.damaged", func(t *testing.T, f string) { xor(t, f, 100, 50) }},
		"broken pages":                 {"failure.damaged", func(t *testing.T, f string) { xor(t, f, 4096, len(text)) }},
		"a broken log":                 {"failure.damaged", func(t *testing.T, f string) { must(t, os.WriteFile(f+"-wal", make([]byte, 9000), 0o600)) }},
		"an empty file beside a log": {"failure.damaged", func(t *testing.T, f string) {
			must(t, os.WriteFile(f, nil, 0o600))
			must(t, os.WriteFile(f+"-wal", text[:9000], 0o600))
		}},
	} {
		t.Run(name, func(t *testing.T) {
			data := t.TempDir()
			file := filepath.Join(data, fileName)
			must(t, os.WriteFile(file, text, 0o600))
			c.spoil(t, file)
			refused(t, p, data, c.key)
		})
	}
}

func TestANewerDatabaseIsRefusedWithWords(t *testing.T) {
	p := newBinary(t)
	data := t.TempDir()
	newer(t, p.filled(t, data))
	refused(t, p, data, "failure.newer")
}

func TestAFullDiskIsRefusedWithWords(t *testing.T) {
	p := newBinary(t)
	disk := require.Disk(t, 4<<20)
	file := p.filled(t, filepath.Join(disk, "data"))
	fill(t, disk)
	refused(t, p, filepath.Dir(file), "failure.full")
	must(t, os.Remove(filepath.Join(disk, "filling")))
	if code, said := p.run(t, filepath.Dir(file), "morning", "1"); code != exitDone {
		t.Errorf("once there is room: %s", said)
	}
}

// A disk that fills up while there is writing loses nothing that was answered.
func TestADiskThatFillsUpKeepsWhatWasAnswered(t *testing.T) {
	p := newBinary(t)
	disk := require.Disk(t, 4<<20)
	data := filepath.Join(disk, "data")
	p.filled(t, data)
	fill(t, disk)
	filling := filepath.Join(disk, "filling")
	stat, err := os.Stat(filling)
	must(t, err)
	must(t, os.Truncate(filling, stat.Size()-300<<10))
	answered, note := 0, strings.Repeat("x", 9000)
	for range 400 {
		code, said := p.run(t, data, "log", "cat-cow 30s", "--short", "--pain", "1", "--note", note)
		if code == exitDone {
			answered++
			continue
		}
		if words, _ := locale.New("en"); !strings.Contains(strings.Join(strings.Fields(said), " "), words.T("failure.full")) {
			t.Error(said)
		}
		break
	}
	if answered == 0 || answered == 400 {
		t.Fatalf("%d were answered", answered)
	}
	elsewhere := t.TempDir() // where there is room to open it
	for name, text := range files(t, data) {
		must(t, os.WriteFile(filepath.Join(elsewhere, filepath.Base(name)), []byte(text), 0o600))
	}
	code, said := p.run(t, elsewhere, "export", "-")
	if got := strings.Count(said, note); code != exitDone || got != answered {
		t.Errorf("%d of %d are there (%d)", got, answered, code)
	}
}

func fill(t *testing.T, disk string) {
	t.Helper()
	f, err := os.Create(filepath.Join(disk, "filling"))
	must(t, err)
	for err == nil {
		_, err = f.Write(make([]byte, 4096))
	}
	must(t, f.Close())
}
