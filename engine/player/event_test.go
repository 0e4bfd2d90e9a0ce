package player

import (
	"testing"

	"tspine/engine/dose"
	"tspine/engine/logbook"
	"tspine/engine/session"
	"tspine/engine/unit"
)

// at goes on to a step without doing anything.
func at(t *testing.T, s State, step int) State {
	t.Helper()
	s.enter(step)
	return s
}

func TestKeys(t *testing.T) {
	for name, c := range map[string]struct {
		from  int
		after float64 // seconds in that step
		act   Act
		to    int
		ok    bool
	}{
		"skip leaves the side of a set":                   {1, 2, Skip, 2, true},
		"skip leaves all reps of a set":                   {13, 1, Skip, 19, true},
		"skip leaves a rest":                              {4, 1, Skip, 5, true},
		"skip at the end does nothing":                    {24, 0, Skip, 24, false},
		"back goes to the beginning of the step":          {1, 5, Back, 1, true},
		"back at the beginning goes to the one before":    {1, 1, Back, 0, true},
		"back goes to the first rep of the set":           {16, 1, Back, 13, true},
		"back at the very beginning begins again":         {0, 1, Back, 0, true},
		"done ends a step that waits":                     {9, 30, Next, 10, true},
		"done ends a rest":                                {10, 3, Next, 11, true},
		"done does not end a hold":                        {1, 3, Next, 1, false},
		"an exercise that is dropped leaves its sets out": {1, 3, Drop, 8, true},
		"a rest can be longer":                            {10, 3, More, 10, true},
		"a hold can't be longer":                          {1, 3, More, 1, false},
		"the smaller movement needs a pain":               {1, 3, Ease, 1, false},
	} {
		t.Run(name, func(t *testing.T) {
			s, _ := later(at(t, began(t), c.from), c.after)
			s, _, ok := s.Do(Event{Act: c.act}, s.Seen)
			if s.At != c.to || ok != c.ok {
				t.Errorf("step %d, %v; want %d, %v", s.At, ok, c.to, c.ok)
			}
		})
	}
}

func TestPain(t *testing.T) {
	for name, c := range map[string]struct {
		before, at, pain int
		run              Run
		say              string
		ways             []Way
	}{
		"up to the cap it goes on":                            {1, 1, 3, Running, "", nil},
		"above it another exercise, a smaller movement or on": {1, 1, 4, Asking, session.SayEase, []Way{{Swap, "lean"}, {Act: Ease}, {Act: EndLine}}},
		"above it the easier exercise or on":                  {6, 9, 7, Asking, session.SayStop, []Way{{Swap, "band-row"}, {Act: EndLine}}},
		"red ends the exercise":                               {1, 1, 6, Asking, session.SayStop, []Way{{Act: EndLine}}},
		"who comes with pain has room above it":               {5, 1, 6, Asking, session.SayEase, []Way{{Swap, "lean"}, {Act: Ease}, {Act: EndLine}}},
		"eight is always red":                                 {8, 9, 8, Asking, session.SayStop, []Way{{Act: EndLine}}},
	} {
		t.Run(name, func(t *testing.T) {
			s := at(t, began(t), c.at)
			s.Before = unit.Rate(c.before)
			s = must(t, s, Event{Act: Hurts, Pain: c.pain}, noon+1_000)
			if s.Run != c.run || s.Hurt.Say != c.say {
				t.Errorf("%s, says %q; want %s, %q", s.Run, s.Hurt.Say, c.run, c.say)
			}
			ways := s.Ways()
			if len(ways) != len(c.ways) {
				t.Fatalf("ways %v, want %v", ways, c.ways)
			}
			for i := range ways {
				if ways[i] != c.ways[i] {
					t.Errorf("way %d is %v, want %v", i, ways[i], c.ways[i])
				}
			}
		})
	}
}

func TestAfterARedPainNoOtherExerciseIsOffered(t *testing.T) {
	s := must(t, at(t, began(t), 9), Event{Act: Hurts, Pain: 7}, noon+1_000)
	for _, e := range []Event{{Act: Swap, Exercise: "band-row"}, {Act: Ease}, {Act: Go}, {Act: Next}, {Act: Back}} {
		if _, _, ok := s.Do(e, noon+2_000); ok {
			t.Errorf("%s is done", e.Act)
		}
	}
	s = must(t, s, Event{Act: EndLine}, noon+3_000)
	if s.At != 12 || s.Run != Running {
		t.Errorf("goes on at step %d, %s", s.At, s.Run)
	}
}

func TestAPainWhileGettingReadyIsOfTheExerciseBefore(t *testing.T) {
	s, _ := later(began(t), 60) // getting ready for the row
	s = must(t, s, Event{Act: Hurts, Pain: 5}, s.Seen)
	if s.Tracks[0].Pain != unit.Rate(5) || s.Tracks[1].Pain.Given() || s.Run != Running {
		t.Errorf("tracks %+v, %s", s.Tracks[:2], s.Run)
	}
}

func TestTheSmallerMovementIsOfferedOnce(t *testing.T) {
	s := must(t, at(t, began(t), 1), Event{Act: Hurts, Pain: 4}, noon+1_000)
	s = must(t, s, Event{Act: Ease}, noon+2_000)
	s = must(t, s, Event{Act: Hurts, Pain: 4}, noon+3_000)
	for _, w := range s.Ways() {
		if w.Act == Ease {
			t.Error("offered again")
		}
	}
}

func TestWhatWasRecordedTakesThePlaceOfThePlan(t *testing.T) {
	s := at(t, began(t), 9)
	s = must(t, s, Event{Act: Record, Reps: 7, Load: dose.Weight(1, 8), Reserve: dose.InReserve(2)}, noon+1_000)
	if s.At != 10 {
		t.Fatalf("step %d", s.At)
	}
	s = must(t, s, Event{Act: Record, Reps: 6}, noon+2_000) // corrects it
	s = must(t, s, Event{Act: Next}, noon+3_000)
	s = must(t, s, Event{Act: Next}, noon+4_000)
	d := line(t, s, "row")
	if got := d.Did.String(); got != "2x7 @ 8kg rest 20s" || d.How != logbook.Shortened || d.Reserve != dose.InReserve(2) {
		t.Errorf("%s, %s, %v left", got, d.How, d.Reserve)
	}
	for _, reps := range []int{-1, dose.MaxNumber + 1} {
		if _, _, ok := s.Do(Event{Act: Record, Reps: reps}, noon+5_000); ok {
			t.Errorf("%d reps are taken", reps)
		}
	}
}

func TestASwapKeepsWhatWasDoneOfBoth(t *testing.T) {
	s := must(t, at(t, began(t), 9), Event{Act: Next}, noon)
	s = must(t, s, Event{Act: Swap, Exercise: "band-row"}, noon+1_000)
	if s.step().Exercise != "band-row" || s.step().Kind != session.Prepare {
		t.Fatalf("%+v", s.step())
	}
	s, _ = later(s, 5)
	s = must(t, s, Event{Act: Next}, s.Seen)
	row, band := line(t, s, "row"), line(t, s, "band-row")
	if row.Did.Sum() != 8 || row.How != logbook.Shortened {
		t.Errorf("row %s, %s", row.Did, row.How)
	}
	if band.Did.Sum() != 6 || band.InPlaceOf != "row" || band.How != logbook.Full || band.Planned.Sum() != 6 {
		t.Errorf("band-row %s of %s, %s", band.Did, band.Planned, band.How)
	}
}

func TestASwapBeforeAnythingWasDoneLeavesNoTrace(t *testing.T) {
	s := must(t, at(t, began(t), 8), Event{Act: Swap, Exercise: "band-row"}, noon)
	for _, d := range s.Entry().Lines {
		if d.Exercise == "row" {
			t.Errorf("%+v", d)
		}
	}
	if _, _, ok := s.Do(Event{Act: Swap, Exercise: "cartwheel"}, noon); ok {
		t.Error("an exercise that is no alternative is taken")
	}
}

func line(t *testing.T, s State, id string) logbook.Done {
	t.Helper()
	for _, d := range s.Entry().Lines {
		if d.Exercise == id {
			return d
		}
	}
	t.Fatalf("no line of %s", id)
	return logbook.Done{}
}
