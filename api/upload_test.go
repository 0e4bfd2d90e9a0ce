package api

import (
	"context"
	"fmt"
	"net/http"
	"regexp"
	"strings"
	"testing"
	"time"

	"tspine/app"
	"tspine/exchange"
)

// strongLog is a log of Strong: two sets of what we know, one of what we don't.
const strongLog = "Date,Workout Name,Exercise Name,Set Order,Weight (kg),Reps,RPE\n" +
	"2024-03-04 18:30:00,Back,Cat Cow,1,0,10,\n" +
	"2024-03-04 18:30:00,Back,Cat Cow,2,0,9,\n" +
	"2024-03-05 18:30:00,Out,Running,1,0,1,\n"

// faultyLog has a row with two faults under one without.
const faultyLog = "Date,Workout Name,Exercise Name,Set Order,Weight (kg),Reps,RPE\n" +
	"2024-03-04 18:30:00,Back,Cat Cow,1,0,10,\n" +
	"2024-03-04 18:30:00,Back,Cat Cow,2,x,y,\n"

// send sends a file.
func (b *bench) send(t testing.TB, who, text string) Upload {
	t.Helper()
	return read[Upload](t, b.ask(t, who, "POST /people/me/uploads", text, "Content-Type", csvType), http.StatusCreated)
}

// agree agrees to bring it.
func (b *bench) agree(t testing.TB, who string, u Upload, body string) got {
	t.Helper()
	return b.ask(t, who, "POST /people/me/uploads/"+u.ID+"/agree", body)
}

func (b *bench) imports(t testing.TB) Imports {
	t.Helper()
	return read[Imports](t, b.ask(t, "read", "GET /people/me/imports", ""), http.StatusOK)
}

func TestALogIsShownThenAgreedToThenTakenBack(t *testing.T) {
	b := open(t)
	u := b.send(t, "all", strongLog)
	if l := u.Log; l == nil || l.Source != "strong" || l.Sets != 3 || l.NewSets != 3 || len(l.Names) != 2 || l.Names[0].Exercise != "cat-cow" || l.Names[0].Say != "suggested" || l.Names[1].Say != "nobody" {
		t.Fatalf("%+v", l)
	}
	if all := b.imports(t); len(all.List) != 0 {
		t.Fatalf("it is written before it is agreed to: %+v", all)
	}
	if again := read[Upload](t, b.ask(t, "all", "GET /people/me/uploads/"+u.ID, ""), http.StatusOK); again.Log == nil || again.Log.NewSets != 3 {
		t.Errorf("seen again: %+v", again)
	}
	got := read[Brought](t, b.agree(t, "all", u, `{"names":[{"name":"Running","out":true},{"name":"Cat Cow","exercise":"open-book"}]}`), http.StatusOK)
	all := b.imports(t)
	if len(all.List) != 1 || all.List[0].ID != got.Import || all.List[0].Sets != 2 || got.Sets != 2 || len(all.Names) != 1 || all.Names[0].Exercise != "open-book" || all.List[0].At.IsZero() {
		t.Fatalf("%+v, %+v", got, all)
	}
	if g := b.agree(t, "all", u, `{}`); g.status != http.StatusNotFound {
		t.Errorf("agreed to twice: %d", g.status)
	}
	if more := b.send(t, "all", strongLog); more.Log.NewSets != 0 || more.Log.LeftOut != 1 || more.Log.There != 1 || more.Log.Names[0].Say != "before" {
		t.Errorf("the same again: %+v", more.Log)
	}
	if g := b.ask(t, "all", "DELETE /people/me/imports/"+got.Import[20:], ""); g.status != http.StatusNotFound {
		t.Errorf("by the end of an id: %d", g.status)
	}
	if g := b.ask(t, "stranger", "DELETE /people/me/imports/"+got.Import, ""); g.status != http.StatusNotFound {
		t.Errorf("a stranger takes it back: %d", g.status)
	}
	if g := b.ask(t, "all", "DELETE /people/me/imports/"+got.Import, ""); read[TakenBack](t, g, http.StatusOK).Gone != 1 || len(b.imports(t).List) != 0 {
		t.Errorf("taken back: %d %s", g.status, g.body)
	}
}

func TestEveryFaultOfALogIsToldAndItsRowsAreLeftOutOnlyIfAgreed(t *testing.T) {
	b := open(t)
	u := b.send(t, "all", faultyLog)
	if len(u.Faults) != 2 || u.Faults[0].Line != 3 || u.Faults[0].Column == 0 || u.Faults[0].Detail == "" || u.Log.Faulty != 1 {
		t.Fatalf("%+v", u)
	}
	if p := b.agree(t, "all", u, `{}`).problem(t); p.Status != http.StatusUnprocessableEntity || len(p.Faults) != 2 || p.Faults[1].Line != 3 {
		t.Errorf("%+v", p)
	}
	if p := b.agree(t, "all", u, `{"names":[{"name":"Cat Cowl"},{"name":"Cat Cow","exercise":"cat-cowl"}],"skip_faults":true}`).problem(t); len(p.Faults) != 2 || p.Faults[0].Code != "no-such-name" || p.Faults[1].Code != "unknown-exercise" || p.Faults[1].Want == "" {
		t.Errorf("%+v", p)
	}
	if len(b.imports(t).List) != 0 {
		t.Error("something is written")
	}
	if got := read[Brought](t, b.agree(t, "all", u, `{"skip_faults":true}`), http.StatusOK); got.Sets != 1 {
		t.Errorf("%+v", got)
	}
}

func TestAnExportIsBroughtBack(t *testing.T) {
	b := open(t)
	text := b.ask(t, "read", "GET /people/me/export", "").body
	events, err := b.App.History(t.Context(), b.anas, 0)
	check(t, err)
	if u := b.send(t, "all", text); u.Export == nil || u.Export.Person.ID != b.anas.ID || u.Export.Fresh || u.Export.Added != 0 || u.Export.There < len(events) {
		t.Fatalf("%+v", u.Export)
	}
	cy := read[personJSON](t, b.ask(t, "all", "POST /people", `{"name":"Cy"}`), http.StatusCreated)
	check(t, b.App.Erase(t.Context(), b.Keep.(eraser), b.anas))
	at := "POST /people/" + cy.ID + "/uploads"
	u := read[Upload](t, b.ask(t, "all", at+"?name=Anna", text), http.StatusCreated)
	if u.Export == nil || !u.Export.Fresh || u.Export.Person.Name != "Anna" || u.Export.Added == 0 {
		t.Fatalf("%+v", u.Export)
	}
	if g := b.ask(t, "read", "GET /people/"+b.anas.ID, ""); g.status != http.StatusNotFound {
		t.Fatalf("it is written before it is agreed to: %d", g.status)
	}
	got := read[Brought](t, b.ask(t, "all", at+"/"+u.ID+"/agree", `{}`), http.StatusOK)
	back, err := b.App.History(t.Context(), b.anas, 0)
	check(t, err)
	if p := read[personJSON](t, b.ask(t, "read", "GET /people/"+b.anas.ID, ""), http.StatusOK); p.Name != "Anna" || len(back) != len(events) {
		t.Errorf("%+v with %d of %d", p, len(back), len(events))
	}
	all := read[Imports](t, b.ask(t, "read", "GET /people/"+b.anas.ID+"/imports", ""), http.StatusOK)
	if len(all.Exports) != 1 || all.Exports[0].ID != got.Import || all.Exports[0].Things == 0 || all.Exports[0].First == "" {
		t.Fatalf("%+v", all)
	}
	gone := read[TakenBack](t, b.ask(t, "all", "DELETE /people/"+b.anas.ID+"/imports/"+got.Import, ""), http.StatusOK)
	if left, err := b.App.History(t.Context(), b.anas, 0); err != nil || len(left) != 0 || gone.Gone != all.Exports[0].Things || gone.Kept != 0 {
		t.Errorf("taken back: %+v, %d are left, %v", gone, len(left), err)
	}
	for query, code := range map[string]string{"?name=Cy": "name-taken", "?name=a%00b": "faults", "?unit=stone": "faults"} {
		fresh := strings.ReplaceAll(text, b.anas.ID, "019ab000-0000-7000-8000-0000000000a7")
		if p := b.ask(t, "all", at+query, fresh).problem(t); p.Code != code || code == "faults" && p.Faults[0].Parameter == "" {
			t.Errorf("%s: %+v", query, p)
		}
	}
}

// eraser deletes a person.
type eraser interface {
	Erase(ctx context.Context, person string) error
}

// during is how much a session hurt, as an export has it.
var during = regexp.MustCompile(`"during":\s*\d+`)

func TestAnExportThatDiffersOrHasFaultsIsNotBrought(t *testing.T) {
	b := open(t)
	text := b.ask(t, "read", "GET /people/me/export", "").body
	u := b.send(t, "all", during.ReplaceAllString(text, `"during":10`))
	if u.Export == nil || len(u.Export.Differ) == 0 || u.Export.Differ[0].Kind != "entry" || u.Export.Differ[0].Day == "" {
		t.Fatalf("%+v", u.Export)
	}
	if p := b.agree(t, "all", u, `{}`).problem(t); p.Code != "differs" || p.Status != http.StatusConflict {
		t.Errorf("%+v", p)
	}
	broken := b.send(t, "all", during.ReplaceAllString(text, `"during":99`))
	if len(broken.Faults) == 0 || broken.Faults[0].Line == 0 || broken.Export != nil {
		t.Fatalf("%+v", broken)
	}
	if p := b.agree(t, "all", broken, `{}`).problem(t); p.Code != "faults" || len(p.Faults) != len(broken.Faults) {
		t.Errorf("%+v", p)
	}
}

func TestWhatIsNoLogIsRefused(t *testing.T) {
	b := open(t)
	export := b.ask(t, "read", "GET /people/me/export", "").body
	for _, c := range []struct {
		text, kind, code string
		status           int
	}{
		{"", csvType, "faults", http.StatusUnprocessableEntity},
		{"a,b\n1,2\n", csvType, "no-log", http.StatusUnprocessableEntity},
		{`{"a":1}`, jsonType, "no-log", http.StatusUnprocessableEntity},
		{strongLog, "text/plain", "media", http.StatusUnsupportedMediaType},
		{strongLog + strings.Repeat("x", exchange.LargestSheet), csvType, "too-large", http.StatusRequestEntityTooLarge},
	} {
		if p := b.ask(t, "all", "POST /people/me/uploads", c.text, "Content-Type", c.kind).problem(t); p.Code != c.code || p.Status != c.status {
			t.Errorf("%.20q: %+v", c.text, p)
		}
	}
	if p := b.ask(t, "stranger", "POST /people/me/uploads", export).problem(t); p.Status != http.StatusForbidden {
		t.Errorf("somebody else's: %+v", p)
	}
	if u := b.send(t, "all", strongLog+strings.Repeat("\n", bodyMost)); u.Log == nil {
		t.Error("a file may be longer than other bodies")
	}
}

func TestAFileWaitsForWhoSentItAlone(t *testing.T) {
	b := open(t)
	u := b.send(t, "all", strongLog)
	at := "/people/me/uploads/" + u.ID
	for _, line := range []string{"GET " + at, "DELETE " + at} {
		if g := b.ask(t, "stranger", line, ""); g.status != http.StatusNotFound {
			t.Errorf("a stranger, %s: %d", line, g.status)
		}
	}
	if g := b.agree(t, "stranger", u, `{}`); g.status != http.StatusNotFound {
		t.Errorf("a stranger agrees: %d", g.status)
	}
	next := b.send(t, "all", strongLog)
	if g := b.ask(t, "all", "GET "+at, ""); g.status != http.StatusNotFound {
		t.Errorf("the one before: %d", g.status)
	}
	if g := b.ask(t, "all", "DELETE /people/me/uploads/"+next.ID, ""); g.status != http.StatusNoContent {
		t.Errorf("forget it: %d", g.status)
	}
	if g := b.agree(t, "all", next, `{}`); g.status != http.StatusNotFound {
		t.Errorf("it is forgotten: %d", g.status)
	}
	last := b.send(t, "all", strongLog)
	b.now = b.now.Add(app.UploadWaits + time.Minute)
	if g := b.agree(t, "all", last, `{}`); g.status != http.StatusNotFound {
		t.Errorf("too late: %d", g.status)
	}
}

func TestAFileIsTakenOnceUnderAKey(t *testing.T) {
	b := open(t)
	first := b.ask(t, "all", "POST /people/me/uploads", strongLog, "Content-Type", csvType, keyHeader, "k")
	again := b.ask(t, "all", "POST /people/me/uploads", strongLog, "Content-Type", csvType, keyHeader, "k")
	if first.body != again.body || again.header.Get("Idempotent-Replayed") != "true" || !strings.HasSuffix(first.header.Get("Location"), "/uploads/"+read[Upload](t, first, http.StatusCreated).ID) {
		t.Errorf("%s\n%s %v", first.body, again.body, again.header)
	}
	at := "POST /people/me/uploads/" + read[Upload](t, first, http.StatusCreated).ID + "/agree"
	for i := range 2 {
		if g := b.ask(t, "all", at, `{}`, keyHeader, "agreed"); g.status != http.StatusOK || g.header.Get("Idempotent-Replayed") != []string{"", "true"}[i] {
			t.Errorf("%d: %d %s", i, g.status, g.body)
		}
	}
	if all := b.imports(t); len(all.List) != 1 || all.List[0].Sets != 3 {
		t.Errorf("%+v", all)
	}
}

func TestWithoutLeaveALogComesInAndNoExerciseIsNamed(t *testing.T) {
	b := open(t)
	read[Brought](t, b.agree(t, "all", b.send(t, "all", strongLog), `{}`), http.StatusOK)
	b.stop(t, "emergency")
	more := strings.ReplaceAll(strings.ReplaceAll(strongLog, "2024", "2023"), "Running", "Open Book")
	g := b.ask(t, "all", "POST /people/me/uploads", more, "Content-Type", csvType)
	u := read[Upload](t, g, http.StatusCreated)
	if names := b.named(g.body); len(names) > 0 || len(u.Log.Names) != 2 || u.Log.Names[1].Say != "nobody" {
		t.Errorf("%v: %s", names, g.body)
	}
	read[Brought](t, b.agree(t, "all", u, `{}`), http.StatusOK)
	if g := b.ask(t, "read", "GET /people/me/imports", ""); len(b.named(g.body)) > 0 || len(b.imports(t).List) != 2 {
		t.Errorf("%s", g.body)
	}
	_, names, err := b.App.Pasts(t.Context(), b.Keep, b.anas)
	check(t, err)
	if got := fmt.Sprint(names[0].Exercise, names[1].Exercise); got != "cat-cow" {
		t.Errorf("they stand for %s: what nobody saw was not agreed to", got)
	}
}
