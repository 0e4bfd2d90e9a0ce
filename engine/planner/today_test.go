package planner

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"tspine/engine/assessment"
	"tspine/engine/body"
	"tspine/engine/exercise"
	"tspine/engine/person"
	"tspine/engine/program"
	"tspine/engine/screening"
	"tspine/engine/unit"
)

// checked is what a session of an ask must be, whatever the ask.
func checked(t rapid.TB, pass screening.Pass, a Ask, s program.Session) {
	by := map[string]*Candidate{}
	for i := range a.Candidates {
		by[a.Candidates[i].Exercise.ID] = &a.Candidates[i]
	}
	var sum unit.Seconds
	for i, l := range s.Parts {
		c := by[l.Exercise]
		e := c.Exercise
		switch {
		case !pass.Allows(e), e.Classes.Has(a.Findings.Excluded()), a.Settle && e.Classes.Has(settling):
			t.Fatalf("%s is left out", e.ID)
		case e.Stage > a.Stage && !c.Half:
			t.Fatalf("%s is of stage %d", e.ID, e.Stage)
		case !e.Fits(l.Phase) && !c.Half:
			t.Fatalf("%s in %s", e.ID, l.Phase)
		case l.Length != program.LineSeconds(e, l.Dose, l.Rounds, l.Extra):
			t.Fatalf("%s takes %d s, not %d", e.ID, program.LineSeconds(e, l.Dose, l.Rounds, l.Extra), l.Length)
		case l.Dose.Sum() > c.Dose.Sum():
			t.Fatalf("%s: %d of %d", e.ID, l.Dose.Sum(), c.Dose.Sum())
		case slices.Max(l.Rounds) > s.Rounds:
			t.Fatalf("%s in rounds %v of %d", e.ID, l.Rounds, s.Rounds)
		case i > 0 && l.Phase < s.Parts[i-1].Phase:
			t.Fatalf("%s after %s", l.Phase, s.Parts[i-1].Phase)
		}
		for _, other := range s.Parts[:i] {
			if together(e, by[other.Exercise].Exercise) {
				t.Fatalf("%s beside %s", e.ID, other.Exercise)
			}
		}
		sum += l.Length
	}
	if sum != s.Length {
		t.Fatalf("%d s, not %d", sum, s.Length)
	}
	if asked := unit.Seconds(60 * a.Minutes); asked > 0 && (10*s.Length > 11*asked || s.Full != (10*s.Length < 9*asked)) {
		t.Fatalf("%d s of %d asked for, full: %v", s.Length, asked, s.Full)
	}
}

func TestAnyDayHasASessionThatFits(t *testing.T) {
	passes := []screening.Pass{passOf(t, nil), passOf(t, answered["mobile (M06)"]), passOf(t, answered["birth (M10p)"]), {}}
	rapid.Check(t, func(t *rapid.T) {
		d := rapidDice(t)
		pass, a := among(d, passes...), d.ask(d(16))
		checked(t, pass, a, Today(pass, a))
	})
	for seed := range uint64(300) {
		d := seedDice(seed)
		pass, a := among(d, passes...), d.ask(d(60))
		checked(t, pass, a, Today(pass, a))
	}
}

func TestNothingCanBeAddedToAFullSession(t *testing.T) {
	pass := passOf(t, nil)
	full := 0
	for seed := range uint64(500) {
		d := seedDice(seed)
		a := d.ask(d(30))
		p := newProblem(pass, &a)
		got := p.choose()
		var set [64]bool
		var k places
		var seconds int32
		for _, x := range got {
			set[x], seconds = true, seconds+p.options[x].seconds
			k[p.options[x].phase]++
		}
		if seconds >= p.low || len(p.options) > len(set) {
			continue
		}
		full++
		for x := range p.options {
			o := &p.options[x]
			more := k
			more[o.phase]++
			barred := slices.ContainsFunc(got, func(y int32) bool { return slices.Contains(o.bars, y) })
			if !set[x] && !barred && seconds+o.seconds <= p.high && p.slots.holds(more) {
				t.Fatalf("seed %d: %s could be added to %v", seed, o.exercise.ID, p.names(got))
			}
		}
	}
	if full < 100 {
		t.Errorf("only %d full sessions were looked at", full)
	}
}

func TestTheOrderOfTheCandidatesDoesNotMatter(t *testing.T) {
	pass := passOf(t, nil)
	for seed := range uint64(200) {
		d := seedDice(seed)
		a := d.ask(d(40))
		want := Today(pass, a)
		rand.New(rand.NewPCG(seed, 2)).Shuffle(len(a.Candidates), func(i, j int) {
			a.Candidates[i], a.Candidates[j] = a.Candidates[j], a.Candidates[i]
		})
		if diff := cmp.Diff(want, Today(pass, a)); diff != "" {
			t.Fatalf("seed %d: %s", seed, diff)
		}
	}
}

func TestNothingToChooseFromIsAnEmptySession(t *testing.T) {
	d := seedDice(1)
	for name, got := range map[string]program.Session{
		"the zero ask":  Today(passOf(t, nil), Ask{}),
		"the zero pass": Today(screening.Pass{}, d.ask(30)),
	} {
		if len(got.Parts) > 0 || got.Length > 0 {
			t.Errorf("%s: %+v", name, got)
		}
	}
}

// home is a small catalog of what can be done at home.
func home(t testing.TB) *exercise.Catalog {
	var list []exercise.Exercise
	add := func(id string, phase exercise.Phase, stage exercise.Stage, c exercise.Classes, d body.Directions, position, text string) *exercise.Exercise {
		e := exercise.Exercise{
			ID: id, Code: "S000", Phases: phases(phase), Stage: stage, Classes: c, Directions: d, Position: position, Dose: parse(t, text),
			Order: len(list), SetUp: 10, PerCircuit: phase != exercise.Integrate,
		}
		if e.Dose.PerSide {
			e.Sides, e.TurnOver = body.Each, 10
		}
		list = append(list, e)
		return &list[len(list)-1]
	}
	add("breathing", exercise.Release, 1, exercise.Breath, 0, "supine", "10 breaths")
	add("roll-lats", exercise.Release, 1, exercise.SMR, 0, "side-lying", "20-30s/side")
	add("roll-back", exercise.Release, 1, exercise.SMR, 0, "supine", "20-30s")
	add("cat-cow", exercise.Mobilize, 1, exercise.FlexExt, body.Flexion|body.Extension, "quadruped", "30-60s 3/day").PerCircuit = false
	add("open-book", exercise.Mobilize, 1, exercise.RotUnl, body.Rotation, "side-lying", "8-12/side")
	add("chair", exercise.Mobilize, 1, exercise.ChairExt, body.Extension, "sitting", "8-12")
	add("side-bend", exercise.Mobilize, 1, exercise.SideUnl, body.SideBend, "standing", "10s/side")
	add("thread", exercise.Mobilize, 1, exercise.RotUnl, body.Rotation, "quadruped", "8-12/side")
	add("band-row", exercise.Integrate, 2, exercise.Pull, body.Extension, "standing", "2x10-15 rest 60-90s").Half = true
	add("wall-angel", exercise.Integrate, 2, exercise.Scap, body.Extension, "standing", "2x8-12 rest 60-90s").Half = true
	add("prone-w", exercise.Integrate, 2, exercise.ProneExt, body.Extension, "prone", "2x8-12x3-5s rest 60-90s")
	add("squat", exercise.Integrate, 5, exercise.AntLoad, body.Extension, "standing", "3x6-10 rest 120-180s 2/week")
	return exercise.NewCatalog(list)
}

// at asks for a session of a catalog; change says what is special.
func at(t testing.TB, stage exercise.Stage, minutes int, change func(a *Ask)) Ask {
	c := home(t)
	a := Ask{Day: today, Minutes: minutes, Rounds: 1, Stage: stage}
	for i := range c.Len() {
		e := c.At(i)
		k := Candidate{Exercise: e, Dose: e.Start(exercise.Limits{}, 1)}
		if stage == 1 && e.Half {
			k.Half, k.Dose = true, e.Start(exercise.Limits{}, HalfShare)
		}
		a.Candidates = append(a.Candidates, k)
	}
	if change != nil {
		change(&a)
	}
	return a
}

// done notes that exercises were done so many days ago.
func (a *Ask) done(ago unit.Day, list ...string) {
	for i := range a.Candidates {
		if c := &a.Candidates[i]; slices.Contains(list, c.Exercise.ID) {
			c.Done, c.Last, c.Week = true, a.Day-ago, c.Week+1
			if ago == 0 {
				c.Today++
			}
		}
	}
}

func TestToday(t *testing.T) {
	all := body.Flexion | body.Extension | body.Rotation | body.SideBend
	for name, c := range map[string]struct {
		stage   exercise.Stage
		minutes int
		change  func(a *Ask)
		want    []string
	}{
		"the first day keeps to the default order, and to the directions owed": {
			1, 10, nil, []string{"breathing", "cat-cow", "open-book", "side-bend"}},
		"after a session that integrated nothing half a line does": {
			1, 10, func(a *Ask) { a.NoIntegrateLast, a.Covered = true, all }, []string{"breathing", "cat-cow", "open-book", "band-row"}},
		"five minutes are one and one": {
			2, 5, func(a *Ask) { a.Covered, a.CoveredFlexExt = all, true }, []string{"breathing", "cat-cow"}},
		"or one to integrate, after none": {
			2, 5, func(a *Ask) { a.Covered, a.CoveredFlexExt, a.NoIntegrateLast = all, true, true }, []string{"cat-cow", "band-row"}},
		"the direction owed comes before all that is due": {
			2, 5, func(a *Ask) { a.Covered, a.CoveredFlexExt = all&^body.SideBend, true }, []string{"breathing", "side-bend"}},
		"what is limited comes before all that is due": {
			2, 5, func(a *Ask) {
				a.Covered, a.CoveredFlexExt, a.Findings.Limited = all, true, body.Rotation
				a.done(1, "open-book")
			}, []string{"breathing", "thread"}},
		"what was done yesterday makes way, but not what is due every day": {
			2, 10, func(a *Ask) {
				a.Covered, a.CoveredFlexExt = all, true
				a.done(1, "breathing", "cat-cow", "open-book", "band-row")
			}, []string{"roll-back", "cat-cow", "thread", "wall-angel"}},
		"fewest changes decide between equals": {
			2, 10, func(a *Ask) {
				a.Covered, a.CoveredFlexExt = all, true
				a.done(9, "roll-lats")
			}, []string{"breathing", "cat-cow", "thread", "band-row"}},
		"a pinned line is in": {
			2, 10, func(a *Ask) { a.Candidates[5].Pinned = true }, []string{"breathing", "cat-cow", "chair", "band-row"}},
		"a desk stresses the chair": {
			2, 10, func(a *Ask) { a.Goal, a.Covered, a.CoveredFlexExt = person.Desk, all, true }, []string{"breathing", "cat-cow", "chair", "band-row"}},
		"twelve minutes share evenly, lines of one position together": {
			2, 12, nil, []string{"breathing", "roll-lats", "roll-back", "cat-cow", "thread", "open-book", "chair", "side-bend", "band-row", "wall-angel"}},
		"the goal of strength loads": {
			5, 10, func(a *Ask) { a.Goal = person.Strength }, []string{"breathing", "cat-cow", "open-book", "squat"}},
		"a cool-down integrates nothing": {
			5, 10, func(a *Ask) { a.Mode = program.CoolDown }, []string{"breathing", "cat-cow", "open-book"}},
	} {
		t.Run(name, func(t *testing.T) {
			a := at(t, c.stage, c.minutes, c.change)
			s := Today(passOf(t, nil), a)
			var got []string
			for _, l := range s.Parts {
				got = append(got, l.Exercise)
			}
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Error(diff)
			}
			checked(t, passOf(t, nil), a, s)
		})
	}
}

func TestMoreMinutesAddLinesNeverRoundsOrDose(t *testing.T) {
	pass := passOf(t, nil)
	var before program.Session
	for _, minutes := range []int{5, 10, 15, 20, 30, 45, 60} {
		s := Today(pass, at(t, 2, minutes, nil))
		if s.Rounds != 1 || len(s.Parts) < len(before.Parts) {
			t.Errorf("%d minutes: %d rounds, %d lines after %d", minutes, s.Rounds, len(s.Parts), len(before.Parts))
		}
		for _, l := range s.Parts {
			if e := home(t).Get(l.Exercise); l.Dose != e.Start(exercise.Limits{}, 1) {
				t.Errorf("%d minutes: %s %+v", minutes, l.Exercise, l.Dose)
			}
		}
		before = s
	}
}

func TestTheWeekCoversEveryDirection(t *testing.T) {
	pass := passOf(t, nil)
	a := at(t, 2, 5, func(a *Ask) { a.Findings = assessment.Findings{} })
	for day := range unit.Day(4) {
		a.Day = today + day
		for _, l := range Today(pass, a).Parts {
			d := home(t).Get(l.Exercise).Directions
			a.Covered |= d
			a.CoveredFlexExt = a.CoveredFlexExt || d&(body.Flexion|body.Extension) == body.Flexion|body.Extension
			a.done(0, l.Exercise)
		}
	}
	if a.wanted()&owedWants != 0 {
		t.Errorf("after four days of five minutes the week still owes %08b", a.wanted()&owedWants)
	}
}

func TestLinesOfOnePositionStandTogether(t *testing.T) {
	line := func(place int32, phase exercise.Phase, position string, station int32, c exercise.Classes) *option {
		return &option{exercise: &exercise.Exercise{ID: fmt.Sprint(place), Position: position, Classes: c}, phase: phase, place: place, station: station}
	}
	lines := []*option{
		line(9, exercise.Mobilize, "supine", 3, exercise.RollExt), line(8, exercise.Mobilize, "standing", 4, exercise.SideUnl),
		line(7, exercise.Mobilize, "supine", 2, exercise.RotUnl), line(6, exercise.Mobilize, "supine", 3, exercise.RollExt),
		line(2, exercise.Release, "supine", 1, exercise.SMR), line(1, exercise.Release, "prone", 0, exercise.SMR), line(3, exercise.Release, "supine", 1, exercise.Breath),
	}
	arrange(lines)
	var got []string
	for _, o := range lines {
		got = append(got, o.exercise.ID)
	}
	if diff := cmp.Diff([]string{"3", "1", "2", "6", "9", "7", "8"}, got); diff != "" {
		t.Error(diff)
	}
}
