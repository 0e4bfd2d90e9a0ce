package web

import (
	"net/http"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"tspine/engine/screening"
)

// everyLink is what leads away from a page.
var everyLink = regexp.MustCompile(`(?:href|action)="([^"]*)"`)

// walks follows every link of a page, and of what it leads to.
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

// What "not sure" comes to differs: a reason to ask someone, exercises left
// out, or nothing.
func TestNotSureSaysWhatItComesTo(t *testing.T) {
	b := open(t)
	for part, want := range []string{1: "a reason to ask someone", 2: "a reason to ask someone", 3: "some exercises may be left out", 4: "Nothing is left out"} {
		if part == 0 {
			continue
		}
		p := questionPage{ID: "fever", Key: "question.fever", Kind: screening.YesNo, Place: askedPart{Part: part, Parts: 5}}
		text, err := b.draw(frame{Lang: "en", Page: p}, b.pages.say("en"))
		if err != nil || !strings.Contains(string(text), want) {
			t.Errorf("part %d does not say %q: %v", part, want, err)
		}
	}
}

func TestAClearOutcomeIsSaidOnce(t *testing.T) {
	b := open(t)
	for action, want := range map[string]int{"CLEAR": 1, "NOTE": 1} {
		text, err := b.draw(frame{Lang: "en", Page: outcomePage{Action: action}}, b.pages.say("en"))
		if got := strings.Count(string(text), "That cannot rule out everything"); err != nil || got != want {
			t.Errorf("%s says %d times what it can't rule out, want %d: %v", action, got, want, err)
		}
	}
}
