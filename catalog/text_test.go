package catalog

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
)

// words of a text file, every key of it used, with n cues.
func textFile(cues int) string {
	var b strings.Builder
	b.WriteString("name: Cat–cow\nfor: \"It moves: the whole back.\"\nset-up:\n  - Kneel on all fours.\n")
	b.WriteString("faults:\n  - fault: The elbows bend.\n    feel: The shoulders drop.\nstop: Stop if it hurts.\nsafety: [Use a mat.]\ncues:\n")
	for i := range cues {
		fmt.Fprintf(&b, "  - Cue %d.\n", i+1)
	}
	return b.String()
}

func TestATextIsReadInFull(t *testing.T) {
	got, faults := ReadText("cat-cow.yaml", []byte(textFile(2)))
	if err := faults.Err(); err != nil {
		t.Fatal(err)
	}
	want := Text{
		Name: "Cat–cow", For: "It moves: the whole back.", SetUp: []string{"Kneel on all fours."}, Cues: []string{"Cue 1.", "Cue 2."},
		Faults: []Slip{{"The elbows bend.", "The shoulders drop."}}, Stop: "Stop if it hurts.", Safety: []string{"Use a mat."},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestCuesAreFewEnoughToBeHeard(t *testing.T) {
	for cues := 1; cues <= 7; cues++ {
		_, faults := ReadText("f.yaml", []byte(textFile(cues)))
		if wrong := cues < 2 || cues > 5; wrong != (len(faults) == 1) || len(faults) > 1 {
			t.Errorf("%d cues: %v", cues, faults)
		}
	}
	_, faults := ReadText("f.yaml", []byte(textFile(6)))
	if want := []string{"f.yaml:11:3: cues: wrong-count (want 2 to 5 cues)"}; !cmp.Equal(want, written(faults)) {
		t.Errorf("got %v, want %v", written(faults), want)
	}
}

func TestFaultsOfATextSayWhere(t *testing.T) {
	good := textFile(3)
	for name, c := range map[string]struct{ old, replaced, want string }{
		"no name":                       {"name: Cat–cow\n", "", "f.yaml:1:1: missing-key (want name)"},
		"no word about stopping":        {"stop: Stop if it hurts.", "stop:", "f.yaml:1:1: missing-key (want stop)"},
		"a colon that is not in quotes": {`"It moves: the whole back."`, "It moves: the back", `f.yaml:2:6: not-yaml "mapping value is not allowed in this context"`},
		"set-up as one sentence":        {"set-up:\n  - Kneel on all fours.", "set-up: Kneel.", `f.yaml:3:9: set-up: wrong-type "text" (want a list, as [a, b])`},
		"a fault that nobody feels":     {"    feel: The shoulders drop.\n", "", "f.yaml:6:5: faults[0]: missing-key (want feel)"},
		"a key that nobody reads":       {"safety:", "warning:", `f.yaml:9:1: unknown-key "warning" (want name, for, set-up, cues, faults, stop, safety)`},
		"cues that are one sentence":    {"cues:\n  - Cue 1.\n  - Cue 2.\n  - Cue 3.", "cues: Breathe.", `f.yaml:10:7: cues: wrong-type "text" (want a list, as [a, b])`},
		"an empty file":                 {good, "", "f.yaml:1:1: empty-file"},
	} {
		t.Run(name, func(t *testing.T) {
			_, faults := ReadText("f.yaml", []byte(strings.Replace(good, c.old, c.replaced, 1)))
			if diff := cmp.Diff([]string{c.want}, written(faults)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestEveryTextOfTheCatalogCanBeSpokenAndShown(t *testing.T) {
	c := load(t)
	for _, e := range c.Exercises.All() {
		text, err := c.Text("en", e.ID)
		if err != nil {
			t.Error(err)
			continue
		}
		if len(text.Faults) == 0 || len(text.SetUp) == 0 || text.Stop == "" {
			t.Errorf("%s has no fault, no set-up or no word about stopping", e.ID)
		}
		for _, sentence := range append(append([]string{text.For, text.Stop}, text.SetUp...), text.Cues...) {
			if sentence != strings.TrimSpace(sentence) || !strings.HasSuffix(strings.TrimRight(sentence, ")\"”"), ".") {
				t.Errorf("%s: %q is not a sentence", e.ID, sentence)
			}
		}
	}
}

func TestAnEmptyCatalogHasNoWords(t *testing.T) {
	if _, err := (&Catalog{}).Text("en", "cat-cow"); err == nil {
		t.Error("it has")
	}
}

func TestWordsAreReadOnceAndStayTheSame(t *testing.T) {
	c, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	first, err := c.Text("en", "cat-cow")
	if err != nil || first.Name == "" {
		t.Fatal(first, err)
	}
	c.root = fstest.MapFS{} // nothing is left to read
	if again, err := c.Text("en", "cat-cow"); err != nil || again.Name != first.Name {
		t.Errorf("%q, %v", again.Name, err)
	}
	if _, err := c.Text("en", "open-book"); err == nil {
		t.Error("what was never read is there")
	}
}
