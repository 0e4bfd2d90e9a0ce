package web

import (
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"tspine/app"
)

// vault gives a site backups on a schedule.
func vault(t testing.TB) func(*Server) {
	return func(s *Server) {
		keep, ok := s.App.Keep.(app.BackupStore)
		if !ok {
			t.Fatal("the store makes no backups")
		}
		s.Backups = &app.Backups{Keep: keep, Dir: filepath.Join(t.TempDir(), "backups"), Now: s.App.Now}
		s.Version = "v1.2.3"
	}
}

func TestTheOwnerSeesTheBackupsAndMakesOne(t *testing.T) {
	b := open(t, vault(t))
	ana := b.ana(t)
	says(t, ana.get("/you"), `href="/you/place"`)
	says(t, ana.get("/you/place"), "There is no backup yet", "v1.2.3", " MB", b.Backups.Dir, "03:30")
	if r := ana.post("/you/place/backup"); r.status != http.StatusSeeOther {
		t.Errorf("%d %s", r.status, r.body)
	}
	last, ok := b.Backups.Last()
	if !ok {
		t.Fatal("none was made")
	}
	says(t, ana.get("/you/place"), "The last backup is of", "tspine restore", last.Path, "1 backup is kept")
	watch := b.browser(t)
	says(t, watch.get("/metrics"), "tspine_backup_failures_total 0", "tspine_backup_last_seconds")
	ana.change("/you/place", "at", "22:15", "daily", "3", "weekly", "2", "monthly", "1")
	says(t, ana.get("/you/place"), `value="22:15"`, "22:15</dd>", `name="daily" value="3"`)
	says(t, ana.change("/you/place", "at", "x", "daily", "", "weekly", "2", "monthly", "1"), "is not a time", "0 to 400")
	ana.change("/you/place", "at", "22:15", "off", "yes", "daily", "3", "weekly", "2", "monthly", "1")
	says(t, ana.get("/you/place"), "backups are off")
}

func TestABackupThatFailsIsToldOnThePageTheLogAndTheMetrics(t *testing.T) {
	b := open(t, vault(t))
	ana := b.ana(t)
	if err := os.WriteFile(b.Backups.Dir, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	ana.post("/you/place/backup")
	says(t, ana.get("/you/place"), "The last backup failed", "tried again every hour")
	says(t, b.browser(t).get("/metrics"), "tspine_backup_failures_total 1", "tspine_backup_last_seconds 0")
	if !strings.Contains(b.log.String(), "backup failed") {
		t.Error("the log says nothing")
	}
}

func TestWhereTheServerWasToldTheTimeThePageSaysSo(t *testing.T) {
	b := open(t, vault(t), func(s *Server) { s.Backups.At = "04:00" })
	ana := b.ana(t)
	ana.change("/you/place", "at", "22:15", "daily", "3", "weekly", "2", "monthly", "1")
	says(t, ana.get("/you/place"), "given when the server was started: 04:00", `name="daily" value="3"`)
}
