package progression

import (
	"testing"

	"pgregory.net/rapid"

	"tspine/engine/unit"
)

func TestLight(t *testing.T) {
	for name, c := range map[string]struct {
		before, during int
		change         float64
		want           Zone
	}{
		"no pain":                                    {0, 0, 0, Green},
		"pain of two":                                {0, 2, 0, Green},
		"better the next morning":                    {0, 2, -3, Green},
		"pain of three":                              {0, 3, 0, Amber},
		"pain of five":                               {0, 5, 0, Amber},
		"a point worse the next morning":             {0, 0, 1, Amber},
		"half a point worse the next morning":        {0, 0, 0.5, Amber},
		"a point and a half worse the next morning":  {0, 0, 1.5, Amber},
		"two points worse the next morning":          {0, 0, 2, Red},
		"pain of six":                                {0, 6, 0, Red},
		"six, from three before":                     {3, 6, 0, Red},
		"six, from four before, is two points up":    {4, 6, 0, Red},
		"five, from four before":                     {4, 5, 0, Amber},
		"six, from five before, is one point up":     {5, 6, 0, Amber},
		"seven, from five before":                    {5, 7, 0, Red},
		"seven, from six before":                     {6, 7, 0, Amber},
		"eight is red, from seven before":            {7, 8, 0, Red},
		"eight is red, from nine before":             {9, 8, 0, Red},
		"seven, from nine before":                    {9, 7, 0, Amber},
		"two, from nine before":                      {9, 2, 0, Green},
		"the morning alone makes it red, from eight": {8, 2, 2, Red},
	} {
		t.Run(name, func(t *testing.T) {
			b := Bout{Before: unit.Rate(c.before), During: unit.Rate(c.during), Change: c.change, MorningGiven: true}
			if got := Light(b); got != c.want {
				t.Errorf("%s, want %s", got, c.want)
			}
		})
	}
}

func TestLightOfAMissingMorningIsThatOfNoChange(t *testing.T) {
	if got := Light(Bout{During: unit.Rate(1), Change: 5}); got != Green {
		t.Errorf("%s, want green", got)
	}
	if got := Light(Bout{}); got != Green {
		t.Errorf("the zero bout is %s, want green", got)
	}
}

func TestMorePainNeverTurnsTheLightBack(t *testing.T) {
	rating := rapid.IntRange(0, 10)
	rapid.Check(t, func(t *rapid.T) {
		b := Bout{Before: unit.Rate(rating.Draw(t, "before")), Change: rapid.Float64Range(-4, 4).Draw(t, "change"), MorningGiven: true}
		less, more := rating.Draw(t, "less"), rating.Draw(t, "more")
		less, more = min(less, more), max(less, more)
		mild, bad := b, b
		mild.During, bad.During = unit.Rate(less), unit.Rate(more)
		if Light(bad) < Light(mild) {
			t.Fatalf("pain %d is %s, pain %d %s", more, Light(bad), less, Light(mild))
		}
		if more >= RedAlways && Light(bad) != Red {
			t.Fatalf("pain %d is %s", more, Light(bad))
		}
		worse := bad
		worse.Change++
		if Light(worse) < Light(bad) {
			t.Fatalf("a worse morning is %s, not %s", Light(worse), Light(bad))
		}
	})
}

func TestWorst(t *testing.T) {
	bouts := []Bout{{Day: 5, During: unit.Rate(7)}, {Day: 6, During: unit.Rate(4)}, {Day: 12}, {Day: 13, During: unit.Rate(9)}}
	for name, c := range map[string]struct {
		first, last unit.Day
		want        Zone
	}{
		"both ends count":            {6, 12, Amber},
		"the worst counts":           {5, 12, Red},
		"days outside don't":         {7, 12, Green},
		"no session, no harm":        {20, 30, Green},
		"the last day counts":        {7, 13, Red},
		"turned round there is none": {13, 5, Green},
	} {
		t.Run(name, func(t *testing.T) {
			if got := Worst(bouts, c.first, c.last); got != c.want {
				t.Errorf("%s, want %s", got, c.want)
			}
		})
	}
}

func ratings(values ...int) []unit.Rating {
	out := make([]unit.Rating, len(values))
	for i, v := range values {
		out[i] = unit.Rate(v)
	}
	return out
}

func TestMorningChange(t *testing.T) {
	for name, c := range map[string]struct {
		next   unit.Rating
		before []unit.Rating
		entry  unit.Rating
		want   float64
		given  bool
	}{
		"against the median of the week":                {unit.Rate(4), ratings(1, 9, 2), unit.Rate(9), 2, true},
		"a median between two ratings":                  {unit.Rate(4), ratings(2, 3), 0, 1.5, true},
		"ratings that are missing don't count":          {unit.Rate(4), []unit.Rating{0, unit.Rate(3), 0}, 0, 1, true},
		"in the first week against the resting pain":    {unit.Rate(4), nil, unit.Rate(3), 1, true},
		"a missing morning is not given":                {0, ratings(1, 2), unit.Rate(3), 0, false},
		"without anything before it is not given":       {unit.Rate(4), nil, 0, 0, false},
		"no pain after no pain is no change, but given": {unit.Rate(0), ratings(0), 0, 0, true},
	} {
		t.Run(name, func(t *testing.T) {
			got, given := MorningChange(c.next, c.before, c.entry)
			if got != c.want || given != c.given {
				t.Errorf("%g, given %v; want %g, %v", got, given, c.want, c.given)
			}
		})
	}
}

func TestMedianLeavesTheRatingsAlone(t *testing.T) {
	list := ratings(5, 1, 3)
	if m, ok := Median(list); m != 3 || !ok {
		t.Errorf("median %g, %v", m, ok)
	}
	if list[0] != unit.Rate(5) || list[1] != unit.Rate(1) {
		t.Errorf("the ratings were sorted: %v", list)
	}
}
