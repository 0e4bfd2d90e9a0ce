package web

import (
	"encoding/json"
	"fmt"
	"io/fs"
	"net/http"
	"net/url"
	"os/exec"
	"regexp"
	"strings"
	"testing"
	"time"

	"tspine/app"
	"tspine/engine/assessment"
	"tspine/engine/unit"
	"tspine/internal/require"
)

// What the phone reads of known movements is off by 1° at most, and holds are
// timed by the clock.
func TestTheScriptsReadKnownMovements(t *testing.T) {
	node, err := exec.LookPath("node")
	if err != nil {
		require.Missing(t, "node", "there is no node")
	}
	out, err := exec.CommandContext(t.Context(), node, "--test", "testdata/measure.test.mjs").CombinedOutput()
	if err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	if passed := regexp.MustCompile(`(?m)^. pass (\d+)`).FindSubmatch(out); passed == nil || len(passed[1]) < 2 {
		t.Errorf("nothing was tried: %s", out)
	}
}

// Every word that the guide asks for is there, and every test that a phone
// reads has its own.
func TestTheGuideHasItsWords(t *testing.T) {
	b := open(t, demo(t))
	one := b.browser(t)
	asked := regexp.MustCompile(`\bt\('([a-z-]+\.[a-z.-]*[a-z])'`)
	words := planOf(t, one.get("/progress/measure/llr")).words
	n := 0
	scripts, err := fs.Glob(assetFiles, "script/measure/*.js")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range scripts {
		text, err := assetFiles.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, found := range asked.FindAllStringSubmatch(string(text), -1) {
			n++
			if words[found[1]] == "" {
				t.Errorf("%s: no words for %s", name, found[1])
			}
		}
	}
	if n < 40 {
		t.Errorf("only %d words are looked for", n)
	}
	for _, test := range assessment.Tests() {
		if !test.Gauge.Sensor() {
			continue
		}
		for _, beginning := range []string{"measure.hold.", "measure.go."} {
			if words[beginning+test.ID] == "" {
				t.Errorf("no words for %s%s", beginning, test.ID)
			}
		}
	}
}

// guidance is what a page hands its script.
type guidance struct {
	plan  planJSON
	words map[string]string
}

func planOf(t *testing.T, r reply) guidance {
	t.Helper()
	var g guidance
	for id, into := range map[string]any{"plan": &g.plan, "words": &g.words} {
		found := regexp.MustCompile(`(?s)<script type="application/json" id="` + id + `">(.*?)</script>`).FindStringSubmatch(r.body)
		if found == nil {
			t.Fatalf("no %s: %d %s", id, r.status, r.body)
		}
		if err := json.Unmarshal([]byte(found[1]), into); err != nil {
			t.Fatal(err)
		}
	}
	return g
}

func TestThePlanHoldsTheNumbersOfTheEngine(t *testing.T) {
	one := open(t, demo(t)).browser(t)
	got := planOf(t, one.get("/progress/measure/seated")).plan
	want := limitsJSON{
		assessment.PhoneStillSeconds, assessment.PhoneStillWithin, assessment.PhoneMovedFrom, assessment.PhoneReturnWithin, assessment.PhoneTableWithin, assessment.PhoneCreepMost,
		assessment.PhonePlaneWithin, assessment.HoldCountDown, assessment.TrialsPerSide, assessment.WarmUpReps, assessment.StopPain, 0, assessment.WallHoldRest, assessment.MaxHold,
	}
	if got.Limits != want || got.Gauge != "upright" || !got.Sides || got.Unit != "°" || got.Person == "" || got.Version == "" {
		t.Errorf("%+v", got)
	}
	holds := planOf(t, one.get("/progress/measure/wall-hold")).plan.Limits
	if holds.Trials != assessment.WallHoldReps || holds.Hold != assessment.WallHoldSeconds {
		t.Errorf("%+v", holds)
	}
	if r := one.get("/progress/measure/owd"); r.status != http.StatusOK || strings.Contains(r.body, `id="plan"`) {
		t.Errorf("a tape has a plan: %d", r.status)
	}
}

// takes sends how a test went, as a device does.
func (b *browser) takes(body string) reply {
	b.t.Helper()
	req, err := http.NewRequestWithContext(b.t.Context(), "POST", b.base+"/progress/measures.json", strings.NewReader(body))
	if err != nil {
		b.t.Fatal(err)
	}
	req.Header.Set("Accept", "application/json")
	req.Header.Set("Content-Type", "application/json")
	req.Header.Set("User-Agent", "Mozilla/5.0 (Linux; Android 15) Chrome/140.0 Mobile Safari/537.36")
	res, err := b.Client.Do(req)
	if err != nil {
		b.t.Fatal(err)
	}
	defer res.Body.Close()
	text := new(strings.Builder)
	if _, err := fmt.Fprint(text, res.Status); err != nil {
		b.t.Fatal(err)
	}
	return reply{res.StatusCode, res.Header, text.String()}
}

func TestWhatADeviceMeasuredIsTakenOnce(t *testing.T) {
	b := open(t, demo(t))
	one, who := b.browser(t), b.Options.Demo.Person
	id, err := app.NewID()
	if err != nil {
		t.Fatal(err)
	}
	day := unit.DayOf(b.clock.read())
	sound := fmt.Sprintf(`{"id":%q,"person":%q,"day":%q,"test":"seated","by":"phone","device":"Pixel 8","version":"1","pain":1,"left":[40,41,42],"right":[44,45,46]}`, id, who.ID, day)
	for range 2 {
		if r := one.takes(sound); r.status != http.StatusOK {
			t.Fatalf("%d", r.status)
		}
	}
	all, err := b.App.Measured(t.Context(), who)
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for _, m := range all {
		take, there := m.TakeOf("seated")
		if !there {
			continue
		}
		n++
		if m.Seated != assessment.Two(41, 45) || take.Device != "Chrome, Android, Pixel 8" || take.By != assessment.ByPhone {
			t.Errorf("%+v", m)
		}
	}
	if n != 1 {
		t.Errorf("kept %d times", n)
	}
	for name, c := range map[string]struct {
		old, now string
		want     int
	}{
		"another's person":      {who.ID, id, http.StatusNotFound},
		"an id that is none":    {id, "x", http.StatusUnprocessableEntity},
		"no tries":              {`"left":[40,41,42],"right":[44,45,46]`, `"left":[]`, http.StatusUnprocessableEntity},
		"an angle that is none": {"[40,41,42]", "[400]", http.StatusUnprocessableEntity},
		"pain of 11":            {`"pain":1`, `"pain":11`, http.StatusUnprocessableEntity},
		"a day that is none":    {day.String(), "yesterday", http.StatusUnprocessableEntity},
		"a test that is none":   {"seated", "grip", http.StatusUnprocessableEntity},
		"no JSON":               {sound, "{", http.StatusBadRequest},
	} {
		fresh, err := app.NewID()
		if err != nil {
			t.Fatal(err)
		}
		body := strings.Replace(sound, c.old, c.now, 1)
		if c.old != id {
			body = strings.Replace(body, id, fresh, 1)
		}
		if name == "another's person" {
			body = strings.Replace(sound, who.ID, fresh, 1)
		}
		if r := one.takes(body); r.status != c.want {
			t.Errorf("%s: %d, want %d", name, r.status, c.want)
		}
	}
}

func TestTestsSayWhenTheyAreDue(t *testing.T) {
	b := open(t)
	ana := b.ana(t)
	ana.starts(desk())
	says(t, ana.get("/progress/measure"), "Not measured yet", "With the phone", "By hand", "With the clock")
	measure := func(v string) {
		t.Helper()
		if r := ana.post("/progress/measure/seated", "left1", v, "left2", v, "right1", "52", "right2", "50", "answer", "value"); r.header.Get("Location") != "/progress/measure/seated" {
			t.Fatalf("%d %s", r.status, r.body)
		}
	}
	measure("40")
	says(t, ana.get("/progress/measure/seated"), "Measured today. It can be done over until tomorrow.", "Too early to compare", "52, 50", "Measured by hand", "Two measuring sessions, 2 to 7 days apart")
	on := func(days int, want ...string) {
		t.Helper()
		b.clock.now = b.clock.now.Add(time.Duration(days) * 24 * time.Hour)
		says(t, ana.get("/progress/measure/seated"), want...)
	}
	on(1, "Measured yesterday. It can be done over today. Next: tomorrow")
	on(1, "Second time: by")
	measure("42")
	on(3, "Next: ", "Measure once a week at most")
	never(t, ana.get("/progress/measure/seated"), `name="left1"`, `id="measure"`)
	if _, r := ana.lands(ana.post("/progress/measure/seated", "left1", "90", "right1", "90", "answer", "value")); strings.Contains(r.body, "90 °") {
		t.Error("a value was taken before it was due")
	}
	on(4, "Due now", `name="left1"`)
	measure("60")
	on(0, "Left: 60°, &#43;19° since you began. More than the")
	on(0, "Right: 51°, &#43;0° since you began. Within the")
}

func TestPainAboveFiveStopsATestByHandToo(t *testing.T) {
	ana := open(t).ana(t)
	ana.starts(desk())
	_, r := ana.lands(ana.post("/progress/measure/seated", "left1", "40", "pain", "7", "answer", "value"))
	says(t, r, "It hurt to move: 7 of 10", "Why this?")
	never(t, r, "/progress/measure/seated", "/progress/measure/llr")
	if r := ana.get("/progress/measure/seated"); r.status != http.StatusNotFound {
		t.Errorf("a test that is left out: %d", r.status)
	}
	for said, want := range map[string]int{"": 422, "x": 422, "11": 422} {
		if r := ana.post("/progress/measure", "pain", said); r.status != want {
			t.Errorf("pain %q: %d", said, r.status)
		}
	}
	_, r = ana.lands(ana.post("/progress/measure", "pain", "1"))
	says(t, r, "/progress/measure/seated")
	never(t, r, "It hurt to move")
	if r := ana.post("/progress/measure/prone-hold", "1", "40", "pain", "12", "answer", "value"); r.status != http.StatusUnprocessableEntity {
		t.Errorf("pain of 12: %d", r.status)
	}
}

func TestAWallAngelIsChosenFromItsWords(t *testing.T) {
	ana := open(t).ana(t)
	ana.starts(desk())
	says(t, ana.get("/progress/measure/swa"), "Elbow and fingertips touch", `type="radio" name="right1" value="3"`)
	_, r := ana.lands(ana.post("/progress/measure/swa", "left1", "2", "right1", "3", "answer", "value"))
	says(t, r, "Left: 2 points", "Right: 3 points")
}

func TestOnlySideBendHasAnIntervalOfPeople(t *testing.T) {
	ana := open(t).ana(t)
	ana.starts(desk())
	for _, test := range []string{"sidebend", "seated", "owd"} {
		form := []string{"answer", "value", "left1", "21", "right1", "22"}
		if test == "owd" {
			form = []string{"answer", "value", "1", "1"}
		}
		_, r := ana.lands(ana.post("/progress/measure/"+test, form...))
		if has := strings.Contains(r.body, "People of your age reach"); has != (test == "sidebend") {
			t.Errorf("%s: %v", test, has)
		}
	}
}

func TestHoldsOfTheStartAreJudged(t *testing.T) {
	for name, c := range map[string]struct {
		holds, pain string
		want        assessment.Shown
	}{
		"ten of ten seconds":     {strings.Repeat("10 ", 10), "1", assessment.HasShown},
		"nine":                   {strings.Repeat("10 ", 9), "1", assessment.NotShown},
		"ten that hurt":          {strings.Repeat("10 ", 10), "4", assessment.NotShown},
		"stopped, nothing shown": {strings.Repeat("10 ", 10), "8", assessment.NotTaken},
	} {
		t.Run(name, func(t *testing.T) {
			b := open(t)
			ana := b.ana(t)
			p := desk()
			p.tests = map[string]url.Values{"wall-hold": {"by": {"phone"}, "holds": {c.holds}, "pain": {c.pain}, "answer": {"value"}}}
			ana.starts(p)
			all, err := b.App.People.People(t.Context())
			if err != nil {
				t.Fatal(err)
			}
			measured, err := b.App.Measured(t.Context(), all[0])
			if err != nil {
				t.Fatal(err)
			}
			m := measured[len(measured)-1]
			if m.WallHold != c.want {
				t.Errorf("%v", m.WallHold)
			}
			if _, known := m.TakeOf("wall-hold"); known != (c.want != assessment.NotTaken) {
				t.Errorf("%+v", m.Takes)
			}
		})
	}
}
