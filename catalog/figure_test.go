package catalog

import (
	"bytes"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"tspine/engine/figure"
)

// TestEveryLockIsFresh compares the stamp of each lock with its pose and the
// skeleton. TSPINE_GOLDEN=refresh solves the stale ones again.
func TestEveryLockIsFresh(t *testing.T) {
	c, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	for _, id := range c.PoseIDs() {
		t.Run(id, func(t *testing.T) {
			for _, b := range figure.Builds() {
				v, err := c.Figure(id, b)
				if err != nil && os.Getenv("TSPINE_GOLDEN") == "refresh" {
					refreshLock(t, c, id)
					return
				}
				if err != nil {
					t.Fatalf("%v; TSPINE_GOLDEN=refresh go test ./catalog -run Lock solves it again", err)
				}
				for _, check := range v.Report().Checks() {
					if check.Value > check.Gate {
						t.Errorf("%s build: %s is %.4f at %s, more than %v", b.Name, check.Name, check.Value, check.At, check.Gate)
					}
				}
			}
		})
	}
}

// TestAFreshLockIsWhatTheSolverFinds solves a few exercises again that have of
// every rule something (TSPINE_SOAK=1: all): what touches, slides, is held apart
// and high, walks, passes by other postures, and is the same on both sides. The
// stamp of a lock can't see the solver, only its number: whoever changes a
// price or a rule raises it.
func TestAFreshLockIsWhatTheSolverFinds(t *testing.T) {
	if runtime.GOARCH != "amd64" {
		t.Skip("the kept postures were found on amd64; others round sums of products once less")
	}
	c, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	ids := []string{"cat-cow", "open-book", "pendlay-row", "thread-the-needle", "zercher-carry"}
	if os.Getenv("TSPINE_SOAK") != "" {
		ids = c.PoseIDs()
	}
	for _, id := range ids {
		t.Run(id, func(t *testing.T) {
			p, err := c.Pose(id)
			if err != nil {
				t.Fatal(err)
			}
			kept, err := fs.ReadFile(c.root, "poses/"+id+".lock")
			if err != nil {
				t.Fatal(err)
			}
			if !strings.Contains(string(kept), figure.Stamp(p)) {
				return // TestEveryLockIsFresh fails, and says why
			}
			got, _, err := SolvePose(p)
			if err != nil {
				t.Fatal(err)
			}
			if !bytes.Equal(got, kept) {
				t.Error("the solver finds other postures than its lock has: raise solverVersion in engine/figure/lock.go, then TSPINE_GOLDEN=refresh go test ./catalog -run Lock")
			}
		})
	}
}

func refreshLock(t *testing.T, c *Catalog, id string) {
	t.Helper()
	p, err := c.Pose(id)
	if err != nil {
		t.Fatal(err)
	}
	text, _, err := SolvePose(p)
	if err != nil {
		t.Error(err)
	}
	if err := os.WriteFile(filepath.Join("poses", id+".lock"), text, 0o644); err != nil {
		t.Fatal(err)
	}
}
