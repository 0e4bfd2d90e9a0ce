package cli

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"tspine/app"
)

// A server that starts makes up the backup that is missing, and it can be
// brought back.
func TestAServerBacksUpAndTheBackupIsRestored(t *testing.T) {
	dir, vault := begun(t), filepath.Join(t.TempDir(), "vault")
	p := launch(t, "serve", "--listen", "127.0.0.1:0", "--data", dir, "--backup-dir", vault, "--backup-at", "04:00")
	p.link("/setup?token=")
	var made []string
	for deadline := time.Now().Add(20 * time.Second); len(made) == 0 && time.Now().Before(deadline); {
		time.Sleep(20 * time.Millisecond)
		var err error
		if made, err = filepath.Glob(filepath.Join(vault, "tspine-*Z.db")); err != nil {
			t.Fatal(err)
		}
	}
	p.stop()
	if len(made) != 1 {
		t.Fatalf("%d backups: %s", len(made), p.Stderr)
	}
	if log := p.Stderr.(*strings.Builder).String(); strings.Contains(log, "backup failed") {
		t.Error(log)
	}
	var said strings.Builder
	w := newCommand().World
	w.Out, w.Err = &said, &said
	if status := Run(t.Context(), []string{"restore", made[0], "--data", dir}, w); status != exitDone || !strings.Contains(said.String(), made[0]) {
		t.Errorf("%d %s", status, said.String())
	}
}

func TestBackupsGoBesideTheDatabaseUnlessAFolderIsNamed(t *testing.T) {
	c := newCommand()
	c.dir = t.TempDir()
	if b, err := c.backups(serving{}); err != nil || b.Dir != filepath.Join(c.dir, "backups") || b.At != "" {
		t.Errorf("%+v, %v", b, err)
	}
	here, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	if b, err := c.backups(serving{backupDir: "vault", backupAt: app.BackupsOff}); err != nil || b.Dir != filepath.Join(here, "vault") || b.At != app.BackupsOff {
		t.Errorf("%+v, %v", b, err)
	}
}
