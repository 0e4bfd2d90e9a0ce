package phrase

import (
	"strings"
	"testing"

	"tspine/engine/course"
	"tspine/engine/dose"
	"tspine/engine/exercise"
	"tspine/engine/screening"
	"tspine/locale"
)

func everyBar() []course.Bar {
	all := []course.Bar{{By: course.ByFlag}, {By: course.ByFlag, Classes: exercise.Pull, Position: true}}
	for _, by := range []course.By{course.ByFinding, course.ByEntry, course.BySettling, course.ByFlare, course.ByNoClass, course.ByDecision, course.ByWeight, course.ByVariant} {
		all = append(all, course.Bar{By: by, Of: "cat-cow"})
	}
	for _, act := range []course.Act{course.Skip, course.Ban, course.Drop, course.Swap} {
		all = append(all, course.Bar{By: course.ByChoice, Choice: course.Choice{Act: act}, Of: "open-book"})
	}
	return append(all, course.Bar{By: course.ByStage, Stage: exercise.Static}, course.Bar{By: course.ByEquipment, Need: []string{"band", "mat"}})
}

func TestEveryReasonToLeaveOutHasWords(t *testing.T) {
	for _, lang := range locale.Complete() {
		words, err := locale.New(lang)
		if err != nil {
			t.Fatal(err)
		}
		p := Phraser{words, english(t).Catalog}
		seen := map[string]bool{}
		for _, b := range everyBar() {
			b.Flag.ID = "M13"
			text := p.Bar(b)
			if len(text) < 15 || strings.Contains(text, "[") || strings.Contains(text, "{{") || seen[text] {
				t.Errorf("%s: %+v is said as %q", lang, b, text)
			}
			seen[text] = true
		}
	}
}

func TestWhyIsSaid(t *testing.T) {
	p := english(t)
	for name, c := range map[string]struct {
		said, want string
	}{
		"a flag":       {p.Bar(course.Bar{By: course.ByFlag, Flag: screening.Flag{ID: "M13"}, Classes: exercise.SMR}), "Foam rolling of muscles. You take a blood thinner"},
		"a thing":      {p.Bar(course.Bar{By: course.ByEquipment, Need: []string{"band", "mat"}}), "Band / Mat"},
		"a stage":      {p.Bar(course.Bar{By: course.ByStage, Stage: exercise.Eccentric}), "Stage 3"},
		"a swap":       {p.Bar(course.Bar{By: course.ByChoice, Choice: course.Choice{Act: course.Swap}, Of: "open-book"}), "Open book"},
		"often a day":  {p.Most(dose.Often{PerDay: dose.Exactly(3)}), "3 times a day"},
		"often a week": {p.Most(dose.Often{PerWeek: dose.Exactly(2)}), "2 times a week"},
		"every day":    {p.Most(dose.Often{Every: 2}), "every 2 days"},
		"no word":      {p.Most(dose.Often{}) + ".", "."},
		"a day":        {p.Often(dose.Often{PerDay: dose.Range{Min: 2, Max: 3}}), "2-3 times a day"},
		"a week":       {p.Often(dose.Often{PerWeek: dose.Exactly(1)}), "once a week"},
		"now and then": {p.Often(dose.Often{Every: 3}), "every 3 days"},
	} {
		if !strings.Contains(c.said, c.want) {
			t.Errorf("%s: %q lacks %q", name, c.said, c.want)
		}
	}
}
