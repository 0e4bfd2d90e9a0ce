package course

import (
	"fmt"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"tspine/engine/assessment"
	"tspine/engine/exercise"
	"tspine/engine/logbook"
	"tspine/engine/progression"
	"tspine/engine/screening"
	"tspine/engine/unit"
)

// stiff is somebody who enters at the first stage.
func stiff(t *testing.T) *walker {
	t.Helper()
	w := begun(t)
	w.tell(Event{Measure: &assessment.Measures{LLR: assessment.Two(30, 30), PainRest: unit.Rate(1), PainMove: unit.Rate(1)}})
	return w
}

// answerAgain answers everything anew, with nothing to find.
func (w *walker) answerAgain() {
	w.tell(Event{Screen: &Screen{Answers: screening.Answers{}.OthersNo(), Pain: Pain{Rest: unit.Rate(1), Move: unit.Rate(1), Worst: unit.Rate(2)}}})
}

// alone does one exercise by itself, screened anew where that is due.
func (w *walker) alone(id string) {
	w.t.Helper()
	if st := w.On(w.day); st.Wait == ForAgain {
		w.answerAgain()
	}
	w.did(id)
}

// Short sessions of the first exercise on some days of a break, and what is
// then left of another one in percent.
func TestAShortSessionEndsABreakOnlyForWhatIsInIt(t *testing.T) {
	for name, c := range map[string]struct {
		alone       []int // days after the last session, on which one exercise was done by itself
		day         int   // of the return
		least, most int   // percent of its dose that an exercise has which was not done
	}{
		"no break, nothing changes":                      {[]int{2, 4}, 6, 100, 100},
		"one on each day of a week":                      {[]int{1, 2, 3, 4, 5, 6}, 7, 88, 100},
		"one in a break of two weeks":                    {[]int{6}, 14, 65, 80},
		"one every five days of two weeks":               {[]int{5, 10}, 15, 65, 80},
		"one every five days of four weeks":              {[]int{5, 10, 15, 20, 25}, 28, 40, 50},
		"one on each Sunday of seven weeks":              {[]int{6, 12, 18, 24, 30, 36, 42}, 48, 40, 50},
		"one on the day of the return after four weeks":  {[]int{30}, 30, 40, 50},
		"one on the day before the return":               {[]int{30}, 31, 40, 50},
		"one after four weeks, and others for a week on": {[]int{30, 32, 34, 36}, 38, 40, 50},
		"one after two weeks, the rest after four":       {[]int{15}, 29, 30, 50},
	} {
		t.Run(name, func(t *testing.T) {
			w := begun(t)
			w.weeks(2, 1)
			last, before := w.s.LastSession, w.total("round")
			for _, n := range c.alone {
				w.day = last + unit.Day(n)
				w.alone("breathe")
			}
			w.day = last + unit.Day(c.day)
			if st := w.On(w.day); st.Wait == ForAgain {
				w.answerAgain()
			}
			if got := 100 * w.total("round") / before; got < c.least || got > c.most {
				t.Errorf("%d %% of %d is left, want %d to %d", got, before, c.least, c.most)
			}
		})
	}
}

func TestWhatIsDoneAloneKeepsItsDose(t *testing.T) {
	w := begun(t)
	w.weeks(2, 1)
	last, before := w.s.LastSession, w.total("turn")
	for n := 3; n <= 24; n += 3 {
		w.day = last + unit.Day(n)
		w.alone("turn")
	}
	if got := w.total("turn"); got < before {
		t.Errorf("done every third day it went from %d to %d", before, got)
	}
}

func TestTheStepBackOfLinesIsToldOnceForEachRow(t *testing.T) {
	w := stiff(t)
	w.weeks(2, 1)
	last := w.s.LastSession
	var told []int
	for n := 1; n <= 70; n++ {
		w.day = last + unit.Day(n)
		if st := w.On(w.day); st.Wait == ForAgain {
			w.answerAgain()
		}
		for _, d := range w.tell(Event{Entry: &logbook.Entry{
			Day: w.day, Short: true, Finished: true, Before: unit.Rate(0), During: unit.Rate(1),
			Lines: []logbook.Done{{Exercise: "breathe", How: logbook.Full}},
		}}) {
			if d.Decision.Kind != progression.KindStepBack {
				continue
			}
			told = append(told, n)
			if d.Decision.Reason.Rule != shortKeepsOwn || len(d.Lines) == 0 || d.Decision.Stage != w.s.Stage {
				t.Errorf("day %d: %+v", n, d)
			}
		}
	}
	if !slices.Equal(told, []int{7, 14, 28}) {
		t.Errorf("stepped back after %v days, want where the table has a row", told)
	}
}

// Of a stage above the first, its exercises or a main session keep it.
func TestAStageIsNotKeptByShortSessionsOfEarlierOnes(t *testing.T) {
	for name, c := range map[string]struct {
		id   string
		days int
		want exercise.Stage
		wait Wait
	}{
		"an exercise of the stage keeps it":             {"press", 28, exercise.Static, ""},
		"one of an earlier stage for three weeks":       {"breathe", 27, exercise.Static, ""},
		"one of an earlier stage for four weeks":        {"breathe", 28, exercise.Mobility, ForAgain},
		"one of an earlier stage for eight: begun anew": {"breathe", 56, 0, ForAgain},
	} {
		t.Run(name, func(t *testing.T) {
			w := stiff(t)
			w.weeks(7, 1)
			if w.s.Stage != exercise.Static {
				t.Fatalf("stage %d", w.s.Stage)
			}
			w.answerAgain()
			last := w.s.LastSession
			for n := 4; n < min(c.days, 28); n += 4 {
				w.day = last + unit.Day(n)
				w.alone(c.id)
			}
			w.day = last + unit.Day(c.days)
			st := w.On(w.day)
			if st.Wait != c.wait || c.want != 0 && st.Stage != c.want || c.want == 0 && !st.Latest.Decision.NewEntry {
				t.Errorf("stage %d, waits for %q after %+v", st.Stage, st.Wait, st.Latest.Decision)
			}
		})
	}
}

// keeping is a walker who notes what was kept up when, and at what dose.
type keeping struct {
	*walker
	day0 map[string]unit.Day
	had  map[string]int
}

// note keeps that exercises were kept up that day.
func (k *keeping) note(ids ...string) {
	st := k.On(k.day)
	for _, id := range ids {
		k.day0[id], k.had[id] = k.day, st.Dose(k.lib.Exercises.Get(id)).Sum()
	}
}

func (k *keeping) all() []string {
	var out []string
	for i := range k.s.Lines {
		out = append(out, k.s.Lines[i].Exercise)
	}
	return out
}

// above gives an exercise that has more than the table leaves for the days in
// which nothing kept it up. The week in which it was last done may have ended
// with a rise; one of the stage above has half its source's dose at most.
func (k *keeping) above(st *Standing) string {
	for id, day := range k.day0 {
		most := 0
		switch away := int(k.day - day); {
		case away >= progression.GapFourWeeks:
			most = progression.FourWeeksShare
		case away >= progression.GapTwoWeeks:
			most = progression.TwoWeeksMost
		}
		e := k.lib.Exercises.Get(id)
		if got := st.Dose(e).Sum(); most > 0 && e.Stage <= st.Stage && got > k.had[id]*most*110/10_000+1 {
			return fmt.Sprintf("%s was not kept up for %d days and goes from %d to %d", id, k.day-day, k.had[id], got)
		}
	}
	return ""
}

// Whatever is done by itself: what neither it nor a main session kept up never
// has more than the table leaves for its own days.
func TestNoExerciseComesBackAboveTheTable(t *testing.T) {
	ids := []string{"breathe", "round", "turn", "lean", "far-turn", "press", "slide"}
	rapid.Check(t, func(r *rapid.T) {
		k := keeping{begun(t), map[string]unit.Day{}, map[string]int{}}
		if rapid.Bool().Draw(r, "stiff") {
			k.walker = stiff(t)
		}
		k.weeks(1, 1)
		k.note(k.all()...)
		for range rapid.IntRange(20, 45).Draw(r, "days") {
			k.day++
			st := k.On(k.day)
			if st.Wait == ForAgain {
				k.answerAgain()
				st = k.On(k.day)
			}
			if what := k.above(&st); what != "" {
				r.Fatal(what)
			}
			switch does := rapid.IntRange(0, 40).Draw(r, "does"); {
			case does == 0:
				k.train(1)
				k.note(k.all()...)
			case does < 20:
				id := rapid.SampledFrom(ids).Draw(r, "id")
				if len(st.One(k.lib.Exercises.Get(id)).Session.Parts) > 0 {
					k.did(id)
					k.note(id)
				}
			}
		}
	})
}
