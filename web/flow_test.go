package web

import (
	"net/http"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"tspine/app"
	"tspine/engine/course"
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
	says(t, r, "You turn less to the left", "not yet confirmed by a clinician", "Stage 1, mobility", "Why this?", "The source gives", "Five stages, one exercise each")
	today := ana.get("/today")
	says(t, today, "minutes for your upper back", "Start session", `href="/ready"`)
	if path, _ := ana.lands(ana.do("POST", "/ready", ready("no"), "text/html")); path != "/log" {
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

// everyLink is what leads away from a page.
var everyLink = regexp.MustCompile(`(?:href|action)="([^"]*)"`)

// walks follows every link of a page, and of what it leads to.
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

func TestAStopLeadsToNoExercise(t *testing.T) {
	for name, c := range map[string]struct {
		answers map[string]url.Values
		says    []string
	}{
		"an emergency":    {map[string]url.Values{"tearing_sudden": {"answer": {"yes"}}}, []string{"Call 112 now", `href="tel:112"`, "Answered by mistake?", "/start/question/tearing_sudden"}},
		"a clinician":     {map[string]url.Values{"exertional_symptoms": {"answer": {"yes"}}}, []string{"Please have this looked at before you train", "within 24 hours", "What you can say on the phone", "I have been seen and cleared"}},
		"not being sure":  {map[string]url.Values{"clumsy_slow": {"answer": {"unknown"}}}, []string{"Please have this looked at before you train", "You were not sure"}},
		"two answers too": {map[string]url.Values{"fever": {"answer": {"yes"}}, "very_ill": {"answer": {"yes"}}}, []string{"Call 112 now"}},
	} {
		t.Run(name, func(t *testing.T) {
			b := open(t)
			ana := b.ana(t)
			p := desk()
			p.answers = c.answers
			path, r := ana.starts(p)
			if path != "/today" {
				t.Fatalf("leads to %s", path)
			}
			says(t, r, c.says...)
			all := ana.walks("/today")
			for _, known := range []string{"/program", "/program/why", "/progress", "/exercises", "/exercises/cat-cow", "/plan", "/log", "/ready", "/today.json"} {
				all[known] = ana.get(known)
			}
			for path, r := range all {
				if path == "/start" || strings.HasPrefix(path, "/start/") || strings.HasPrefix(path, "/you") {
					continue
				}
				for _, e := range b.App.Catalog.Exercises.All() {
					text, err := b.App.Catalog.Text("en", e.ID)
					if err != nil {
						t.Fatal(err)
					}
					if strings.Contains(r.body, text.Name+"<") || strings.Contains(r.body, "/exercises/"+e.ID) || strings.Contains(r.body, `"`+e.ID+`"`) {
						t.Fatalf("%s names %s", path, e.ID)
					}
				}
			}
			if links := everyLink.FindAllString(r.body, -1); slices.ContainsFunc(links, func(l string) bool {
				return strings.Contains(l, "/program") || strings.Contains(l, "/exercises") || strings.Contains(l, "/progress")
			}) {
				t.Errorf("the page itself leads on: %v", links)
			}
		})
	}
}

func TestAnAnswerGivenByMistakeCanBeChanged(t *testing.T) {
	ana := open(t).ana(t)
	p := desk()
	p.answers = map[string]url.Values{"tearing_sudden": {"answer": {"yes"}}}
	ana.starts(p)
	says(t, ana.get("/start/question/tearing_sudden"), "Your answer until now")
	path, _ := ana.lands(ana.post("/start/question/tearing_sudden", "answer", "no"))
	if path != "/start/question/breathless_rest_or_blood" {
		t.Fatalf("goes on at %s", path)
	}
	p.answers = nil
	if path, _ := ana.starts(p); path != "/plan" {
		t.Errorf("ended at %s", path)
	}
}

func TestSeenAndClearedGoesOnWhereItStopped(t *testing.T) {
	b := open(t)
	ana := b.ana(t)
	p := desk()
	p.answers = map[string]url.Values{"night_unrelieved": {"answer": {"yes"}}}
	ana.starts(p)
	says(t, ana.get("/start/cleared"), "Pain at night that no position eases", "Who saw you")
	empty := ana.post("/start/cleared")
	if empty.status != http.StatusUnprocessableEntity || strings.Count(empty.body, `class="fault"`) != 3 {
		t.Errorf("%d, want three faults at once: %s", empty.status, empty.body)
	}
	day := func(days int) string { return b.clock.now.AddDate(0, 0, days).Format(time.DateOnly) }
	if late := ana.post("/start/cleared", "flag", "R15", "by", "Dr. Bo", "day", day(7)); late.status != http.StatusUnprocessableEntity {
		t.Errorf("a day to come: %d", late.status)
	}
	path, _ := ana.lands(ana.post("/start/cleared", "flag", "R15", "by", "Dr. Bo", "day", day(-1)))
	if path != "/start/outcome" && path != "/start" {
		t.Fatalf("leads to %s", path)
	}
	if path, r := ana.starts(p); path != "/plan" {
		t.Errorf("ended at %s: %s", path, r.body)
	}
}

func TestOwnWordsAgainstABoxAskAgain(t *testing.T) {
	ana := open(t).ana(t)
	p := desk()
	p.text = "stiff since winter, and there is a lump beside my right shoulder blade"
	path, r := ana.starts(p)
	if path != "/today" {
		t.Fatalf("leads to %s", path)
	}
	says(t, r, "there is a lump beside my right shoulder blade", "swelling")
	path, _ = ana.lands(ana.post("/start/again", "question", "swelling_unexamined"))
	if path != "/start/question/swelling_unexamined" {
		t.Fatalf("asks at %s", path)
	}
	if path, _ := ana.starts(p); path != "/plan" {
		t.Errorf("the second answer does not count: %s", path)
	}
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
	if _, err := b.App.Pause(t.Context(), people[0], 0, course.ForTravel); err != nil {
		t.Fatal(err)
	}
	r := ana.get("/today")
	says(t, r, "I am back")
	never(t, r, "/exercises/")
	if path, _ := ana.lands(ana.do("POST", "/ready", ready("no"), "text/html")); path != "/log" {
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
	_, r := ana.lands(ana.post("/program", "program", "five-stage-ladder"))
	says(t, r, "Five stages, one exercise each", "You follow this one")
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

func TestMeasuresAreKeptAndShown(t *testing.T) {
	ana := open(t).ana(t)
	ana.starts(desk())
	says(t, ana.get("/progress"), "No measures yet", "/progress/measure/seated")
	if r := ana.post("/progress/measure/seated", "left1", "x", "answer", "value"); r.status != http.StatusUnprocessableEntity {
		t.Errorf("%d", r.status)
	}
	_, r := ana.lands(ana.post("/progress/measure/seated", "left1", "40", "right1", "52", "answer", "value"))
	says(t, r, "Rotation, sitting", "40 °", "52 °")
	if r := ana.post("/progress/measure/seated", "left1", "400", "right1", "52", "answer", "value"); r.status != http.StatusUnprocessableEntity {
		t.Errorf("400 degrees: %d", r.status)
	}
}
