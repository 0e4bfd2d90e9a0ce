package exchange

import "tspine/engine/person"

func readSchedule(p part) person.Schedule {
	var s person.Schedule
	p.slots(
		slot{"days", false, func(p part) {
			days, faults := person.ParseDays(p.words())
			p.under(faults)
			s.Days = days
		}},
		slot{"breaks", false, func(p part) { s.Breaks = readBreaks(p) }},
	)
	p.under(s.Check())
	return s
}

func readBreaks(p part) person.Breaks {
	var b person.Breaks
	clock := func(into *person.Clock) func(part) {
		return func(p part) {
			at, ok := person.ParseClock(p.words())
			if !ok {
				p.fault("not-a-time", p.shown(), "18:00")
			}
			*into = at
		}
	}
	p.slots(
		slot{"none", false, func(p part) { b.None = p.yes() }},
		slot{"most", false, func(p part) { b.Most = int(p.whole(0, person.MostBreaks)) }},
		slot{"from", false, clock(&b.From)},
		slot{"to", false, clock(&b.To)},
	)
	return b
}
