package planner

import (
	"fmt"
	"testing"

	"tspine/engine/assessment"
	"tspine/engine/body"
	"tspine/engine/dose"
	"tspine/engine/exercise"
	"tspine/engine/person"
	"tspine/engine/unit"
)

// kind is what exercises of a made-up catalog are like.
type kind struct {
	phase      exercise.Phase
	classes    exercise.Classes
	directions body.Directions
	sides      body.Sides
	doses      []string
}

// kinds are those of a real catalog, as often as there.
var kinds = []kind{
	{exercise.Release, exercise.Breath, 0, body.Both, []string{"10 breaths"}},
	{exercise.Release, exercise.SMR, 0, body.Each, []string{"20-30s/side"}},
	{exercise.Release, exercise.SMR, 0, body.Both, []string{"20-30s"}},
	{exercise.Mobilize, exercise.FlexExt, body.Flexion | body.Extension, body.Both, []string{"30-60s 3/day", "6-10x3s"}},
	{exercise.Mobilize, exercise.RollExt, body.Extension, body.Both, []string{"12", "30-60s", "8-12"}},
	{exercise.Mobilize, exercise.ChairExt, body.Extension, body.Both, []string{"8-12", "10x10s 2/day"}},
	{exercise.Mobilize, exercise.RotUnl, body.Rotation, body.Each, []string{"8-12/side", "10/side"}},
	{exercise.Mobilize, exercise.RotUnl, body.Rotation | body.Extension, body.Each, []string{"10/side"}},
	{exercise.Mobilize, exercise.RotEnd, body.Rotation, body.Each, []string{"15-30s/side"}},
	{exercise.Mobilize, exercise.SideUnl, body.SideBend, body.Each, []string{"10s/side", "8-12/side"}},
	{exercise.Mobilize, exercise.RotEnd, body.Rotation | body.SideBend, body.Each, []string{"30s/side"}},
	{exercise.Integrate, exercise.Pull, body.Extension, body.Both, []string{"2x10-15 rest 60-90s", "15 tempo 3-0-3"}},
	{exercise.Integrate, exercise.Pull, body.Extension | body.Rotation, body.Each, []string{"2x10-15/side rest 60-90s"}},
	{exercise.Integrate, exercise.Scap, body.Extension, body.Both, []string{"2x8-12 rest 60-90s"}},
	{exercise.Integrate, exercise.ProneExt, body.Extension, body.Both, []string{"10x5-10s", "2x8-12x3-5s rest 60-90s"}},
	{exercise.Integrate, exercise.AntLoad, body.Extension, body.Both, []string{"3x6-10 rest 120-180s rir 3 2/week", "3x20-40m rest 90s 2/week"}},
	{exercise.Integrate, exercise.AntLoad, body.SideBend, body.Each, []string{"3x20-40m/side rest 90s 2/week"}},
	{exercise.Integrate, exercise.Hinge | exercise.Pull, body.Extension, body.Both, []string{"2x10-15 rest 60-90s", "3x6-10 tempo 2-1-1 rest 120-180s rir 3 2/week"}},
}

// madeUp makes a catalog of n exercises.
func madeUp(t testing.TB, n int) *exercise.Catalog {
	d := seedDice(uint64(n))
	list := make([]exercise.Exercise, n)
	for i := range list {
		k := kinds[i%len(kinds)]
		e := &list[i]
		*e = exercise.Exercise{
			ID: fmt.Sprintf("x%03d", i), Code: among(d, "S00", "S00", "S00", "T-") + fmt.Sprint(i), Phases: []exercise.Phase{k.phase},
			Stage: exercise.Stage(1 + d(5)), Classes: k.classes, Directions: k.directions, Sides: k.sides, Dose: parse(t, among(d, k.doses...)),
			Position: among(d, "standing", "sitting", "supine", "quadruped", "side-lying", "prone", "kneeling", "split-stance"),
			Needs:    among(d, needs...), Held: d.once(3), Order: d(80), SetUp: unit.Seconds(5 + 5*d(4)), TurnOver: unit.Seconds(5 * d(3)),
		}
		if k.phase != exercise.Integrate {
			e.Stage = exercise.Mobility
		}
		e.PerCircuit = e.Dose.Sets == dose.Exactly(1) && e.Dose.Often.IsZero() && d.once(2)
		if d.once(20) && k.phase == exercise.Mobilize {
			e.Phases = []exercise.Phase{exercise.Mobilize, exercise.Integrate}
		}
		if i >= len(kinds) && !d.once(3) {
			e.Instead = []string{list[i-len(kinds)].ID}
		}
		if i >= 2*len(kinds) && d.once(2) {
			e.Easier = []string{list[d(i)].ID}
		}
	}
	return exercise.NewCatalog(list)
}

// dayOf asks for a session from a whole catalog: with nothing done yet, or
// after weeks.
func dayOf(c *exercise.Catalog, minutes, rounds int, goal person.Goal, fresh bool) Ask {
	d := seedDice(uint64(minutes))
	a := Ask{Day: today, Minutes: minutes, Rounds: rounds, Round: 1, Stage: exercise.Functional, Goal: goal, Findings: assessment.Findings{
		Limited: body.Rotation, Rotation: assessment.Limited, Asymmetries: []assessment.Asymmetry{{Measure: assessment.LumbarLocked, Flag: true, Side: body.Left}},
	}}
	for i := range c.Len() {
		e := c.At(i)
		k := Candidate{Exercise: e, Dose: e.Start(exercise.Limits{}, 1)}
		if !fresh && !d.once(4) {
			k.Done, k.Last, k.Week = true, today-unit.Day(1+d(7)), d(5)
			k.Dose = k.Dose.Shape(k.Dose.Sum()+d(k.Dose.Sum()), dose.ByReps)
		}
		a.Candidates = append(a.Candidates, k)
	}
	return a
}

// BenchmarkToday takes turns with goals, with nothing done yet and after weeks.
func BenchmarkToday(b *testing.B) {
	pass := passOf(b, nil)
	for _, n := range []int{60, 600} {
		c := madeUp(b, n)
		for _, minutes := range []int{5, 10, 15, 25, 30, 45, 60} {
			for rounds := 1; rounds <= 3; rounds++ {
				var asks []Ask
				for _, goal := range []person.Goal{person.General, person.Pain, person.Strength} {
					asks = append(asks, dayOf(c, minutes, rounds, goal, true), dayOf(c, minutes, rounds, goal, false))
				}
				b.Run(fmt.Sprintf("%d/%dmin/%d", n, minutes, rounds), func(b *testing.B) {
					b.ReportAllocs()
					lines := 0
					for i := 0; b.Loop(); i++ {
						lines += len(Today(pass, asks[i%len(asks)]).Parts)
					}
					b.ReportMetric(float64(lines)/float64(b.N), "lines")
				})
			}
		}
	}
}

// BenchmarkTodayFloor goes once over the candidates, and works out how long
// each takes.
func BenchmarkTodayFloor(b *testing.B) {
	pass := passOf(b, nil)
	for _, n := range []int{60, 600} {
		a := dayOf(madeUp(b, n), 25, 2, person.General, true)
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if list := newLister(pass, &a).options(); len(list) == 0 {
					b.Fatal("nothing to choose from")
				}
			}
		})
	}
}
