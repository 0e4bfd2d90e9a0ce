package dose

import (
	"math"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"tspine/engine/unit"
)

func TestCheckTellsEveryFault(t *testing.T) {
	ten := Dose{Sets: one, Reps: Exactly(10)}
	hold := Dose{Kind: Timed, Sets: one, Reps: Exactly(10), Each: Exactly(10)}
	for name, c := range map[string]struct {
		of     Dose
		change func(*Dose)
		want   []string // where, and what
	}{
		"a sound dose of reps has none":        {ten, func(*Dose) {}, nil},
		"a sound dose of holds has none":       {hold, func(*Dose) {}, nil},
		"one piece may be counted":             {ten, func(d *Dose) { d.Load = Load{Count: 1, Each: 16} }, nil},
		"a total may repeat the amount":        {hold, func(d *Dose) { d.Total = 100 }, nil},
		"the zero dose":                        {Dose{}, func(*Dose) {}, []string{": no-amount"}},
		"no sets and no reps":                  {hold, func(d *Dose) { d.Sets, d.Reps = Range{}, Range{} }, []string{"sets: too-small", "reps: too-small"}},
		"a range that goes down":               {ten, func(d *Dose) { d.Reps = Range{12, 8} }, []string{"reps: descending"}},
		"a range that starts at nothing":       {ten, func(d *Dose) { d.Reps = Range{0, 8} }, []string{"reps: too-small"}},
		"a range without end":                  {ten, func(d *Dose) { d.Reps = Range{8, math.MaxInt} }, []string{"reps: too-large"}},
		"holds without seconds":                {hold, func(d *Dose) { d.Each = Range{} }, []string{"each: too-small"}},
		"reps with seconds":                    {ten, func(d *Dose) { d.Each = Exactly(5) }, []string{"each: too-large"}},
		"walks of several reps":                {hold, func(d *Dose) { d.Kind = Distance }, []string{"reps: too-large"}},
		"walks of one rep or two":              {hold, func(d *Dose) { d.Kind, d.Reps = Distance, Range{1, 2} }, []string{"reps: too-large"}},
		"a kind that doesn't exist":            {hold, func(d *Dose) { d.Kind = Distance + 1 }, []string{"kind: too-large"}},
		"a total under nothing":                {ten, func(d *Dose) { d.Total = -1 }, []string{"total: too-small"}},
		"a total that the sets can't hold":     {ten, func(d *Dose) { d.Total = 11 }, []string{"total: too-large"}},
		"a total of who knows how many sets":   {ten, func(d *Dose) { d.Sets, d.Total = Range{1, 2}, 10 }, []string{"total: total-of-a-range"}},
		"a total is not judged by faulty sets": {ten, func(d *Dose) { d.Sets, d.Total = Range{2, 1}, 99 }, []string{"sets: descending"}},
		"a weight and a band":                  {ten, func(d *Dose) { d.Load = Load{Each: 16, Band: "red"} }, []string{"load.each: two-loads"}},
		"a color that is not a word":           {ten, func(d *Dose) { d.Load.Band = "Red" }, []string{"load.band: bad-color"}},
		"pieces of nothing":                    {ten, func(d *Dose) { d.Load.Count = 2 }, []string{"load.each: too-small"}},
		"less than no pieces":                  {ten, func(d *Dose) { d.Load = Load{-1, 16, ""} }, []string{"load.count: too-small"}},
		"a weight that is no number":           {ten, func(d *Dose) { d.Load.Each = unit.Kilograms(math.NaN()) }, []string{"load.each: too-small"}},
		"a weight without end":                 {ten, func(d *Dose) { d.Load.Each = unit.Kilograms(math.Inf(1)) }, []string{"load.each: too-large"}},
		"a weight under a gram":                {ten, func(d *Dose) { d.Load.Each = 0.0001 }, []string{"load.each: too-small"}},
		"a weight finer than a gram":           {ten, func(d *Dose) { d.Load.Each = unit.FromPounds(35) }, []string{"load.each: too-fine"}},
		"a tempo over a minute":                {ten, func(d *Dose) { d.Tempo = Tempo{61, 0, 200} }, []string{"tempo: too-large", "tempo: too-large"}},
		"a rest and no rest":                   {ten, func(d *Dose) { d.NoRest, d.Rest = true, Exactly(60) }, []string{"rest: two-rests"}},
		"a rest that goes down":                {ten, func(d *Dose) { d.Rest = Range{90, 60} }, []string{"rest: descending"}},
		"a reserve of eleven":                  {ten, func(d *Dose) { d.Reserve = InReserve(11) }, []string{"reserve: too-large"}},
		"a frequency under nothing":            {ten, func(d *Dose) { d.Often.Every = -2 }, []string{"often.every: too-small"}},
		"a frequency that may be never":        {ten, func(d *Dose) { d.Often.PerWeek = Range{0, 2} }, []string{"often.per-week: too-small"}},
		"two frequencies":                      {ten, func(d *Dose) { d.Often = Often{PerDay: one, Every: 2} }, []string{"often: two-frequencies"}},
		"faults everywhere": {hold, func(d *Dose) {
			d.Each, d.Load.Band, d.Reserve, d.Often.PerDay = Exactly(10000), "-", 99, Range{3, 2}
		}, []string{"each: too-large", "load.band: bad-color", "reserve: too-large", "often.per-day: descending"}},
	} {
		t.Run(name, func(t *testing.T) {
			d := c.of
			c.change(&d)
			var got []string
			for _, f := range d.Check() {
				got = append(got, f.Path+": "+f.Code)
				if f.Want == "" || f.Column != 0 {
					t.Errorf("half a fault: %+v", f)
				}
			}
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Fatalf("(-want +got)\n%s", diff)
			}
		})
	}
}

func TestCheckTellsWhatWouldBeRight(t *testing.T) {
	for name, c := range map[string]struct {
		of   Dose
		want string
	}{
		"the range turned around":    {Dose{Sets: one, Reps: Range{12, 8}}, "8-12"},
		"the least":                  {Dose{Sets: Exactly(-3), Reps: one}, "1"},
		"the most":                   {Dose{Sets: one, Reps: Exactly(10000)}, "9999"},
		"the weight to the gram":     {Dose{Sets: one, Reps: one, Load: Load{Each: 15.8757}}, "15.876"},
		"the heaviest weight":        {Dose{Sets: one, Reps: one, Load: Load{Each: 1001}}, "1000"},
		"the fewest of the sets":     {Dose{Sets: Range{2, 3}, Reps: one, Total: 2}, "2"},
		"the least that sets make":   {Dose{Sets: Exactly(2), Reps: Range{10, 12}, Total: 19}, "20"},
		"the most that sets make":    {Dose{Sets: Exactly(2), Reps: Range{10, 12}, Total: 25}, "24"},
		"the least that holds make":  {Dose{Kind: Timed, Sets: one, Reps: Range{10, 11}, Each: Exactly(5), Total: 52}, "55"},
		"one frequency out of three": {Dose{Sets: one, Reps: one, Often: Often{PerDay: one, PerWeek: one, Every: 1}}, "1"},
	} {
		if faults := c.of.Check(); len(faults) != 1 || faults[0].Want != c.want {
			t.Errorf("%s: got %v, want %s", name, faults, c.want)
		}
	}
}

func TestDrawnDosesHaveNoFaults(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := doses.Draw(t, "dose")
		if faults := d.Check(); faults != nil {
			t.Fatalf("%+v: %v", d, faults)
		}
	})
}

// TestCheckAgreesWithParse draws sound doses, changes one part to anything, and
// writes them: Check finds no fault exactly where they are read back as they
// were.
func TestCheckAgreesWithParse(t *testing.T) {
	small := rapid.IntRange(-1, 12)
	wild := rapid.Custom(func(t *rapid.T) Range { return Range{small.Draw(t, "min"), small.Draw(t, "max")} })
	change := []func(*rapid.T, *Dose){
		func(t *rapid.T, d *Dose) { d.Kind = Kind(rapid.IntRange(0, 3).Draw(t, "kind")) },
		func(t *rapid.T, d *Dose) { d.Sets = wild.Draw(t, "sets") },
		func(t *rapid.T, d *Dose) { d.Reps = wild.Draw(t, "reps") },
		func(t *rapid.T, d *Dose) { d.Each = wild.Draw(t, "each") },
		func(t *rapid.T, d *Dose) { d.Total += rapid.IntRange(-20, 20).Draw(t, "total") },
		func(t *rapid.T, d *Dose) { d.Load.Each += unit.Kilograms(rapid.Float64Range(-1, 1).Draw(t, "kg")) },
		func(t *rapid.T, d *Dose) { d.Load.Count = small.Draw(t, "count") },
		func(t *rapid.T, d *Dose) { d.Load.Band = rapid.StringMatching(`[a-zB-]{0,3}`).Draw(t, "band") },
		func(t *rapid.T, d *Dose) { d.Tempo.Pause = rapid.Uint8().Draw(t, "pause") },
		func(t *rapid.T, d *Dose) { d.Rest = wild.Draw(t, "rest") },
		func(t *rapid.T, d *Dose) { d.NoRest = !d.NoRest },
		func(t *rapid.T, d *Dose) { d.Reserve = Reserve(rapid.Uint8Max(20).Draw(t, "reserve")) },
		func(t *rapid.T, d *Dose) { d.Often.PerDay = wild.Draw(t, "per day") },
		func(t *rapid.T, d *Dose) { d.Often.Every = small.Draw(t, "every") },
	}
	rapid.Check(t, func(t *rapid.T) {
		d := doses.Draw(t, "dose")
		rapid.SampledFrom(change).Draw(t, "change")(t, &d)
		back, faults := Parse(d.String())
		if same, fine := faults == nil && back == d.normal(), d.Check() == nil; same != fine {
			t.Fatalf("%+v is written %q and read as %+v: check says %v, parse says %v", d, d, back, d.Check(), faults)
		}
	})
}
