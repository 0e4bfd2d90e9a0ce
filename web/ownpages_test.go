package web

import (
	"html"
	"net/http"
	"net/url"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"tspine/app"
	"tspine/catalog"
	"tspine/engine/course"
	"tspine/engine/fault"
)

// ownPages is every page on which an exercise of one's own is written, with
// everything that it can show.
func ownPages() map[string]page {
	dose := fault.Fault{Path: "dose", Code: "descending", Got: "12-8", Want: "8-12", Column: 3}
	past := catalog.Located{Line: 2, Column: 9, Text: "start: {thoracic: flex 90}", Fault: fault.Fault{Path: "pose.start", Code: "figure-slip", Got: "it", Want: "1.0"}}
	sheet := catalog.OwnSheet{ID: "it", Phases: []string{"mobilize"}, Stage: "mobility", Classes: []string{"ROT_UNL"}, Directions: []string{"rotation"}, Position: "sitting", Sides: "each",
		Dose: "2x12-8/side", Progress: "reps", Tool: "band", Pieces: "2", Held: true, Needs: []string{"wall"}, Easier: []string{"cat-cow"}, Pose: "it",
		Words: catalog.OwnWords{Name: "Cat <&>", For: "it", Stop: "it", SetUp: []string{"it"}, Cues: []string{"it"}, Slips: []string{"it: hurts"}, Safety: []string{"it"}}}
	faults := fault.Faults{{Path: "text.name", Code: "left-empty"}, {Path: "classes", Code: "wrong-count", Got: "0", Want: "2 to 5 cues"}, {Path: "needs", Code: "taken", Got: "it", Want: "a name of your own"},
		{Path: "pose", Code: "pose-elsewhere", Got: "it"}, {Path: "id", Code: "renamed", Got: "it", Want: "it"}, {Code: "not-yaml", Got: "it"}}
	known := []namedPart{{"cat-cow", "Cat"}}
	full := ownPage{Path: "/exercises/it", Was: "1", Name: "Cat <&>", Sheet: sheet, Form: true, Remarks: true, Undrawn: true, Drawing: "/figures/own/it.svg?draft=it", Sound: true, Pinned: true, Says: "it",
		Things: known, Others: known, Marks: []markPart{mark("2x12-8/side", dose)}, Posed: fileFaults(catalog.Faults{past}), Faults: faults}
	changed := ownPage{Path: "/exercises/new", New: true, Form: true, Changed: true, Sheet: catalog.OwnSheet{}}
	return map[string]page{
		"own":                    full,
		"own, new":               changed,
		"own, no form":           ownPage{Path: "/exercises/it", Name: "Cat", Sheet: sheet, Holds: []string{"cat-cow", "open-book"}},
		"ownfile":                ownFilePage{Path: "/exercises/it", Was: "1", Name: "it.yaml", Title: "Cat", Text: "id: it\n", Form: true, Holds: []string{"cat-cow"}, Faults: fileFaults(catalog.Faults{past, {Fault: faults[5]}})},
		"ownfile, new":           ownFilePage{Path: "/exercises/new", New: true, Changed: true},
		"owngone":                goPage{ID: "it", Name: "Cat <&>", Was: "1", Changed: true, Needed: app.Needed{Gone: []string{"cat-cow", "open-book"}, Program: "Cat", Pinned: []string{"cat-cow"}}},
		"owngone, needed":        goPage{ID: "it", Name: "Cat", Needed: app.Needed{Gone: []string{"cat-cow"}, Stops: fault.Faults{{Code: "in-program", Got: "it", Want: "Cat"}}}},
		"exercise, own":          exercisePage{Text: catalog.Text{Name: "Cat"}, linePart: linePart{Exercise: "cat-cow", Phase: "mobilize", Direction: "rotation", Own: true}, Stage: "mobility", Saved: true},
		"exercises, one removed": exercisesPage{Removed: true},
	}
}

// areas adds the text areas of a page's form to its other fields.
func areas(t *testing.T, body, action string) url.Values {
	t.Helper()
	out := fields(t, body, action)
	_, form, _ := strings.Cut(body, `action="`+action+`"`)
	form, _, _ = strings.Cut(form, "</form>")
	for _, one := range regexp.MustCompile(`(?s)<textarea id="([^"]+)"[^>]*>\n(.*?)</textarea>`).FindAllStringSubmatch(form, -1) {
		out.Set(one[1], html.UnescapeString(one[2]))
	}
	return out
}

// someTowel is an exercise as a form sends it.
func someTowel() url.Values {
	return url.Values{
		"text.name": {"Towel <rotation>"}, "text.for": {"Turns the upper back."}, "phases": {"mobilize"}, "stage": {"mobility"}, "directions": {"rotation"}, "classes": {"ROT_UNL"},
		"position": {"sitting"}, "sides": {"each"}, "dose": {"2×8/side"}, "progress": {"reps"}, "needs": {"chair", ""}, "instead": {"Open Book", ""},
		"text.set-up": {"Sit on a chair."}, "text.cues": {"Cross your arms.\r\nTurn slowly.\r\n"}, "text.stop": {"Stop if it hurts."}, "text.faults": {"The hips turn along: in the low back."}, "do": {"save"},
	}
}

const somePose = "from: standing\nstart: {thoracic: flex 4}\nend: {thoracic: ext 4}"

func TestAnExerciseIsWrittenInTheBrowser(t *testing.T) {
	b := open(t, demo(t))
	who := b.browser(t)
	empty := who.get("/exercises/new")
	if empty.status != http.StatusOK || !strings.Contains(empty.body, `action="/exercises/new/edit"`) {
		t.Fatal(empty.status)
	}
	if !strings.Contains(who.get("/exercises").body, `href="/exercises/new"`) {
		t.Error("the list does not lead to a new one")
	}
	r := who.send("/exercises/new/edit", someTowel())
	if r.status != http.StatusSeeOther || r.header.Get("Location") != "/exercises/towel-rotation?saved=yes" {
		t.Fatalf("%d %s", r.status, r.body)
	}
	shown := who.get("/exercises/towel-rotation?saved=yes").body
	for _, want := range []string{"<h1>Towel &lt;rotation&gt;</h1>", "Turn slowly.", `href="/exercises/towel-rotation/edit"`, "No figure", "Your own", "Your exercise is kept", "/exercises/open-book"} {
		if !strings.Contains(shown, want) {
			t.Errorf("its page has no %q", want)
		}
	}
	if list := who.get("/exercises").body; !strings.Contains(list, "Your own") {
		t.Error("the list does not mark it")
	}

	// Opened again and saved as it is, nothing changes; another dose does.
	edit := who.get("/exercises/towel-rotation/edit")
	form := areas(t, edit.body, "/exercises/towel-rotation/edit")
	before, _ := b.App.OwnExercises(t.Context(), b.Options.Demo.Person)
	form.Set("do", "save")
	if r := who.send("/exercises/towel-rotation/edit", form); r.status != http.StatusSeeOther {
		t.Fatalf("%d %s", r.status, r.body)
	}
	after, _ := b.App.OwnExercises(t.Context(), b.Options.Demo.Person)
	if len(before) != 1 || !slices.Equal(before, after) {
		t.Errorf("saving what was opened changed it:\n%+v\n%+v", before, after)
	}
	form.Set("dose", "3x8/side")
	if r := who.send("/exercises/towel-rotation/edit", form); r.status != http.StatusSeeOther {
		t.Fatalf("%d %s", r.status, r.body)
	}

	// The second of two tabs is told, and loses nothing.
	form.Set("text.for", "What the second tab wrote.")
	r = who.send("/exercises/towel-rotation/edit", form)
	if r.status != http.StatusConflict || !strings.Contains(r.body, "changed elsewhere") || !strings.Contains(r.body, "What the second tab wrote.") {
		t.Errorf("two tabs: %d", r.status)
	}
	again := areas(t, r.body, "/exercises/towel-rotation/edit")
	again.Set("do", "save")
	if r := who.send("/exercises/towel-rotation/edit", again); r.status != http.StatusSeeOther {
		t.Errorf("saved knowing of it: %d", r.status)
	}
	if r := who.send("/exercises/new/edit", someTowel()); r.header.Get("Location") != "/exercises/towel-rotation-2?saved=yes" {
		t.Errorf("a second one of that name: %d %s", r.status, r.header.Get("Location"))
	}
}

func TestEveryFaultOfAnExerciseStandsAtItsField(t *testing.T) {
	b := open(t, demo(t))
	who := b.browser(t)
	form := someTowel()
	form.Set("dose", "2x8-5/side")
	form.Set("text.stop", "")
	form.Set("needs", "chiar")
	form.Set("pose", "from: standing\r\nstart: {thoracic: flex 90}\r\n")
	form.Set("id", "Towel!")
	r := who.send("/exercises/new/edit", form)
	if r.status != http.StatusUnprocessableEntity {
		t.Fatal(r.status, r.body)
	}
	for _, want := range []string{"5 things", `<mark>8-5</mark>`, "Line 2, column 19", "flex 90 is more than the joint has", `value="Towel!"`, `value="chiar"`, `id="text.stop" name="text.stop" value="" autocomplete="off" aria-describedby="text.stop-says" aria-invalid="true"`, "thoracic: flex 90}"} {
		if !strings.Contains(r.body, want) {
			t.Errorf("the page has no %q", want)
		}
	}
	if all, _ := b.App.OwnExercises(t.Context(), b.Options.Demo.Person); len(all) != 0 {
		t.Error("something is kept")
	}
	checked := who.do("POST", "/exercises/new/edit.json", form, "application/json")
	for _, want := range []string{`"path":"text.stop"`, `"path":"needs"`, `"path":"id"`, `"path":"pose","text":"Line 2, column 19: `, `"marked":"8-5"`} {
		if checked.status != http.StatusOK || !strings.Contains(checked.body, want) {
			t.Errorf("the script is not told %s: %s", want, checked.body)
		}
	}
}

func TestAFigureIsLookedAtAndKept(t *testing.T) {
	b := open(t, demo(t))
	who := b.browser(t)
	form := someTowel()
	form.Set("pose", somePose)
	form.Set("do", "draw")
	r := who.send("/exercises/new/edit", form)
	at := regexp.MustCompile(`/figures/own/towel-rotation\.svg\?draft=[A-Za-z0-9_-]+`).FindString(r.body)
	if r.status != http.StatusOK || at == "" || !strings.Contains(r.body, "passes every check") {
		t.Fatalf("it is not drawn: %d", r.status)
	}
	if drawn := who.get(at); drawn.status != http.StatusOK || !strings.Contains(drawn.body, "<svg") || !strings.Contains(drawn.header.Get("Cache-Control"), "private") {
		t.Errorf("the drawing: %d", drawn.status)
	}
	if r := who.get("/exercises/towel-rotation"); r.status != http.StatusNotFound {
		t.Error("looking at it keeps it")
	}
	form.Set("pose", "from: standing\nstart: {}\nend:\n  contacts: [left hand on floor, left hand on head]\n")
	r = who.send("/exercises/new/edit", form)
	if !strings.Contains(r.body, "can&#39;t reach") || strings.Contains(r.body, "passes every check") {
		t.Errorf("what can't be reached is not told: %d", r.status)
	}
	form.Set("do", "save")
	if r := who.send("/exercises/new/edit", form); r.status != http.StatusUnprocessableEntity || !strings.Contains(r.body, "can&#39;t reach") {
		t.Errorf("what can't be drawn is kept: %d", r.status)
	}
	form.Set("pose", somePose)
	if r := who.send("/exercises/new/edit", form); r.status != http.StatusSeeOther {
		t.Fatalf("%d %s", r.status, r.body)
	}
	page := who.get("/exercises/towel-rotation").body
	at = html.UnescapeString(regexp.MustCompile(`/figures/own/towel-rotation\.svg\?own=[^"]+`).FindString(page))
	if at == "" || strings.Contains(page, "No figure") {
		t.Fatal("its page does not show it")
	}
	for path, want := range map[string]int{
		at: 200, at + "&still=end": 200, at + "&side=left": 200, at + "&look=nothing": 404, "/figures/own/towel-rotation.png": 404, "/figures/own/cat-cow.svg": 404, "/figures/towel-rotation.svg": 404,
		"/figures/own/towel-rotation.svg?draft=x": 404,
	} {
		if got := who.get(path); got.status != want {
			t.Errorf("%s: %d, want %d", path, got.status, want)
		}
	}
	if _, err := b.App.Choose(t.Context(), b.Options.Demo.Person, course.Choice{Act: course.Pin, Exercise: "towel-rotation"}); err != nil {
		t.Fatal(err)
	}
	if one := who.week().Exercises["towel-rotation"]; !strings.HasPrefix(one.Drawn, "/figures/own/towel-rotation.svg?own=") {
		t.Errorf("the player is told %+v", one)
	}
}

func TestOnlyOnesOwnExercisesAreOpened(t *testing.T) {
	b := open(t, demo(t))
	stranger := app.Person{ID: "01900000-0000-7000-8000-00000000000b", Name: "Bo"}
	if err := b.App.People.AddPerson(t.Context(), stranger); err != nil {
		t.Fatal(err)
	}
	if _, err := b.App.KeepExercises(t.Context(), stranger, "f.yaml", []byte(ownExercise+"pose: {from: standing, start: {thoracic: flex 4}}\n")); err != nil {
		t.Fatal(err)
	}
	who := b.browser(t)
	for _, id := range []string{"towel-rotation", "cat-cow", "nothing"} {
		for _, page := range []string{"GET /edit", "POST /edit", "POST /edit.json", "GET /file", "POST /file", "POST /file.json", "GET /file.yaml", "GET /remove", "POST /remove"} {
			method, path, _ := strings.Cut(page, " ")
			if r := who.do(method, "/exercises/"+id+path, someTowel(), "text/html"); r.status != http.StatusNotFound || strings.Contains(r.body, "Towel") {
				t.Errorf("%s of %s: %d", page, id, r.status)
			}
		}
	}
	if r := who.get("/figures/own/towel-rotation.svg"); r.status != http.StatusNotFound {
		t.Errorf("a stranger's figure: %d", r.status)
	}
}

func TestAFileOfExercisesIsChangedInTheBrowser(t *testing.T) {
	b := open(t, demo(t))
	who := b.browser(t)
	const two = "exercises:\n  - &one\n    id: one\n"
	if r := who.post("/exercises/new/file", "text", two); r.status != http.StatusUnprocessableEntity || !strings.Contains(r.body, "Line 2, column 5") {
		t.Errorf("a file with faults: %d", r.status)
	}
	both := "# mine\nexercises:\n" + listed(ownExercise) + listed(strings.ReplaceAll(ownExercise, "towel-rotation", "sheet-rotation"))
	if r := who.post("/exercises/new/file", "text", both); r.status != http.StatusSeeOther || r.header.Get("Location") != "/exercises/towel-rotation?saved=yes" {
		t.Fatalf("%d %s", r.status, r.body)
	}
	if r := who.get("/exercises/sheet-rotation/edit"); !strings.Contains(r.body, "more than a form can show") || strings.Contains(r.body, `name="dose"`) {
		t.Error("two exercises are shown as a form")
	}
	page := who.get("/exercises/sheet-rotation/file").body
	form := areas(t, page, "/exercises/sheet-rotation/file")
	if form.Get("text") != both {
		t.Errorf("the text is %s", form.Get("text"))
	}
	if r := who.get("/exercises/sheet-rotation/file.yaml"); r.body != both || r.header.Get("Content-Disposition") != "attachment; filename=towel-rotation.yaml" {
		t.Errorf("the download: %s", r.header.Get("Content-Disposition"))
	}
	form.Set("text", strings.Replace(both, "2x8/side", "3x8/side", 1))
	if r := who.do("POST", "/exercises/sheet-rotation/file.json", form, "application/json"); strings.TrimSpace(r.body) != `{"faults":[]}` {
		t.Errorf("checked: %s", r.body)
	}
	for _, want := range []int{http.StatusSeeOther, http.StatusConflict} {
		if r := who.send("/exercises/sheet-rotation/file", form); r.status != want {
			t.Fatalf("%d, want %d: %s", r.status, want, r.body)
		}
	}
	if r := who.post("/exercises/new/file", "text", strings.Replace(ownExercise, "towel-rotation", "third", 1)); r.status != http.StatusSeeOther {
		t.Error(r.status)
	}
	if r := who.get("/exercises/new/file.yaml"); r.status != http.StatusNotFound {
		t.Errorf("a file that is not there: %d", r.status)
	}

	// One that a program needs stays; nothing needs it, and both of the file go.
	seen := fields(t, who.get("/exercises/third/remove").body, "/exercises/third/remove")
	if _, err := b.App.Follow(t.Context(), b.Options.Demo.Person, "f.yaml", []byte("id: mine\ntitle: Mine\ncircuits:\n  - name: a\n    parts:\n      - phase: mobilize\n        lines: [third 2x8/side]\n")); err != nil {
		t.Fatal(err)
	}
	if r := who.get("/exercises/third/remove"); !strings.Contains(r.body, "Mine") || strings.Contains(r.body, `method="post" action="/exercises/third/remove"`) {
		t.Error("it is not said that the program needs it")
	}
	if r := who.send("/exercises/third/remove", seen); r.status != http.StatusUnprocessableEntity {
		t.Errorf("it goes nevertheless: %d", r.status)
	}
	r := who.get("/exercises/towel-rotation/remove")
	if !strings.Contains(r.body, "go with it") {
		t.Error("it is not said that two go")
	}
	if r := who.send("/exercises/towel-rotation/remove", fields(t, r.body, "/exercises/towel-rotation/remove")); r.status != http.StatusSeeOther || who.get("/exercises/sheet-rotation").status != http.StatusNotFound {
		t.Errorf("it stays: %d", r.status)
	}
}

// listed gives an exercise as one of a list.
func listed(text string) string {
	return "  - " + strings.ReplaceAll(strings.TrimSuffix(text, "\n"), "\n", "\n    ") + "\n"
}

func TestNamesBecomeIds(t *testing.T) {
	taken := func(id string) bool { return id == "cat-cow" || id == "exercise" }
	for name, want := range map[string]string{
		"": "", "Towel rotation": "towel-rotation", "Öffnen & Schließen!": "offnen-schlie-en", "Cat–Cow": "cat-cow-2", "猫": "exercise-2", strings.Repeat("ab ", 30): "ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-a",
	} {
		if got := idOf(name, taken); got != want {
			t.Errorf("%q becomes %q, want %q", name, got, want)
		}
	}
}

// A hostile pose costs a moment, and says what is wrong.
func TestAHostilePoseIsRefusedInTheBrowser(t *testing.T) {
	b := open(t, demo(t))
	who := b.browser(t)
	for name, pose := range map[string]string{
		"huge": strings.Repeat("# far too long\n", 200_000), "deep": "from: " + strings.Repeat("[", 5000), "cyclic": "from: standing\nstart: &a {all: *a}\n", "no number": "from: standing\nstart: {thoracic: flex NaN}\n",
		"no text": "from: standing\nstart: \x01{}\n",
	} {
		form := someTowel()
		form.Set("pose", pose)
		for _, do := range []string{"draw", "save"} {
			form.Set("do", do)
			r := who.send("/exercises/new/edit", form)
			if r.status != http.StatusOK && r.status != http.StatusUnprocessableEntity && r.status != http.StatusRequestEntityTooLarge || strings.Contains(r.body, "passes every check") {
				t.Errorf("%s, %s: %d", name, do, r.status)
			}
		}
	}
	if all, _ := b.App.OwnExercises(t.Context(), b.Options.Demo.Person); len(all) != 0 {
		t.Error("something is kept")
	}
}

func TestTheManualIsNamedAsItIs(t *testing.T) {
	text, err := os.ReadFile("../docs/poses.md")
	if err != nil || !strings.HasPrefix(string(text), "# How to draw a new exercise") {
		t.Errorf("the page names another title: %.60s %v", text, err)
	}
}
