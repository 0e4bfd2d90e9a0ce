package web

import (
	"bytes"
	"context"
	"errors"
	"io"
	"mime/multipart"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/chromedp"

	"tspine/app"
	"tspine/engine/fault"
	"tspine/exchange"
)

func somePast() []app.PastName {
	return []app.PastName{
		{Naming: app.Naming{Name: "Row <&>", Exercise: "dumbbell-row"}, Say: app.Suggested, Sessions: 2, Sets: 6, First: 20_000, Last: 20_010},
		{Naming: app.Naming{Name: "Running", Out: true}, Say: app.SaidBefore, Sessions: 1, Sets: 1, First: 20_000, Last: 20_000},
		{Naming: app.Naming{Name: "Squat"}, Say: app.SaidNobody, Sessions: 1, Sets: 1, First: 20_000, Last: 20_000},
	}
}

func somePlan() bringPage {
	p := bringPage{
		File: "log.csv", Plan: &app.PastPlan{Log: exchange.PastLog{Source: exchange.Strong, Rows: 9, Faulty: 1, Unitless: true}, Names: somePast()}, More: 3, Beyond: 2, Ours: []string{"cat-cow", "dumbbell-row"},
		Faults: []filePart{{Line: 4, Column: 7, Fault: fault.Fault{Path: "reps", Code: "not-a-number", Got: "x"}}},
	}
	for i, key := range []string{"rests", "empty", "faulty", "left-out", "there", "differ"} {
		p.Counts = append(p.Counts, countPart{key, i + 1})
	}
	for i, n := range somePast() {
		p.Names = append(p.Names, bringName{n, "n" + itoa(i)})
	}
	return p
}

// upload sends a file.
func (b *browser) upload(name, text string, fields ...string) reply {
	b.t.Helper()
	var body bytes.Buffer
	form := multipart.NewWriter(&body)
	for i := 0; i < len(fields); i += 2 {
		if err := form.WriteField(fields[i], fields[i+1]); err != nil {
			b.t.Fatal(err)
		}
	}
	file, err := form.CreateFormFile("file", name)
	if err != nil {
		b.t.Fatal(err)
	}
	if _, err := file.Write([]byte(text)); err != nil {
		b.t.Fatal(err)
	}
	if err := form.Close(); err != nil {
		b.t.Fatal(err)
	}
	req, err := http.NewRequestWithContext(b.t.Context(), "POST", b.base+"/you/data/import", &body)
	if err != nil {
		b.t.Fatal(err)
	}
	req.Header.Set("Content-Type", form.FormDataContentType())
	req.Header.Set("Sec-Fetch-Site", "same-origin")
	res, err := b.Client.Do(req)
	if err != nil {
		b.t.Fatal(err)
	}
	defer res.Body.Close()
	var got bytes.Buffer
	if _, err := got.ReadFrom(res.Body); err != nil {
		b.t.Fatal(err)
	}
	return reply{res.StatusCode, res.Header, got.String()}
}

const hevyLog = `title,start_time,end_time,description,exercise_title,superset_id,exercise_notes,set_index,set_type,weight_kg,reps,distance_km,duration_seconds,rpe
Pull,"28 Mar 2025, 17:29","28 Mar 2025, 18:41",,Face Pull (Band),,,0,normal,,15,,,
Pull,"28 Mar 2025, 17:29","28 Mar 2025, 18:41",,Bench Press (Barbell),,,0,normal,60,8,,,
Pull,"28 Mar 2025, 17:29","28 Mar 2025, 18:41",,Running,,,0,normal,,,5,1800,
`

func TestALogOfAnotherAppIsShownBroughtAndTakenBack(t *testing.T) {
	b := open(t)
	ana := b.ana(t)
	if r := ana.upload("hevy.csv", hevyLog); r.status != http.StatusSeeOther || r.header.Get("Location") != "/you/data/import" {
		t.Fatalf("%d %s", r.status, r.body)
	}
	says(t, ana.get("/you/data/import"), "Hevy: 3 rows, 3 sets", "3 sets are new", "Bench Press (Barbell)", `value="face-pull" selected`, "Nothing is written yet")
	if r := ana.get("/you/data"); strings.Contains(r.body, "Take back") {
		t.Error("it was written before anybody agreed")
	}
	// In the order of their names: bench press, face pull, running.
	if r := ana.post("/you/data/import/agree", "act", "bring", "n0", "-", "n1", "band-pull-apart", "n2", "--"); r.status != http.StatusSeeOther {
		t.Fatalf("%d %s", r.status, r.body)
	}
	r := ana.get("/you/data")
	says(t, r, "Hevy: 2 sets", "Stands for Band pull-apart", "None of our exercises", "No rule reads it")
	if strings.Contains(r.body, "Running") {
		t.Error("what is left out came in")
	}
	ana.upload("hevy.csv", hevyLog)
	says(t, ana.get("/you/data/import"), "0 sets are new", "2 exercises of sessions are here already", `value="band-pull-apart" selected`, `value="--" selected`)
	ana.post("/you/data/import/agree", "act", "drop")
	if r := ana.get("/you/data/import"); r.status != http.StatusSeeOther {
		t.Errorf("what was dropped still waits: %d", r.status)
	}
	_, rest, _ := strings.Cut(r.body, `name="import" value="`)
	id, _, _ := strings.Cut(rest, `"`)
	if r := ana.post("/you/data/undo", "import", id); r.status != http.StatusSeeOther {
		t.Fatalf("%d %s", r.status, r.body)
	}
	if r := ana.get("/you/data"); strings.Contains(r.body, "Hevy: 2 sets") {
		t.Error("it was not taken back")
	}
	if r := ana.post("/you/data/undo", "import", ""); r.status != http.StatusNotFound {
		t.Errorf("without an id: %d", r.status)
	}
}

func TestRowsWithFaultsAreShownAndLeftOutOnlyIfOneSaysSo(t *testing.T) {
	b := open(t)
	ana := b.ana(t)
	ana.upload("hevy.csv", hevyLog+`Pull,"31 Mar 2025, 17:29",,,Row,,,0,normal,heavy,8,,,`+"\n")
	says(t, ana.get("/you/data/import"), "Line 5, column", "weight_kg", "Leave out the 1 row with faults")
	r := ana.post("/you/data/import/agree", "act", "bring")
	if r.header.Get("Location") == pathBring { // on a slow machine
		r = ana.settled()
	}
	if r.status != http.StatusUnprocessableEntity {
		t.Errorf("%d", r.status)
	}
	if r := ana.get("/you/data"); strings.Contains(r.body, "Take back") {
		t.Error("something was written")
	}
	ana.post("/you/data/import/agree", "act", "bring", "skip", "yes")
	ana.settled()
	says(t, ana.get("/you/data"), "Hevy: 3 sets")
}

func TestFilesThatAreRefused(t *testing.T) {
	b := open(t)
	ana := b.ana(t)
	for name, c := range map[string]struct {
		text, want string
		status     int
	}{
		"nothing":       {"", "No file was chosen", 422},
		"a picture":     {"\x89PNG\x00", "no export of tspine", 422},
		"another table": {"a,b\n1,2\n", "no export of tspine", 422},
		"a newer one":   {`{"format":"tspine/9"}`, "A newer version", 422},
		"other JSON":    {`{"a":1}`, "no export of tspine", 422},
		"100 MB":        {strings.Repeat("2024-03-04,a\n", 100<<20/13), "too large", 413},
	} {
		t.Run(name, func(t *testing.T) {
			if r := ana.upload("x.csv", c.text); r.status != c.status || !strings.Contains(r.body, c.want) {
				t.Errorf("%d %.2000s", r.status, r.body)
			}
		})
	}
}

func TestEverythingIsTakenAlongAndBroughtBackElsewhere(t *testing.T) {
	one := open(t, demo(t))
	all := one.browser(t).get("/you/data/everything")
	if !strings.Contains(all.header.Get("Content-Disposition"), "attachment") || all.header.Get("Cache-Control") != "no-store" || !strings.HasPrefix(all.body, "{\n\"format\":\"tspine/1\"") {
		t.Fatalf("%v %.200s", all.header, all.body)
	}
	if log := one.browser(t).get("/you/data/log"); !strings.HasPrefix(log.body, "date,entry") || !strings.HasPrefix(log.header.Get("Content-Type"), "text/csv") {
		t.Errorf("%v %.200s", log.header, log.body)
	}
	if r := one.browser(t).upload("hevy.csv", hevyLog); r.status != http.StatusForbidden {
		t.Errorf("the demo takes files: %d", r.status)
	}
	two := newHousehold(t)
	if r := two.bo.upload("demo.json", all.body); r.status != http.StatusUnprocessableEntity || !strings.Contains(r.body, "not seen from your account") {
		t.Errorf("Bo brings somebody new: %d", r.status)
	}
	if r := two.ana.upload("demo.json", all.body); r.status != http.StatusSeeOther {
		t.Fatalf("%d %s", r.status, r.body)
	}
	says(t, two.ana.get("/you/data/import"), "demo is new here", "things would be added")
	if r := two.ana.post("/you/data/import/agree", "act", "bring"); r.status != http.StatusSeeOther {
		t.Fatalf("%d %s", r.status, r.body)
	}
	two.ana.settled()
	people := two.ana.get("/you")
	_, rest, _ := strings.Cut(people.body, `name="person" value="`+one.Options.Demo.Person.ID)
	if rest == "" {
		t.Fatalf("the person can't be chosen: %.3000s", people.body)
	}
	two.ana.post("/you/person", "person", one.Options.Demo.Person.ID)
	if again := two.ana.get("/you/data/everything"); again.body != all.body {
		t.Error("it came back otherwise")
	}
	// Whose export it is has to be seen from the account.
	mine := two.ana
	mine.post("/you/person", "person", two.person)
	text := mine.get("/you/data/everything").body
	if r := two.bo.upload("ana.json", text); r.status != http.StatusUnprocessableEntity || strings.Contains(r.body, "Ana") {
		t.Errorf("Bo brings what is Ana's: %d", r.status)
	}
}

func TestAFileIsSentFromAPhone(t *testing.T) {
	t.Parallel()
	browser := chromium(t)
	file := filepath.Join(t.TempDir(), "hevy.csv")
	if err := os.WriteFile(file, []byte(hevyLog), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, l := range seen() {
		t.Run(l.name, func(t *testing.T) {
			b := open(t)
			tab := newTab(t, browser, b.url, l)
			tab.open("/setup?token=the-token")
			tab.fill("name", "Ana")
			tab.fill("password", "correct horse")
			tab.press("form .button")
			tab.open("/you")
			tab.has("What is kept of you")
			tab.open("/you/data")
			tab.pictured(l, "/you/data")
			tab.audit("data")
			tab.do(chromedp.SetUploadFiles(chromedp.CSS("#file"), []string{file}))
			tab.press("form[enctype] .button")
			tab.has("Hevy: 3 rows, 3 sets")
			tab.pictured(l, "/you/data/import")
			tab.audit("what would come in")
			tab.press("[name=act][value=bring]")
			tab.has("Hevy: 3 sets")
			tab.pictured(l, "/you/data/brought")
			tab.audit("what came in")
			tab.press("form[action='/you/data/undo'] .button")
			tab.quiet()
		})
	}
}

func TestAnExportThatCameBackIsTakenOutAgain(t *testing.T) {
	one := open(t, demo(t))
	all := one.browser(t).get("/you/data/everything").body
	two := newHousehold(t)
	two.ana.upload("demo.json", all)
	two.ana.post("/you/data/import/agree", "act", "bring")
	two.ana.settled()
	two.ana.post("/you/person", "person", one.Options.Demo.Person.ID)
	page := two.ana.get("/you/data")
	says(t, page, "Brought back from exports", "things", "Undo")
	_, id, _ := strings.Cut(page.body, `name="import" value="`)
	id, _, _ = strings.Cut(id, `"`)
	if r := two.bo.post("/you/data/undo", "import", id); r.status == http.StatusSeeOther {
		t.Error("Bo takes back what is Ana's")
	}
	if r := two.ana.post("/you/data/undo", "import", id); r.status != http.StatusSeeOther {
		t.Fatalf("%d %s", r.status, r.body)
	}
	if r := two.ana.get("/you/data"); strings.Contains(r.body, "Brought back from exports") {
		t.Error("it is still there")
	}
	if r := two.ana.get("/you/data/everything"); strings.Contains(r.body, `"entry":`) {
		t.Error("its sessions are still there")
	}
}

// heavy is a store that takes its time over the names in a log.
type heavy struct {
	Kept
	leave, began chan struct{}
	once         *sync.Once
}

func (s heavy) Namings(ctx context.Context, person string) ([]app.Naming, error) {
	s.once.Do(func() { close(s.began); <-s.leave })
	return s.Kept.Namings(ctx, person)
}

// Whoever agrees to a long log sees at once that it goes on: it is not read again
// first.
func TestALongLogIsReadBesideThePage(t *testing.T) {
	b := open(t)
	ana := b.ana(t)
	ana.upload("hevy.csv", hevyLog+`Pull,"31 Mar 2025, 17:29",,,Row,,,0,normal,heavy,8,,,`+"\n")
	held := heavy{b.Kept, make(chan struct{}), make(chan struct{}), &sync.Once{}}
	b.Kept = held
	if r := ana.post("/you/data/import/agree", "act", "bring"); r.status != http.StatusSeeOther || r.header.Get("Location") != "/you/data/import" {
		t.Fatalf("%d %v", r.status, r.header)
	}
	<-held.began
	says(t, ana.get("/you/data/import"), "50 % of hevy.csv is read")
	close(held.leave)
	r := ana.settled()
	says(t, r, "Leave out the 1 row with faults")
	if r.status != http.StatusUnprocessableEntity {
		t.Errorf("%d", r.status)
	}
}

// settled is what the page of an import comes to.
func (b *browser) settled() reply {
	b.t.Helper()
	for end := time.Now().Add(patience); ; time.Sleep(20 * time.Millisecond) {
		if r := b.get("/you/data/import"); r.header.Get("Refresh") == "" || time.Now().After(end) {
			return r
		}
	}
}

// tardy is a store in which an import takes its time.
type tardy struct {
	Kept
	leave, began chan struct{}
}

func (s tardy) Pour(ctx context.Context, p app.Person, as app.Pouring, fill func(app.Taker) error) error {
	close(s.began)
	<-s.leave
	return s.Kept.Pour(ctx, p, as, fill)
}

func TestALongImportGoesOnAndSaysHowFarItIs(t *testing.T) {
	one := open(t, demo(t))
	all := one.browser(t).get("/you/data/everything").body
	two := newHousehold(t)
	held := tardy{two.Kept, make(chan struct{}), make(chan struct{})}
	two.Kept = held
	two.ana.upload("demo.json", all)
	if r := two.ana.post("/you/data/import/agree", "act", "bring"); r.status != http.StatusSeeOther || r.header.Get("Location") != "/you/data/import" {
		t.Fatalf("%d %v", r.status, r.header)
	}
	<-held.began
	r := two.ana.get("/you/data/import")
	says(t, r, "66 % of demo.json is read", "You can leave this page")
	if r.header.Get("Refresh") == "" {
		t.Error("the page does not look again")
	}
	if r := two.ana.post("/you/data/import/agree", "act", "bring"); r.header.Get("Location") != "/you/data/import" {
		t.Errorf("it is begun twice: %v", r.header)
	}
	if r := two.bo.get("/you/data/import"); r.header.Get("Location") != "/you/data" {
		t.Errorf("Bo sees it: %d %v", r.status, r.header)
	}
	close(held.leave)
	if r = two.ana.settled(); r.status != http.StatusSeeOther || r.header.Get("Location") != "/you/data#brought" {
		t.Fatalf("%d %v", r.status, r.header)
	}
	two.ana.post("/you/person", "person", one.Options.Demo.Person.ID)
	if again := two.ana.get("/you/data/everything"); again.body != all {
		t.Error("it came otherwise")
	}
}

// breaking is a store in which an import fails at its end.
type breaking struct{ Kept }

var errFails = errors.New("the disk is gone")

func (f breaking) Pour(ctx context.Context, p app.Person, as app.Pouring, fill func(app.Taker) error) error {
	return f.Kept.Pour(ctx, p, as, func(t app.Taker) error { return errors.Join(fill(t), errFails) })
}

func TestAnImportThatFailsLeavesNothing(t *testing.T) {
	one := open(t, demo(t))
	all := one.browser(t).get("/you/data/everything").body
	two := newHousehold(t)
	two.Kept = breaking{two.Kept}
	two.ana.upload("demo.json", all)
	r := two.ana.post("/you/data/import/agree", "act", "bring")
	if r.header.Get("Location") == pathBring { // on a slow machine
		r = two.ana.settled()
	}
	if r.status != http.StatusInternalServerError {
		t.Errorf("%d", r.status)
	}
	if people, err := two.App.People.People(t.Context()); err != nil || len(people) != 2 {
		t.Errorf("%v, %v", people, err)
	}
}

func TestAFileForProgramsMayBeLongerThanAForm(t *testing.T) {
	var read int
	b := open(t, func(s *Server) {
		s.API = http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
			text, err := io.ReadAll(r.Body)
			if read = len(text); err != nil {
				t.Error(err)
			}
		})
	})
	r, err := http.NewRequestWithContext(t.Context(), http.MethodPost, b.url+"/api/v1/people/me/uploads", strings.NewReader(strings.Repeat("a", 2*formMost)))
	if err != nil {
		t.Fatal(err)
	}
	answer, err := http.DefaultClient.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	_ = answer.Body.Close()
	if read != 2*formMost {
		t.Errorf("%d bytes come through", read)
	}
}
