package web

import (
	"slices"
	"strings"
	"testing"

	"tspine/engine/evidence"
	"tspine/internal/pseudo"
	"tspine/locale"
)

func TestAChangeSaysOnceWhatStays(t *testing.T) {
	for name, c := range map[string]struct{ from, to, want string }{
		"the unit stays":             {"23 s a side", "25 s a side", "23 → 25 s a side"},
		"sets and reps":              {"2 × 8 reps", "3 × 8 reps", "2 → 3 × 8 reps"},
		"something else is counted":  {"10 reps", "30 s", "10 reps → 30 s"},
		"one becomes several":        {"1 rep", "2 reps", "1 rep → 2 reps"},
		"nothing after it is a rest": {"10 reps", "", "10 reps → –"},
	} {
		t.Run(name, func(t *testing.T) {
			if got := change(c.from, c.to, " → "); got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

func TestWhatAQuestionListsIsTakenApart(t *testing.T) {
	for name, c := range map[string]struct {
		text, head string
		list       []string
		numbers    bool
	}{
		"letters":              {"One of these? (a) A pain. (b) A worse one.", "One of these?", []string{"A pain.", "A worse one."}, false},
		"numbers":              {"How many? 1. This. 2. That.", "How many?", []string{"This.", "That."}, true},
		"nothing is listed":    {"Have you ever had cancer?", "Have you ever had cancer?", nil, false},
		"a number in the text": {"Were you 2 or more weeks ill?", "Were you 2 or more weeks ill?", nil, false},
	} {
		t.Run(name, func(t *testing.T) {
			got := clauses(c.text)
			if got.Head != c.head || !slices.Equal(got.List, c.list) || got.Numbers != c.numbers {
				t.Errorf("got %+v", got)
			}
		})
	}
}

func TestAnExerciseIsShownWhereItIsDrawn(t *testing.T) {
	b := open(t)
	for name, c := range map[string]struct {
		drawn bool
		want  string
	}{
		"no drawings, the direction of its motion": {false, `<span class="figure unposed rotation"`},
		"drawings": {true, `<img class="figure" src="/figures/cat-cow.svg?still=end" alt=""`},
	} {
		t.Run(name, func(t *testing.T) {
			var err error
			if b.pages, err = newPages(b.App.Catalog, []string{"en"}, locale.New, b.assets, c.drawn); err != nil {
				t.Fatal(err)
			}
			text, err := b.draw(frame{Lang: "en", Page: exercisesPage{Phases: []phasePart{{"mobilize", []linePart{somePart()}}}}}, b.pages.say("en"))
			if err != nil || !strings.Contains(string(text), c.want) {
				t.Errorf("%v: %s", err, text)
			}
		})
	}
}

func TestNumbersOfAReason(t *testing.T) {
	figure := figureIn(open(t).pages.say("en"))
	if got := figure(evidence.Figure{Name: "session-day", Value: 20514}); got != "2026-03-02" {
		t.Errorf("a day is written %s", got)
	}
	if got := figure(evidence.Figure{Name: "day", Value: 7}); got != "7" {
		t.Errorf("the seventh day is written %s", got)
	}
	if got := figure(evidence.Figure{Name: "share", Value: 33.333}); got != "33.33" {
		t.Errorf("a share is written %s", got)
	}
}

func TestAChangePointsWhereOneReads(t *testing.T) {
	b := madeUp(t, pseudo.Right, pseudo.Turn)
	if got := changeIn(b.pages.say(pseudo.Right))("23 s", "25 s"); got != "23 ← 25 s" {
		t.Errorf("from right to left: %q", got)
	}
}

func TestANounKeepsItsCapitalWhereALanguageWritesOne(t *testing.T) {
	b := open(t)
	var err error
	if b.pages, err = newPages(b.App.Catalog, []string{"de"}, locale.New, b.assets, b.has(figurePath)); err != nil {
		t.Fatal(err)
	}
	text, err := b.draw(frame{Lang: "de", Page: exercisePage{linePart: somePart(), Stage: "mobility"}}, b.pages.say("de"))
	if err != nil || !strings.Contains(string(text), `<p class="sub">Mobilisieren. Stufe 1, Mobilität.</p>`) {
		t.Errorf("%v: %s", err, text)
	}
}
