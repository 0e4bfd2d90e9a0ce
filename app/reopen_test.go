package app

import (
	"maps"
	"testing"

	"tspine/engine/course"
	"tspine/engine/person"
	"tspine/engine/unit"
)

func TestWhatWasSaidIsReopenedAsItWas(t *testing.T) {
	about := course.About{Country: "DE", Profile: person.Profile{
		Age: 40, Sex: person.Female, Training: person.Lifter, Goal: person.Strength, Minutes: 20,
		Equipment: person.Equipment{
			Owned: []string{"band", "barbell", "dumbbell", "kettlebell"}, Bar: 20, Plates: []unit.Kilograms{1.25, 5},
			Dumbbells: []person.Piece{{Each: 5, Pair: true}, {Each: 7.5}}, Kettlebells: []person.Piece{{Each: 12, Pair: true}}, Bands: []string{"yellow", "red"},
		},
	}}
	for name, pounds := range map[string]bool{"in kilograms": false, "in pounds": true} {
		t.Run(name, func(t *testing.T) {
			want := about
			want.Profile.Pounds = pounds
			var i Interview
			i.noteAbout(&want)
			got := i.About()
			near := func(a, b unit.Kilograms) bool { return max(a, b)-min(a, b) < 0.01 }
			g, w := got.Profile.Equipment, want.Profile.Equipment
			if got.Country != "DE" || got.Profile.Age != 40 || got.Profile.Goal != person.Strength || got.Profile.Pounds != pounds {
				t.Errorf("about: %+v", got)
			}
			if len(g.Dumbbells) != 2 || !g.Dumbbells[0].Pair || g.Dumbbells[1].Pair || !near(g.Dumbbells[1].Each, 7.5) || !near(g.Bar, w.Bar) || len(g.Plates) != 2 || !near(g.Plates[1], 5) || len(g.Bands) != 2 {
				t.Errorf("equipment: %+v", g)
			}
		})
	}
}

func TestWhatIsAskedAgainIsTakenOut(t *testing.T) {
	i := talked(t, nil)
	whole := maps.Clone(i.said)
	i.ForgetScreen()
	if one, open := i.Open(); !open || one.Question == "" {
		t.Errorf("the first question is %v, want a safety question", one)
	}
	for key, text := range whole {
		if now, ok := i.Said(key); ok && now != text {
			t.Errorf("%s became %q", key, now)
		}
	}
	if age, _ := i.Said(AskAge); age != "34" {
		t.Error("who it is was forgotten too")
	}
}

func TestTheQuestionsThatAnAnswerBeforeASessionOpens(t *testing.T) {
	said := map[string]string{"check_chest_breath": "no", "check_legs_bladder": "no", "check_fever_unwell": "yes", "check_injury_night": "no", "check_medicine": "no"}
	got := paused(said)
	if len(got) == 0 || got[0] != "fever" {
		t.Errorf("opens %v, want fever first", got)
	}
	said["check_fever_unwell"] = "no"
	if got := paused(said); len(got) != 0 {
		t.Errorf("five times no opens %v", got)
	}
}
