package session

import (
	"bufio"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"tspine/engine/body"
	"tspine/engine/dose"
	"tspine/engine/exercise"
	"tspine/engine/program"
	"tspine/engine/screening"
	"tspine/engine/unit"
)

// spot is a set of one side in one round.
type spot struct {
	round, set int
	side       body.Side
}

// asked gives what a line asks for in each spot: the seconds or meters of
// every rep, or alone the number of reps or breaths. It is worked out from the
// dose and its turns only.
func asked(e *exercise.Exercise, d dose.Dose, rounds []int, extra int, first body.Side) map[spot][]int {
	out := map[spot][]int{}
	sets := d.Deal()
	for _, turn := range program.Turns(e, d, rounds, extra) {
		for k := turn.First; k < turn.First+turn.Sets; k++ {
			switch {
			case d.PerSide:
				out[spot{turn.Round, k + 1, body.Left}] = sets[k]
				out[spot{turn.Round, k + 1, body.Right}] = sets[k]
			default:
				out[spot{turn.Round, k + 1, body.NoSide}] = sets[k]
			}
		}
		for k := turn.FirstExtra; k < turn.FirstExtra+turn.Extra; k++ {
			out[spot{turn.Round, len(sets) + k + 1, first}] = sets[k%len(sets)]
		}
	}
	return out
}

// told gives what the steps of a line tell to do in each spot, in the same
// form.
func told(t *rapid.T, e *exercise.Exercise, d dose.Dose, steps []Step) map[spot][]int {
	out := map[spot][]int{}
	parts := map[spot]unit.Seconds{}
	for _, s := range steps {
		if !s.Kind.Active() {
			continue
		}
		at := spot{s.Round, s.Set, s.Side}
		if !d.PerSide {
			at.side = body.NoSide
		}
		switch {
		case s.Waits() && s.Kind == Work && s.Cue == Alternating && d.PerSide:
			out[spot{s.Round, s.Set, body.Left}] = []int{s.Count / 2}
			out[spot{s.Round, s.Set, body.Right}] = []int{s.Count - s.Count/2}
		case s.Waits():
			out[at] = append(out[at], s.Count)
		case d.Kind == dose.Timed:
			out[at] = append(out[at], int(s.Length))
		default:
			if s.Rep != int(parts[at]/d.RepSeconds())+1 {
				t.Fatalf("rep %d of %+v follows %d s of reps of %d s", s.Rep, at, parts[at], d.RepSeconds())
			}
			parts[at] += s.Length
		}
		if (s.Waits() && s.Kind == Walk || d.Kind == dose.Timed) && s.Rep != len(out[at]) {
			t.Fatalf("rep %d of %+v is its %d.", s.Rep, at, len(out[at]))
		}
	}
	for at, seconds := range parts {
		out[at] = append(out[at], int(seconds/d.RepSeconds()))
	}
	return out
}

// line draws one line, in a session of its own.
func line(t *rapid.T) (*exercise.Exercise, program.Chosen, Options) {
	e := drawExercise(t, "this", []string{"other"})
	e.Classes = exercise.Breath
	o := options(e)
	o.Limited = limited(body.Side(rapid.IntRange(1, 2).Draw(t, "limited side")))
	return &e, drawLine(t, &e, rapid.IntRange(1, 3).Draw(t, "rounds")), o
}

func TestEverySetSideAndRepIsToldExactlyOnce(t *testing.T) {
	pass := passOf(t, nil)
	rapid.Check(t, func(t *rapid.T) {
		e, c, o := line(t)
		got := Expand(pass, sessionOf(c), o)
		want := asked(e, c.Dose, c.Rounds, c.Extra, o.Limited(e))
		if diff := cmp.Diff(want, told(t, e, c.Dose, got.Steps), cmp.AllowUnexported(spot{})); diff != "" {
			t.Fatalf("%+v of %+v: %s\n%s", c, e, diff, show(got.Steps))
		}
	})
}

func TestALineLastsAsLongAsTheProgramSays(t *testing.T) {
	pass := passOf(t, nil)
	rapid.Check(t, func(t *rapid.T) {
		e, c, o := line(t)
		got := Expand(pass, sessionOf(c), o)
		if want := program.LineSeconds(e, c.Dose, c.Rounds, c.Extra); got.Length != want {
			t.Fatalf("%+v of %+v: %d s, want %d s\n%s", c, e, got.Length, want, show(got.Steps))
		}
	})
}

func TestLeftAndRightMakeOneSetAndTheLimitedSideStarts(t *testing.T) {
	pass := passOf(t, nil)
	rapid.Check(t, func(t *rapid.T) {
		e, c, o := line(t)
		first := body.Left
		if c.Limited {
			first = o.Limited(e)
		}
		last := map[spot]body.Side{}
		for _, s := range Expand(pass, sessionOf(c), o).Steps {
			if !s.Kind.Active() || s.Side == body.NoSide {
				continue
			}
			if at := (spot{round: s.Round, set: s.Set}); last[at] == body.NoSide && s.Side != first {
				t.Fatalf("set %d starts on the %v, want the %v", s.Set, s.Side, first)
			} else if e.Sides == body.Each && last[at] == first.Other() && s.Side == first {
				t.Fatalf("set %d comes back to the %v", s.Set, s.Side)
			} else {
				last[at] = s.Side
			}
			if s.Set > c.Dose.Sets.Min && s.Side != first {
				t.Fatalf("a further set is done on the %v", s.Side)
			}
		}
	})
}

func TestASessionPlaysThroughFromStartToEnd(t *testing.T) {
	pass := passOf(t, screening.Answers{"shoulder_overhead_pain": screening.Yes()})
	rapid.Check(t, func(t *rapid.T) {
		s, o := drawSession(t)
		got := Expand(pass, s, o)
		sound(t, pass, o, got)
		var planned unit.Seconds
		for _, c := range s.Parts {
			e := o.Catalog.Get(c.Exercise)
			if !pass.Allows(e) {
				if !slices.Contains(got.LeftOut, e.ID) {
					t.Fatalf("%s is neither there nor left out", e.ID)
				}
				continue
			}
			if c.Limited && o.Limited(e) == body.NoSide || !c.Limited {
				c.Extra = 0
			}
			planned += program.LineSeconds(e, c.Dose, c.Rounds, c.Extra)
		}
		if got.Length != planned {
			t.Fatalf("the session lasts %d s, its lines %d s", got.Length, planned)
		}
		round, phase := 0, exercise.Phase(0)
		for _, step := range got.Steps[:max(len(got.Steps)-1, 0)] {
			now := got.Lines[step.Line].Phase
			if step.Round < round || step.Round == round && now < phase {
				t.Fatalf("round %d %v comes after round %d %v", step.Round, now, round, phase)
			}
			round, phase = step.Round, now
		}
	})
}

// sound checks what holds for every timeline.
func sound(t *rapid.T, pass screening.Pass, o Options, got Timeline) {
	if len(got.Steps) == 0 {
		if len(got.Lines) > 0 || got.Length > 0 {
			t.Fatal("lines without steps")
		}
		return
	}
	var now unit.Seconds
	for i, s := range got.Steps {
		if s.Start != now {
			t.Fatalf("step %d starts at %d s, want %d s", i, s.Start, now)
		}
		now += s.Planned
		if end := i == len(got.Steps)-1; end != (s.Kind == Done) {
			t.Fatalf("step %d of %d is %v", i, len(got.Steps), s.Kind)
		}
		soundStep(t, pass, o, got, s)
		if s.Next != next(got.Steps, i) {
			t.Fatalf("after step %d comes %q, want %q", i, s.Next, next(got.Steps, i))
		}
	}
	if got.Length != now {
		t.Fatalf("the timeline lasts %d s, want %d s", got.Length, now)
	}
}

func soundStep(t *rapid.T, pass screening.Pass, o Options, got Timeline, s Step) {
	switch {
	case s.Kind == Done:
		return
	case s.Waits() != (s.Count > 0) || s.Planned <= 0 || !s.Waits() && s.Length != s.Planned:
		t.Fatalf("neither length nor count: %+v", s)
	case got.Lines[s.Line].Exercise != s.Exercise && got.Lines[s.Line].InPlaceOf == "":
		t.Fatalf("%+v belongs to no line of its own", s)
	case !pass.Allows(o.Catalog.Get(s.Exercise)):
		t.Fatalf("%s may not be done", s.Exercise)
	case s.Cue == "" || s.Set < 1 || s.Rep < 1 || s.Round < 1:
		t.Fatalf("half a step: %+v", s)
	case s.Kind.Active() != (s.Tip > 0) || s.Tip > 3:
		t.Fatalf("tip %d of 3 while %v", s.Tip, s.Kind)
	}
}

// next looks ahead for the first step of another line or round.
func next(steps []Step, i int) string {
	for _, s := range steps[i:] {
		if s.Line != steps[i].Line || s.Round != steps[i].Round {
			return s.Exercise
		}
	}
	return ""
}

func TestWithoutAPassNothingIsToBeDone(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s, o := drawSession(t)
		got := Expand(screening.Pass{}, s, o)
		if len(got.Steps) > 0 || len(got.Lines) > 0 || got.Length > 0 || len(got.LeftOut) != len(s.Parts) {
			t.Fatalf("%+v", got)
		}
	})
}

// catalogExercises reads what a timeline needs of every exercise file.
func catalogExercises(t *testing.T) []exercise.Exercise {
	files, err := filepath.Glob("../../catalog/exercises/*.yaml")
	if err != nil || len(files) == 0 {
		t.Fatalf("no exercise files: %v", err)
	}
	var out []exercise.Exercise
	for _, file := range files {
		out = append(out, catalogExercise(t, file))
	}
	return out
}

func catalogExercise(t *testing.T, path string) exercise.Exercise {
	file, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	e := exercise.Exercise{Phases: []exercise.Phase{exercise.Mobilize}}
	for lines := bufio.NewScanner(file); lines.Scan(); {
		key, value, _ := strings.Cut(lines.Text(), ":")
		value, _, _ = strings.Cut(value, "#")
		value = strings.Trim(value, ` "`)
		seconds, _ := strconv.Atoi(value)
		switch key {
		case "id":
			e.ID = value
		case "dose":
			e.Dose = parse(t, value)
		case "sides":
			e.Sides, _ = body.ParseSides(value)
		case "held":
			e.Held = value == "true"
		case "per-circuit":
			e.PerCircuit = value == "true"
		case "position":
			e.Position = value
		case "set-up":
			e.SetUp = unit.Seconds(seconds)
		case "turn-over":
			e.TurnOver = unit.Seconds(seconds)
		}
	}
	return e
}

func TestEveryDoseOfTheCatalogIsToldInFull(t *testing.T) {
	pass := passOf(t, nil)
	list := catalogExercises(t)
	o := options(list...)
	o.Limited = limited(body.Right)
	rapid.Check(t, func(t *rapid.T) {
		e := o.Catalog.At(rapid.IntRange(0, o.Catalog.Len()-1).Draw(t, "exercise"))
		d := e.Dose
		if rapid.Bool().Draw(t, "exact") {
			d = d.Lower()
			d = d.Shape(rapid.IntRange(1, 2*d.Sum()).Draw(t, "total"), dose.By(rapid.IntRange(0, 1).Draw(t, "by")))
		}
		c := program.Chosen{Line: program.Line{Exercise: e.ID, Dose: d}, Rounds: []int{1, 2, 3}[:rapid.IntRange(1, 3).Draw(t, "rounds")]}
		if e.Sides == body.Each {
			c.Limited, c.Extra = true, d.Sets.Min
		}
		got := Expand(pass, sessionOf(c), o)
		want := asked(e, d, c.Rounds, c.Extra, body.Right)
		if diff := cmp.Diff(want, told(t, e, d, got.Steps), cmp.AllowUnexported(spot{})); diff != "" {
			t.Fatal(e.ID, d, diff)
		}
		if want := program.LineSeconds(e, d, c.Rounds, c.Extra); got.Length != want {
			t.Fatalf("%s %v: %d s, want %d s", e.ID, d, got.Length, want)
		}
	})
}
