package course

import (
	"cmp"
	"slices"

	"tspine/engine/progression"
	"tspine/engine/unit"
)

// rate keeps the ratings of a moment, and sees whether pain is in a flare.
func (c *Course) rate(r rated) {
	i, _ := slices.BinarySearchFunc(c.s.Ratings, r, func(a, b rated) int {
		if a.Day != b.Day {
			return int(a.Day - b.Day)
		}
		return int(min(max(a.At-b.At, -1), 1))
	})
	c.s.Ratings = slices.Insert(c.s.Ratings, i, r)
	c.flare(r.Day)
	c.settle(r.Day)
}

// on gives the rating of a day that flares and mornings go by: the first on
// waking, else the average of the day.
func (c *Course) on(day unit.Day) unit.Rating {
	var rest unit.Rating
	for i := len(c.s.Ratings) - 1; i >= 0 && c.s.Ratings[i].Day >= day; i-- {
		if r := &c.s.Ratings[i]; r.Day == day && r.Rest.Given() {
			rest = r.Rest
		}
	}
	return cmp.Or(c.woke(day), rest)
}

// woke gives the first rating on waking of a day.
func (c *Course) woke(day unit.Day) unit.Rating {
	var first unit.Rating
	for i := len(c.s.Ratings) - 1; i >= 0 && c.s.Ratings[i].Day >= day; i-- {
		if r := &c.s.Ratings[i]; r.Day == day && r.Morning.Given() {
			first = r.Morning
		}
	}
	return first
}

// before gives the daily ratings of the last seven days before a day.
func (c *Course) before(day unit.Day) []unit.Rating {
	var out []unit.Rating
	for d := day - progression.MorningMedian; d < day; d++ {
		out = append(out, c.on(d))
	}
	return out
}

// bouts gives the sessions with what the next mornings said of them.
func (c *Course) bouts() []progression.Bout {
	out := slices.Clone(c.s.Bouts)
	for i := range out {
		b := &out[i]
		b.Change, b.MorningGiven = progression.MorningChange(c.on(b.Day+1), c.before(b.Day), c.s.EntryPain.Rest)
	}
	return out
}

// pain is the latest rating of each kind: of the latest screening, or measured
// since.
func (c *Course) pain() Pain {
	p := c.s.Screen.Pain
	for i := range c.s.Measures {
		m := &c.s.Measures[i]
		if m.Day < c.s.Screen.Day {
			continue
		}
		if m.PainRest.Given() {
			p.Rest = m.PainRest
		}
		if m.PainMove.Given() {
			p.Move = m.PainMove
		}
	}
	return p
}

// worst is the latest worst pain of 24 hours.
func (c *Course) worst() unit.Rating {
	for i := len(c.s.Ratings) - 1; i >= 0; i-- {
		if w := c.s.Ratings[i].Worst; w.Given() {
			return w
		}
	}
	return c.entryWorst()
}

func (c *Course) entryWorst() unit.Rating {
	if c.s.EntryPain.Worst.Given() {
		return c.s.EntryPain.Worst
	}
	return c.s.EntryPain.Rest.Max(c.s.EntryPain.Move)
}

// flare sees whether pain has been two points up for a day (6.4).
func (c *Course) flare(day unit.Day) {
	if !c.s.Started {
		return
	}
	usual, known := progression.Median(c.before(day - 1))
	if !known {
		usual, known = float64(c.s.EntryPain.Rest.Value()), c.s.EntryPain.Rest.Given()
	}
	now, yesterday := c.on(day), c.on(day-1)
	up := func(r unit.Rating) bool {
		return known && r.Given() && float64(r.Value()) >= usual+progression.FlareRise
	}
	switch {
	case c.s.InFlare && now.Given() && !up(now):
		c.s.InFlare = false
	case !c.s.InFlare && up(now) && up(yesterday):
		c.s.InFlare, c.s.FlareOpen, c.s.FlareDay = true, true, day
		c.s.Flares = append(c.s.Flares, day)
		c.s.Again = true
		c.s.Before, c.s.Latest = c.s.Latest, Decided{Day: day, Week: c.s.Week, From: c.s.Stage, Decision: flared(c.s.Stage)}
	}
}

// flareDays is how many days the present flare has lasted; 0 where there is
// none.
func (c *Course) flareDays(day unit.Day) int {
	if !c.s.InFlare {
		return 0
	}
	return int(day - max(c.s.FlareDay, c.seen()))
}

// settle reviews a settle entry on the days that 7.2 row 1 names.
func (c *Course) settle(day unit.Day) {
	if !c.s.Settling || !c.s.Started || day == c.s.SettleDay {
		return
	}
	p := c.pain()
	if r := c.on(day); r.Given() {
		p.Rest = r
	}
	step, _ := progression.Settling{
		Day: int(day - c.s.SettleDay), EntryRest: c.s.SettlePain.Rest, EntryMove: c.s.SettlePain.Move, Rest: p.Rest, Move: p.Move,
	}.Review()
	switch step {
	case progression.SettleOver:
		c.s.Settling = false
		if c.s.Entry.Settle {
			c.reenter(day, p)
		}
	case progression.SettleFailed:
		c.s.Settling, c.s.SettleFailed = false, true
		c.refer(day)
	}
}
