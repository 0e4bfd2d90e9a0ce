package web

import (
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"testing"
	"time"

	"tspine/app"
	"tspine/engine/course"
)

func TestAYesBeforeASessionAsksWhatGoesWithIt(t *testing.T) {
	b := open(t)
	ana := b.ana(t)
	ana.starts(desk())
	form := ready("no")
	form.Set("check_fever_unwell", "yes")
	path, r := ana.lands(ana.do("POST", "/ready", form, "text/html"))
	if path != "/today" {
		t.Fatalf("leads to %s", path)
	}
	says(t, r, "Some questions come first")
	never(t, r, "/exercises/")
	path, _ = ana.lands(ana.post("/start/again"))
	if path != "/start/question/fever" {
		t.Fatalf("asks at %s", path)
	}
	path, r = ana.starts(desk())
	if path != "/today" {
		t.Fatalf("ended at %s", path)
	}
	says(t, r, "minutes for your upper back")
	if open := ana.post("/ready"); open.status != http.StatusUnprocessableEntity {
		t.Errorf("no answer at all: %d", open.status)
	}
}

func TestChoicesAndTheirUndo(t *testing.T) {
	b := open(t)
	ana := b.ana(t)
	ana.starts(desk())
	names := regexp.MustCompile(`<a href="/exercises/([a-z-]+)"`)
	first := names.FindStringSubmatch(ana.get("/today").body)[1]
	_, r := ana.lands(ana.post("/today/choice", "act", "skip", "exercise", first))
	says(t, r, "is skipped today. No harm done.")
	never(t, r, `<a href="/exercises/`+first+`"`)
	id := regexp.MustCompile(`name="id" value="([^"]+)"`).FindStringSubmatch(r.body)[1]
	_, r = ana.lands(ana.post("/today/undo", "id", id))
	says(t, r, `<a href="/exercises/`+first+`"`)
	for _, bad := range []url.Values{{"act": {"restart"}}, {"act": {"skip"}}, {"act": {"swap"}, "exercise": {first}}} {
		if r := ana.do("POST", "/today/choice", bad, "text/html"); r.status != http.StatusBadRequest {
			t.Errorf("%v: %d", bad, r.status)
		}
	}
	if r := ana.post("/today/choice", "act", "ban", "exercise", "no-such"); r.status != http.StatusNotFound {
		t.Errorf("an unknown exercise: %d", r.status)
	}
	if r := ana.post("/today/undo", "id", "else"); r.status != http.StatusNotFound {
		t.Errorf("an unknown choice: %d", r.status)
	}
}

func TestAShortSessionIsStartedAndChangedToo(t *testing.T) {
	b := open(t)
	ana := b.ana(t)
	ana.starts(desk())
	short := func() string {
		_, part, found := strings.Cut(ana.get("/today").body, `<section class="card shorts">`)
		if !found {
			return ""
		}
		part, _, _ = strings.Cut(part, "</section>")
		return part
	}
	had := short()
	for _, want := range []string{`href="/ready?short=yes"`, `value="skip"`, `value="pin"`, `value="ban"`} {
		if !strings.Contains(had, want) {
			t.Errorf("the short session lacks %s: %s", want, had)
		}
	}
	of := regexp.MustCompile(`name="exercise" value="([a-z-]+)"`).FindStringSubmatch(had)[1]
	ana.post("/today/choice", "act", "skip", "exercise", of)
	if now := short(); strings.Contains(now, `value="`+of+`"`) {
		t.Errorf("%s is in it still: %s", of, now)
	}
}

func TestTheQuestionsLeadToTheSessionThatWasAskedFor(t *testing.T) {
	b := open(t)
	ana := b.ana(t)
	ana.starts(desk())
	says(t, ana.get("/today?minutes=20"), `href="/ready?minutes=20"`)
	says(t, ana.get("/ready?minutes=20"), `name="minutes" value="20"`)
	says(t, ana.get("/ready?short=yes"), `name="short" value="yes"`)
	for query, want := range map[string]string{"minutes=20": "/train?minutes=20", "short=yes": "/train?short=yes", "": "/train", "minutes=<x>": "/train"} {
		form := ready("no")
		if name, value, ok := strings.Cut(query, "="); ok {
			form.Set(name, value)
		}
		if r := ana.do("POST", "/ready", form, "text/html"); r.header.Get("Location") != want {
			t.Errorf("%s leads to %s, want %s", query, r.header.Get("Location"), want)
		}
	}
}

func TestALogLineByLine(t *testing.T) {
	ana := open(t).ana(t)
	ana.starts(desk())
	r := ana.do("POST", "/log", url.Values{"line0.how": {"shortened"}, "line1.how": {"shortened"}, "line1.did": {"lots"}, "during": {"12"}}, "text/html")
	if r.status != http.StatusUnprocessableEntity || strings.Count(r.body, `class="fault"`) != 3 {
		t.Errorf("%d, want three faults: %s", r.status, r.body)
	}
	id, err := app.NewID()
	if err != nil {
		t.Fatal(err)
	}
	form := url.Values{"id": {id}, "line0.how": {"skipped"}, "line1.how": {"stopped"}, "line1.did": {"1x4"}, "line1.pain": {"4"}, "during": {"4"}}
	for range 2 {
		r = ana.do("POST", "/log", form, "text/html")
	}
	says(t, r, "skipped", "stopped")
}

func TestAReturnIsWelcomedAndSteppedDown(t *testing.T) {
	b := open(t)
	ana := b.ana(t)
	p := desk()
	p.training = "active"
	ana.starts(p)
	for range 4 {
		ana.post("/log", "planned", "yes", "during", "1", "effort", "3")
		b.clock.now = b.clock.now.Add(24 * time.Hour)
	}
	b.clock.now = b.clock.now.Add(13 * 24 * time.Hour)
	r := ana.get("/today")
	says(t, r, "14 days off. We start a little lower.", "Back in, a little lower", "→")
	b.clock.now = b.clock.now.Add(30 * 24 * time.Hour)
	says(t, ana.get("/today"), "Some questions come first")
}

func TestAPauseEndsWithTheQuestions(t *testing.T) {
	b := open(t)
	ana := b.ana(t)
	ana.starts(desk())
	people, err := b.App.People.People(t.Context())
	if err != nil || len(people) != 1 {
		t.Fatal(people, err)
	}
	if _, err := b.App.Pause(t.Context(), people[0], app.AnyState, 0, course.ForTravel); err != nil {
		t.Fatal(err)
	}
	r := ana.get("/today")
	says(t, r, "I am back")
	never(t, r, "/exercises/")
	if path, _ := ana.lands(ana.do("POST", "/ready", ready("no"), "text/html")); path != "/train" {
		t.Errorf("coming back leads to %s", path)
	}
	says(t, ana.get("/today"), "minutes for your upper back")
}

func TestWhatWasSaidCanBeChangedLater(t *testing.T) {
	ana := open(t).ana(t)
	ana.starts(desk())
	says(t, ana.get("/start/equipment"), `value="band" checked`)
	for path, form := range map[string]url.Values{
		pathEquipment: {"thing": {"wall", "kettlebell"}, "own.kettlebells": {"8, 12"}, "go": {"yes"}},
		pathGoal:      {"goal": {"posture"}, "training": {"active"}},
		pathMinutes:   {"minutes": {"20"}},
	} {
		if r := ana.do("POST", path, form, "text/html"); r.header.Get("Location") != "/you" {
			t.Errorf("%s leads to %d %s", path, r.status, r.header.Get("Location"))
		}
	}
	says(t, ana.get("/start/equipment"), `value="8, 12"`, `value="kettlebell" checked`)
	if path, _ := ana.lands(ana.get("/start/minutes")); path != "" {
		t.Errorf("leads to %s", path)
	}
	says(t, ana.get("/today"), "minutes for your upper back")
}

func TestAnotherProgramCanBeFollowed(t *testing.T) {
	ana := open(t).ana(t)
	ana.starts(desk())
	says(t, ana.get("/program"), "Made for you, week by week")
	if r := ana.post("/program", "program", "no-such"); r.status != http.StatusNotFound {
		t.Errorf("no such program: %d", r.status)
	}
	_, r := ana.lands(ana.change("/program", "program", "five-stage-ladder"))
	says(t, r, "Five stages, one exercise each", "You follow this one")
}

func TestMeasuresAreKeptAndShown(t *testing.T) {
	ana := open(t).ana(t)
	ana.starts(desk())
	says(t, ana.get("/progress"), "No measures yet", "/progress/measure")
	says(t, ana.get("/progress/measure"), "/progress/measure/seated", "Not measured yet")
	if r := ana.post("/progress/measure/seated", "left1", "x", "answer", "value"); r.status != http.StatusUnprocessableEntity {
		t.Errorf("%d", r.status)
	}
	_, r := ana.lands(ana.post("/progress/measure/seated", "left1", "40", "right1", "52", "answer", "value"))
	says(t, r, "Rotation, sitting", "40°", "52°")
	if r := ana.post("/progress/measure/seated", "left1", "400", "right1", "52", "answer", "value"); r.status != http.StatusUnprocessableEntity {
		t.Errorf("400 degrees: %d", r.status)
	}
}
