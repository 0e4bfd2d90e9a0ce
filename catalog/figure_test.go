package catalog

import (
	"os"
	"path/filepath"
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
