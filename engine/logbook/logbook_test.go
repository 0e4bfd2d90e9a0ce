package logbook

import (
	"testing"

	"pgregory.net/rapid"

	"tspine/engine/dose"
	"tspine/engine/unit"
)

func read(t *testing.T, text string) dose.Dose {
	t.Helper()
	d, faults := dose.Parse(text)
	if text != "" && len(faults) > 0 {
		t.Fatalf("%q: %v", text, faults)
	}
	return d
}

func TestJudge(t *testing.T) {
	for name, c := range map[string]struct {
		planned, did string
		want         How
	}{
		"all that was asked for":                      {"3x10", "3x10", Full},
		"more than was asked for":                     {"3x10", "3x12", Full},
		"a set more":                                  {"3x10", "4x10", Full},
		"the lower end of a range is all of it":       {"2-3x8-12", "2x8", Full},
		"under the lower end is less":                 {"2-3x8-12", "2x7", Shortened},
		"a rep less":                                  {"3x10", "3x9-10 total 29", Shortened},
		"a set less":                                  {"3x10", "2x10", Shortened},
		"a set less is less, however long it was":     {"2x10", "1x20", Shortened},
		"uneven sets that fall short by one":          {"2x10-11 total 21", "2x10", Shortened},
		"uneven sets that add up":                     {"2x10-11 total 21", "2x10-11 total 21", Full},
		"a hold that is shorter":                      {"10x10s", "10x8s", Shortened},
		"fewer holds, each longer, add up":            {"10x6s", "6x10s", Full},
		"breaths are not reps":                        {"10 breaths", "10", Shortened},
		"seconds are not reps":                        {"30s", "30", Shortened},
		"nothing was done":                            {"3x10", "", Skipped},
		"what was not planned was done in full":       {"", "3x10", Full},
		"nothing was planned, nothing was done":       {"", "", Full},
		"a lighter weight":                            {"3x10 @ 20kg", "3x10 @ 17.5kg", Lightened},
		"a heavier weight":                            {"3x10 @ 20kg", "3x10 @ 22.5kg", Full},
		"no weight where one was asked for":           {"3x10 @ 20kg", "3x10", Lightened},
		"a weight where none was asked for":           {"3x10", "3x10 @ 5kg", Full},
		"one of two dumbbells":                        {"3x10 @ 2x10kg", "3x10 @ 10kg", Lightened},
		"two halves weigh the whole":                  {"3x10 @ 20kg", "3x10 @ 2x10kg", Full},
		"fewer reps with less weight are fewer":       {"3x10 @ 20kg", "3x8 @ 15kg", Shortened},
		"another band is neither lighter nor heavier": {"2x10 @ red band", "2x10 @ green band", Full},
		"another tempo is not looked at":              {"2x10 tempo 3-0-3", "2x10", Full},
		"nor is how often":                            {"30s 3/day", "30s 1/day", Full},
		"nor is rest":                                 {"2x10 rest 60s", "2x10 rest 180s", Full},
		"fewer meters":                                {"3x20m", "3x15m", Shortened},
		"a weight in place of a band":                 {"2x10 @ red band", "2x10 @ 5kg", Full},
	} {
		t.Run(name, func(t *testing.T) {
			if got := Judge(read(t, c.planned), read(t, c.did)); got != c.want {
				t.Errorf("%q of %q: %s, want %s", c.did, c.planned, got, c.want)
			}
		})
	}
}

// drawDose draws a dose as a person may enter it.
func drawDose(t *rapid.T) dose.Dose {
	d := dose.Dose{
		Kind: dose.Kind(rapid.IntRange(0, 3).Draw(t, "kind")),
		Sets: dose.Exactly(rapid.IntRange(1, 5).Draw(t, "sets")),
		Reps: dose.Exactly(rapid.IntRange(1, 15).Draw(t, "reps")),
		Load: dose.Weight(rapid.IntRange(1, 2).Draw(t, "pieces"), unit.Kilograms(rapid.IntRange(0, 40).Draw(t, "kg"))),
	}
	if d.Kind == dose.Timed || d.Kind == dose.Distance {
		d.Each = dose.Exactly(rapid.IntRange(1, 60).Draw(t, "each"))
	}
	return d
}

func TestDoingWhatWasAskedForIsFull(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := drawDose(t)
		if got := Judge(d, d); got != Full {
			t.Fatalf("%q of itself is %s", d, got)
		}
		if got := Judge(d, dose.Dose{}); got != Skipped {
			t.Fatalf("nothing of %q is %s", d, got)
		}
	})
}

func TestLessIsNeverFull(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		planned := drawDose(t)
		if planned.Sum() < 2 {
			t.Skip("less than one is nothing")
		}
		did := planned.Shape(rapid.IntRange(1, planned.Sum()-1).Draw(t, "total"), dose.ByReps)
		if got := Judge(planned, did); got != Shortened {
			t.Fatalf("%q of %q is %s", did, planned, got)
		}
		more := planned.Shape(planned.Sum()+rapid.IntRange(0, 50).Draw(t, "more"), dose.ByHold)
		if got := Judge(planned, more); got != Full {
			t.Fatalf("%q of %q is %s", more, planned, got)
		}
	})
}

func TestLessWeightIsNeverFull(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		planned := drawDose(t)
		did := planned
		planned.Load = dose.Weight(1, did.Load.Kilograms()+unit.Kilograms(rapid.IntRange(1, 20).Draw(t, "more")))
		if got := Judge(planned, did); got != Lightened {
			t.Fatalf("%q of %q is %s", did, planned, got)
		}
		if got := Judge(did, planned); got != Full {
			t.Fatalf("%q of %q is %s", planned, did, got)
		}
	})
}

func TestTheWorstPainOfASession(t *testing.T) {
	var none unit.Rating
	pains := func(list ...unit.Rating) (out []Done) {
		for _, p := range list {
			out = append(out, Done{Pain: p})
		}
		return out
	}
	for name, c := range map[string]struct {
		e    Entry
		want unit.Rating
	}{
		"nothing was rated":                   {Entry{}, none},
		"lines without a rating":              {Entry{Lines: pains(none, none)}, none},
		"the session as a whole":              {Entry{During: unit.Rate(4)}, unit.Rate(4)},
		"one line that was worse":             {Entry{During: unit.Rate(2), Lines: pains(unit.Rate(1), unit.Rate(6), none)}, unit.Rate(6)},
		"no line that was worse":              {Entry{During: unit.Rate(7), Lines: pains(unit.Rate(3))}, unit.Rate(7)},
		"lines alone":                         {Entry{Lines: pains(none, unit.Rate(0))}, unit.Rate(0)},
		"no pain is a rating":                 {Entry{During: unit.Rate(0)}, unit.Rate(0)},
		"pain before and after is not in it":  {Entry{Before: unit.Rate(8), After: unit.Rate(9), During: unit.Rate(1)}, unit.Rate(1)},
		"nor is effort, nor stiffness":        {Entry{Effort: unit.Rate(9), Stiffness: unit.Rate(9)}, none},
		"nor pain around a compared exercise": {Entry{Lines: []Done{{Before: unit.Rate(5), After: unit.Rate(6), Pain: unit.Rate(2)}}}, unit.Rate(2)},
	} {
		t.Run(name, func(t *testing.T) {
			if got := c.e.Worst(); got != c.want {
				t.Errorf("got %d, given %v; want %d", got.Value(), got.Given(), c.want.Value())
			}
		})
	}
}

func TestTheWorstIsAtLeastEveryRating(t *testing.T) {
	rating := rapid.Map(rapid.IntRange(-1, 10), unit.Rate)
	rapid.Check(t, func(t *rapid.T) {
		e := Entry{During: rating.Draw(t, "during")}
		given := e.During.Given()
		for _, p := range rapid.SliceOfN(rating, 0, 6).Draw(t, "lines") {
			e.Lines = append(e.Lines, Done{Pain: p})
			given = given || p.Given()
		}
		worst := e.Worst()
		found := worst == e.During
		for _, d := range e.Lines {
			if d.Pain > worst {
				t.Fatalf("worst %d is under %d", worst.Value(), d.Pain.Value())
			}
			found = found || d.Pain == worst
		}
		if !found || worst.Given() != given {
			t.Fatalf("worst %d, given %v, is nobody's rating", worst.Value(), worst.Given())
		}
	})
}

// TestWordsAreThoseOfTheRecord holds the words that kept entries were written
// with.
func TestWordsAreThoseOfTheRecord(t *testing.T) {
	for word, how := range map[string]How{
		"full": Full, "shortened": Shortened, "lightened": Lightened, "stopped": Stopped, "skipped": Skipped, "left-out": LeftOut,
	} {
		if string(how) != word {
			t.Errorf("%q is written %q", word, how)
		}
	}
}
