package web

import (
	"html"
	"net/http"
	"net/http/httptest"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"

	"tspine/app"
	"tspine/catalog"
	"tspine/engine/fault"
)

// fields takes every field of a form from a page, as a browser would send it.
func fields(t testing.TB, body, action string) url.Values {
	t.Helper()
	return fieldsOf(t, body, action)
}

// failing is a test, or one try of a property.
type failing interface {
	Helper()
	Fatalf(format string, args ...any)
}

func fieldsOf(t failing, body, action string) url.Values {
	t.Helper()
	_, form, found := strings.Cut(body, `action="`+action+`"`)
	if !found {
		t.Fatalf("no form for %s in %s", action, body)
	}
	form, _, _ = strings.Cut(form, "</form>")
	out := url.Values{}
	attr := func(tag, key string) string {
		_, rest, found := strings.Cut(tag, " "+key+`="`)
		if !found {
			return ""
		}
		value, _, _ := strings.Cut(rest, `"`)
		return html.UnescapeString(value)
	}
	for _, tag := range regexp.MustCompile(`<input [^>]*>`).FindAllString(form, -1) {
		switch kind := attr(tag, "type"); {
		case attr(tag, "name") == "" || kind == "file":
		case (kind == "checkbox" || kind == "radio") && !strings.Contains(tag, " checked"):
		default:
			out.Add(attr(tag, "name"), attr(tag, "value"))
		}
	}
	for _, one := range regexp.MustCompile(`(?s)<select ([^>]*)>(.*?)</select>`).FindAllStringSubmatch(form, -1) {
		options := regexp.MustCompile(`<option [^>]*>`).FindAllString(one[2], -1)
		i := slices.IndexFunc(options, func(o string) bool { return strings.Contains(o, " selected") })
		if len(options) > 0 {
			out.Add(attr(" "+one[1], "name"), attr(options[max(i, 0)], "value"))
		}
	}
	return out
}

// following is the demo person, who follows the five stages.
func following(t testing.TB) (*bench, *browser) {
	t.Helper()
	b := open(t, demo(t))
	one := b.browser(t)
	if r := one.change("/program", "program", "five-stage-ladder"); r.status != http.StatusSeeOther {
		t.Fatalf("%d %s", r.status, r.body)
	}
	return b, one
}

const firstLine = "stages[0].parts[0].lines"

func (b *browser) send(path string, form url.Values) reply {
	b.t.Helper()
	return b.do("POST", path, form, "text/html")
}

func TestALineIsEditedSavedAndTakenBackWithoutScripts(t *testing.T) {
	_, one := following(t)
	page := one.get("/program/edit").body
	for _, want := range []string{"Saving makes a version of your own", `value="cat-cow 30-60s 3/day"`, "my own"} {
		if !strings.Contains(page, want) {
			t.Errorf("%q is not there", want)
		}
	}
	form := fields(t, page, "/program/edit")
	form.Set(firstLine, "cat-cow 60-30s 3/day")
	form.Set("stages[1].weeks", "many")
	form.Set("title", "")
	r := one.send("/program/edit", form)
	if r.status != http.StatusUnprocessableEntity {
		t.Fatalf("%d", r.status)
	}
	for _, want := range []string{"cat-cow <mark>60-30</mark>s 3/day", `value="many"`, "3 things here are not right yet", "30-60"} {
		if !strings.Contains(r.body, want) {
			t.Errorf("%q is not said: %s", want, r.body)
		}
	}
	form = fields(t, r.body, "/program/edit")
	form.Set(firstLine, "cat-cow 40-50s 2/day")
	form.Set("stages[1].weeks", "5")
	form.Set("title", "Mine")
	if r = one.send("/program/edit", form); r.status != http.StatusSeeOther {
		t.Fatalf("%d %s", r.status, r.body)
	}
	page = one.get(r.header.Get("Location")).body
	for _, want := range []string{"<h1>Mine</h1>", "This is your own", "Five stages, one exercise each", "Undo"} {
		if !strings.Contains(page, want) {
			t.Errorf("%q is not there", want)
		}
	}
	if r = one.send("/program/version", fields(t, page, "/program/version")); r.status != http.StatusSeeOther {
		t.Fatalf("%d %s", r.status, r.body)
	}
	if page = one.get("/program").body; !strings.Contains(page, "<h1>Five stages, one exercise each</h1>") {
		t.Error("it is not taken back")
	}
}

func TestStepsOfEditingKeepWhatWasTypedAndSaveNothing(t *testing.T) {
	_, one := following(t)
	form := fields(t, one.get("/program/edit").body, "/program/edit")
	form.Set("title", "Half done")
	form.Set(firstLine, "cat-cow wrong")
	steps := []struct{ do, want string }{
		{"add-line stages[1].parts[0]", `name="stages[1].parts[0].lines" value="wall-angel 2x8-12 rest 60-90s"`},
		{"up stages[1].parts[0].lines[1]", `id="stages[1].parts[0].lines[0]" name="stages[1].parts[0].lines" value="wall-angel`},
		{"remove stages[1].parts[0].lines[1]", `id="stages[1].parts[0].lines[0]" name="stages[1].parts[0].lines" value="wall-angel`},
		{"add-part stages[0]", `name="stages[0].parts" value="2"`},
		{"up stages[0].parts[1]", `id="stages[0].parts[1].lines[0]" name="stages[0].parts[1].lines" value="cat-cow wrong"`},
		{"remove stages[4]", `name="stages" value="4"`},
		{"add-stage", `name="stages" value="5"`},
		{"add-circuit", `name="circuits" value="1"`},
	}
	for _, s := range steps {
		form.Set("do", s.do)
		form.Set("stages[1].parts[0].new", "wall-angel")
		r := one.send("/program/edit", form)
		if r.status != http.StatusOK || !strings.Contains(r.body, s.want) || !strings.Contains(r.body, `value="Half done"`) || !strings.Contains(r.body, "cat-cow wrong") {
			t.Fatalf("%s: %d, no %s in %s", s.do, r.status, s.want, r.body)
		}
		form = fields(t, r.body, "/program/edit")
	}
	if page := one.get("/program").body; strings.Contains(page, "Half done") {
		t.Error("a step is saved")
	}
	for _, bad := range []string{"explode stages[0]", "up", "up everything", "remove stages[0].lines[1]"} {
		form.Set("do", bad)
		if r := one.send("/program/edit", form); r.status != http.StatusBadRequest {
			t.Errorf("%s: %d", bad, r.status)
		}
	}
	form.Set("stages", "9999")
	if r := one.send("/program/edit", form); r.status != http.StatusBadRequest {
		t.Errorf("too many stages: %d", r.status)
	}
}

// The only exercise of a part is removed: the page says what a part needs, and
// removes the part, or the stage where it has no other.
func TestAPartWithoutAnExerciseSaysWhatItNeeds(t *testing.T) {
	_, one := following(t)
	form := fields(t, one.get("/program/edit").body, "/program/edit")
	form.Set("do", "remove stages[1].parts[0].lines[0]")
	r := one.send("/program/edit", form)
	says(t, r, "This part has no exercise. It needs at least one line", `value="remove-group stages[1]"`)
	never(t, r, "wrong number", "remove-part")
	form = fields(t, r.body, "/program/edit")
	form.Set("do", "add-part stages[1]")
	r = one.send("/program/edit", form)
	says(t, r, `value="remove-part stages[1].parts[0]"`, `value="remove-part stages[1].parts[1]"`)
	form = fields(t, r.body, "/program/edit")
	form.Set("do", "remove-part stages[1].parts[1]")
	form = fields(t, one.send("/program/edit", form).body, "/program/edit")
	form.Set("do", "remove-group stages[1]")
	r = one.send("/program/edit", form)
	says(t, r, `name="stages" value="4"`)
	never(t, r, "This part has no exercise")
}

func TestTheSecondOfTwoTabsIsToldAndLosesNothing(t *testing.T) {
	_, one := following(t)
	first, second := fields(t, one.get("/program/edit").body, "/program/edit"), fields(t, one.get("/program/edit").body, "/program/edit")
	first.Set("title", "From the first tab")
	second.Set("title", "From the second tab")
	if r := one.send("/program/edit", first); r.status != http.StatusSeeOther {
		t.Fatal(r.status)
	}
	r := one.send("/program/edit", second)
	if r.status != http.StatusConflict || !strings.Contains(r.body, "changed elsewhere") || !strings.Contains(r.body, `value="From the second tab"`) {
		t.Fatalf("%d %s", r.status, r.body)
	}
	if page := one.get("/program").body; !strings.Contains(page, "<h1>From the first tab</h1>") {
		t.Error("it is overwritten")
	}
	if r = one.send("/program/edit", fields(t, r.body, "/program/edit")); r.status != http.StatusSeeOther {
		t.Fatalf("saved knowingly: %d", r.status)
	}
	if page := one.get("/program").body; !strings.Contains(page, "<h1>From the second tab</h1>") || !strings.Contains(page, "From the first tab") {
		t.Error("one of them is gone")
	}
	if r := one.post("/program/version", "was", "long ago", "id", "nothing"); r.status != http.StatusNotFound {
		t.Errorf("%d", r.status)
	}
}

func TestTheProgramGoesOutAsAFileAndComesBack(t *testing.T) {
	_, one := following(t)
	r := one.get("/program/file.yaml")
	if r.header.Get("Content-Disposition") != "attachment; filename=my-five-stage-ladder.yaml" || !strings.Contains(r.body, "- cat-cow 30-60s 3/day") {
		t.Fatalf("%v %s", r.header, r.body)
	}
	was := fields(t, one.get("/program/file").body, "/program/file").Get("was")
	text := "# For Ana.\r\n" + strings.ReplaceAll(r.body, "cat-cow 30-60s", "cat-cow 20-40s")
	if r = one.post("/program/file", "was", was, "text", text); r.status != http.StatusSeeOther {
		t.Fatalf("%d %s", r.status, r.body)
	}
	if r = one.get("/program/file.yaml"); r.body != strings.ReplaceAll(text, "\r\n", "\n") {
		t.Errorf("it comes back as %s", r.body)
	}
	if r = one.post("/program/file", "was", was, "text", text); r.status != http.StatusConflict || !strings.Contains(r.body, "# For Ana.") {
		t.Errorf("a second tab: %d", r.status)
	}
}

func TestABadFileIsToldLineByLineAndNothingTypedIsLost(t *testing.T) {
	_, one := following(t)
	bad := "id: desk-break\ntitle: Desk break # mine\ncircuits:\n  - name: break\n    parts:\n      - phase: mobilise\n        lines:\n          - cat-kow 30-60s 3/day\n          - chair-extension 12-8\n"
	r := one.post("/program/file", "text", bad)
	if r.status != http.StatusUnprocessableEntity {
		t.Fatal(r.status)
	}
	for _, want := range []string{"Line 6, column 16", "Line 8, column 13", "Line 9, column 29", "Did you mean mobilize?", "<mark>cat-kow</mark>", "<mark>12-8</mark>", "title: Desk break # mine"} {
		if !strings.Contains(r.body, want) {
			t.Errorf("%q is not there", want)
		}
	}
	for name, text := range map[string]string{"not text": "\xff\xfe", "nothing": "", "a burden": strings.Repeat("[", 5000), "too long": "id: x # " + strings.Repeat("x", 70_000)} {
		if r := one.post("/program/file", "text", text); r.status != http.StatusUnprocessableEntity && r.status != http.StatusBadRequest {
			t.Errorf("%s: %d", name, r.status)
		}
	}
}

func TestAScriptIsToldWhatIsWrongAsOneTypes(t *testing.T) {
	_, one := following(t)
	form := fields(t, one.get("/program/edit").body, "/program/edit")
	form.Set(firstLine, "cat-cow 60-30s 3/day")
	r := one.do("POST", "/program/edit.json", form, "application/json")
	for _, want := range []string{`"path":"stages[0].parts[0].lines[0]"`, `"before":"cat-cow ","marked":"60-30","after":"s 3/day"`, `"says":"Wall extension hold: `} {
		if r.status != http.StatusOK || !strings.Contains(r.body, want) {
			t.Errorf("%d: no %s in %s", r.status, want, r.body)
		}
	}
	r = one.do("POST", "/program/file.json", url.Values{"text": {"id: x\n"}}, "application/json")
	if r.status != http.StatusOK || !strings.Contains(r.body, `"line":1,"column":1`) {
		t.Errorf("%d %s", r.status, r.body)
	}
	if r = one.do("POST", "/program/edit.json", url.Values{"stages": {"x"}}, "application/json"); r.status != http.StatusBadRequest {
		t.Errorf("%d %s", r.status, r.body)
	}
}

func TestTheFaultIsMarkedWhereItIs(t *testing.T) {
	for name, c := range map[string]struct {
		text   string
		f      fault.Fault
		marked string
	}{
		"what was found":             {"chair-extension 12-8", fault.Fault{Column: 17, Got: "12-8"}, "12-8"},
		"the word, where it differs": {"cat-kow 30s", fault.Fault{Column: 1, Got: "other"}, "cat-kow"},
		"letters of more bytes":      {"ü 12-8 x", fault.Fault{Column: 3, Got: "12-8"}, "12-8"},
		"past the end":               {"cat-cow", fault.Fault{Column: 40}, ""},
		"nothing":                    {"", fault.Fault{}, ""},
		"no column":                  {"cat-cow 30s", fault.Fault{}, "cat-cow"},
	} {
		t.Run(name, func(t *testing.T) {
			m := mark(c.text, c.f)
			if m.Marked != c.marked || m.Before+m.Marked+m.After != c.text {
				t.Errorf("%q|%q|%q", m.Before, m.Marked, m.After)
			}
		})
	}
}

func TestDaysAndTimesAreKeptAndTodaySaysWhenIsNext(t *testing.T) {
	b, one := following(t)
	form := fields(t, one.get("/program/schedule").body, "/program/schedule")
	form.Set("mon.time", "25:99")
	form.Set("mon", "yes")
	form.Set("zone", "Mars/Olympus")
	form.Set("breaks.from", "17:00")
	form.Set("breaks.to", "9:00")
	r := one.send("/program/schedule", form)
	if r.status != http.StatusUnprocessableEntity || !strings.Contains(r.body, "is not a time") || !strings.Contains(r.body, `value="25:99"`) || !strings.Contains(r.body, "Mars/Olympus") {
		t.Fatalf("%d %s", r.status, r.body)
	}
	form.Set("mon.time", "18:00")
	if r = one.send("/program/schedule", form); r.status != http.StatusUnprocessableEntity || !strings.Contains(r.body, "no time zone") || !strings.Contains(r.body, "goes down") {
		t.Fatalf("%d %s", r.status, r.body)
	}
	form.Set("zone", "Europe/Berlin")
	form.Set("breaks.from", "09:00")
	form.Set("breaks.to", "17:00")
	form.Set("most", "1")
	if r = one.send("/program/schedule", form); r.status != http.StatusSeeOther {
		t.Fatalf("%d %s", r.status, r.body)
	}
	page := one.get(r.header.Get("Location")).body
	for _, want := range []string{"Your days and times are kept", "Next: Monday 18:00", "so far apart", `value="Europe/Berlin"`} {
		if !strings.Contains(page, want) {
			t.Errorf("%q is not said: %s", want, page)
		}
	}
	if today := one.get("/today").body; !strings.Contains(today, "Next: Monday 18:00") {
		t.Error("today does not say when is next")
	}
	if program := one.get("/program").body; !strings.Contains(program, `class="week"`) || !strings.Contains(program, "Next: Monday 18:00") {
		t.Error("the program does not show the week")
	}
	who := b.Options.Demo.Person
	who.Zone = "Europe/Berlin" // where it may be tomorrow by now
	if p, err := b.App.Schedule(t.Context(), who); err != nil || p.Breaks.Most != 1 {
		t.Errorf("%+v %v", p.Breaks, err)
	}
}

func TestThePauseBeginsChangesAndEnds(t *testing.T) {
	b, one := following(t)
	day := b.App.Day(b.Options.Demo.Person)
	for _, c := range []struct{ what, until, want string }{{"travel", "someday", "is not a day"}, {"travel", "2020-01-01", ""}, {"nothing", "", "nothing"}} {
		if r := one.change("/program/pause", "for", c.what, "until", c.until); r.status != http.StatusUnprocessableEntity || !strings.Contains(r.body, c.want) {
			t.Errorf("%v: %d %s", c, r.status, r.body)
		}
	}
	if r := one.change("/program/pause", "for", "travel", "until", (day + 5).String()); r.status != http.StatusSeeOther {
		t.Fatal(r.status)
	}
	page := one.get("/today").body
	for _, want := range []string{"The program is paused", "It goes on from " + (day + 5).String(), "I am back", "Change the pause"} {
		if !strings.Contains(page, want) {
			t.Errorf("%q is not said", want)
		}
	}
	if page = one.get("/program/pause").body; !strings.Contains(page, `value="`+(day+5).String()+`"`) {
		t.Error("the pause can't be changed")
	}
	if r := one.change("/program/pause", "for", "other", "until", ""); r.status != http.StatusSeeOther {
		t.Fatal(r.status)
	}
	if page = one.get("/today").body; strings.Contains(page, (day + 5).String()) {
		t.Error("the first pause holds on")
	}
}

func TestWithoutLeaveNoPageOfTheProgramNamesAnExercise(t *testing.T) {
	b := open(t)
	one := b.ana(t)
	for _, path := range []string{"/program/edit", "/program/file", "/program/file.yaml", "/program/pause", "/program/schedule"} {
		if r := one.get(path); r.status != http.StatusOK || strings.Contains(r.body, "cat-cow") {
			t.Errorf("%s: %d %s", path, r.status, r.body)
		}
	}
}

// What stands on the page is what is sent, whatever it is: nothing is lost between
// a program, its page and the form that comes back.
func TestWhatStandsOnThePageIsWhatComesBack(t *testing.T) {
	b := open(t)
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringMatching(`([!-~äß–] ?){0,12}[!-~]`)
		part := func() catalog.SheetPart {
			return catalog.SheetPart{
				Name: rapid.SampledFrom([]string{"", "move"}).Draw(t, "name"), Phase: rapid.SampledFrom([]string{"release", "mobilize", "integrate"}).Draw(t, "phase"),
				For: rapid.SampledFrom([]string{"", "stiff", "loose"}).Draw(t, "for"), Choose: rapid.SampledFrom([]string{"", "all", "one", "any"}).Draw(t, "choose"),
				Lines: rapid.SliceOfN(text, 0, 3).Draw(t, "lines"),
			}
		}
		parts := func() []catalog.SheetPart {
			var out []catalog.SheetPart
			for range rapid.IntRange(0, 3).Draw(t, "parts") {
				out = append(out, part())
			}
			return out
		}
		s := catalog.Sheet{ID: "my-own", Title: text.Draw(t, "title"), Sources: rapid.SliceOfN(text, 0, 2).Draw(t, "sources")}
		for i := range rapid.IntRange(0, 3).Draw(t, "stages") {
			s.Stages = append(s.Stages, catalog.SheetStage{Stage: []string{"mobility", "static", "eccentric"}[i], Weeks: text.Draw(t, "weeks"), Parts: parts()})
		}
		for range rapid.IntRange(0, 2).Draw(t, "circuits") {
			s.Circuits = append(s.Circuits, catalog.SheetCircuit{Name: text.Draw(t, "called"), Rounds: text.Draw(t, "rounds"), Parts: parts()})
		}
		page, err := b.draw(frame{Lang: "en", Page: b.editPage(&app.Writing{Catalog: b.App.Catalog}, &s, nil)}, b.pages.say("en"))
		if err != nil {
			t.Fatal(err)
		}
		r := httptest.NewRequest("POST", "/program/edit", strings.NewReader(fieldsOf(t, string(page), "/program/edit").Encode()))
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
		if err := readForm(r); err != nil {
			t.Fatal(err)
		}
		got, err := readSheet(r)
		if diff := cmp.Diff(s, got, cmpopts.EquateEmpty()); diff != "" || err != nil {
			t.Fatal(err, diff)
		}
	})
}

// Whatever is sent to the forms of a program is answered, never with a failure.
func FuzzProgramForms(f *testing.F) {
	_, one := following(f)
	form := fields(f, one.get("/program/edit").body, "/program/edit")
	f.Add("stages[0].parts[0].lines", "cat-cow 30s", "up stages[0].parts[0].lines[0]")
	f.Add("title", "", "save")
	f.Fuzz(func(t *testing.T, key, value, do string) {
		sent := url.Values{}
		for k, v := range form {
			sent[k] = v
		}
		sent.Set(key, value)
		sent.Set("do", do)
		for path, one := range map[string]*browser{"/program/edit": one, "/program/edit.json": one, "/program/schedule": one} {
			one.t = t
			if r := one.send(path, sent); r.status >= 500 {
				t.Errorf("%s: %d %s", path, r.status, r.body)
			}
		}
		if r := one.post("/program/file.json", "text", value); r.status >= 500 {
			t.Errorf("%d %s", r.status, r.body)
		}
	})
}
