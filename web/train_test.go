package web

import (
	"bytes"
	"encoding/json"
	"io"
	"maps"
	"net/http"
	"os/exec"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"

	"tspine/engine/course"
	machine "tspine/engine/player"
	"tspine/engine/unit"
	"tspine/exchange"
	"tspine/internal/require"
	"tspine/locale"
)

// sends sends JSON as the player does.
func (b *browser) sends(path string, body any) reply {
	b.t.Helper()
	text, err := json.Marshal(body)
	if err != nil {
		b.t.Fatal(err)
	}
	req, err := http.NewRequestWithContext(b.t.Context(), "POST", b.base+path, bytes.NewReader(text))
	if err != nil {
		b.t.Fatal(err)
	}
	req.Header.Set("Accept", "application/json")
	req.Header.Set("Content-Type", "application/json")
	req.Header.Set("Sec-Fetch-Site", "same-origin")
	res, err := b.Client.Do(req)
	if err != nil {
		b.t.Fatal(err)
	}
	defer res.Body.Close()
	said, err := io.ReadAll(res.Body)
	if err != nil {
		b.t.Fatal(err)
	}
	return reply{res.StatusCode, res.Header, string(said)}
}

// week is the sessions of the coming days, as a browser gets them.
func (b *browser) week() weekJSON {
	b.t.Helper()
	r := b.do("GET", "/train/week.json", nil, "application/json")
	var w weekJSON
	if err := json.Unmarshal([]byte(r.body), &w); err != nil || r.status != http.StatusOK || len(w.Sessions) == 0 {
		b.t.Fatalf("%d %.300s %v", r.status, r.body, err)
	}
	return w
}

// skipped is a session of which one set was done.
func skipped(t *testing.T, w weekJSON) exchange.Played {
	t.Helper()
	timeline, faults := w.Sessions[0].Timeline.Read()
	if err := faults.Err(); err != nil {
		t.Fatal(err)
	}
	s, _ := machine.New(w.Sessions[0].ID, timeline, unit.Rate(1), w.Made)
	s, _, _ = s.Do(machine.Event{Act: machine.Go}, s.Seen)
	for len(s.Marks) == 0 {
		var ok bool
		if s, _, ok = s.Do(machine.Event{Act: machine.Next}, s.Seen); !ok {
			s, _ = s.Tick(s.Seen + 1000)
		}
	}
	p := exchange.PlayedOf(&s)
	p.Person = w.Person.ID
	return p
}

func TestASessionIsTakenOnceAndOnlyFromItsOwner(t *testing.T) {
	b := open(t, demo(t))
	one := b.browser(t)
	p := skipped(t, one.week())
	for range 2 {
		if r := one.sends("/train/entries.json", p); r.status != http.StatusOK || !strings.Contains(r.body, `"finished":false`) {
			t.Fatalf("%d %s", r.status, r.body)
		}
	}
	stranger, err := b.App.Demo(t.Context(), "stranger", 1)
	if err != nil {
		t.Fatal(err)
	}
	p.Person = stranger.ID
	if r := one.sends("/train/entries.json", p); r.status != http.StatusNotFound {
		t.Errorf("a stranger's session: %d %s", r.status, r.body)
	}
	if r := one.sends("/train/checks.json", checkJSON{ID: p.ID, Person: stranger.ID, Day: "2026-11-20"}); r.status != http.StatusNotFound {
		t.Errorf("a stranger's answers: %d %s", r.status, r.body)
	}
	events, err := b.App.Keep.Events(t.Context(), stranger.ID, unit.DayOf(b.clock.read()))
	if err != nil || slices.ContainsFunc(events, func(e course.Event) bool { return e.ID == p.ID }) {
		t.Error("a stranger's session was written down", err)
	}
}

func TestWhatIsWrongWithASessionIsSaidAllAtOnce(t *testing.T) {
	b := open(t, demo(t))
	one := b.browser(t)
	w := one.week()
	p := skipped(t, w)
	eleven := 11
	p.Day, p.Effort, p.Marks[0].Amount = "yesterday", &eleven, -1
	r := one.sends("/train/entries.json", p)
	for _, want := range []string{`"path":"day"`, `"path":"effort"`, `"path":"marks[0]"`, `"text":"`} {
		if r.status != http.StatusUnprocessableEntity || !strings.Contains(r.body, want) {
			t.Errorf("%d, no %s in %s", r.status, want, r.body)
		}
	}
	answers := map[string]string{}
	for _, q := range w.Questions[1:] {
		answers[q.ID] = "no"
	}
	r = one.sends("/train/checks.json", checkJSON{ID: "x", Person: w.Person.ID, Day: "2026-11-20", Answers: answers})
	if r.status != http.StatusUnprocessableEntity || !strings.Contains(r.body, w.Questions[0].ID) {
		t.Errorf("%d %s", r.status, r.body)
	}
}

func TestTheWeekHoldsAllThatADeviceNeeds(t *testing.T) {
	w := open(t, demo(t)).browser(t).week()
	say, err := locale.New("en")
	if err != nil {
		t.Fatal(err)
	}
	for _, one := range w.Sessions {
		if len(one.Timeline.Checks) == 0 || one.Known == "" {
			t.Errorf("%s: no questions, or nobody knows since when", one.ID)
		}
		for _, l := range one.Timeline.Lines {
			if w.Exercises[l.Exercise].Name == "" || len(w.Exercises[l.Exercise].Cues) == 0 {
				t.Errorf("%s has no words", l.Exercise)
			}
		}
		for _, s := range one.Timeline.Steps {
			if !say.Has("cue." + s.Cue) {
				t.Errorf("nobody knows how to say %q", s.Cue)
			}
		}
	}
}

// Every word that a script asks for is there.
func TestThePlayerHasItsWords(t *testing.T) {
	b := open(t)
	words := trainPageOf(b.pages.say("en")).Words
	asked := regexp.MustCompile(`\bt\('([a-z-]+\.[a-z.-]*[a-z])'`)
	built := regexp.MustCompile("`(player\\.[a-z]+-)\\$")
	n := 0
	for name := range b.assets.files {
		if !strings.HasPrefix(name, "script/player/") || path.Ext(name) != ".js" {
			continue
		}
		file, err := b.assets.get(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, found := range asked.FindAllStringSubmatch(string(file.plain), -1) {
			n++
			if words[found[1]] == "" {
				t.Errorf("%s: no words for %s", name, found[1])
			}
		}
		for _, found := range built.FindAllStringSubmatch(string(file.plain), -1) {
			if len(b.pages.say("en").Words.Under(found[1])) == 0 {
				t.Errorf("%s: no words begin with %s", name, found[1])
			}
		}
	}
	if n < 50 {
		t.Errorf("only %d words are looked for", n)
	}
}

// scripts is how many bytes of scripts a page of the site has sent.
func (b *bench) scripts(t *testing.T, path string) int {
	t.Helper()
	r := b.browser(t).get(path)
	from := regexp.MustCompile(`src="` + assetRoot + `[^/]+/([^"]+\.js)"`)
	var names []string
	for _, found := range from.FindAllStringSubmatch(r.body, -1) {
		names = append(names, found[1])
	}
	if strings.Contains(r.body, `class="tabs"`) {
		names = append(names, "script/player/ahead.js")
	}
	n := 0
	for _, name := range names {
		file, err := b.assets.get(name)
		if err != nil {
			t.Fatal(err)
		}
		n += len(file.zipped)
	}
	return n
}

// Every icon that a script asks for is there.
func TestThePlayerHasItsIcons(t *testing.T) {
	b := open(t)
	page := b.ana(t).get("/train").body
	script, err := b.assets.get("script/player/train.js")
	if err != nil {
		t.Fatal(err)
	}
	asked := []*regexp.Regexp{regexp.MustCompile(`\b(?:icon|button|tool|key)\('([a-z-]+)'`), regexp.MustCompile(`note\([^;\n]*?\), '([a-z-]+)'\)`)}
	n := 0
	for _, one := range asked {
		for _, found := range one.FindAllStringSubmatch(string(script.plain), -1) {
			n++
			if !strings.Contains(page, `data-icon="`+found[1]+`"`) {
				t.Errorf("no icon %s", found[1])
			}
		}
	}
	if n < 20 {
		t.Errorf("only %d icons are looked for", n)
	}
}

func TestScriptsStaySmall(t *testing.T) {
	b := open(t, demo(t))
	for path, most := range map[string]int{"/today": 15 << 10, "/train": 25 << 10} {
		if n := b.scripts(t, path); n > most || n < 1<<10 {
			t.Errorf("%s has %d bytes of scripts, at most %d", path, n, most)
		} else {
			t.Logf("%s has %d bytes of scripts", path, n)
		}
	}
}

func TestFiguresAreDrawnOnceAndKept(t *testing.T) {
	b := open(t)
	one := b.browser(t)
	r := one.get("/figures/open-book.svg?side=left")
	if r.status != http.StatusOK || !strings.HasPrefix(r.body, "<svg") || r.header.Get("ETag") == "" {
		t.Fatalf("%d %v %.80s", r.status, r.header, r.body)
	}
	if other := one.get("/figures/open-book.svg?side=right"); other.body == r.body || other.status != http.StatusOK {
		t.Error("both sides are drawn alike")
	}
	if fast := one.get("/figures/open-book.svg?side=left&tempo=1-0-1"); fast.body == r.body || fast.status != http.StatusOK {
		t.Error("the tempo makes no difference")
	}
	if still := one.get("/figures/open-book.svg?still=end"); still.status != http.StatusOK || strings.Contains(still.body, "<animate") {
		t.Error("a still moves")
	} else if p, err := exchange.PictureOf(b.App.Catalog, "en", "open-book", exchange.Person{}); err != nil || still.body != string(p.Said(b.pages.say("en").Words).Finish()) {
		t.Error("a still is not of the end", err)
	}
	if n := b.drawings.ready.Len(); n != 4 {
		t.Errorf("%d are kept", n)
	}
	req, err := http.NewRequestWithContext(t.Context(), "GET", b.url+"/figures/open-book.svg?side=left", nil)
	if err != nil {
		t.Fatal(err)
	}
	req.Header.Set("If-None-Match", r.header.Get("ETag"))
	req.Header.Set("Accept-Encoding", "gzip")
	res, err := one.Client.Do(req)
	if err != nil {
		t.Fatal(err)
	}
	res.Body.Close()
	if res.StatusCode != http.StatusNotModified {
		t.Errorf("asked again: %d", res.StatusCode)
	}
	had := requestLines(b)
	if again := one.get("/figures/open-book.svg?side=left"); again.body != r.body || !maps.EqualFunc(without(again.header, "Date"), without(r.header, "Date"), slices.Equal) {
		t.Errorf("the one that lies ready is sent otherwise: %v, was %v", again.header, r.header)
	}
	if b.drawings.asked.Len() != 4 || requestLines(b) != had+1 {
		t.Errorf("%d are ready, %d lines are logged", b.drawings.asked.Len(), requestLines(b)-had)
	}
	for _, at := range []string{"open-book", "nobody.svg", "open-book.svg?side=up", "open-book.svg?tempo=fast", "open-book.svg?tempo=0-0-0", "open-book.svg?theme=pink", "open-book.svg?still=no", "open-book.svg?view=below", "open-book.svg?view=side"} {
		if r := one.get("/figures/" + at); r.status != http.StatusNotFound {
			t.Errorf("%s: %d", at, r.status)
		}
	}
}

// requestLines is how many requests the log tells of.
func requestLines(b *bench) int { return strings.Count(b.log.String(), "msg=request") }

// without gives headers but for one.
func without(h http.Header, name string) http.Header {
	h = h.Clone()
	h.Del(name)
	return h
}

// Who chose a language gets a drawing in it; nobody else does for their asking.
func TestADrawingThatLiesReadyIsInNobodyElsesLanguage(t *testing.T) {
	b := open(t)
	ana := b.ana(t)
	if r := ana.post("/you/settings/language", "language", "es"); r.status != http.StatusSeeOther {
		t.Fatal(r.status, r.body)
	}
	hers, plain := ana.get("/figures/open-book.svg").body, b.browser(t).get("/figures/open-book.svg").body
	if hers == plain || ana.get("/figures/open-book.svg?lang=en").body != plain || ana.get("/figures/open-book.svg?lang=es").body != hers {
		t.Error("a drawing is in another language than asked for")
	}
	if again := b.browser(t).get("/figures/open-book.svg").body; again != plain {
		t.Error("a drawing is in the language of whoever asked before")
	}
}

func TestTheWorkerAndTheManifestNameWhatIsThere(t *testing.T) {
	b := open(t)
	one := b.browser(t)
	listed := regexp.MustCompile(`"(/static/[^"]+)"`)
	for _, from := range []string{"/worker.js", "/manifest.webmanifest"} {
		r := one.get(from)
		all := listed.FindAllStringSubmatch(r.body, -1)
		if len(all) < 3 || r.header.Get("Cache-Control") != "no-cache" {
			t.Errorf("%s lists %v", from, all)
		}
		for _, at := range all {
			if got := one.get(at[1]); got.status != http.StatusOK {
				t.Errorf("%s lists %s: %d", from, at[1], got.status)
			}
		}
	}
}

// The player's machine in the browser passes the cases that the one in Go does.
func TestTheScriptsPassTheCasesOfThePlayer(t *testing.T) {
	node, err := exec.LookPath("node")
	if err != nil {
		require.Missing(t, "node", "there is no node")
	}
	out, err := exec.CommandContext(t.Context(), node, "--test", "testdata/player.test.mjs").CombinedOutput()
	if err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	if passed := regexp.MustCompile(`(?m)^. pass (\d+)`).FindSubmatch(out); passed == nil || len(passed[1]) < 2 {
		t.Errorf("no case was tried: %s", out)
	}
}
