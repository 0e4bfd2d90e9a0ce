package screening

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestCheck(t *testing.T) {
	for name, row := range map[string]struct {
		in   Intake
		want []string // path and code of each fault
	}{
		"a right intake":                    {somebody(40, Answers{}), nil},
		"an intake without answers":         {Intake{Age: 40}, nil},
		"an age above every age":            {somebody(111, Answers{}), []string{"age out-of-range"}},
		"an age below nought":               {somebody(-1, Answers{}), []string{"age out-of-range"}},
		"a rating past ten":                 {but(somebody(40, Answers{}), func(in *Intake) { in.PainMove = 200 }), []string{"pain_move out-of-range"}},
		"a wall a meter away":               {walled(101, somebody(40, Answers{})), []string{"owd out-of-range"}},
		"a wall behind the head":            {walled(-1, somebody(40, Answers{})), []string{"owd out-of-range"}},
		"a question that there is not":      {somebody(40, Answers{"mood": Yes()}), []string{"answers.mood unknown-question"}},
		"an answer of the wrong kind":       {somebody(40, Answers{"fever": Count(38)}), []string{"answers.fever not-an-answer"}},
		"an onset after today":              {somebody(40, Answers{"onset_age": Count(41)}), []string{"answers.onset_age contradicts-age"}},
		"an early onset that was late":      {somebody(50, Answers{"onset_age": Count(35), "nice_items": Several("onset_lt_35")}), []string{"answers.nice_items contradicts-onset-age"}},
		"checked and not checked":           {somebody(50, Answers{"hypertension_unchecked": Yes(), "hypertension_controlled": Yes()}), []string{"answers.hypertension_controlled contradicts-hypertension-unchecked"}},
		"pregnant a month after birth":      {somebody(30, Answers{"pregnant_weeks": Count(10), "birth_weeks": Count(4)}), []string{"answers.birth_weeks contradicts-pregnant-weeks"}},
		"pregnant a year after birth":       {somebody(30, Answers{"pregnant_weeks": Count(10), "birth_weeks": Count(60)}), nil},
		"words that ask for no question":    {saying(somebody(40, Answers{}), "R01", "R99"), []string{"hits[0].asks unknown-flag"}},
		"words that bring an unknown note":  {but(somebody(40, Answers{}), func(in *Intake) { in.Hits = []Hit{{Notes: []string{"be-well"}}} }), []string{"hits[0].notes unknown-note"}},
		"a clearance that can't be":         {clearedOn(1, "R12", somebody(40, Answers{})), []string{"clearances[0].flag not-clearable"}},
		"a clearance of tomorrow":           {clearedOn(-1, "R15", somebody(40, Answers{})), []string{"clearances[0].day in-the-future"}},
		"an old clearance is no fault":      {clearedOn(400, "R15", somebody(40, Answers{})), nil},
		"a clearance stated for nothing":    {somebody(40, Answers{"cleared_for": Several("R12")}), []string{"answers.cleared_for not-an-answer"}},
		"everything that is wrong, at once": {walled(-1, somebody(-1, Answers{"fever": Count(1), "mood": Yes()})), []string{"age out-of-range", "owd out-of-range", "answers.fever not-an-answer", "answers.mood unknown-question"}},
	} {
		t.Run(name, func(t *testing.T) {
			var got []string
			for _, f := range Check(row.in) {
				got = append(got, f.Path+" "+f.Code)
			}
			if diff := cmp.Diff(row.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// TestEntryLimits holds the ends of what can be entered at all.
func TestEntryLimits(t *testing.T) {
	for id, ends := range map[string][2]float64{
		"injury_weeks": {0, 6000}, "duration_months": {0, 1320}, "pregnant_weeks": {0, 45}, "height_loss_cm": {0, 40},
		"onset_age": {0, 110}, "five_pq": {0, 5}, "unsafe_belief": {0, 10},
	} {
		q := Questions()[places[id]]
		if !q.Takes(Count(ends[0])) || !q.Takes(Count(ends[1])) || q.Takes(Count(ends[0]-0.1)) || q.Takes(Count(ends[1]+0.1)) {
			t.Errorf("%s takes %v to %v", id, q.Min, q.Max)
		}
	}
	bp := Questions()[places["bp"]]
	if !bp.Takes(Pressure(350, 10)) || bp.Takes(Pressure(351, 80)) || bp.Takes(Pressure(120, 9)) || bp.Takes(Pressure(90, 90)) {
		t.Error("a blood pressure")
	}
	if faults := Check(walled(100, somebody(110, Answers{}))); len(faults) > 0 {
		t.Error(faults)
	}
	if _, ok := Screen(somebody(110, Answers{})).Pass(); !ok {
		t.Error("110 years are too many")
	}
}
