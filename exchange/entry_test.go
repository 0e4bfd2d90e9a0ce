package exchange

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"tspine/engine/course"
	"tspine/engine/dose"
	"tspine/engine/evidence"
	"tspine/engine/exercise"
	"tspine/engine/logbook"
	"tspine/engine/program"
	"tspine/engine/progression"
	"tspine/engine/screening"
	"tspine/engine/unit"
)

const entryID = "01920000-0000-7000-8000-000000000001"

func TestAnEntryIsReadInFull(t *testing.T) {
	got, faults := ReadEntry("e.yaml", []byte(`
id: `+entryID+`
day: 2026-11-20
short: true
finished: false
rounds: 2
minutes: 12
before: 0
during: 3
after: 2
effort: 6
stiffness: 4
comfortable: true
randomized: true
control: true
note: It went well.
lines:
  - cat-cow 45s
  - line: dumbbell-row 2x12 @ 10kg
    in-place-of: band-row
    how: lightened
    pain: 2
    before: 3
    after: 1
    rir: 0
`))
	if err := faults.Err(); err != nil {
		t.Fatal(err)
	}
	want := logbook.Entry{
		ID: entryID, Day: day(t, "2026-11-20"), Short: true, Rounds: 2, Minutes: 12,
		Before: unit.Rate(0), During: unit.Rate(3), After: unit.Rate(2), Effort: unit.Rate(6), Stiffness: unit.Rate(4),
		Comfortable: true, Randomized: true, Control: true, Note: "It went well.",
		Lines: []logbook.Done{
			{Exercise: "cat-cow", Did: parse(t, "45s")},
			{
				Exercise: "dumbbell-row", InPlaceOf: "band-row", Did: parse(t, "2x12 @ 10kg"), How: logbook.Lightened,
				Pain: unit.Rate(2), Before: unit.Rate(3), After: unit.Rate(1), Reserve: dose.InReserve(0),
			},
		},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestAnEntryIsFinishedUnlessItSaysSo(t *testing.T) {
	got, faults := ReadEntry("e.yaml", []byte("lines: [cat-cow 45s]\n"))
	if len(faults) > 0 || !got.Finished || got.Before.Given() || got.Lines[0].How != "" || got.Lines[0].Reserve.Given() {
		t.Errorf("%+v, %v", got, faults)
	}
}

func TestFaultsOfAnEntrySayWhere(t *testing.T) {
	for name, c := range map[string]struct {
		text string
		want []string
	}{
		"an empty file":               {"", []string{"e.yaml:1:1: empty-file"}},
		"a line alone":                {"cat-cow 45s", []string{`e.yaml:1:1: wrong-type "text" (want keys with values)`}},
		"an id that is short":         {"id: 1\n", []string{`e.yaml:1:5: id: not-an-id "1" (want a UUID, version 7)`}},
		"an id of other letters":      {"id: zzzzzzzz-zzzz-zzzz-zzzz-zzzzzzzzzzzz\n", []string{`e.yaml:1:5: id: not-an-id "zzzzzzzz-zzzz-zzzz-zzzz-zzzzzzzzzzzz" (want a UUID, version 7)`}},
		"a pain over ten":             {"during: 12\n", []string{`e.yaml:1:9: during: out-of-range "12" (want a whole number from 0 to 10)`}},
		"more minutes than a day has": {"minutes: 1441\n", []string{`e.yaml:1:10: minutes: out-of-range "1441" (want a whole number from 0 to 1440)`}},
		"a line without a dose":       {"lines:\n  - cat-cow\n", []string{"e.yaml:2:12: lines[0]: no-amount (want 3x10)"}},
		"a mapping without a line":    {"lines:\n  - pain: 2\n", []string{"e.yaml:2:5: lines[0]: missing-key (want line)"}},
		"a place without a line":      {"lines:\n  - cat-cow 45s\n  -\n", []string{`e.yaml:3:5: lines[1]: wrong-type "nothing" (want text)`}},
		"a word for how that is none": {"lines:\n  - {line: cat-cow 45s, how: well}\n", []string{`e.yaml:2:30: lines[0].how: unknown-word "well" (want full, shortened, lightened, stopped, skipped, left-out)`}},
		"more reserve than can be":    {"lines:\n  - {line: cat-cow 45s, rir: 11}\n", []string{`e.yaml:2:30: lines[0].rir: out-of-range "11" (want a whole number from 0 to 10)`}},
		"every fault of every line at once": {"day: today\nlines:\n  - cat-cow 45q\n  - line: sphinx 30s 30s\n    pain: bad\n", []string{
			`e.yaml:1:6: day: not-a-day "today" (want a date, as 2026-11-20)`,
			`e.yaml:3:13: lines[0]: bad-amount "45q" (want 3x10, 10x5s, 30s/side, 20m or 10 breaths)`,
			`e.yaml:4:22: lines[1].line: bad-frequency "30s" (want 3/day, 2/week or every 2 days)`,
			`e.yaml:5:11: lines[1].pain: wrong-type "bad" (want a whole number)`,
		}},
	} {
		t.Run(name, func(t *testing.T) {
			_, faults := ReadEntry("e.yaml", []byte(c.text))
			if diff := cmp.Diff(c.want, written(faults)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestEntriesAsJSON(t *testing.T) {
	e := logbook.Entry{
		ID: "x", Day: day(t, "2026-11-20"), Finished: true, Before: unit.Rate(0), Effort: unit.Rate(5), Comfortable: true, Note: "ok",
		Lines: []logbook.Done{
			{Exercise: "cat-cow", Planned: parse(t, "45s"), Did: parse(t, "30s"), How: logbook.Shortened, Pain: unit.Rate(1), Reserve: dose.InReserve(2)},
			{Exercise: "sphinx", How: logbook.Skipped},
		},
	}
	want := `{"id":"x","day":"2026-11-20","finished":true,"before":0,"effort":5,"comfortable":true,"note":"ok","lines":[` +
		`{"exercise":"cat-cow","planned":{"notation":"45s","sets":[1,1],"reps":[1,1],"hold_s":[45,45],"unit":"s","total":45},` +
		`"did":{"notation":"30s","sets":[1,1],"reps":[1,1],"hold_s":[30,30],"unit":"s","total":30},"how":"shortened","pain":1,"rir":2},` +
		`{"exercise":"sphinx","how":"skipped"}]}`
	if diff := cmp.Diff(want, toJSON(t, EntryOf(e, nil))); diff != "" {
		t.Error(diff)
	}
	if got, want := toJSON(t, EntryOf(logbook.Entry{}, nil)), `{"id":"","day":"1970-01-01","finished":false,"lines":[]}`; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func TestMorningsAsJSON(t *testing.T) {
	m := logbook.Morning{ID: "x", Day: day(t, "2026-11-20"), Pain: unit.Rate(0), Stiffness: unit.Rate(7)}
	if got, want := toJSON(t, MorningOf(m)), `{"id":"x","day":"2026-11-20","pain":0,"stiffness":7}`; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func decided(t testing.TB) course.Decided {
	return course.Decided{
		Day: day(t, "2026-11-23"), Week: 3, From: exercise.Static,
		Decision: progression.Decision{Kind: progression.KindBackOff, Row: 5, Stage: exercise.Static, Reason: evidence.Because("back-off").With("worst-pain", 6)},
		Lines: []course.LineChange{
			{Exercise: "wall-angel", From: parse(t, "2x10"), To: parse(t, "2x7"), Reason: evidence.Because("less")},
			{Exercise: "sphinx", From: parse(t, "30s"), Reason: evidence.Because("rests")},
		},
	}
}

func TestDecisionsAsJSON(t *testing.T) {
	got := DecisionsOf([]course.Decided{decided(t)})
	if len(got) != 1 {
		t.Fatalf("%d decisions", len(got))
	}
	d := got[0]
	if d.Day != "2026-11-23" || d.Week != 3 || d.From != 2 || d.Stage != 2 || d.Row != 5 || d.Decision != string(progression.KindBackOff) {
		t.Errorf("the decision: %+v", d)
	}
	if d.Reason.Rule != "back-off" || len(d.Reason.Figures) != 1 || d.Reason.Figures[0] != (Figure{"worst-pain", 6}) {
		t.Errorf("its reason: %+v", d.Reason)
	}
	if d.Lines[0].From.Total != 20 || d.Lines[0].To.Total != 14 || d.Lines[1].To != nil {
		t.Errorf("its lines: %+v", d.Lines)
	}
	if got, want := toJSON(t, DecisionsOf(nil)), "[]"; got != want {
		t.Errorf("no decisions are %s, want %s", got, want)
	}
}

func TestWhyOfOneExerciseKeepsItsLinesAlone(t *testing.T) {
	st := course.Standing{Stage: exercise.Static, Result: screening.Result{Action: screening.Modify, Flags: []screening.Flag{{ID: "M01"}, {ID: "N03"}}}}
	list := []course.Decided{decided(t), decided(t)}
	all, one, none := WhyOf(st, list, nil, ""), WhyOf(st, list, nil, "sphinx"), WhyOf(st, list, nil, "open-book")
	if len(all.Decisions) != 2 || len(all.Decisions[0].Lines) != 2 || all.Stage != 2 || all.Triage != "MODIFY" || !cmp.Equal(all.Flags, []string{"M01", "N03"}) {
		t.Errorf("of all: %+v", all)
	}
	for _, d := range one.Decisions {
		if len(d.Lines) != 1 || d.Lines[0].Exercise != "sphinx" {
			t.Errorf("of sphinx: %+v", d.Lines)
		}
	}
	if len(none.Decisions) != 2 || len(none.Decisions[1].Lines) != 0 || none.Decisions[1].Lines == nil {
		t.Errorf("of an exercise that never changed: %+v", none.Decisions)
	}
}

func TestProgramsAsJSON(t *testing.T) {
	c := library(t)
	for _, p := range c.Programs {
		got := ProgramOf(p, c.Exercises)
		var lines []Line
		for _, s := range got.Stages {
			for _, part := range s.Parts {
				lines = append(lines, part.Lines...)
			}
		}
		for _, one := range got.Circuits {
			for _, part := range one.Parts {
				lines = append(lines, part.Lines...)
			}
		}
		if got.ID != p.ID || got.Title != p.Title || got.Adaptive != p.Adaptive || len(got.Stages) != len(p.Stages) || len(got.Circuits) != len(p.Circuits) {
			t.Errorf("%s: %+v", p.ID, got)
		}
		for i, l := range p.Lines() {
			if lines[i].Exercise != l.Exercise || lines[i].Dose.Notation != l.Dose.String() || lines[i].Code == "" {
				t.Errorf("%s: line %d is %+v, want %+v", p.ID, i, lines[i], l)
			}
		}
	}
	p, _ := c.Program("three-step-circuit")
	one := ProgramOf(p, c.Exercises).Circuits[0]
	if one.Rounds != [2]int{2, 3} || len(one.Modes) != 3 || one.Parts[0].Phase != "release" || one.Parts[0].Choose != "any" {
		t.Errorf("the circuit: %+v", one)
	}
}

func TestSessionsAsJSON(t *testing.T) {
	c := library(t).Exercises
	s := program.Session{
		Day: day(t, "2026-11-20"), Rounds: 2, Length: 95, Asked: 5, Full: true,
		Parts: []program.Chosen{{
			Line: program.Line{Exercise: "cat-cow", Dose: parse(t, "45s")}, Phase: exercise.Mobilize, Rounds: []int{1}, Limited: true, Extra: 2, Length: 55,
		}},
	}
	want := `{"day":"2026-11-20","rounds":2,"seconds":95,"minutes_asked":5,"all_of_todays_dose":true,"lines":[{"exercise":"cat-cow","code":"S002-01",` +
		`"dose":{"notation":"45s","sets":[1,1],"reps":[1,1],"hold_s":[45,45],"unit":"s","total":45},` +
		`"phase":"mobilize","in_rounds":[1],"limited_side_first":true,"extra_sets_limited_side":2,"seconds":55}]}`
	if diff := cmp.Diff(want, toJSON(t, SessionOf(s, c))); diff != "" {
		t.Error(diff)
	}
	if got, want := toJSON(t, SessionOf(program.Session{Short: true}, c)), `{"day":"1970-01-01","short":true,"rounds":0,"seconds":0,"lines":[]}`; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func TestAStopHoldsNoExercise(t *testing.T) {
	in := screening.Intake{Age: 50, Answers: screening.Answers{"chest_pain_24h": screening.Yes()}.OthersNo()}
	got := StopOf("emergency", "halt.emergency", screening.Screen(in))
	if got.Triage != "EMERGENCY" || !cmp.Equal(got.Flags, []string{"R01"}) || got.Halt != "emergency" || got.Key != "halt.emergency" || len(got.Missing) > 0 {
		t.Errorf("an emergency: %+v", got)
	}
	got = StopOf("answer-again", "", screening.Screen(screening.Intake{Age: 50}))
	if len(got.Missing) == 0 || got.Flags == nil {
		t.Errorf("somebody who answered nothing: %+v", got)
	}
	in.Answers["chest_pain_24h"] = screening.No()
	in.Hits = []screening.Hit{{Concept: "fever", Word: "fever", Text: "a fever", Asks: []string{"R07"}}}
	got = StopOf("answer-again", "", screening.Screen(in))
	if got.Triage != "RESCREEN_REQUIRED" || len(got.Again) == 0 {
		t.Errorf("somebody whose words say otherwise: %+v", got)
	}
}

func TestRulesAndNumbersAsJSON(t *testing.T) {
	rules := RulesOf([]evidence.Rule{{ID: "a", Section: "6.2 row 4", Basis: evidence.Design, Sources: []evidence.ID{"tspine"}}})
	if got, want := toJSON(t, rules), `[{"id":"a","section":"6.2 row 4","basis":"design","sources":["tspine"]}]`; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	numbers := NumbersOf([]evidence.Number{{Name: "n", Value: 1.5, Unit: "s", Section: "5.3", Basis: evidence.Found}})
	if got, want := toJSON(t, numbers), `[{"name":"n","value":1.5,"unit":"s","section":"5.3","basis":"found","sources":[]}]`; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	for text, want := range map[string]string{"a|b": `a\|b`, "a\nb": "a b", "plain": "plain", "": ""} {
		if got := cell(text); got != want {
			t.Errorf("a cell of %q is %q, want %q", text, got, want)
		}
	}
}
