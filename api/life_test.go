package api

import (
	"context"
	"encoding/json"
	"net/http"
	"strings"
	"testing"
	"time"

	"tspine/app"
	"tspine/engine/outcome"
	"tspine/exchange"
)

// said is what somebody without a complaint answers; every other question with no.
var said = map[string]any{
	"country": "DE", "age": 41, "sex": "F", "pain-rest": 2, "pain-move": 3, "pain-worst": 4, "text": "", "training": "active", "goal": "desk",
	"equipment": []string{"wall", "chair", "mat", "band"}, "own.bands": "yellow, red", "minutes": 12, "days": "mon wed 18:00", "units": "kg", "tests": true, "test.llr": "38 46", "test.owd": "",
}

// newcomer adds a person of whom nothing is known, and gives their place.
func (b *bench) newcomer(t *testing.T) string {
	t.Helper()
	return "/people/" + read[personJSON](t, b.ask(t, "all", "POST /people", `{"name":"Cy"}`), http.StatusCreated).ID
}

// interviewed answers everything that is open until nothing is.
func (b *bench) interviewed(t *testing.T, cy string, change map[string]any) got {
	t.Helper()
	g := b.ask(t, "read", "GET "+cy+"/interview", "")
	for range 20 {
		i := read[Interview](t, g, http.StatusOK)
		if i.Next == "" {
			return b.ask(t, "all", "POST "+cy+"/interview/complete", "")
		}
		body := map[string]any{}
		for _, q := range i.Questions {
			value, there := change[q.Key]
			if !there {
				value, there = said[q.Key]
			}
			switch {
			case q.Said != nil, q.Kind == "measure" && q.Key != i.Next: // one test leaves another out
			case there:
				body[q.Key] = value
			case q.Kind == "loads" || q.Kind == "measure":
				body[q.Key] = ""
			default:
				body[q.Key] = "no"
			}
		}
		text, err := json.Marshal(body)
		check(t, err)
		if g = b.ask(t, "all", "PATCH "+cy+"/interview", string(text)); g.status != http.StatusOK {
			return g
		}
	}
	t.Fatal("it has no end")
	return g
}

func TestAnInterviewIsAnsweredAndCompleted(t *testing.T) {
	b := open(t)
	cy := b.newcomer(t)
	first := read[Interview](t, b.ask(t, "read", "GET "+cy+"/interview", ""), http.StatusOK)
	if first.Begun || first.Next != "country" || !strings.Contains(first.Notice, "doctor") || len(first.Questions) < 50 {
		t.Fatalf("%+v", first)
	}
	for _, q := range first.Questions {
		if q.Text == "" || q.Kind == "choice" && len(q.Choices) == 0 || q.Kind == "several" && len(q.Choices) == 0 {
			t.Errorf("%+v", q)
		}
		for _, c := range q.Choices {
			if (q.Key == "goal" || q.Key == "training" || q.Key == "equipment" || q.Safety) && c.Text == "" {
				t.Errorf("%s: %q has no words", q.Key, c.Value)
			}
		}
	}
	p := b.ask(t, "all", "PATCH "+cy+"/interview", `{"age":400,"q.fever":"perhaps","own.bar":"20","country":"DE"}`).problem(t)
	if len(p.Faults) != 3 || p.Faults[0].Pointer != "/age" || p.Faults[1].Pointer != "/q.fever" || p.Faults[2].Pointer != "/own.bar" || p.Faults[2].Code != "unknown-question" {
		t.Errorf("%+v", p.Faults)
	}
	if now := read[Interview](t, b.ask(t, "read", "GET "+cy+"/interview", ""), http.StatusOK); now.Begun {
		t.Error("a part of it was kept")
	}
	if p := b.ask(t, "all", "POST "+cy+"/interview/complete", "").problem(t); len(p.Faults) != 1 || p.Faults[0].Code != "not-answered" {
		t.Errorf("%+v", p)
	}
	one := read[exchange.Started](t, b.interviewed(t, cy, nil), http.StatusOK)
	if one.Triage != "CLEAR" {
		t.Errorf("%+v", one)
	}
	if g := b.ask(t, "read", "GET "+cy+"/today", ""); g.status != http.StatusOK || !strings.Contains(g.body, "main_session") {
		t.Errorf("%d %s", g.status, g.body)
	}
	now := read[Interview](t, b.ask(t, "all", "POST "+cy+"/interview/again?question=fever,weakness", ""), http.StatusOK)
	if now.Next != "q.fever" || !now.Begun {
		t.Errorf("asked again: %+v", now.Next)
	}
	if p := b.ask(t, "all", "POST "+cy+"/interview/again?question=nothing", "").problem(t); p.Faults[0].Parameter != "question" {
		t.Errorf("%+v", p)
	}
	if g := b.ask(t, "all", "DELETE "+cy+"/interview", ""); g.status != http.StatusNoContent || read[Interview](t, b.ask(t, "read", "GET "+cy+"/interview", ""), http.StatusOK).Begun {
		t.Errorf("%d", g.status)
	}
}

func TestAnEmergencyInAnInterviewStopsAtOnce(t *testing.T) {
	b := open(t)
	cy := b.newcomer(t)
	if g := b.ask(t, "all", "PATCH "+cy+"/interview", `{"country":"DE","age":41,"sex":"F","q.chest_pain_24h":true}`); g.status != http.StatusConflict || g.problem(t).Stop.Halt != "emergency" {
		t.Fatalf("%d %s", g.status, g.body)
	}
	if one := read[Outcome](t, b.ask(t, "read", "GET "+cy+"/outcome", ""), http.StatusOK); one.Leave || one.Stop == nil || one.Stop.Halt != "emergency" {
		t.Errorf("%+v", one)
	}
}

func TestWhoWasSeenByAClinicianSaysSo(t *testing.T) {
	b := open(t)
	cy := b.newcomer(t)
	if p := b.ask(t, "all", "POST "+cy+"/clearances", sent["clear"]).problem(t); p.Status != http.StatusConflict {
		t.Errorf("before anything is asked: %+v", p)
	}
	g := b.interviewed(t, cy, map[string]any{"q.night_unrelieved": "yes"})
	if g.status != http.StatusConflict || g.problem(t).Stop.Halt != "clinician" {
		t.Fatalf("%d %s", g.status, g.body)
	}
	flag := g.problem(t).Stop.Flags[0]
	for body, want := range map[string]string{
		`{"flag":"` + flag + `","by":"Dr. Example","day":"soon"}`:       "/day",
		`{"flag":"R99","by":"Dr. Example","day":"2026-11-19"}`:          "/flag",
		`{"flag":"` + flag + `","by":" ","day":"2026-11-19"}`:           "/by",
		`{"flag":"` + flag + `","by":"Dr. Example","day":"2031-01-01"}`: "",
	} {
		if p := b.ask(t, "all", "POST "+cy+"/clearances", body).problem(t); p.Status != http.StatusUnprocessableEntity || want != "" && p.Faults[0].Pointer != want {
			t.Errorf("%s: %+v", body, p)
		}
	}
	if one := read[Outcome](t, b.ask(t, "all", "POST "+cy+"/clearances", `{"flag":"`+flag+`","by":"Dr. Example","day":"2026-11-19"}`), http.StatusOK); !one.Leave {
		t.Errorf("%+v", one)
	}
}

func TestWhatIsOwnedIsCounted(t *testing.T) {
	b := open(t)
	bare, more := read[Fit](t, b.ask(t, "read", "GET /people/me/fit", ""), http.StatusOK), read[Fit](t, b.ask(t, "read", "GET /people/me/fit?own=floor,wall,chair", ""), http.StatusOK)
	if bare.Count == 0 || more.Count <= bare.Count || more.Of != bare.Of || bare.Best == "" || bare.More == 0 || len(bare.Things) < 10 || bare.Things[0].Name == "" {
		t.Errorf("%+v, %+v", bare, more)
	}
	if p := b.ask(t, "read", "GET /people/me/fit?own=sofa,wall", "").problem(t); len(p.Faults) != 1 || p.Faults[0].Parameter != "own" {
		t.Errorf("%+v", p)
	}
}

func TestExercisesAreComparedAndARestIsRated(t *testing.T) {
	b := open(t)
	if read[Comparing](t, b.ask(t, "read", "GET /people/me/comparing", ""), http.StatusOK).On {
		t.Fatal("nobody asked for it")
	}
	for _, on := range []bool{true, true, false} {
		body, _ := json.Marshal(Comparing{on})
		if got := read[Comparing](t, b.ask(t, "all", "PUT /people/me/comparing", string(body)), http.StatusOK); got.On != on {
			t.Errorf("%+v", got)
		}
	}
	if p := b.ask(t, "all", "PUT /people/me/comparing", `{"on":"perhaps"}`).problem(t); p.Faults[0].Pointer != "/on" {
		t.Errorf("%+v", p)
	}
	rest := func(began time.Time) string {
		return strings.Replace(sent["add-rest"], "2026-11-20T09:00:00Z", began.Format(time.RFC3339), 1)
	}
	if p := b.ask(t, "log", "POST /people/me/rests", rest(b.now)).problem(t); p.Faults[0].Code != "rest-early" {
		t.Errorf("%+v", p)
	}
	if p := b.ask(t, "log", "POST /people/me/rests", `{"id":"x","began":"now","before":11,"after":"a"}`).problem(t); len(p.Faults) != 3 {
		t.Errorf("%+v", p)
	}
	body := rest(b.now.Add(-outcome.RestSeconds * time.Second))
	for range 2 {
		g := b.ask(t, "log", "POST /people/me/rests", body)
		if e := read[exchange.Entry](t, g, http.StatusCreated); !e.Control || *e.Before != 3 || e.ID != "019ab000-0000-7000-8000-00000000abcd" || !strings.HasSuffix(g.header.Get("Location"), "/entries/"+e.ID) {
			t.Errorf("%+v", e)
		}
	}
}

func TestOneExerciseByItselfAndWhatWasDoneOfIt(t *testing.T) {
	b := open(t)
	one := read[OneSession](t, b.ask(t, "read", "GET /people/me/exercises/cat-cow/session", ""), http.StatusOK)
	if one.ID == "" || one.Session != nil && one.Timeline == nil || one.Session == nil && len(one.Why) == 0 {
		t.Errorf("%+v", one)
	}
	if bar := read[OneSession](t, b.ask(t, "read", "GET /people/me/exercises/zercher-squat/session", ""), http.StatusOK); bar.Session != nil || len(bar.Why) == 0 {
		t.Errorf("%+v", bar)
	}
	seen, pages := 0, 0
	all := read[Visits](t, b.ask(t, "read", "GET /people/me/exercises/cat-cow/history", ""), http.StatusOK)
	for times := all.Times; ; pages++ {
		seen += len(all.List)
		if all.Next == "" {
			if seen != times || pages == 0 || all.First == "" || all.List[0].Did.Notation == "" {
				t.Errorf("%d of %d visits on %d pages", seen, times, pages+1)
			}
			break
		}
		all = read[Visits](t, b.ask(t, "read", "GET /people/me/exercises/cat-cow/history?cursor="+all.Next, ""), http.StatusOK)
	}
	if p := b.ask(t, "read", "GET /people/me/exercises/cat-cow/history?cursor=x", "").problem(t); p.Faults[0].Parameter != "cursor" {
		t.Errorf("%+v", p)
	}
	for _, at := range []string{"session", "history"} {
		if g := b.ask(t, "read", "GET /people/me/exercises/nothing/"+at, ""); g.status != http.StatusNotFound {
			t.Errorf("%s: %d", at, g.status)
		}
	}
}

// heavy is a store that takes its time over the names in a log.
type heavy struct {
	Keeper
	leave chan struct{}
}

func (k heavy) Namings(ctx context.Context, person string) ([]app.Naming, error) {
	<-k.leave
	return k.Keeper.Namings(ctx, person)
}

func TestALongFileGoesOnBesideTheRequest(t *testing.T) {
	b := open(t)
	b.Patience = time.Nanosecond
	u := b.send(t, "all", strongLog)
	held := heavy{b.Keep, make(chan struct{})}
	b.Keep = held
	g := b.agree(t, "all", u, `{}`)
	if one := read[Brought](t, g, http.StatusAccepted); one.Running == nil || !strings.HasSuffix(g.header.Get("Location"), "/uploads/"+u.ID) {
		t.Fatalf("%s", g.body)
	}
	at := strings.TrimPrefix(g.header.Get("Location"), Root)
	if now := read[Upload](t, b.ask(t, "all", "GET "+at, ""), http.StatusOK); now.Running == nil || now.Brought != nil {
		t.Errorf("while it goes on: %+v", now)
	}
	close(held.leave)
	for range 600 {
		now := read[Upload](t, b.ask(t, "all", "GET "+at, ""), http.StatusOK)
		if now.Brought != nil {
			if now.Brought.Sets != 3 || now.Brought.Import == "" || len(b.imports(t).List) != 1 {
				t.Errorf("%+v", now.Brought)
			}
			return
		}
		if now.Running == nil {
			t.Fatalf("%+v", now)
		}
		time.Sleep(100 * time.Millisecond)
	}
	t.Fatal("it has no end")
}

func TestWhatWasReadOfAnEntryCanBeWrittenAgain(t *testing.T) {
	b := open(t)
	const body = `{"id":"019ab000-0000-7000-8000-00000000abcd","day":"2026-11-20","short":true,"finished":true,"rounds":2,"minutes":11,"before":3,"during":4,"after":2,"effort":5,` +
		`"stiffness":1,"comfortable":true,"randomized":true,"note":"It went.","lines":[{"line":"cat-cow 30s","in-place-of":"open-book","pain":2,"before":3,"after":1,"how":"shortened"}]}`
	g := b.ask(t, "log", "POST /people/me/entries", body)
	one := read[map[string]any](t, g, http.StatusCreated)
	line := one["lines"].([]any)[0].(map[string]any)
	one["lines"] = []any{map[string]any{"line": "cat-cow " + line["did"].(map[string]any)["notation"].(string), "in-place-of": line["in-place-of"], "pain": line["pain"], "before": line["before"], "after": line["after"], "how": line["how"]}}
	delete(one, "decisions")
	text, err := json.Marshal(one)
	check(t, err)
	again := b.ask(t, "log", "PUT /people/me/entries/019ab000-0000-7000-8000-00000000abcd", string(text), "If-Match", g.header.Get("ETag"))
	if again.status != http.StatusOK || again.header.Get("ETag") != g.header.Get("ETag") {
		t.Errorf("%d: %s is %s, after %s", again.status, text, again.body, g.body)
	}
}
