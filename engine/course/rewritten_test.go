package course

import (
	"testing"

	"pgregory.net/rapid"

	"tspine/engine/dose"
	"tspine/engine/exercise"
	"tspine/engine/person"
	"tspine/engine/program"
	"tspine/engine/unit"
)

func amount(t testing.TB, text string) dose.Dose {
	t.Helper()
	d, faults := dose.Parse(text)
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	return d
}

// follows lets the person follow a program of one line.
func (w *walker) follows(text string) {
	about := w.State().About
	about.Program, about.Own = "mine", &program.Program{ID: "mine", Circuits: []program.Circuit{{Parts: []program.Part{{
		Phase: exercise.Mobilize, Lines: []program.Line{{Exercise: "round", Dose: amount(w.t, text)}},
	}}}}}
	w.tell(Event{About: &about})
}

func TestAnEditedDoseCountsAtOnceOnlyWhereItAsksForLess(t *testing.T) {
	for name, c := range map[string]struct {
		before, after, want string
	}{
		"less counts at once":               {"60s", "40s", "40s"},
		"of a range the lower end":          {"60s", "30-60s", "30s"},
		"more goes up by the rules":         {"40s", "90s", "40s"},
		"the same stays":                    {"40s", "40s", "40s"},
		"how often is taken over":           {"40s 3/day", "90s 2/day", "40s 2/day"},
		"more sets of less are no more":     {"60s", "2x20s", "2x20s"},
		"more sets, and no more altogether": {"60s", "3x40s", "2x30s"},
	} {
		t.Run(name, func(t *testing.T) {
			w := begun(t)
			w.follows(c.before)
			w.train(1)
			w.follows(c.after)
			st := w.On(w.day)
			if got := st.Dose(w.lib.Exercises.Get("round")); got.Sum() > amount(t, c.before).Sum() || got.Sum() != amount(t, c.want).Sum() || got.Often != amount(t, c.want).Often {
				t.Errorf("due is %s, want %s", got, c.want)
			}
		})
	}
}

func TestALineNeverDoneBeginsAsItIsWritten(t *testing.T) {
	w := begun(t)
	w.follows("60s")
	w.follows("90s")
	st := w.On(w.day)
	if got := st.Dose(w.lib.Exercises.Get("round")); got.Sum() != 90 {
		t.Errorf("due is %s", got)
	}
}

func TestWhatIsRewrittenIsNeverMoreThanWhatWasDue(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		draw := func(name string) dose.Dose {
			d := dose.Dose{
				Kind: dose.Kind(rapid.IntRange(0, 3).Draw(t, name)), Sets: dose.Exactly(rapid.IntRange(1, 5).Draw(t, "sets")),
				Reps: dose.Exactly(rapid.IntRange(1, 20).Draw(t, "reps")), PerSide: rapid.Bool().Draw(t, "side"),
				Load: dose.Weight(1, unit.Kilograms(rapid.IntRange(0, 20).Draw(t, "kg"))),
			}
			if d.Kind == dose.Timed || d.Kind == dose.Distance {
				d.Each = dose.Exactly(rapid.IntRange(1, 60).Draw(t, "each"))
			}
			return d
		}
		due, now := draw("due"), draw("now")
		got := Rewritten(due, now)
		if due.Kind != now.Kind || due.PerSide != now.PerSide {
			return // such a line is not taken: an exercise counts as it counts
		}
		if got.Sum() > due.Sum() || got.Sum() > now.Sum() || !due.Load.IsZero() && got.Load.Kilograms() > due.Load.Kilograms() {
			t.Fatalf("%s written as %s is %s", due, now, got)
		}
	})
}

func TestAScheduleHasNoMoreShortSessionsThanItSays(t *testing.T) {
	for name, c := range map[string]struct {
		breaks person.Breaks
		want   int
	}{
		"left open, as many as the doses ask for": {person.Breaks{}, 1},
		"one":  {person.Breaks{Most: 1}, 1},
		"none": {person.Breaks{None: true}, 0},
		"more than the doses ask for are no more": {person.Breaks{Most: 5}, 1},
	} {
		t.Run(name, func(t *testing.T) {
			w := begun(t, func(a *About, _ *Screen) { a.Schedule.Breaks = c.breaks })
			st := w.On(w.day)
			if got := len(st.Shorts()); got != c.want {
				t.Errorf("%d short sessions, want %d", got, c.want)
			}
		})
	}
}

func TestADayOffIsOneThatWasNotChosen(t *testing.T) {
	w := begun(t, func(a *About, _ *Screen) { a.Schedule.Days[person.Weekday(day1)].On = true })
	if st := w.On(day1); st.DayOff() {
		t.Error("the day that was chosen is off")
	}
	if st := w.On(day1 + 1); !st.DayOff() || len(st.Main(0).Parts) == 0 {
		t.Error("a day that was not chosen is none off, or nothing can be done on it")
	}
}

func TestTheFileOfAProgramStaysInItsEvent(t *testing.T) {
	w := begun(t, func(a *About, _ *Screen) { a.Text = "id: mine" })
	if got := w.State().About.Text; got != "" {
		t.Errorf("the state keeps %q", got)
	}
}
