//go:build unix

package cli

import (
	"os"
	"os/exec"
	"path/filepath"
	"syscall"
	"testing"
)

// nobody is the user that owns nothing.
const nobody = 65534

// asNobody lets the program run without the rights of root, to which nothing
// is forbidden. Root hands the folder over first.
func asNobody(t *testing.T, p binary, data string) binary {
	t.Helper()
	if os.Getuid() != 0 {
		return p
	}
	for _, up := range []string{filepath.Dir(data), filepath.Dir(filepath.Dir(data))} {
		must(t, os.Chmod(up, 0o755))
	}
	err := filepath.WalkDir(data, func(path string, _ os.DirEntry, err error) error {
		if err != nil {
			return err
		}
		return os.Chown(path, nobody, nobody)
	})
	must(t, err)
	p.change = func(c *exec.Cmd) {
		c.SysProcAttr = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: nobody, Gid: nobody}}
	}
	return p
}

func TestWithoutPermissionItIsRefusedWithWords(t *testing.T) {
	p := newBinary(t)
	for name, c := range map[string]struct {
		folder, file os.FileMode
	}{
		"a read-only folder":       {0o500, 0o600},
		"a read-only file":         {0o700, 0o400},
		"a file of someone else":   {0o700, 0o000},
		"a folder of someone else": {0o000, 0o600},
	} {
		t.Run(name, func(t *testing.T) {
			data := filepath.Join(t.TempDir(), "data")
			file := p.filled(t, data)
			must(t, os.Remove(file+".lock"))
			user := asNobody(t, p, data)
			must(t, os.Chmod(file, c.file))
			must(t, os.Chmod(data, c.folder))
			t.Cleanup(func() { must(t, os.Chmod(data, 0o700)) })
			refused(t, user, data, "failure.denied")
		})
	}
}
