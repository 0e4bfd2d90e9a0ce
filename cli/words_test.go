package cli

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"tspine/app"
	"tspine/catalog"
	"tspine/engine/assessment"
	"tspine/engine/course"
	"tspine/engine/evidence"
	"tspine/engine/exercise"
	"tspine/engine/player"
	"tspine/engine/screening"
	"tspine/engine/session"
	"tspine/engine/unit"
	"tspine/internal/golden"
	"tspine/locale"
)

// TestEverythingThatCanBeSaidHasWords asks for the words of every id that
// the rules can come to, in every language.
func TestEverythingThatCanBeSaidHasWords(t *testing.T) {
	for _, lang := range locale.Languages() {
		words, err := locale.New(lang)
		if err != nil {
			t.Fatal(err)
		}
		for _, key := range everyKey(t) {
			if !words.Has(key) {
				t.Errorf("%s: no words for %s", lang, key)
			}
		}
	}
}

func everyKey(t *testing.T) []string {
	t.Helper()
	var keys []string
	for _, q := range screening.Questions() {
		keys = append(keys, "question."+q.ID)
		for _, c := range q.Choices {
			keys = append(keys, "option."+q.ID+"."+c)
		}
	}
	for _, q := range screening.MiniQuestions() {
		keys = append(keys, "mini."+q.ID)
		for _, c := range q.Choices {
			keys = append(keys, "option."+q.ID+"."+c)
		}
	}
	for _, id := range screening.FlagIDs() {
		keys = append(keys, "flag."+id)
	}
	for _, id := range screening.NoteIDs() {
		keys = append(keys, "note."+id)
	}
	for _, r := range app.Rules() {
		keys = append(keys, "rule."+r.ID)
	}
	for _, n := range app.Numbers() {
		keys = append(keys, "number."+n.Name)
	}
	for _, test := range assessment.Tests() {
		keys = append(keys, "test."+test.ID, "test."+test.ID+".how")
	}
	for _, kind := range []string{"PAUSE_RESCREEN", "STEP_BACK", "FLARE", "BACKOFF", "REGRESS_STAGE", "SETTLE", "REVIEW", "HOLD", "ADVANCE_STAGE", "DELOAD", "MAINTAIN", "PROGRESS"} {
		keys = append(keys, "decision."+kind, "decision."+kind+".text")
	}
	for _, row := range []string{"1", "2", "3a", "3b", "4", "5", "6", "7", "8", "9", "10", "11"} {
		keys = append(keys, "entry."+row)
	}
	for _, one := range course.Absences() {
		keys = append(keys, "absence."+string(one))
	}
	for _, code := range exercise.AllClasses.Codes() {
		keys = append(keys, "class."+code)
	}
	for _, cue := range session.Keys() {
		keys = append(keys, "cue."+cue)
	}
	for _, f := range failures {
		keys = append(keys, f.key)
	}
	for _, kind := range []string{"about", "screening", "measures", "check", "entry", "morning", "choice", "told", "draft"} {
		keys = append(keys, "kind."+kind)
	}
	return append(append(keys, catalogKeys(t)...), trainKeys()...)
}

// trainKeys is what the player says of keys, feelings and ways on.
func trainKeys() []string {
	var keys []string
	for _, act := range []player.Act{player.Swap, player.Ease, player.EndLine} {
		keys = append(keys, "train.way-"+string(act))
	}
	for _, feel := range []player.Feel{player.TooEasy, player.TooHard} {
		keys = append(keys, "train.felt-"+string(feel), "train.noted-"+string(feel))
	}
	for _, key := range helpKeys {
		keys = append(keys, "train.help-"+key)
	}
	for _, group := range [][]string{playKeys, askKeys, {"choose", "leave", "any"}} {
		for _, key := range group {
			keys = append(keys, "train.key-"+key)
		}
	}
	for v := range unit.MaxRating + 1 {
		keys = append(keys, fmt.Sprintf("pain.%d", v), fmt.Sprintf("effort.%d", v))
	}
	return keys
}

func catalogKeys(t *testing.T) []string {
	t.Helper()
	lib, err := catalog.Load()
	if err != nil {
		t.Fatal(err)
	}
	var keys []string
	for _, e := range lib.Exercises.All() {
		keys = append(keys, "position."+e.Position, "phase."+e.Phase().String(), "stage."+e.Stage.String(), "breathing."+e.Breathing, "side."+e.Sides.String())
		for _, n := range e.Needs {
			for _, id := range n.AnyOf {
				keys = append(keys, "equipment."+id)
			}
		}
		for _, part := range e.Inferred {
			keys = append(keys, "inferred."+part)
		}
	}
	return keys
}

func TestEveryRuleAndNumberNamesAKnownSource(t *testing.T) {
	lib, err := catalog.Load()
	if err != nil {
		t.Fatal(err)
	}
	sources, err := lib.Sources()
	if err != nil {
		t.Fatal(err)
	}
	known := map[evidence.ID]bool{}
	for _, s := range sources {
		known[s.ID] = true
	}
	seen := map[string]bool{}
	for _, r := range app.Rules() {
		if len(r.Sources) == 0 {
			t.Errorf("rule %s has no source", r.ID)
		}
		if seen[r.ID] {
			t.Errorf("rule %s is there twice", r.ID)
		}
		seen[r.ID] = true
		for _, id := range r.Sources {
			if !known[id] {
				t.Errorf("rule %s names source %s, which is not in sources.yaml", r.ID, id)
			}
		}
	}
	for _, n := range app.Numbers() {
		if len(n.Sources) == 0 || n.Basis == "" || n.Section == "" {
			t.Errorf("number %s does not say on whose word it stands", n.Name)
		}
		for _, id := range n.Sources {
			if !known[id] {
				t.Errorf("number %s names source %s, which is not in sources.yaml", n.Name, id)
			}
		}
	}
}

func TestTheRulebookInDocsIsTheOneThatTheProgramPrints(t *testing.T) {
	c := newCommand()
	var out bytes.Buffer
	c.Out, c.lang = &out, "en"
	if err := c.rules().RunE(nil, nil); err != nil {
		t.Fatal(err)
	}
	if strings.Contains(out.String(), "[rule.") || strings.Contains(out.String(), "[number.") {
		t.Error("the rulebook lacks words")
	}
	golden.CheckFile(t, "../docs/rules.md", out.Bytes())
}
