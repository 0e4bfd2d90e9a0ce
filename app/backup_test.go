package app_test

import (
	"errors"
	"os"
	"path/filepath"
	"testing"
	"time"

	"pgregory.net/rapid"

	"tspine/app"
	"tspine/catalog"
	"tspine/engine/fault"
	"tspine/store"
)

// vault is a home with backups on a schedule, half an hour before the first.
func vault(t *testing.T) (*home, *app.Backups) {
	t.Helper()
	h := newHome(t)
	h.now = time.Date(2026, 3, 2, 3, 0, 0, 0, time.FixedZone("", 3600))
	return h, &app.Backups{Keep: h.keep, Dir: filepath.Join(t.TempDir(), "backups"), Now: func() time.Time { return h.now }}
}

// ticks wants a backup to be made now, or none.
func ticks(t *testing.T, b *app.Backups, want bool) {
	t.Helper()
	if made, err := b.Tick(t.Context()); err != nil || made != want {
		t.Errorf("at %s: made %v, %v", b.Now(), made, err)
	}
}

func TestABackupIsMadeOnceADayAtItsTime(t *testing.T) {
	h, b := vault(t)
	ticks(t, b, true) // there was none
	ticks(t, b, false)
	h.now = h.now.Add(29 * time.Minute)
	ticks(t, b, false)
	h.now = h.now.Add(time.Minute)
	ticks(t, b, true)
	for range 23 {
		h.now = h.now.Add(time.Hour)
		ticks(t, b, false)
	}
	at, err := b.Place(t.Context())
	if err != nil || !at.Next.Equal(time.Date(2026, 3, 3, 3, 30, 0, 0, h.now.Location())) || len(at.Backups) != 1 || at.Size == 0 {
		t.Errorf("%+v, %v", at, err)
	}
	h.now = h.now.Add(time.Hour)
	ticks(t, b, true)
}

func TestAMissedBackupIsMadeUp(t *testing.T) {
	h, b := vault(t)
	ticks(t, b, true)
	h.now = h.now.AddDate(0, 0, 3).Add(9 * time.Hour) // asleep, or off
	again := &app.Backups{Keep: h.keep, Dir: b.Dir, Now: b.Now}
	ticks(t, again, true)
	ticks(t, again, false)
	h.now = h.now.AddDate(-1, 0, 0) // the clock went wrong
	ticks(t, again, true)
	ticks(t, again, false)
}

func TestAFailedBackupIsToldAndTriedAgain(t *testing.T) {
	h, b := vault(t)
	if err := os.WriteFile(b.Dir, []byte("a file in the way"), 0o600); err != nil {
		t.Fatal(err)
	}
	if made, err := b.Tick(t.Context()); made || err == nil {
		t.Errorf("made %v, %v", made, err)
	}
	at, err := b.Place(t.Context())
	if err != nil || at.Failed == nil || !at.Next.Equal(h.now.Add(time.Hour)) || b.Failures() != 1 {
		t.Errorf("%+v, %v", at, err)
	}
	if err := os.Remove(b.Dir); err != nil {
		t.Fatal(err)
	}
	h.now = h.now.Add(59 * time.Minute)
	ticks(t, b, false)
	h.now = h.now.Add(time.Minute)
	ticks(t, b, true)
	if at, err := b.Place(t.Context()); err != nil || at.Failed != nil || b.Failures() != 1 {
		t.Errorf("%+v, %v", at, err)
	}
	if last, ok := b.Last(); !ok || !last.At.Equal(h.now) {
		t.Errorf("%+v", last)
	}
}

func TestThePlanIsTheOwnersUnlessTheServerWasTold(t *testing.T) {
	h, b := vault(t)
	if p, err := b.Plan(t.Context()); err != nil || p != app.UsualPlan() {
		t.Errorf("%+v, %v", p, err)
	}
	if err := b.Arrange(t.Context(), app.UsualPlan().State(), "22:15", "2", "0", "1"); err != nil {
		t.Fatal(err)
	}
	want := app.BackupPlan{Hour: 22, Minute: 15, Daily: 2, Monthly: 1}
	if p, err := b.Plan(t.Context()); err != nil || p != want {
		t.Errorf("%+v, %v", p, err)
	}
	var faults fault.Faults
	if err := b.Arrange(t.Context(), app.AnyState, "24:00", "-1", "x", "401"); !errors.As(err, &faults) || len(faults) != 4 {
		t.Errorf("%v", err)
	}
	if p, err := b.Plan(t.Context()); err != nil || p != want {
		t.Errorf("a faulty plan was kept: %+v, %v", p, err)
	}
	b.At = "04:00"
	if p, err := b.Plan(t.Context()); err != nil || p.At() != "04:00" || p.Daily != 2 {
		t.Errorf("%+v, %v", p, err)
	}
	b.At = app.BackupsOff
	h.now = h.now.AddDate(0, 0, 9)
	ticks(t, b, false)
	if at, err := b.Place(t.Context()); err != nil || !at.Next.IsZero() || !at.Fixed {
		t.Errorf("%+v, %v", at, err)
	}
}

func TestABackupOnTheScheduleBringsEverythingBack(t *testing.T) {
	h, b := vault(t)
	p, err := h.Demo(h.ctx(), "demo", 2)
	if err != nil {
		t.Fatal(err)
	}
	ticks(t, b, true)
	before := h.bundle(t, p)
	if err := h.keep.Erase(h.ctx(), p.ID); err != nil {
		t.Fatal(err)
	}
	last, _ := b.Last()
	path := filepath.Join(t.TempDir(), "again.db")
	if _, _, err := store.Restore(t.Context(), last.Path, path, path+".kept"); err != nil {
		t.Fatal(err)
	}
	keep, err := store.Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	defer keep.Close()
	lib, err := catalog.Load()
	if err != nil {
		t.Fatal(err)
	}
	again := &home{App: app.New(lib, keep, keep, b.Now), t: t, keep: keep}
	if got := again.bundle(t, p); string(got) != string(before) {
		t.Error("it came back otherwise")
	}
}

// However long it runs, the newest of each of the last days, weeks and months
// is there, and no more than were asked for.
func TestOldBackupsAreThinned(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := app.BackupPlan{Daily: rapid.IntRange(0, 9).Draw(t, "daily"), Weekly: rapid.IntRange(0, 6).Draw(t, "weekly"), Monthly: rapid.IntRange(0, 13).Draw(t, "monthly")}
		var all []app.BackupFile
		at := time.Date(2024, 1, 1, 3, 30, 0, 0, time.UTC)
		for range rapid.IntRange(1, 500).Draw(t, "backups") {
			all = p.Thinned(append([]app.BackupFile{{At: at}}, all...), time.UTC)
			at = at.Add(time.Duration(rapid.SampledFrom([]int{24, 24, 24, 24, 1, 72}).Draw(t, "hours")) * time.Hour)
		}
		if most := max(p.Daily+p.Weekly+p.Monthly, 1); len(all) > most {
			t.Fatalf("%d are kept of %d", len(all), most)
		}
		days := map[string]bool{}
		for _, f := range all {
			days[f.At.Format(time.DateOnly)] = true
		}
		if len(days) < min(p.Daily, 1) {
			t.Fatal("not even one day is kept")
		}
		for i, f := range all[1:] {
			if !f.At.Before(all[i].At) {
				t.Fatal("they are out of order")
			}
		}
	})
}

func TestADailyLogOfBackupsKeepsDaysWeeksAndMonths(t *testing.T) {
	var all []app.BackupFile
	at := time.Date(2025, 1, 1, 3, 30, 0, 0, time.UTC)
	for range 430 {
		all = app.UsualPlan().Thinned(append([]app.BackupFile{{At: at}}, all...), time.UTC)
		at = at.AddDate(0, 0, 1)
	}
	var got []string
	for _, f := range all {
		got = append(got, f.At.Format("060102"))
	}
	want := "260306 260305 260304 260303 260302 260301 260228 260222 260215 260131 251231 251130 251031 250930 250831 250731 250630 250531 250430"
	if said := join(got); said != want {
		t.Errorf("%s", said)
	}
}

func join(words []string) string {
	out := ""
	for i, w := range words {
		if i > 0 {
			out += " "
		}
		out += w
	}
	return out
}
