package cli

import (
	"fmt"
	"slices"
	"strings"

	"tspine/app"
	"tspine/engine/assessment"
	"tspine/engine/course"
	"tspine/engine/person"
	"tspine/engine/screening"
	"tspine/exchange"
	"tspine/locale"
)

// weights asks how heavy the person's loads are, of what they own. Nothing is
// an answer: then each is asked for at its first line.
func (t *talk) weights(p *person.Profile) error {
	for _, one := range []struct{ own, key string }{
		{"dumbbell", "dumbbells"}, {"kettlebell", "kettlebells"}, {"barbell", "bar"}, {"barbell", "plates"}, {"band", "bands"},
	} {
		if !slices.Contains(p.Equipment.Owned, one.own) {
			continue
		}
		err := t.ask(prompt{"own." + one.key, t.say().T("cli.ask-" + one.key), "", func(answer string) string {
			if answer == "" {
				return ""
			}
			list := "[" + answer + "]"
			if one.key == "bar" {
				list = answer
			}
			said, faults := exchange.ReadOwned("answer", []byte(fmt.Sprintf("{%s: %s}", one.key, list)))
			if len(faults) > 0 {
				return t.fault(faults[0].Fault)
			}
			add(&p.Equipment, &said)
			return ""
		}})
		if err != nil {
			return err
		}
	}
	return nil
}

// add keeps what was said of one kind of load.
func add(own, said *person.Equipment) {
	switch {
	case said.Dumbbells != nil:
		own.Dumbbells = said.Dumbbells
	case said.Kettlebells != nil:
		own.Kettlebells = said.Kettlebells
	case said.Bar > 0:
		own.Bar = said.Bar
	case said.Plates != nil:
		own.Plates = said.Plates
	case said.Bands != nil:
		own.Bands = said.Bands
	}
}

// asked lists the tests of the interview, the more telling first. The others
// can be measured later.
func asked() []string {
	return []string{assessment.LumbarLocked, assessment.SeatedRotation, assessment.SideBend, assessment.SeatedWallAngel, assessment.OcciputToWall, assessment.WallHold}
}

// tests asks for the tests that fit the person, now or later.
func (t *talk) tests(about *course.About, screen *course.Screen, b *app.Begin) error {
	m := assessment.Measures{PainRest: screen.Pain.Rest, PainMove: screen.Pain.Move, PainWorst: screen.Pain.Worst}
	b.Measure = &m
	now := false
	if err := t.ask(prompt{"tests", t.say().T("cli.ask-tests"), "", func(answer string) string {
		now = written(answer) == "yes"
		return ""
	}}); err != nil || !now {
		return err
	}
	flags := t.flags(about, screen)
	for _, id := range asked() {
		if assessment.Skip(id, flags, m.PainMove) || id == assessment.SeatedRotation && m.LLR.Taken() {
			continue
		}
		words := t.say()
		err := t.ask(prompt{"test." + id, words.T("cli.ask-test", locale.S("name", words.T("test."+id))), words.T("test." + id + ".how"), func(answer string) string {
			return t.measured(id, answer, &m)
		}})
		if err != nil {
			return err
		}
	}
	return nil
}

// measured takes the values of one test; nothing is "not taken".
func (t *talk) measured(id, answer string, m *assessment.Measures) string {
	if answer == "" {
		return ""
	}
	test, _ := assessment.Find(id)
	value := strings.Join(strings.Fields(strings.ReplaceAll(answer, ",", " ")), ", ")
	switch {
	case id == assessment.WallHold:
		value = fmt.Sprint(written(answer) == "yes")
	case test.Sides:
		value = "[" + value + "]"
	}
	one, faults := exchange.ReadMeasuring("answer", []byte(fmt.Sprintf("{%s: %s}", strings.ReplaceAll(id, "-", "_"), value)))
	if len(faults) > 0 {
		return t.fault(faults[0].Fault)
	}
	switch id {
	case assessment.LumbarLocked:
		m.LLR = one.LLR
	case assessment.SeatedRotation:
		m.Seated = one.Seated
	case assessment.SideBend:
		m.SideBend = one.SideBend
	case assessment.SeatedWallAngel:
		m.SWA = one.SWA
	case assessment.OcciputToWall:
		m.OWD = one.OWD
	case assessment.WallHold:
		m.WallHold = one.WallHold
	}
	return ""
}

// flags gives the flags of the answers so far: some tests don't fit them.
func (t *talk) flags(about *course.About, screen *course.Screen) []string {
	r := screening.Screen(screening.Intake{
		Age: about.Profile.Age, Sex: about.Profile.Sex, Answers: screen.Answers,
		PainRest: screen.Pain.Rest, PainMove: screen.Pain.Move, PainWorst: screen.Pain.Worst,
	})
	out := make([]string, len(r.Flags))
	for i, f := range r.Flags {
		out[i] = f.ID
	}
	return out
}
