package api

import (
	"net/http"
	"strings"
	"testing"

	"tspine/app"
	"tspine/engine/course"
)

func TestWhoChangesWhatWasChangedMeanwhileIsTold(t *testing.T) {
	for _, c := range []struct{ at, put, body string }{
		{"/people/me/schedule", "PUT /people/me/schedule", `{"days":"mon wed 18:00"}`}, {"/people/me/program", "PUT /people/me/program", `{"program":"relief-in-six"}`},
		{"/people/me/pause", "PUT /people/me/pause", `{"for":"travel"}`}, {"/people/me", "PATCH /people/me", `{"name":"Anna"}`},
		{"/backups", "PUT /backups/plan", `{"at":"04:10","daily":3,"weekly":2,"monthly":1}`},
	} {
		t.Run(c.at, func(t *testing.T) {
			b := open(t)
			tag := b.ask(t, "all", "GET "+c.at, "").header.Get("ETag")
			if g := b.ask(t, "all", c.put, c.body); g.status != http.StatusPreconditionRequired || g.problem(t).Code != "match-first" {
				t.Errorf("nothing is said: %d", g.status)
			}
			first := b.ask(t, "all", c.put, c.body, "If-Match", tag)
			if first.status != http.StatusOK || first.header.Get("ETag") == tag || first.header.Get("ETag") == "" {
				t.Fatalf("%d %s, after %s %s", first.status, first.body, tag, first.header.Get("ETag"))
			}
			if g := b.ask(t, "all", c.put, c.body, "If-Match", tag); g.status != http.StatusPreconditionFailed || g.problem(t).Code != "changed" {
				t.Errorf("an older state: %d", g.status)
			}
			if g := b.ask(t, "all", c.put, c.body, "If-Match", `"*"`); g.status != http.StatusPreconditionFailed {
				t.Errorf("a state of that name: %d", g.status)
			}
			if g := b.ask(t, "all", c.put, c.body, "If-Match", first.header.Get("ETag")); g.status != http.StatusOK && g.status != http.StatusConflict {
				t.Errorf("the state that holds: %d %s", g.status, g.body)
			}
			if g := b.ask(t, "all", c.put, c.body, "If-Match", "*"); g.status != http.StatusOK && g.status != http.StatusConflict {
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

const towel = `id: towel-rotation
phases: [mobilize]
stage: mobility
classes: [ROT_UNL]
directions: [rotation]
position: sitting
sides: each
dose: 2x8/side
progress: reps
text: {name: Towel rotation, for: A, set-up: [B], cues: [C, D], stop: E}
`

func TestOfTwoWhoWriteTheSameExerciseTheSecondIsTold(t *testing.T) {
	b := open(t)
	const at = "/people/me/own/towel-rotation"
	one := b.ask(t, "all", "POST /people/me/own", towel, "Content-Type", yamlType)
	if kept := read[OwnKept](t, one, http.StatusCreated); kept.Name != "towel-rotation" || !strings.HasSuffix(one.header.Get("Location"), "/own/towel-rotation") {
		t.Fatalf("%+v at %s", kept, one.header.Get("Location"))
	}
	if again := b.ask(t, "all", "POST /people/me/own", towel, "Content-Type", yamlType); again.status != http.StatusCreated || again.header.Get("ETag") != one.header.Get("ETag") {
		t.Errorf("sent twice: %d %s", again.status, again.body)
	}
	other := strings.Replace(towel, "2x8", "3x8", 1)
	if p := b.ask(t, "all", "POST /people/me/own", other, "Content-Type", yamlType).problem(t); p.Status != http.StatusUnprocessableEntity || p.Faults[0].Code != "taken" {
		t.Errorf("another one of that name: %+v", p)
	}
	tag := b.ask(t, "read", "GET "+at, "").header.Get("ETag")
	if g := b.ask(t, "all", "PUT "+at, other, "Content-Type", yamlType); g.status != http.StatusPreconditionRequired || tag != one.header.Get("ETag") {
		t.Errorf("nothing is said: %d", g.status)
	}
	if now := read[OwnStanding](t, b.ask(t, "all", "PUT "+at, other, "Content-Type", yamlType, "If-Match", tag), http.StatusOK); now.Text != other || len(now.Exercises) != 1 {
		t.Errorf("%+v", now)
	}
	for _, line := range []string{"PUT " + at, "DELETE " + at} {
		if g := b.ask(t, "all", line, towel, "Content-Type", yamlType, "If-Match", tag); g.status != http.StatusPreconditionFailed {
			t.Errorf("%s, as it was seen before: %d", line, g.status)
		}
	}
	if g := b.ask(t, "read", "POST /people/me/own-check?of=towel-rotation", other, "Content-Type", yamlType); g.status != http.StatusNoContent {
		t.Errorf("%d %s", g.status, g.body)
	}
	if p := b.ask(t, "read", "POST /people/me/own-check", other, "Content-Type", yamlType).problem(t); p.Faults[0].Code != "taken" {
		t.Errorf("%+v", p)
	}
	now := b.ask(t, "read", "GET "+at, "").header.Get("ETag")
	if g := b.ask(t, "all", "DELETE "+at, "", "If-Match", now); g.status != http.StatusNoContent {
		t.Errorf("%d %s", g.status, g.body)
	}
	for _, line := range []string{"GET " + at, "PUT " + at, "DELETE " + at} {
		if g := b.ask(t, "all", line, towel, "Content-Type", yamlType, "If-Match", "*"); g.status != http.StatusNotFound {
			t.Errorf("%s after it is gone: %d", line, g.status)
		}
	}
}

func TestAPauseMadeByMistakeIsTakenBack(t *testing.T) {
	b := open(t)
	const at = "/people/me/pause"
	if g := b.ask(t, "all", "DELETE "+at, "", "If-Match", "*"); g.status != http.StatusConflict || g.problem(t).Code != "not-paused" {
		t.Errorf("without one: %d", g.status)
	}
	tag := b.ask(t, "all", "PUT "+at, `{"for":"travel"}`, "If-Match", "*").header.Get("ETag")
	if g := b.ask(t, "all", "DELETE "+at, "", "If-Match", `"x"`); g.status != http.StatusPreconditionFailed {
		t.Errorf("another one was seen: %d", g.status)
	}
	if g := b.ask(t, "all", "DELETE "+at, "", "If-Match", tag); g.status != http.StatusNoContent {
		t.Errorf("%d %s", g.status, g.body)
	}
	if p := read[Pause](t, b.ask(t, "read", "GET "+at, ""), http.StatusOK); p.Paused {
		t.Errorf("%+v", p)
	}
}
