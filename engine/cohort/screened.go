package cohort

import (
	"tspine/engine/screening"
	"tspine/engine/unit"
)

// screened is a screening, with what it came to.
type screened struct {
	asked   asking
	verdict verdict
}

// asking is all that a screening of made-up people depends on.
type asking struct {
	has              Conditions
	age, owd         uint8
	rest, move, most unit.Rating
	female, referral bool
	measured, kept   bool
}

// verdict is what a screening came to.
type verdict struct {
	action screening.Action
	leave  *leave // nil: none
}

// screen screens a person on a day of the program. The day stands still: no
// made-up person has a clearance that ages.
func (d *Decider) screen(p *Person, has Conditions, level float64, referral bool) verdict {
	in := asking{
		has: has, age: uint8(p.Profile.Age), owd: uint8(p.Measures.OWD.Value), rest: rate(level), move: rate(level + p.More),
		most: rate(level + p.Worst), female: p.Profile.Sex == "F", referral: referral, measured: p.Measures.OWD.Taken, kept: true,
	}
	at := hash(uint64(has)*31 + uint64(in.age) + uint64(in.rest)<<8 + uint64(in.move)<<16 + uint64(in.most)<<24 + uint64(in.owd)<<32)
	if in.female {
		at++
	}
	s := &d.screens[at%screensKept]
	if s.asked != in {
		res := d.rules.Screen(p.intake(d.answered(has), level, firstDay, referral))
		d.forget(has)
		*s = screened{in, verdict{res.Action, nil}}
		if pass, ok := res.Pass(); ok {
			s.verdict.leave = d.leaveOf(pass)
		}
	}
	return s.verdict
}

// answered gives how a person with these conditions answers every question.
func (m *memory) answered(has Conditions) screening.Answers {
	has.each(func(s said) { m.answers[s.question] = s.answer })
	return m.answers
}

// forget takes the answers back.
func (m *memory) forget(has Conditions) {
	has.each(func(s said) { m.answers[s.question] = screening.No() })
}
