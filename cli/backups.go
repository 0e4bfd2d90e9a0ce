package cli

import (
	"context"
	"path/filepath"
	"runtime/debug"
	"time"

	"tspine/app"
	"tspine/web"
)

// backups are those that a server makes.
func (c *command) backups(o serving) (*app.Backups, error) {
	dir := o.backupDir
	if dir == "" {
		data, err := c.folder()
		if err != nil {
			return nil, err
		}
		dir = filepath.Join(data, "backups")
	}
	full, err := filepath.Abs(dir)
	return &app.Backups{Keep: c.opened, Dir: full, At: o.backupAt, Now: c.Now}, err
}

// lookEvery is how often a server looks whether a backup is due. It looks at
// the clock of the wall: a timer stands still while the machine sleeps.
const lookEvery = time.Minute

// backUp makes backups when they are due, until the context ends. What it gives
// waits for one that is being made.
func backUp(ctx context.Context, site *web.Server) (wait func()) {
	if site.Backups == nil {
		return func() {}
	}
	done := make(chan bool)
	go func() {
		defer close(done)
		clock := time.NewTicker(lookEvery)
		defer clock.Stop()
		for ctx.Err() == nil {
			made, err := site.Backups.Tick(ctx)
			switch {
			case ctx.Err() != nil:
			case err != nil:
				site.Log.Error("backup failed", "why", err.Error())
			case made:
				site.Log.Info("backup made", "folder", site.Backups.Dir)
			}
			select {
			case <-ctx.Done():
			case <-clock.C:
			}
		}
	}()
	return func() { <-done }
}

// version is what the program was built from, as far as it is known.
func version() string {
	built, ok := debug.ReadBuildInfo()
	if !ok {
		return ""
	}
	out := built.Main.Version
	for _, s := range built.Settings {
		if s.Key == "vcs.revision" && (out == "" || out == "(devel)") {
			out = s.Value[:min(len(s.Value), shortRevision)]
		}
	}
	return out
}

// shortRevision is as much of a revision as tells it apart.
const shortRevision = 12
