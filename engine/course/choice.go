package course

import (
	"slices"

	"tspine/engine/unit"
)

// choose keeps a choice, or takes an earlier one back.
func (c *Course) choose(e Event) {
	ch := *e.Choice
	switch ch.Act {
	case Undo:
		c.s.Choices = slices.DeleteFunc(c.s.Choices, func(one chosen) bool { return one.ID == ch.Of })
		c.s.Pauses = slices.DeleteFunc(c.s.Pauses, func(p Away) bool { return p.ID == ch.Of })
	case Pause:
		c.pause(e)
	case Return:
		c.resume(e.Day)
	case Spread:
		c.s.Spreading = true
		c.refer(e.Day)
	case Restart:
		c.s.Anew = true
		c.begin(e.Day)
	default:
		if ch.Act == Hold && ch.Dose.IsZero() {
			if l := c.find(ch.Exercise); l != nil {
				ch.Dose = l.Dose
			}
		}
		c.s.Choices = append(c.s.Choices, chosen{e.ID, e.Day, ch})
	}
}

// holds says whether a choice of that kind for the exercise holds on a day.
func (c *Course) holds(act Act, id string, day unit.Day) bool {
	return slices.ContainsFunc(c.s.Choices, func(one chosen) bool {
		return one.Act == act && one.Exercise == id && (!one.Today || one.Day == day)
	})
}

// Pinned says whether the person wants an exercise in their sessions on the day.
func (st *Standing) Pinned(id string) bool { return st.at.holds(Pin, id, st.Day) }

// swapped gives the exercise that stands in for another on a day, or the
// exercise itself.
func (c *Course) swapped(id string, day unit.Day) string {
	for i := len(c.s.Choices) - 1; i >= 0; i-- {
		one := &c.s.Choices[i]
		if one.Act == Swap && one.Exercise == id && (!one.Today || one.Day == day) {
			return one.With
		}
	}
	return id
}

// leftOut says whether the person wants to do without the exercise on a day.
func (c *Course) leftOut(id string, day unit.Day) bool {
	return c.holds(Skip, id, day) || c.holds(Ban, id, day) || c.holds(Drop, id, day) || c.swapped(id, day) != id
}

// Choices lists the choices that hold on a day, and the pause, in the order in
// which they were made.
func (c *Course) Choices(day unit.Day) []Event {
	var out []Event
	for _, one := range c.s.Choices {
		if !one.Today || one.Day == day {
			out = append(out, Event{ID: one.ID, Day: one.Day, Choice: &one.Choice})
		}
	}
	if p := c.Away(day); p.Since != 0 {
		out = append(out, Event{ID: p.ID, Day: p.Since, Choice: &Choice{Act: Pause, Until: p.Until, For: p.For}})
	}
	return out
}
