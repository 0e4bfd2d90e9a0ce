package progression

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"tspine/engine/unit"
)

// calm is six sessions of the last 14 days, with pain of two before and after.
func calm() []Bout {
	var out []Bout
	for day := range 6 {
		out = append(out, Bout{Day: unit.Day(90 + 2*day), Before: unit.Rate(2), During: unit.Rate(2), MorningGiven: true})
	}
	return out
}

func TestSettled(t *testing.T) {
	const today = 101
	for name, c := range map[string]struct {
		change func([]Bout) []Bout
		want   bool
	}{
		"steady pain of two":                          {func(b []Bout) []Bout { return b }, true},
		"five sessions are too few":                   {func(b []Bout) []Bout { return b[1:] }, false},
		"three, a point more than before":             {func(b []Bout) []Bout { b[2].During = unit.Rate(3); return b }, true},
		"two points more than before":                 {func(b []Bout) []Bout { b[2].Before, b[2].During = unit.Rate(1), unit.Rate(3); return b }, false},
		"four is too much, whatever there was before": {func(b []Bout) []Bout { b[2].Before, b[2].During = unit.Rate(4), unit.Rate(4); return b }, false},
		"half a point worse one morning":              {func(b []Bout) []Bout { b[0].Change = 0.5; return b }, false},
		"better one morning":                          {func(b []Bout) []Bout { b[0].Change = -1; return b }, true},
		"a missing morning counts as no change":       {func(b []Bout) []Bout { b[0].MorningGiven = false; return b }, true},
		"a session without a rating is not settled":   {func(b []Bout) []Bout { b[0].During = 0; return b }, false},
		"a bad session 14 days ago is over":           {func(b []Bout) []Bout { return append(b, Bout{Day: 87, During: unit.Rate(9)}) }, true},
		"a bad session 13 days ago is not":            {func(b []Bout) []Bout { return append(b, Bout{Day: 88, During: unit.Rate(9)}) }, false},
		"a bad session today counts":                  {func(b []Bout) []Bout { return append(b, Bout{Day: 101, During: unit.Rate(9)}) }, false},
		"sessions to come don't count":                {func(b []Bout) []Bout { return append(b, Bout{Day: 102, During: unit.Rate(9)}) }, true},
		"old sessions don't make up for too few":      {func(b []Bout) []Bout { b[0].Day = 80; return b }, false},
	} {
		t.Run(name, func(t *testing.T) {
			if got := Settled(c.change(calm()), today); got != c.want {
				t.Errorf("settled: %v, want %v", got, c.want)
			}
		})
	}
}

func TestPainFree(t *testing.T) {
	const today = 101
	one := []Bout{{Day: 100, During: unit.Rate(1), MorningGiven: true}}
	for name, c := range map[string]struct {
		bouts []Bout
		want  bool
	}{
		"one session with pain of one":             {one, true},
		"no session":                               {nil, false},
		"pain of two":                              {calm(), false},
		"a missing morning is not free of pain":    {[]Bout{{Day: 100, During: unit.Rate(1)}}, false},
		"a missing rating is not free of pain":     {[]Bout{{Day: 100, MorningGiven: true}}, false},
		"a point worse the next morning":           {[]Bout{{Day: 100, During: unit.Rate(0), Change: 1, MorningGiven: true}}, false},
		"one painful session among many is enough": {append(slices.Clone(one), Bout{Day: 95, During: unit.Rate(2), MorningGiven: true}), false},
		"a painful session is over after 14 days":  {append(slices.Clone(one), Bout{Day: 87, During: unit.Rate(7)}), true},
	} {
		t.Run(name, func(t *testing.T) {
			if got := PainFree(c.bouts, today); got != c.want {
				t.Errorf("free of pain: %v, want %v", got, c.want)
			}
		})
	}
}

func TestWhoIsFreeOfPainForSixSessionsIsSettled(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		bouts := rapid.SliceOfN(rapid.Custom(func(t *rapid.T) Bout {
			return Bout{
				Day: unit.Day(rapid.IntRange(88, 101).Draw(t, "day")), Before: unit.Rating(rapid.IntRange(0, 11).Draw(t, "before")),
				During: unit.Rate(rapid.IntRange(0, 2).Draw(t, "during")), Change: rapid.Float64Range(-2, 1).Draw(t, "change"), MorningGiven: true,
			}
		}), 6, 12).Draw(t, "bouts")
		if PainFree(bouts, 101) && !Settled(bouts, 101) {
			t.Fatal("free of pain, but not settled")
		}
		if Settled(bouts, 101) && Worst(bouts, 88, 101) == Red {
			t.Fatal("settled, but red")
		}
		free, settled := PainFree(bouts, 101), Settled(bouts, 101)
		slices.Reverse(bouts)
		if PainFree(bouts, 101) != free || Settled(bouts, 101) != settled {
			t.Fatal("the order counts")
		}
	})
}

func TestSettleReview(t *testing.T) {
	for name, c := range map[string]struct {
		s    Settling
		want SettleStep
	}{
		"below six on day 7 it is over":               {settling(7, 6, 2, 5, 2), SettleOver},
		"still six at rest on day 7 it goes on":       {settling(7, 6, 2, 6, 2), SettleOn},
		"six on moving on day 7 it goes on":           {settling(7, 2, 6, 2, 7), SettleOn},
		"just six on moving on day 7 it goes on":      {settling(7, 2, 6, 2, 6), SettleOn},
		"before day 7 it goes on":                     {settling(6, 6, 2, 0, 0), SettleOn},
		"still six on day 14 it has failed":           {settling(14, 6, 2, 6, 2), SettleFailed},
		"below six on day 14 it is over":              {settling(14, 6, 6, 5, 5), SettleOver},
		"two points up at rest it has failed":         {settling(7, 6, 2, 8, 2), SettleFailed},
		"two points up on moving it has failed":       {settling(7, 6, 2, 2, 4), SettleFailed},
		"two points up on day 3 it has failed":        {settling(3, 6, 2, 6, 4), SettleFailed},
		"a point up it goes on":                       {settling(7, 6, 2, 7, 3), SettleOn},
		"a missing rating counts as at entry":         {Settling{Day: 7, EntryRest: unit.Rate(6), EntryMove: unit.Rate(2)}, SettleOn},
		"and fails on day 14":                         {Settling{Day: 14, EntryRest: unit.Rate(6), EntryMove: unit.Rate(2)}, SettleFailed},
		"pain that was not rated at entry can't rise": {Settling{Day: 7, EntryRest: unit.Rate(6), Rest: unit.Rate(4), Move: unit.Rate(5)}, SettleOver},
	} {
		t.Run(name, func(t *testing.T) {
			got, why := c.s.Review()
			if got != c.want {
				t.Errorf("step %d by %s, want %d", got, why.Rule, c.want)
			}
			if why.Rule != [...]string{settleOn, settleOver, settleFailed}[got] {
				t.Errorf("step %d by %s", got, why.Rule)
			}
		})
	}
}

func settling(day, entryRest, entryMove, rest, move int) Settling {
	return Settling{day, unit.Rate(entryRest), unit.Rate(entryMove), unit.Rate(rest), unit.Rate(move)}
}
