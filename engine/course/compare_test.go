package course

import (
	"cmp"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"tspine/engine/exercise"
	"tspine/engine/logbook"
	"tspine/engine/outcome"
	"tspine/engine/program"
	"tspine/engine/unit"
)

// comparing lives on as somebody does who compares exercises, or as one who
// doesn't.
type comparing struct {
	*walker
	lot outcome.Lot
}

func (c comparing) on() Standing {
	st := c.On(c.day)
	st.DrawBy(c.lot)
	return st
}

// live does all that is due on a day; who compares rates, and rests first.
func (c comparing) live(pain int) {
	st := c.on()
	if st.Rests() {
		c.tell(Event{Entry: &logbook.Entry{Day: c.day, Control: true, Finished: true, Randomized: true, Before: unit.Rate(9), After: unit.Rate(10)}})
	}
	s := st.Main(0)
	e := logbook.Entry{Day: c.day, Finished: true, Randomized: s.ByLot, Before: unit.Rate(min(pain, 2)), During: unit.Rate(pain), Effort: unit.Rate(3), Comfortable: true}
	for _, p := range s.Parts {
		d := logbook.Done{Exercise: p.Exercise, Planned: p.Dose, Did: p.Dose, How: logbook.Full}
		if slices.Contains(s.Rate, p.Exercise) {
			d.Before, d.After = unit.Rate(8), unit.Rate(10)
		}
		e.Lines = append(e.Lines, d)
	}
	if len(e.Lines) > 0 {
		c.tell(Event{Entry: &e})
	}
}

// sorted gives the lines of a session by exercise, without their order.
func sorted(s program.Session) []program.Line {
	var out []program.Line
	for _, p := range s.Parts {
		out = append(out, p.Line)
	}
	slices.SortFunc(out, func(a, b program.Line) int { return cmp.Compare(a.Exercise, b.Exercise) })
	return out
}

func TestComparingChangesNoDoseNoStageAndNoPass(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		plain, drawn := comparing{begun(t), 0}, comparing{begun(t), outcome.Lot(rapid.Uint64Min(1).Draw(r, "lot"))}
		drawn.tell(Event{Choice: &Choice{Act: ByLot}})
		orders := 0
		for range rapid.IntRange(10, 60).Draw(r, "days") {
			a, b := plain.on(), drawn.on()
			if a.Wait != b.Wait || a.Stage != b.Stage || a.Rounds != b.Rounds || a.Settling != b.Settling || a.Flare != b.Flare || a.DoneMain != b.DoneMain {
				r.Fatalf("day %s: %+v, and without comparing %+v", plain.day, b, a)
			}
			for _, e := range plain.lib.Exercises.All() {
				if a.Dose(&e) != b.Dose(&e) {
					r.Fatalf("day %s: %s %s, and without comparing %s", plain.day, e.ID, b.Dose(&e), a.Dose(&e))
				}
			}
			if !slices.EqualFunc(a.Available(), b.Available(), func(a, b *exercise.Exercise) bool { return a.ID == b.ID }) || !slices.Equal(sorted(a.Main(0)), sorted(b.Main(0))) {
				r.Fatalf("day %s: other lines", plain.day)
			}
			if b.Main(0).ByLot {
				orders++
			}
			if rapid.IntRange(0, 3).Draw(r, "train") > 0 {
				pain := rapid.SampledFrom([]int{0, 1, 1, 2, 4, 7}).Draw(r, "pain")
				plain.live(pain)
				drawn.live(pain)
			}
			plain.day++
			drawn.day++
			was, is := plain.Advance(plain.day), drawn.Advance(drawn.day)
			if !slices.Equal(kinds(was), kinds(is)) {
				r.Fatalf("day %s: decided %v, and without comparing %v", plain.day, kinds(is), kinds(was))
			}
		}
		if orders == 0 && drawn.on().Wait == "" {
			r.Fatal("nothing was drawn by lot")
		}
	})
}

func TestOnlyWhoComparesDraws(t *testing.T) {
	w := begun(t)
	st := w.On(w.day)
	st.DrawBy(7)
	if st.Compares() || st.Rests() || st.Main(0).ByLot || len(st.Main(0).Rate) > 0 {
		t.Error("somebody who never asked for it draws")
	}
	w.tell(Event{ID: "x", Choice: &Choice{Act: ByLot}})
	st = w.On(w.day)
	if !st.Compares() || st.Main(0).ByLot {
		t.Error("it is drawn without a lot")
	}
	st.DrawBy(7)
	if s := st.Main(0); !s.ByLot || len(s.Rate) != outcome.RatedLines {
		t.Errorf("drawn %v, rated %v", s.ByLot, s.Rate)
	}
	w.tell(Event{Choice: &Choice{Act: Undo, Of: "x"}})
	if st = w.On(w.day); st.Compares() {
		t.Error("it can't be ended")
	}
}
