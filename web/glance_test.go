package web

import (
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"tspine/app"
	"tspine/engine/logbook"
	"tspine/engine/unit"
)

// twoSites are two servers on one file, and a browser that is signed in at both.
func twoSites(t testing.TB) (here, there *bench, ana *browser, who app.Person) {
	t.Helper()
	path, at := filepath.Join(t.TempDir(), "tspine.db"), noon()
	here = openAt(t, path, at, func(s *Server) {
		if _, err := s.App.Demo(t.Context(), "Ana", 3); err != nil {
			t.Fatal(err)
		}
	})
	there = openAt(t, path, at)
	ana = here.ana(t)
	who, err := here.App.Who(t.Context(), "Ana")
	if err != nil {
		t.Fatal(err)
	}
	return here, there, ana, who
}

// slow is a site that keeps nothing, and whose days are computed anew each time.
type slow struct {
	*Server
	*browser
}

func (b *bench) slow(t testing.TB, ana *browser) slow {
	t.Helper()
	s := slow{Server: &Server{App: b.App, Accounts: b.Accounts, Log: b.Log}}
	handler, err := New(s.Server)
	if err != nil {
		t.Fatal(err)
	}
	s.answers.Most = 0
	s.browser = serveAgain(t, handler)
	s.browser.Jar = ana.Jar
	return s
}

func (s slow) ask(path string) reply {
	s.App = app.New(s.App.Catalog, s.App.Keep, s.App.People, s.App.Now)
	s.browser.t.Helper()
	return s.get(path)
}

// TestAQuickAnswerIsTheAnswer lets two servers on one file do random things, and
// holds the pages that are answered quickly against those of one that keeps
// nothing.
func TestAQuickAnswerIsTheAnswer(t *testing.T) {
	trials := 1
	if os.Getenv("TSPINE_SOAK") != "" {
		trials = 40
	}
	paths := []string{"/today", "/today.json", "/today?minutes=5", "/progress"}
	for trial := range trials {
		here, there, ana, who := twoSites(t)
		anew := here.slow(t, ana)
		acts := []func(s *bench){
			func(s *bench) { _, _ = s.App.Morning(t.Context(), who, logbook.Morning{Pain: unit.Rate(3)}) },
			func(s *bench) {
				if d, err := s.App.Today(t.Context(), who, 0, ""); err == nil && len(d.Main.Parts) > 0 {
					_, _, _ = s.App.Log(t.Context(), who, app.Done(d.Main))
				}
			},
			func(s *bench) { s.clock.now = s.clock.now.Add(7 * time.Hour) },
			func(s *bench) { ana.post("/you/theme", "theme", "dark") },
			func(s *bench) { ana.post("/start/again", "all", "yes") },
			func(s *bench) { _ = s.App.KeepInterview(t.Context(), who, app.Interview{}) },
			func(s *bench) {
				_ = s.App.Prefer(t.Context(), who, map[string]string{"language": "de", "theme": "light", app.Units: app.InPounds})
			},
			func(*bench) {},
		}
		gen := rapid.Custom(func(r *rapid.T) []int {
			return rapid.SliceOfN(rapid.IntRange(0, 2*len(acts)-1), 12, 18).Draw(r, "acts")
		})
		for step, kind := range gen.Example(trial) {
			site := here
			if kind%2 == 1 {
				site = there
			}
			acts[kind/2](site)
			for _, path := range paths {
				first, again := ana.get(path), ana.get(path)
				want := anew.ask(path)
				if diff := cmp.Diff(want.body, first.body); diff != "" || first.status != want.status {
					t.Fatalf("trial %d, step %d, act %d, %s: %d, want %d (-slow +quick):\n%s", trial, step, kind, path, first.status, want.status, diff)
				}
				if again.body != first.body || again.status != first.status || again.header.Get("Vary") == "" || strings.Join(again.header["Vary"], ",") != strings.Join(first.header["Vary"], ",") {
					t.Fatalf("trial %d, step %d, %s: asked again it is another answer: %d %v, %v", trial, step, path, again.status, again.header, first.header)
				}
			}
		}
	}
}

func TestAQuickAnswerIsForWhoeverIsSignedIn(t *testing.T) {
	here, there, ana, _ := twoSites(t)
	ana.get("/today") // what she is told is kept by then
	if r := ana.get("/today"); r.status != http.StatusOK || here.glanced.Len() == 0 {
		t.Fatalf("%d, %d answers are kept", r.status, here.glanced.Len())
	}
	if r := here.browser(t).get("/today"); r.status != http.StatusSeeOther {
		t.Errorf("a stranger: %d", r.status)
	}
	in, err := there.Accounts.SignIns.SignInsOf(t.Context(), firstAccount(t, there))
	if err != nil || len(in) != 1 {
		t.Fatal(in, err)
	}
	for range 3 { // the same device, hours later: it is noted that it was here
		here.clock.now = here.clock.now.Add(2 * time.Hour)
		if r := ana.get("/today"); r.status != http.StatusOK {
			t.Errorf("%d", r.status)
		}
	}
	now, err := there.Accounts.SignIns.SignInsOf(t.Context(), firstAccount(t, there))
	if err != nil || len(now) != 1 || now[0].Seen < here.clock.now.Add(-time.Hour).UnixMicro() {
		t.Errorf("seen at %v, %v", now, err)
	}
	ana.get("/today")
	if err := there.Accounts.SignIns.EndSignIn(t.Context(), in[0].Hash); err != nil {
		t.Fatal(err)
	}
	if r := ana.get("/today"); r.status != http.StatusSeeOther || strings.Contains(r.body, "upper back") {
		t.Errorf("signed out by another program: %d", r.status)
	}
}

func firstAccount(t *testing.T, b *bench) string {
	t.Helper()
	all, err := b.Accounts.Keep.Accounts(t.Context())
	if err != nil || len(all) == 0 {
		t.Fatal(err)
	}
	return all[0].ID
}
