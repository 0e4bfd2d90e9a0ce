package app

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"tspine/engine/assessment"
	"tspine/engine/person"
)

// talked gives an interview in which these answers were given and everything
// else that is asked was answered with no, 0 or nothing.
func talked(t *testing.T, said map[string]string) Interview {
	t.Helper()
	var i Interview
	for {
		one, open := i.Open()
		if !open || i.Emergency() {
			return i
		}
		text, ok := said[one.Key]
		if !ok {
			text = quiet(one)
		}
		if faults := i.Take(one.Key, text); len(faults) > 0 {
			t.Fatalf("%s %q: %v", one.Key, text, faults)
		}
	}
}

// quiet is the answer that leaves everything open.
func quiet(one Ask) string {
	switch one.Key {
	case AskAge:
		return "34"
	case AskMinutes:
		return "10"
	case AskTraining:
		return "none"
	case AskGoal:
		return "desk"
	case AskPainRest, AskPainMove, AskPainWorst:
		return "0"
	}
	if one.Question != "" {
		return "no"
	}
	return ""
}

func keys(i Interview) []string {
	var out []string
	for _, one := range i.Asks() {
		out = append(out, one.Key)
	}
	return out
}

func TestWhatIsAskedFollowsFromWhatWasSaid(t *testing.T) {
	for name, c := range map[string]struct {
		said map[string]string
		key  string
		want bool
	}{
		"a man is not asked about pregnancy":              {map[string]string{AskSex: "M"}, "q.pregnant_weeks", false},
		"a woman is":                                      {map[string]string{AskSex: "f"}, "q.pregnant_weeks", true},
		"who has had no cancer is not asked when it was":  {nil, "q.cancer_5y", false},
		"who has is asked":                                {map[string]string{"q.cancer_ever": "yes"}, "q.cancer_5y", true},
		"who is not sure is asked":                        {map[string]string{"q.cancer_ever": "?"}, "q.cancer_5y", true},
		"weights are asked of those who have some":        {map[string]string{AskEquipment: "dumbbells"}, "own.dumbbells", true},
		"nobody else is asked about weights":              {map[string]string{AskEquipment: "wall"}, "own.dumbbells", false},
		"tests are asked for where they are wanted":       {map[string]string{AskTests: "yes"}, "test.llr", true},
		"tests later are not asked for":                   {nil, "test.llr", false},
		"a test that doesn't fit the person is left out":  {map[string]string{AskTests: "yes", "q.fusion": "yes"}, "test.llr", false},
		"one way to measure turning is enough":            {map[string]string{AskTests: "yes", "test.llr": "30 32"}, "test.seated", false},
		"without the first way the second one is offered": {map[string]string{AskTests: "yes"}, "test.seated", true},
		"nobody is asked what they were cleared for":      {nil, "q.cleared_for", false},
	} {
		t.Run(name, func(t *testing.T) {
			if got := slices.Contains(keys(talked(t, c.said)), c.key); got != c.want {
				t.Errorf("asked %s: %v, want %v", c.key, got, c.want)
			}
		})
	}
}

func TestAnswersThatAreNone(t *testing.T) {
	for name, c := range map[string]struct{ key, text, code string }{
		"a country by its name":         {AskCountry, "Germany", "not-a-country"},
		"an age in words":               {AskAge, "many", "not-a-whole-number"},
		"an age beyond all":             {AskAge, "111", "out-of-range"},
		"a sex that no rule knows":      {AskSex, "x", "unknown-word"},
		"silence to a question":         {"q.chest_pain_24h", "", "not-answered"},
		"maybe":                         {"q.chest_pain_24h", "maybe", "not-an-answer"},
		"pain beyond the scale":         {AskPainRest, "11", "out-of-range"},
		"a goal of one's own":           {AskGoal, "fame", "unknown-word"},
		"a question that nobody asks":   {"q.favorite_color", "red", "unknown-question"},
		"one that isn't asked just now": {"q.cancer_5y", "no", "unknown-question"},
	} {
		t.Run(name, func(t *testing.T) {
			i := talked(t, nil)
			faults := i.Take(c.key, c.text)
			if len(faults) != 1 || faults[0].Code != c.code || faults[0].Path != c.key {
				t.Fatalf("got %v, want %s at %s", faults, c.code, c.key)
			}
			if text, _ := i.Said(c.key); text == c.text && c.text != "" {
				t.Error("it is kept all the same")
			}
		})
	}
}

func TestAnEmergencyEndsTheQuestionsAtOnce(t *testing.T) {
	i := talked(t, map[string]string{"q.tearing_sudden": "yes"})
	if !i.Emergency() {
		t.Fatal("it goes on")
	}
	if _, ok := i.Said("q.breathless_rest_or_blood"); ok {
		t.Error("the question after it was put")
	}
	i.Forget("q.tearing_sudden")
	if one, open := i.Open(); i.Emergency() || !open || one.Question != "tearing_sudden" {
		t.Errorf("taken back, the next question is %v", one)
	}
}

func TestAnEmergencyOfTwoAnswersEndsThemToo(t *testing.T) {
	if !talked(t, map[string]string{"q.fever": "yes", "q.very_ill": "yes"}).Emergency() {
		t.Error("fever and feeling very ill go on to the next question")
	}
}

func TestABeginHasEverythingThatWasSaid(t *testing.T) {
	b := talked(t, map[string]string{
		AskCountry: "de", AskSex: "F", AskPainRest: "2", AskPainMove: "3", AskPainWorst: "4", AskText: "stiff", AskGoal: "strength", AskTraining: "lifter",
		AskEquipment: "wall, barbell", AskUnits: "lb", AskMinutes: "20", "own.bar": "45lb", AskTests: "y", "test.llr": "30 32", "test.wall-hold": "y",
		"q.fusion": "unknown",
	}).Begin()
	p := b.About.Profile
	if b.About.Country != "DE" || p.Sex != person.Female || p.Goal != person.Strength || p.Training != person.Lifter || p.Minutes != 20 || !p.Pounds {
		t.Errorf("about: %+v", b.About)
	}
	if !slices.Equal(p.Equipment.Owned, []string{"barbell", "wall"}) || p.Equipment.Bar < 20 || p.Equipment.Bar > 20.5 {
		t.Errorf("equipment: %+v", p.Equipment)
	}
	if b.Screen.Text != "stiff" || b.Screen.Pain.Worst.Value() != 4 || !b.Screen.Answers["fusion"].IsNotSure() || !b.Screen.Answers["cancer_5y"].IsNo() {
		t.Errorf("screen: %+v", b.Screen)
	}
	if b.Measure.PainMove.Value() != 3 || b.Measure.LLR != (assessment.Pair{}) || b.Measure.WallHold != assessment.HasShown {
		t.Errorf("measures: %+v, want the turn ignored because it doesn't fit", b.Measure)
	}
}

func TestAnInterviewIsKeptAsItWasSaid(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var i Interview
		for key, text := range rapid.MapOf(rapid.SampledFrom([]string{AskAge, AskText, "q.fever"}), rapid.String()).Draw(t, "said") {
			i.Note(key, text)
		}
		body, err := i.Write()
		if err != nil {
			t.Fatal(err)
		}
		back := ReadInterview(body)
		for _, key := range []string{AskAge, AskText, "q.fever"} {
			one, had := i.Said(key)
			two, has := back.Said(key)
			if had != has || []rune(one) != nil && string([]rune(one)) != two {
				t.Fatalf("%s: %q became %q", key, one, two)
			}
		}
	})
}

func TestSomethingElseIsNoInterview(t *testing.T) {
	for _, body := range []string{"", "[]", "{", `{"age": 3}`} {
		if i := ReadInterview(body); i.Begun() {
			t.Errorf("%q is read as %v", body, i)
		}
	}
}
