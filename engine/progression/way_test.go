package progression

import (
	"strings"
	"testing"

	"tspine/engine/exercise"
	"tspine/engine/logbook"
	"tspine/engine/unit"
)

// follow applies decisions week after week, with everything done in full in
// between, and gives the doses.
func follow(l Line, decisions ...Decision) []string {
	var out []string
	for _, d := range decisions {
		c := d.Change(l, exercise.Limits{})
		l.Dose, l.Way = c.Dose, c.Way
		l.Last = [2]Result{done(l.Dose, int(l.Today)+6, 0), done(l.Dose, int(l.Today)+4, 0)}
		l.Today += unit.DaysPerWeek
		out = append(out, c.Dose.String())
	}
	return out
}

func TestTheWayBack(t *testing.T) {
	for name, c := range map[string]struct {
		line Line
		week []Decision
		want string
	}{
		"a deload lasts one week":                        {line(pullover, "3x10 @ 8kg rir 3"), []Decision{lighter, up10, up10}, "3x6 @ 8kg rir 5 → 3x10 @ 8kg rir 3 → 3x11 @ 8kg rir 3"},
		"a week that holds keeps the lighter dose":       {line(pullover, "3x10 @ 8kg"), []Decision{lighter, holding, up10}, "3x6 @ 8kg rir 4 → 3x6 @ 8kg rir 4 → 3x10 @ 8kg"},
		"the last stage ends a deload too":               {line(backBridge, "4x10"), []Decision{lighter, lasting}, "4x6 rir 3 → 4x10"},
		"a week off is back after one week":              {line(catCow, "40s"), []Decision{weekOff, up10, up10}, "38s → 40s → 44s"},
		"two weeks off are back after two":               {line(dumbbellRow, "2x10 @ 10kg"), []Decision{twoOff, up10, up10, up10}, "2x7-8 total 15 @ 8.5kg → 2x9 @ 9.5kg → 2x10 @ 10kg → 2x11 @ 10kg"},
		"four weeks off are back after four":             {line(pulldown, "20 @ 10kg"), []Decision{fourOff, up10, up10, up10, up10}, "10 @ 6.5kg → 14 @ 7.5kg → 16 @ 8.5kg → 18 @ 9.5kg → 20 @ 10kg"},
		"a flare is over after two weeks":                {line(catCow, "50s"), []Decision{flaring3, up10, up10, up10}, "30s → 40s → 50s → 55s"},
		"backing off has no way back but by small steps": {line(ballLowering, "2x10"), []Decision{backing, up10}, "2x7 → 2x7-8 total 15"},
		"backing off on the way leaves the way":          {line(pulldown, "20"), []Decision{fourOff, up10, backing, up10}, "10 → 14 → 9 → 10"},
		"a gap in a deload week counts from before it":   {line(pullover, "3x10"), []Decision{lighter, weekOff, up10}, "3x6 rir 4 → 3x6 rir 4 → 3x10"},
	} {
		t.Run(name, func(t *testing.T) {
			if got := strings.Join(follow(c.line, c.week...), " → "); got != c.want {
				t.Errorf("got  %s\nwant %s", got, c.want)
			}
		})
	}
}

func TestTheWayBackWaitsForASessionInFull(t *testing.T) {
	l := line(pulldown, "20 @ 10kg")
	c := fourOff.Change(l, exercise.Limits{})
	l.Dose, l.Way = c.Dose, c.Way
	for name, last := range map[string]Result{
		"at the dose of before the gap is long ago, so none at this one": {},
		"it was shortened":  {Day: 110, How: logbook.Shortened, Planned: c.Dose, Did: c.Dose, Pain: unit.Rate(0)},
		"it hurt":           {Day: 110, How: logbook.Full, Planned: c.Dose, Did: c.Dose, Pain: unit.Rate(5)},
		"it was at no dose": {Day: 110, How: logbook.Full, Pain: unit.Rate(0)},
	} {
		t.Run(name, func(t *testing.T) {
			l.Last[0] = last
			if got := up10.Change(l, exercise.Limits{}); got.Dose != c.Dose || got.Way != c.Way {
				t.Errorf("goes on to %q", got.Dose)
			}
		})
	}
}

func TestEasingComesBackInTwoSteps(t *testing.T) {
	l := line(catCow, "40s")
	l.Last[0].Pain = unit.Rate(4)
	want := "20s → 30s → 40s → 44s"
	if got := strings.Join(follow(l, up10, up10, up10, up10), " → "); got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func TestTheWayBackToABand(t *testing.T) {
	l := line(pulldown, "20 @ green band")
	l.Bands = []string{"red", "green"}
	want := "10 @ red band → 14 @ red band → 16 @ green band → 18 @ green band → 20 @ green band"
	if got := strings.Join(follow(l, fourOff, up10, up10, up10, up10), " → "); got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func TestEveryPlanEndsWithAllOfIt(t *testing.T) {
	for p, legs := range plans {
		if Plan(p) == NoPlan {
			continue
		}
		last := leg{}
		for _, one := range legs {
			if one.volume < last.volume || one.load < last.load {
				t.Errorf("plan %d goes down", p)
			}
			last = one
		}
		if last != (leg{whole, whole}) {
			t.Errorf("plan %d ends with %+v", p, last)
		}
	}
}
