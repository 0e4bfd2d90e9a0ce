// Package require says what a test needs of the machine it runs on. Where that
// is not there the test is skipped and says so, or fails if TSPINE_REQUIRE
// lists it, as in TSPINE_REQUIRE=strace,disk.
package require

import (
	"fmt"
	"os"
	"os/exec"
	"slices"
	"strings"
	"testing"
)

// Tool gives the path of a program.
func Tool(t testing.TB, name string) string {
	t.Helper()
	path, err := exec.LookPath(name)
	if err != nil {
		Missing(t, name, err.Error())
	}
	return path
}

// Disk gives the folder of a disk of its own of so many bytes: it can be
// filled. Only root may make one.
func Disk(t testing.TB, bytes int) string {
	t.Helper()
	folder := t.TempDir()
	out, err := exec.Command("mount", "-t", "tmpfs", "-o", fmt.Sprintf("size=%d", bytes), "tspine-test", folder).CombinedOutput()
	if err != nil {
		Missing(t, "disk", fmt.Sprintf("mount: %v: %s", err, out))
	}
	t.Cleanup(func() {
		if out, err := exec.Command("umount", folder).CombinedOutput(); err != nil {
			t.Errorf("umount: %v: %s", err, out)
		}
	})
	return folder
}

// Missing ends a test that can't be run here: something is not there, or not
// of use.
func Missing(t testing.TB, name, why string) {
	t.Helper()
	if slices.Contains(strings.Split(os.Getenv("TSPINE_REQUIRE"), ","), name) {
		t.Fatalf("TSPINE_REQUIRE asks for %s: %s", name, why)
	}
	t.Skipf("needs %s: %s", name, why)
}
