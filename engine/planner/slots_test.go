package planner

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"tspine/engine/body"
	"tspine/engine/dose"
	"tspine/engine/exercise"
	"tspine/engine/program"
	"tspine/engine/unit"
)

func TestSlots(t *testing.T) {
	most := places{0, 4, 6, 6}
	for name, c := range map[string]struct {
		ask  Ask
		want slots
	}{
		"five minutes are one release and one mobilize line": {
			Ask{Minutes: 5, Stage: 2}, slots{places{0, 1, 1, 0}, places{0, 1, 1, 0}, 1, 1}},
		"or one mobilize and one integrate line after a session that integrated nothing": {
			Ask{Minutes: 5, Stage: 2, NoIntegrateLast: true}, slots{places{0, 0, 1, 1}, places{0, 0, 1, 1}, 2, 2}},
		"but not at the first stage": {
			Ask{Minutes: 5, Stage: 1, NoIntegrateLast: true}, slots{places{0, 1, 1, 0}, places{0, 1, 1, 0}, 1, 1}},
		"six minutes are 1 + 2 + 1": {
			Ask{Minutes: 6, Stage: 2}, slots{places{0, 1, 2, 1}, places{0, 1, 2, 1}, 3, 3}},
		"ten minutes at the first stage are 1 + 3, one of them perhaps a half": {
			Ask{Minutes: 10, Stage: 1}, slots{places{0, 1, 2, 0}, places{0, 1, 3, 1}, 3, 3}},
		"eleven minutes are at least 1 + 2 + 1, at most what the goal says": {
			Ask{Minutes: 11, Stage: 2}, slots{places{0, 1, 2, 1}, most, 3, 12}},
		"at the first stage with one half at most": {
			Ask{Minutes: 30, Stage: 1}, slots{places{0, 1, 2, 0}, places{0, 4, 6, 1}, 3, 12}},
		"no limit of minutes is like many": {
			Ask{Stage: 2}, slots{places{0, 1, 2, 1}, most, 3, 12}},
		"a warm-up integrates one line": {
			Ask{Minutes: 20, Stage: 4, Mode: program.WarmUp}, slots{places{0, 1, 2, 1}, places{0, 4, 6, 1}, 3, 7}},
		"a cool-down none": {
			Ask{Minutes: 20, Stage: 4, Mode: program.CoolDown}, slots{places{0, 1, 2, 0}, places{0, 4, 6, 0}, 2, 6}},
		"not even after a session that integrated nothing": {
			Ask{Minutes: 5, Stage: 4, Mode: program.CoolDown, NoIntegrateLast: true}, slots{places{0, 1, 1, 0}, places{0, 1, 1, 0}, 1, 1}},
	} {
		t.Run(name, func(t *testing.T) {
			if diff := cmp.Diff(c.want, c.ask.slots(most), cmp.AllowUnexported(slots{})); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestSlotsSinkToWhatThereIs(t *testing.T) {
	s := slots{places{0, 1, 2, 1}, places{0, 4, 6, 6}, 3, 12}
	s.sink(places{0, 0, 5, 1})
	if diff := cmp.Diff(slots{places{0, 0, 2, 1}, places{0, 0, 5, 1}, 3, 6}, s, cmp.AllowUnexported(slots{})); diff != "" {
		t.Error(diff)
	}
}

func TestUnmet(t *testing.T) {
	s := slots{places{0, 1, 2, 0}, places{0, 1, 3, 1}, 3, 3}
	for name, c := range map[string]struct {
		k    places
		want int
	}{
		"all there":                    {places{0, 1, 3, 0}, 0},
		"a half stands for a mobilize": {places{0, 1, 2, 1}, 0},
		"no release":                   {places{0, 0, 3, 0}, 1},
		"one mobilize too few":         {places{0, 1, 1, 1}, 1},
		"nothing":                      {places{}, 4},
	} {
		t.Run(name, func(t *testing.T) {
			if got := s.unmet(c.k); got != c.want {
				t.Errorf("got %d, want %d", got, c.want)
			}
		})
	}
}

func TestRounds(t *testing.T) {
	for name, c := range map[string]struct {
		minutes int
		round   unit.Seconds
		want    int
	}{
		"ten minutes are one round, however short": {10, 120, 1},
		"eleven are as many as fit":                {11, 300, 2},
		"at least one":                             {12, 900, 1},
		"25 of rounds of almost eleven are two":    {25, 639, 2},
		"30 hold three of ten":                     {30, 600, 3},
		"never more than three":                    {30, 300, 3},
		"above 30 are three, however long":         {31, 1800, 3},
		"a round that takes no time counts as one": {25, 0, 1},
		"no minutes are one round":                 {0, 600, 1},
	} {
		t.Run(name, func(t *testing.T) {
			if got := Rounds(c.minutes, c.round); got != c.want {
				t.Errorf("got %d, want %d", got, c.want)
			}
		})
	}
}

func TestRoundsOfToday(t *testing.T) {
	for name, c := range map[string]struct {
		ask  Ask
		want int
	}{
		"those of the week":                        {Ask{Rounds: 2, Minutes: 25}, 2},
		"fewer where today's minutes hold fewer":   {Ask{Rounds: 3, Minutes: 15}, 1},
		"never more, whatever the minutes":         {Ask{Rounds: 1, Minutes: 60}, 1},
		"measured by the circuit's own time":       {Ask{Rounds: 3, Minutes: 25, Round: 639}, 2},
		"at least one":                             {Ask{}, 1},
		"at most three":                            {Ask{Rounds: 9}, 3},
		"a warm-up has two at most":                {Ask{Rounds: 3, Minutes: 45, Mode: program.WarmUp}, 2},
		"maintaining takes two at least":           {Ask{Rounds: 1, Minutes: 25, Mode: program.Maintenance}, 2},
		"unless the minutes hold but one":          {Ask{Rounds: 1, Minutes: 10, Mode: program.Maintenance}, 1},
		"without a limit those of the week remain": {Ask{Rounds: 3}, 3},
	} {
		t.Run(name, func(t *testing.T) {
			if got := c.ask.rounds(); got != c.want {
				t.Errorf("got %d, want %d", got, c.want)
			}
		})
	}
}

func TestRoundTimeCountsAllLinesAtTheirLowerDoses(t *testing.T) {
	c := exercise.NewCatalog([]exercise.Exercise{
		{ID: "rolling", Phases: phases(exercise.Release), Sides: body.Each, PerCircuit: true, SetUp: 10, TurnOver: 5},
		{ID: "pull-down", Phases: phases(exercise.Integrate), PerCircuit: true, SetUp: 15},
	})
	circuit := program.Circuit{Parts: []program.Part{
		{Lines: []program.Line{{Exercise: "rolling", Dose: parse(t, "20-30s/side")}, {Exercise: "unknown", Dose: parse(t, "9x9")}}},
		{Lines: []program.Line{{Exercise: "pull-down", Dose: parse(t, "15 tempo 3-0-3")}}},
	}}
	if got, want := RoundTime(circuit, c), unit.Seconds(10+20+5+20+15+15*6); got != want {
		t.Errorf("got %d s, want %d s", got, want)
	}
}

func TestStandIn(t *testing.T) {
	visit, circuit := &exercise.Exercise{}, &exercise.Exercise{PerCircuit: true}
	for name, c := range map[string]struct {
		e      *exercise.Exercise
		dose   dose.Dose
		rounds int
		want   []int
	}{
		"a dose per circuit stands in every round":       {circuit, parse(t, "10"), 3, []int{1, 2, 3}},
		"two sets stand in the first two of three":       {visit, parse(t, "2x10"), 3, []int{1, 2}},
		"three sets in both of two":                      {visit, parse(t, "3x10"), 2, []int{1, 2}},
		"a single set in the first":                      {visit, parse(t, "30s"), 3, []int{1}},
		"a dose of ranges by the lower number of sets":   {visit, parse(t, "1-3x10"), 3, []int{1}},
		"a dose that asks for nothing in the first only": {visit, dose.Dose{}, 3, []int{1}},
	} {
		t.Run(name, func(t *testing.T) {
			if diff := cmp.Diff(c.want, standIn(c.e, c.dose.Sets.Min, c.rounds)); diff != "" {
				t.Error(diff)
			}
		})
	}
}
