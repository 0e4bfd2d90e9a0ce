package planner

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"tspine/engine/exercise"
	"tspine/engine/program"
	"tspine/engine/screening"
)

// daily asks for the short sessions of a day: cat-cow is due three times, the
// wall hold twice, turning once, and a second cat-cow is an alternative.
func daily(t testing.TB, stage exercise.Stage, catCow, wall int) Ask {
	one := func(id string, s exercise.Stage, text string, times int) Candidate {
		e := moving(id, s)
		return Candidate{Exercise: &e, Dose: parse(t, text), Done: times > 0, Last: today, Today: times}
	}
	a := Ask{Day: today, Stage: stage, Minutes: 10, Candidates: []Candidate{
		one("cat-cow", 1, "30s 3/day", catCow), one("wall-hold", 2, "10x10s 2/day", wall), one("turn", 1, "8 1/day", 0),
		one("other-cat", 1, "20s 3/day", 0), one("too-long", 1, "295s 3/day", 0),
	}}
	a.Candidates[3].Exercise.Instead = []string{"cat-cow"}
	return a
}

func TestShorts(t *testing.T) {
	for name, c := range map[string]struct {
		stage        exercise.Stage
		catCow, wall int
		want         [][]string
	}{
		"two at the first stage":                               {1, 0, 0, [][]string{{"cat-cow"}, {"cat-cow"}}},
		"two as long as two are left besides the main one":     {1, 1, 0, [][]string{{"cat-cow"}, {"cat-cow"}}},
		"an alternative where the other was done often enough": {1, 2, 0, [][]string{{"other-cat"}, {"cat-cow"}}},
		"one at the second stage, with all that is due twice":  {2, 0, 0, [][]string{{"cat-cow", "wall-hold"}}},
		"what was done twice is left out":                      {2, 0, 2, [][]string{{"cat-cow"}}},
		"none at the third stage":                              {3, 0, 0, nil},
	} {
		t.Run(name, func(t *testing.T) {
			var got [][]string
			for _, s := range Shorts(passOf(t, nil), daily(t, c.stage, c.catCow, c.wall)) {
				var lines []string
				for _, l := range s.Parts {
					lines = append(lines, l.Exercise)
				}
				got = append(got, lines)
				if !s.Short || s.Rounds != 1 || s.Day != today || s.Length > shortBoutSeconds {
					t.Errorf("%+v", s)
				}
			}
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestShortIsTheNextOfThem(t *testing.T) {
	a := daily(t, 1, 1, 0)
	a.Short = true
	if diff := cmp.Diff(Shorts(passOf(t, nil), a)[0], Today(passOf(t, nil), a)); diff != "" {
		t.Error(diff)
	}
	a.Stage = 3
	if s := Today(passOf(t, nil), a); !s.Short || len(s.Parts) > 0 {
		t.Errorf("none is left: %+v", s)
	}
	if all := Shorts(screening.Pass{}, daily(t, 1, 0, 0)); len(all) > 0 {
		t.Errorf("without leave to train: %+v", all)
	}
}

func TestScheduled(t *testing.T) {
	for name, c := range map[string]struct {
		stage   exercise.Stage
		doses   []string
		perWeek float64
		days    float64
	}{
		"three times a day at the first stage":              {1, []string{"30s 3/day", "10"}, 21, 1.0 / 3},
		"no more often than the stage asks":                 {3, []string{"30s 3/day", "10x10s 2/day"}, 7, 1},
		"every second day at the fourth":                    {4, []string{"10 every 2 days", "30s 3/day"}, 3.5, 2},
		"twice a week at the fifth":                         {5, []string{"4x5-16 1-2/week", "3x6-10 2/week"}, 2, 3.5},
		"once a week where no line asks for more":           {5, []string{"4x5-16 1-2/week"}, 1, 7},
		"once a day where no line says how often":           {1, []string{"10"}, 7, 1},
		"a line that doesn't say counts beside rarer ones":  {2, []string{"10", "10 2/week"}, 7, 1},
		"as often as the stage asks where there is no line": {4, nil, 3.5, 2},
	} {
		t.Run(name, func(t *testing.T) {
			var lines []program.Line
			for _, text := range c.doses {
				lines = append(lines, program.Line{Dose: parse(t, text)})
			}
			if perWeek, days := Scheduled(c.stage, lines); perWeek != c.perWeek || days != c.days {
				t.Errorf("%g a week, every %g days; want %g, every %g", perWeek, days, c.perWeek, c.days)
			}
		})
	}
}
