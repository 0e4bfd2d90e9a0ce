package web

import (
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"tspine/app"
	"tspine/engine/screening"
)

// lands follows where an answer leads, and gives the page and its path.
func (b *browser) lands(r reply) (string, reply) {
	b.t.Helper()
	path := ""
	for r.status == http.StatusSeeOther {
		path = r.header.Get("Location")
		r = b.get(path)
	}
	if r.status != http.StatusOK {
		b.t.Fatalf("%s: %d %.600s", path, r.status, r.body)
	}
	return path, r
}

// somebody is what somebody says at the start; what is left out is the answer
// that leaves everything open.
type somebody struct {
	country, age, sex string
	answers           map[string]url.Values // by question
	pain              string
	text              string
	goal, training    string
	things            []string
	minutes           string
	days              url.Values            // none: any day
	tests             map[string]url.Values // none: later
}

func desk() somebody {
	return somebody{country: "DE", age: "34", sex: "F", pain: "2", goal: "desk", training: "none", things: []string{"wall", "chair", "mat", "band"}, minutes: "10"}
}

// starts goes through the start up to where it ends or is broken off.
func (b *browser) starts(p somebody) (string, reply) {
	b.t.Helper()
	path, r := b.lands(b.post("/start"))
	for range 200 {
		form := p.says(path)
		if form == nil {
			return path, r
		}
		path, r = b.lands(b.do("POST", path, form, "text/html"))
	}
	b.t.Fatalf("it never ends: %s", path)
	return "", r
}

// says is what the person answers on a page; nil: nothing is asked there.
func (p somebody) says(path string) url.Values {
	if id, ok := strings.CutPrefix(path, pathQuestion); ok {
		if v, said := p.answers[id]; said {
			return v
		}
		return url.Values{"answer": {"no"}}
	}
	if id, ok := strings.CutPrefix(path, pathTest); ok {
		if v, said := p.tests[id]; said {
			return v
		}
		return url.Values{"answer": {"later"}}
	}
	switch path {
	case pathAbout:
		return url.Values{"country": {p.country}, "age": {p.age}, "sex": {p.sex}, "units": {"kg"}}
	case pathFeel:
		return url.Values{app.AskPainRest: {p.pain}, app.AskPainMove: {p.pain}, app.AskPainWorst: {p.pain}, "text": {p.text}}
	case pathOutcome:
		return url.Values{}
	case pathGoal:
		return url.Values{"goal": {p.goal}, "training": {p.training}}
	case pathEquipment:
		return url.Values{"thing": p.things, "go": {"yes"}}
	case pathMinutes:
		return url.Values{"minutes": {p.minutes}}
	case pathDays:
		if p.days == nil {
			return url.Values{"any": {"yes"}}
		}
		return p.days
	case pathTests:
		if p.tests == nil {
			return url.Values{"tests": {"no"}}
		}
		return url.Values{"tests": {"yes"}}
	}
	return nil
}

func says(t *testing.T, page reply, all ...string) {
	t.Helper()
	for _, text := range all {
		if !strings.Contains(page.body, text) {
			t.Errorf("%q is not said: %s", text, page.body)
		}
	}
}

func never(t *testing.T, page reply, all ...string) {
	t.Helper()
	for _, text := range all {
		if strings.Contains(page.body, text) {
			t.Errorf("%q is said: %s", text, page.body)
		}
	}
}

func TestWhoHasMovedOnBeginsNowhere(t *testing.T) {
	b := open(t, demoOf(t, 12))
	r := b.browser(t).get("/plan")
	says(t, r, "Stage 3, eccentric")
	never(t, r, "So you begin at")
}

func TestFromTheFirstStartToTheNextMorning(t *testing.T) {
	b := open(t)
	ana := b.ana(t)
	p := desk()
	p.tests = map[string]url.Values{
		"llr": {"left1": {"30"}, "left2": {"32"}, "left3": {"31"}, "right1": {"45"}, "right2": {"45,5"}, "right3": {"46"}, "answer": {"value"}},
		"owd": {"1": {"0"}, "answer": {"value"}},
	}
	path, r := ana.starts(p)
	if path != "/plan" {
		t.Fatalf("ended at %s: %s", path, r.body)
	}
	says(t, r, `<a href="/program/schedule">Choose your days and times</a>`)
	if r := ana.change("/program/schedule", "mon", "yes", "mon.time", "18:00"); r.status != http.StatusSeeOther {
		t.Fatalf("%d %s", r.status, r.body)
	}
	if r := ana.get("/plan"); strings.Contains(r.body, "Choose your days") {
		t.Error("days are asked for that were chosen")
	}
	if r := ana.change("/program/schedule"); r.status != http.StatusSeeOther {
		t.Fatalf("%d %s", r.status, r.body)
	}
	says(t, r, "You turn less to the left", "not yet confirmed by a clinician", "Stage 1, mobility", "So you begin at stage 1", "Why this?", "The source gives", "Five stages, one exercise each")
	today := ana.get("/today")
	says(t, today, "minutes for your upper back", "Start session", `href="/ready"`)
	if path, _ := ana.lands(ana.do("POST", "/ready", ready("no"), "text/html")); path != "/train" {
		t.Fatalf("ready leads to %s", path)
	}
	says(t, ana.get("/log"), "Done as planned")
	done := ana.post("/log", "planned", "yes", "during", "1", "after", "1", "effort", "3")
	if done.status != http.StatusOK {
		t.Fatalf("%d %s", done.status, done.body)
	}
	says(t, done, "Kept", "done in full", "Tomorrow morning")
	says(t, ana.get("/today"), "session is done")
	b.clock.now = b.clock.now.Add(24 * time.Hour)
	says(t, ana.get("/today"), "How is your upper back this morning?")
	ana.post("/today/morning", "pain", "2")
	never(t, ana.get("/today"), "How is your upper back this morning?")
}

func ready(answer string) url.Values {
	form := url.Values{}
	for _, q := range screening.MiniQuestions() {
		form.Set(q.ID, answer)
	}
	form.Set("check_medicine", "no")
	return form
}

func (b *browser) walks(from string) map[string]reply {
	b.t.Helper()
	seen := map[string]reply{}
	var visit func(path string)
	visit = func(path string) {
		if _, ok := seen[path]; ok || len(seen) > 100 {
			return
		}
		r := b.get(path)
		seen[path] = r
		if r.status == http.StatusSeeOther {
			visit(r.header.Get("Location"))
		}
		for _, m := range everyLink.FindAllStringSubmatch(r.body, -1) {
			if link := m[1]; strings.HasPrefix(link, "/") && !strings.HasPrefix(link, assetRoot) {
				visit(link)
			}
		}
	}
	visit(from)
	return seen
}

func TestWhatIsLeftOutIsSaid(t *testing.T) {
	ana := open(t).ana(t)
	p := desk()
	p.answers = map[string]url.Values{"anticoagulant": {"answer": {"yes"}}}
	p.things = append(p.things, "foam-roller")
	ana.starts(p)
	r := ana.get("/exercises")
	says(t, r, "left out for now")
	says(t, ana.get("/exercises/roll-lats"), "Not for you right now", "Foam rolling")
	says(t, ana.get("/program/why"), "blood thinner")
}

func TestAnswersThatCannotBothBeTrueAreShownTogether(t *testing.T) {
	ana := open(t).ana(t)
	p := desk()
	p.answers = map[string]url.Values{
		"hypertension_unchecked": {"answer": {"yes"}}, "hypertension_controlled": {"answer": {"yes"}},
		"duration_months": {"answer": {"value"}, "value": {"6"}}, "onset_age": {"answer": {"value"}, "value": {"90"}},
	}
	b, _ := ana.lands(ana.post("/start"))
	var r reply
	for path := b; ; {
		form := p.says(path)
		r = ana.do("POST", path, form, "text/html")
		if path == pathFeel {
			break
		}
		path = r.header.Get("Location")
	}
	r = ana.get(r.header.Get("Location"))
	if r.status != http.StatusUnprocessableEntity {
		t.Fatalf("%d %s", r.status, r.body)
	}
	says(t, r, "/start/question/onset_age", "/start/question/hypertension_controlled")
}

func TestFormsShowEveryFaultAtItsPlace(t *testing.T) {
	ana := open(t).ana(t)
	ana.post("/start")
	for path, c := range map[string]struct {
		form   url.Values
		faults int
	}{
		pathAbout:     {url.Values{"country": {"Germany"}, "age": {"many"}, "sex": {"x"}, "units": {"stone"}}, 4},
		pathFeel:      {url.Values{app.AskPainRest: {"11"}}, 3},
		pathGoal:      {nil, 2},
		pathMinutes:   {url.Values{"minutes": {"1"}}, 1},
		pathEquipment: {url.Values{"thing": {"barbell", "dumbbell"}, "own.bar": {"heavy"}, "own.dumbbells": {"2, x"}, "go": {"yes"}}, 2},
		"/ready":      {nil, 0},
	} {
		r := ana.do("POST", path, c.form, "text/html")
		if r.status != http.StatusUnprocessableEntity {
			t.Errorf("%s: %d %s", path, r.status, r.body)
			continue
		}
		if got := strings.Count(r.body, `class="fault"`); c.faults > 0 && got != c.faults {
			t.Errorf("%s: %d faults, want %d: %s", path, got, c.faults, r.body)
		}
		says(t, r, `id="wrong"`)
	}
}

func TestAStartIsGoneOnWithWhereItWasLeft(t *testing.T) {
	b := open(t)
	ana := b.ana(t)
	ana.post("/start")
	ana.post("/start/about", "country", "DE", "age", "34", "sex", "F", "units", "kg")
	ana.post("/start/question/chest_pain_24h", "answer", "no")
	if path, _ := ana.lands(ana.get("/today")); path != "/start/question/tearing_sudden" {
		t.Errorf("goes on at %s", path)
	}
	if r := ana.get("/start/question/no-such-question"); r.status != http.StatusNotFound {
		t.Errorf("no such question: %d", r.status)
	}
	if r := ana.post("/start/question/tearing_sudden", "answer", "perhaps"); r.status != http.StatusUnprocessableEntity {
		t.Errorf("perhaps: %d", r.status)
	}
}

func TestEveryStepOfAStartCanBeLeftAndGoneOnWith(t *testing.T) {
	b := open(t)
	ana := b.ana(t)
	p := desk()
	p.tests = map[string]url.Values{"llr": {"left1": {"31"}, "right1": {"45"}, "answer": {"value"}}}
	later := b.browser(t) // another device
	later.post("/sign-in", "name", "Ana", "password", "correct horse")
	path, _ := ana.lands(ana.post("/start"))
	steps := map[string]bool{}
	for range 200 {
		form := p.says(path)
		if form == nil {
			break
		}
		steps[path] = true
		if at, _ := later.lands(later.get("/today")); at != path {
			t.Errorf("left at %s, it goes on at %s", path, at)
		}
		path, _ = ana.lands(ana.do("POST", path, form, "text/html"))
	}
	for _, one := range []string{pathAbout, pathFeel, pathOutcome, pathGoal, pathEquipment, pathMinutes, pathDays, pathTests, pathTest + "llr"} {
		if !steps[one] {
			t.Errorf("%s was not come by", one)
		}
	}
	if path != "/plan" || len(steps) < 40 {
		t.Errorf("it ended at %s after %d steps", path, len(steps))
	}
}

func TestWhatFitsIsCounted(t *testing.T) {
	ana := open(t).ana(t)
	ana.post("/start")
	r := ana.do("POST", "/start/equipment", url.Values{"place": {"gym"}}, "text/html")
	says(t, r, `value="barbell" checked`, "exercises fit")
	r = ana.do("POST", "/start/equipment", url.Values{"thing": {"band"}, "count": {"yes"}}, "text/html")
	says(t, r, `value="band" checked`, "would add")
	script := ana.do("POST", "/start/equipment/fit.json", url.Values{"thing": {"band"}}, "application/json")
	says(t, script, "exercises fit", "percent")
}
