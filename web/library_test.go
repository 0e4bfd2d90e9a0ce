package web

import (
	"html"
	"net/http"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"testing"
)

var listRows = regexp.MustCompile(`class="ex-row" href="/exercises/([a-z0-9-]+)"`)

// listedIn gives the exercises of a page in their order.
func listedIn(r reply) []string {
	var out []string
	for _, m := range listRows.FindAllStringSubmatch(r.body, -1) {
		out = append(out, m[1])
	}
	return out
}

func TestTheLibraryIsNarrowed(t *testing.T) {
	b := open(t, demo(t))
	one := b.browser(t)
	all := len(listedIn(one.get("/exercises")))
	if all != b.App.Catalog.Exercises.Len() {
		t.Errorf("%d of %d are listed", all, b.App.Catalog.Exercises.Len())
	}
	for query, c := range map[string]struct{ has, hasNot string }{
		"direction=rotation":                     {"open-book", "sphinx"},
		"direction=breath":                       {"breathing-90-90", "open-book"},
		"phase=release":                          {"roll-lats", "open-book"},
		"stage=static":                           {"wall-angel", "open-book"},
		"position=sitting":                       {"seated-rotation", "open-book"},
		"kit=need":                               {"rowing-machine-hold", "cat-cow"},
		"kit=have":                               {"cat-cow", "rowing-machine-hold"},
		"mine=out":                               {"zercher-squat", "cat-cow"},
		"mine=may":                               {"cat-cow", "zercher-squat"},
		"q=opn+bok":                              {"open-book", "cat-cow"},
		"q=foam+roller&phase=release":            {"roll-lats", "roller-extension"},
		"direction=rotation&position=side-lying": {"open-book", "seated-rotation"},
	} {
		r := one.get("/exercises?" + query)
		list := listedIn(r)
		if !slices.Contains(list, c.has) || slices.Contains(list, c.hasNot) || len(list) >= all {
			t.Errorf("%s: %v", query, list)
		}
		says(t, r, " of 63 exercises", "Show all exercises")
		for key, values := range mustParse(t, "?"+query).Query() {
			if !strings.Contains(r.body, `value="`+values[0]+`" selected`) && key != "q" {
				t.Errorf("%s: the form forgot %s", query, key)
			}
		}
	}
	if r := one.get("/exercises?direction=up&kit=x"); len(listedIn(r)) != all {
		t.Error("what no filter knows narrows the list")
	}
}

// A search shows its hits first: the filters open only where one is set.
func TestASearchLeavesTheFiltersClosed(t *testing.T) {
	ana := open(t).ana(t)
	ana.starts(desk())
	for path, opened := range map[string]bool{"/exercises": false, "/exercises?q=open+book": false, "/exercises?q=book&position=side-lying": true} {
		if got := strings.Contains(ana.get(path).body, `<details class="filters" open>`); got != opened {
			t.Errorf("%s: filters open %t, want %t", path, got, opened)
		}
	}
}

func TestWhereNothingFitsAFilterIsTakenOff(t *testing.T) {
	one := open(t, demo(t)).browser(t)
	r := one.get("/exercises?q=open+book&position=hanging")
	says(t, r, "Nothing fits", "Take one of these off")
	if list := listedIn(r); len(list) > 0 {
		t.Errorf("%v", list)
	}
	links := regexp.MustCompile(`href="(/exercises\?[^"]+)"`).FindAllStringSubmatch(r.body, -1)
	if len(links) != 2 {
		t.Fatalf("%v", links)
	}
	for _, l := range links {
		if len(listedIn(one.get(html.UnescapeString(l[1])))) == 0 {
			t.Errorf("%s finds nothing either", l[1])
		}
	}
	if list := listedIn(one.get("/exercises?q=" + url.QueryEscape(`<script>"x"`))); len(list) > 0 {
		t.Errorf("%v", list)
	}
}

func TestWhyAnExerciseIsLeftOutIsSaidInTheLibrary(t *testing.T) {
	ana := open(t).ana(t)
	p := desk()
	p.answers = map[string]url.Values{"anticoagulant": {"answer": {"yes"}}}
	ana.starts(p)
	says(t, ana.get("/exercises?q=roll-lats"), "blood thinner", "Foam rolling", "It needs something you don&#39;t have: Foam roller")
	says(t, ana.get("/exercises?q=zercher+squat"), "It comes later: Stage 5")
	r := ana.get("/exercises/roll-lats")
	says(t, r, "Not for you right now", "blood thinner", "Foam roller")
	never(t, r, "Do it now", "/train?exercise")
	ana.post("/today/choice", "act", "ban", "exercise", "cat-cow")
	r = ana.get("/exercises/cat-cow")
	says(t, r, "You chose to leave it out.")
	never(t, r, "Do it now")
}

func TestAnExerciseIsDoneByItself(t *testing.T) {
	b := open(t)
	ana := b.ana(t)
	ana.starts(desk())
	r := ana.get("/exercises/cat-cow")
	says(t, r, "Do it now", "3 times a day at most", "You have not done it here yet",
		"A short session keeps up only the exercises in it", "Short sessions count toward the week only while", "Our own cautious choice", `href="/ready?exercise=cat-cow"`, `href="/ready?exercise=cat-cow&amp;log=yes"`)
	says(t, ana.get("/ready?exercise=cat-cow&log=yes"), `name="exercise" value="cat-cow"`, `name="log"`)
	answers := []string{"check_chest_breath", "no", "check_legs_bladder", "no", "check_fever_unwell", "no", "check_injury_night", "no", "check_medicine", "no", "exercise", "cat-cow"}
	if r := ana.post("/ready", answers...); r.header.Get("Location") != "/train?exercise=cat-cow" {
		t.Errorf("leads to %s", r.header.Get("Location"))
	}
	if r := ana.post("/ready", append(answers, "log", "yes")...); r.header.Get("Location") != "/log?exercise=cat-cow" {
		t.Errorf("leads to %s", r.header.Get("Location"))
	}
	for i := range 3 {
		page := ana.get("/log?exercise=cat-cow")
		says(t, page, "Cat–cow", `name="exercise" value="cat-cow"`)
		never(t, page, "Open book")
		id := regexp.MustCompile(`name="id" value="([^"]+)"`).FindStringSubmatch(page.body)[1]
		if r := ana.post("/log", "id", id, "exercise", "cat-cow", "short", "yes", "planned", "yes", "during", "1", "effort", "3"); r.status != http.StatusOK {
			t.Fatalf("log %d: %d %s", i, r.status, r.body)
		}
	}
	r = ana.get("/exercises/cat-cow")
	says(t, r, "Enough for now", "In 3 sessions since", "Done of planned")
	never(t, r, "Do it now", "Do it once more")
	if week := ana.do("GET", "/train/week.json?exercise=cat-cow", nil, "application/json"); !strings.Contains(week.body, `"one":{"exercise":"cat-cow","says":["Enough for now`) {
		t.Errorf("%.300s", week.body)
	}
	for path, want := range map[string]int{"/train/week.json?exercise=no-such": 404, "/exercises/no-such": 404, "/exercises/cat-cow?before=x": 422, "/log?exercise=no-such": 404} {
		if r := ana.do("GET", path, nil, "application/json"); r.status != want {
			t.Errorf("%s: %d, want %d", path, r.status, want)
		}
	}
}

// What is handed to a player is what may be done, whoever asks for what.
func TestNothingExcludedReachesThePlayer(t *testing.T) {
	ana := open(t).ana(t)
	p := desk()
	p.things = append(p.things, "foam-roller")
	p.answers = map[string]url.Values{"anticoagulant": {"answer": {"yes"}}}
	ana.starts(p)
	r := ana.do("GET", "/train/week.json?exercise=roll-lats", nil, "application/json")
	says(t, r, `"one":{"exercise":"roll-lats","says":["Foam rolling`)
	never(t, r, `"exercise":"roll-lats","dose"`)
}

func TestAFigureIsSeenInEveryWay(t *testing.T) {
	one := open(t, demo(t)).browser(t)
	for path, want := range map[string]string{
		"/exercises/open-book":                             `src="/figures/open-book.svg"`,
		"/exercises/open-book?side=right&way=end":          `src="/figures/open-book.svg?side=right&amp;still=end"`,
		"/exercises/open-book?way=slow":                    `src="/figures/open-book.svg?tempo=5-2-5"`,
		"/exercises/open-book?way=start&side=left":         `src="/figures/open-book.svg?side=left&amp;still=start"`,
		"/exercises/cat-cow?side=right&way=no":             `src="/figures/cat-cow.svg"`,
		"/exercises/cat-cow?view=front":                    `src="/figures/cat-cow.svg?view=front"`,
		"/exercises/cat-cow?view=back":                     `src="/figures/cat-cow.svg"`, // not offered
		"/exercises/open-book?side=left&view=back&way=end": `src="/figures/open-book.svg?side=left&amp;still=end&amp;view=back"`,
	} {
		r := one.get(path)
		says(t, r, want, `aria-current="true"`)
		source := html.UnescapeString(regexp.MustCompile(`src="(/figures/[^"]+)" alt="" width="320"`).FindStringSubmatch(r.body)[1])
		if f := one.get(source); f.status != http.StatusOK {
			t.Errorf("%s: %d", source, f.status)
		}
	}
	if start, end := one.get("/figures/open-book.svg?still=start"), one.get("/figures/open-book.svg?still=end"); start.body == end.body || start.status != http.StatusOK {
		t.Error("start and end are the same")
	}
	if strings.Contains(one.get("/figures/open-book.svg?still=start").body, "<animate") {
		t.Error("a still moves")
	}
}

// TestAFigureIsSeenFromElsewhere follows the links by which a figure is seen from
// other sides: each keeps what was chosen before.
func TestAFigureIsSeenFromElsewhere(t *testing.T) {
	one := open(t, demo(t)).browser(t)
	r := one.get("/exercises/open-book?side=left&way=end")
	says(t, r, `aria-label="From where"`, `<a class="segment" href="/exercises/open-book?side=left&amp;way=end" aria-current="true">From above</a>`,
		`<a class="segment" href="/exercises/open-book?side=left&amp;view=front&amp;way=end">From the front</a>`, `href="/exercises/open-book?side=left&amp;view=back&amp;way=end">From behind</a>`)
	never(t, r, "From the side")
	r = one.get("/exercises/open-book?view=back")
	says(t, r, `href="/exercises/open-book?view=back" aria-current="true">From behind</a>`, `href="/exercises/open-book?side=right&amp;view=back"`, `href="/exercises/open-book?view=back&amp;way=slow"`, `href="/exercises/open-book">From above</a>`)
	says(t, one.get("/exercises/zercher-squat"), `aria-current="true">At an angle</a>`)
	usual, back := one.get("/figures/open-book.svg?still=end"), one.get("/figures/open-book.svg?still=end&view=back")
	if back.status != http.StatusOK || back.body == usual.body {
		t.Errorf("%d: from behind it is seen as ever", back.status)
	}
	says(t, back, "Open book, right side, from behind</title>")
	if r := one.get("/figures/cat-cow.svg?view=side"); r.status != http.StatusOK {
		t.Errorf("%d: its usual view may be named too", r.status)
	}
}

func TestTheHistoryOfAnExerciseIsPaged(t *testing.T) {
	one := open(t, demo(t)).browser(t)
	r := one.get("/exercises/cat-cow")
	older := regexp.MustCompile(`href="(/exercises/cat-cow\?before=[^"]+)"`).FindStringSubmatch(r.body)
	if older == nil {
		t.Fatal("there is nothing older")
	}
	next := one.get(strings.TrimSuffix(html.UnescapeString(older[1]), "#history"))
	says(t, next, "Back to the newest", "Done of planned")
	if next.body == r.body {
		t.Error("the same")
	}
	says(t, r, `class="chart"`, "not a diagnosis")
	says(t, r, "Every dose, and its source")
}
