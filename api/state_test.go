package api

import (
	"net/http"
	"testing"

	"tspine/app"
	"tspine/engine/course"
)

func TestWhoChangesWhatWasChangedMeanwhileIsTold(t *testing.T) {
	for _, c := range []struct{ at, body string }{
		{"/people/me/schedule", `{"days":"mon wed 18:00"}`}, {"/people/me/program", `{"program":"relief-in-six"}`}, {"/people/me/pause", `{"for":"travel"}`},
	} {
		t.Run(c.at, func(t *testing.T) {
			b := open(t)
			tag := b.ask(t, "read", "GET "+c.at, "").header.Get("ETag")
			if g := b.ask(t, "all", "PUT "+c.at, c.body); g.status != http.StatusPreconditionRequired || g.problem(t).Code != "match-first" {
				t.Errorf("nothing is said: %d", g.status)
			}
			first := b.ask(t, "all", "PUT "+c.at, c.body, "If-Match", tag)
			if first.status != http.StatusOK || first.header.Get("ETag") == tag || first.header.Get("ETag") == "" {
				t.Fatalf("%d %s, after %s %s", first.status, first.body, tag, first.header.Get("ETag"))
			}
			if g := b.ask(t, "all", "PUT "+c.at, c.body, "If-Match", tag); g.status != http.StatusPreconditionFailed || g.problem(t).Code != "changed" {
				t.Errorf("an older state: %d", g.status)
			}
			if g := b.ask(t, "all", "PUT "+c.at, c.body, "If-Match", first.header.Get("ETag")); g.status != http.StatusOK && g.status != http.StatusConflict {
				t.Errorf("the state that holds: %d %s", g.status, g.body)
			}
			if g := b.ask(t, "all", "PUT "+c.at, c.body, "If-Match", "*"); g.status != http.StatusOK && g.status != http.StatusConflict {
				t.Errorf("whatever it is: %d %s", g.status, g.body)
			}
		})
	}
}

func TestAScriptIsToldThatAPageWasQuicker(t *testing.T) {
	b := open(t)
	tag := b.ask(t, "read", "GET /people/me/pause", "").header.Get("ETag")
	if _, err := b.App.Pause(t.Context(), b.anas, app.AwayState(course.Away{}), 0, course.ForIllness); err != nil {
		t.Fatal(err)
	}
	if g := b.ask(t, "all", "PUT /people/me/pause", `{"for":"travel"}`, "If-Match", tag); g.status != http.StatusPreconditionFailed {
		t.Errorf("%d %s", g.status, g.body)
	}
	if p := read[Pause](t, b.ask(t, "read", "GET /people/me/pause", ""), http.StatusOK); p.For != "illness" {
		t.Errorf("%+v", p)
	}
}
