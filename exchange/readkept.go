package exchange

import (
	"slices"
	"strings"

	"tspine/engine/assessment"
	"tspine/engine/course"
	"tspine/engine/dose"
	"tspine/engine/logbook"
	"tspine/engine/person"
	"tspine/engine/screening"
	"tspine/engine/unit"
)

// How long texts may be, in bytes.
const (
	idLength    = 64
	nameLength  = 200
	wordLength  = 1000
	noteLength  = 10_000
	mostMinutes = 24 * 60
	mostRounds  = 100
)

func readOwner(p part) Owner {
	var o Owner
	p.slots(
		slot{"id", true, func(p part) { o.ID = p.filled(idLength) }},
		slot{"name", false, func(p part) { o.Name = p.column(nameLength) }},
		slot{"created", true, func(p part) { o.Created = p.moment() }},
	)
	return o
}

func readSaid(p part) Said {
	var s Said
	p.slots(
		slot{"id", true, func(p part) { s.ID = p.filled(idLength) }},
		slot{"day", true, func(p part) { s.Day = p.day() }},
		slot{"at", true, func(p part) { s.At = p.moment() }},
		slot{"week", true, func(p part) { s.Week = int(p.whole(0, int64(lastDay))) }},
		slot{"rules", true, func(p part) { s.Rules = p.filled(wordLength) }},
		slot{"body", true, func(p part) { s.Body = p.filled(largest) }},
	)
	return s
}

func readEvent(p part) course.Event {
	var e course.Event
	said := 0
	kind := func(key string, read func(part)) slot {
		return slot{key, false, func(p part) { said++; read(p) }}
	}
	p.slots(
		slot{"id", true, func(p part) { e.ID = p.filled(idLength) }},
		slot{"day", true, func(p part) { e.Day = p.day() }},
		slot{"at", true, func(p part) { e.At = p.moment() }},
		kind("about", func(p part) { e.About = readAbout(p) }),
		kind("screening", func(p part) { e.Screen = readScreen(p) }),
		kind("measures", func(p part) { e.Measure = readMeasured(p) }),
		kind("check", func(p part) { e.Check = readChecked(p) }),
		kind("entry", func(p part) { e.Entry = readSession(p) }),
		kind("morning", func(p part) { e.Morning = readMorning(p) }),
		kind("choice", func(p part) { e.Choice = readChoice(p) }),
	)
	if p.kind() == '{' && said != 1 {
		p.fault("not-one", "", "about, screening, measures, check, entry, morning, choice")
	}
	return e
}

func readAbout(p part) *course.About {
	a := &course.About{}
	who := &a.Profile
	p.slots(
		slot{"age", true, func(p part) { who.Age = int(p.whole(0, 150)) }},
		slot{"sex", false, func(p part) { who.Sex = person.Sex(p.word("F", "M")) }},
		slot{"training", false, func(p part) { who.Training = person.Training(p.word("none", "active", "lifter")) }},
		slot{"goal", false, func(p part) {
			who.Goal = person.Goal(p.word("pain", "desk", "posture", "overhead", "strength", "general"))
		}},
		slot{"minutes", true, func(p part) { who.Minutes = int(p.whole(0, mostMinutes)) }},
		slot{"pounds", false, func(p part) { who.Pounds = p.yes() }},
		slot{"equipment", false, func(p part) { who.Equipment = readOwnings(p) }},
		slot{"country", false, func(p part) { a.Country = p.words() }},
		slot{"zone", false, func(p part) { a.Zone = p.words() }},
		slot{"program", false, func(p part) { a.Program = p.words() }},
		slot{"own_program", false, func(p part) { a.Own = readOwnProgram(p) }},
		slot{"program_text", false, func(p part) { a.Text = p.words() }},
		slot{"schedule", false, func(p part) { a.Schedule = readSchedule(p) }},
	)
	return a
}

func readOwnings(p part) person.Equipment {
	var e person.Equipment
	pieces := func(into *[]person.Piece) func(part) {
		return func(p part) { *into = listOf(p, readPiece) }
	}
	p.slots(
		slot{"owned", false, func(p part) { e.Owned = listOf(p, part.words) }},
		slot{"dumbbells", false, pieces(&e.Dumbbells)},
		slot{"kettlebells", false, pieces(&e.Kettlebells)},
		slot{"bar_kg", false, func(p part) { e.Bar = p.kilograms() }},
		slot{"plates_kg", false, func(p part) { e.Plates = listOf(p, part.kilograms) }},
		slot{"bands", false, func(p part) { e.Bands = listOf(p, part.words) }},
	)
	return e
}

func readPiece(p part) person.Piece {
	var out person.Piece
	p.slots(
		slot{"kg", true, func(p part) { out.Each = p.kilograms() }},
		slot{"pair", false, func(p part) { out.Pair = p.yes() }},
	)
	return out
}

func readScreen(p part) *course.Screen {
	s := &course.Screen{}
	p.slots(
		slot{"answers", false, func(p part) { s.Answers = readKeptAnswers(p) }},
		slot{"pain", false, func(p part) {
			p.slots(ratingSlot("rest", &s.Pain.Rest), ratingSlot("move", &s.Pain.Move), ratingSlot("worst", &s.Pain.Worst))
		}},
		slot{"hits", false, func(p part) { s.Hits = listOf(p, readHit) }},
		slot{"clearances", false, func(p part) { s.Clearances = listOf(p, readClearance) }},
		slot{"text", false, func(p part) { s.Text = p.words() }},
	)
	return s
}

func ratingSlot(key string, into *unit.Rating) slot {
	return slot{key, false, func(p part) { *into = p.rating() }}
}

func readHit(p part) screening.Hit {
	var h screening.Hit
	p.slots(
		slot{"concept", true, func(p part) { h.Concept = p.words() }},
		slot{"word", true, func(p part) { h.Word = p.words() }},
		slot{"text", true, func(p part) { h.Text = p.words() }},
		slot{"asks", false, func(p part) { h.Asks = listOf(p, part.words) }},
		slot{"notes", false, func(p part) { h.Notes = listOf(p, part.words) }},
		slot{"reasked", false, func(p part) { h.Reasked = p.yes() }},
	)
	return h
}

func readClearance(p part) screening.Clearance {
	var c screening.Clearance
	p.slots(
		slot{"flag", true, func(p part) { c.Flag = p.words() }},
		slot{"day", true, func(p part) { c.Day = p.day() }},
		slot{"by", true, func(p part) { c.By = p.words() }},
	)
	return c
}

func readChecked(p part) *course.Check {
	c := &course.Check{}
	p.slots(slot{"answers", false, func(p part) { c.Answers = readKeptAnswers(p) }})
	return c
}

func readKeptAnswers(p part) screening.Answers {
	if p.kind() != '{' {
		p.fault("wrong-type", p.shown(), "keys with values")
		return nil
	}
	out := make(screening.Answers, len(p.pairs))
	for _, one := range p.pairs {
		if _, there := out[one.key]; there {
			one.value.fault("twice", brief(one.key), "")
		}
		out[one.key] = readKeptAnswer(one.value)
	}
	return out
}

func readKeptAnswer(p part) screening.Answer {
	switch p.kind() {
	case 'n':
		return screening.Answer{}
	case 't':
		return screening.Yes()
	case 'f':
		return screening.No()
	case '"':
		p.word(notSure)
		return screening.NotSure()
	case '0':
		return screening.Count(p.number(-anyNumber, anyNumber))
	case '[':
		if len(p.list) != 2 {
			p.fault("wrong-count", "", "[systolic, diastolic]")
			return screening.Answer{}
		}
		return screening.Pressure(int(p.list[0].whole(0, 400)), int(p.list[1].whole(0, 400)))
	}
	var out screening.Answer
	p.slots(
		slot{"choice", false, func(p part) { out = screening.Choice(p.words()) }},
		slot{"several", false, func(p part) { out = screening.Several(listOf(p, part.words)...) }},
	)
	if len(p.pairs) != 1 {
		p.fault("not-one", "", "choice, several")
	}
	return out
}

func readSession(p part) *logbook.Entry {
	n := &logbook.Entry{}
	flag := func(key string, into *bool) slot { return slot{key, false, func(p part) { *into = p.yes() }} }
	p.slots(
		flag("short", &n.Short),
		slot{"finished", true, func(p part) { n.Finished = p.yes() }},
		slot{"rounds", false, func(p part) { n.Rounds = int(p.whole(0, mostRounds)) }},
		slot{"minutes", false, func(p part) { n.Minutes = int(p.whole(0, mostMinutes)) }},
		ratingSlot("before", &n.Before), ratingSlot("during", &n.During), ratingSlot("after", &n.After),
		ratingSlot("effort", &n.Effort), ratingSlot("stiffness", &n.Stiffness),
		flag("comfortable", &n.Comfortable), flag("randomized", &n.Randomized), flag("control", &n.Control),
		slot{"note", false, func(p part) { n.Note = p.column(noteLength) }},
		slot{"lines", false, func(p part) { n.Lines = listOf(p, readKeptLine) }},
	)
	return n
}

func readKeptLine(p part) logbook.Done {
	var d logbook.Done
	p.slots(
		slot{"exercise", true, func(p part) { d.Exercise = p.filled(wordLength) }},
		slot{"in_place_of", false, func(p part) { d.InPlaceOf = p.column(wordLength) }},
		slot{"planned", false, func(p part) { d.Planned = p.dose() }},
		slot{"did", false, func(p part) { d.Did = p.dose() }},
		slot{"how", true, func(p part) {
			d.How = logbook.How(p.word("full", "shortened", "lightened", "stopped", "skipped", "left-out"))
		}},
		ratingSlot("pain", &d.Pain), ratingSlot("before", &d.Before), ratingSlot("after", &d.After),
		slot{"rir", false, func(p part) { d.Reserve = dose.InReserve(int(p.whole(0, dose.MaxReserve))) }},
	)
	return d
}

func readMorning(p part) *logbook.Morning {
	m := &logbook.Morning{}
	p.slots(ratingSlot("pain", &m.Pain), ratingSlot("worst", &m.Worst), ratingSlot("stiffness", &m.Stiffness))
	return m
}

func readChoice(p part) *course.Choice {
	c := &course.Choice{}
	p.slots(
		slot{"act", true, func(p part) {
			c.Act = course.Act(p.word("swap", "skip", "pin", "ban", "less", "drop", "hold", "undo", "new-symptom", "restart", "pause", "resume", "compare"))
		}},
		slot{"exercise", false, func(p part) { c.Exercise = p.column(wordLength) }},
		slot{"with", false, func(p part) { c.With = p.column(wordLength) }},
		slot{"today", false, func(p part) { c.Today = p.yes() }},
		slot{"dose", false, func(p part) { c.Dose = p.dose() }},
		slot{"of", false, func(p part) { c.Of = p.column(wordLength) }},
		slot{"until", false, func(p part) { c.Until = p.day() }},
		slot{"for", false, func(p part) { c.For = course.Absence(p.word(absences()...)) }},
	)
	return c
}

func absences() []string {
	return each(course.Absences(), func(a course.Absence) string { return string(a) })
}

func readMeasured(p part) *assessment.Measures {
	m := &assessment.Measures{}
	slots := []slot{
		{"day", false, func(p part) { m.Day = p.day() }},
		{"baselines", false, func(p part) { m.Baselines = int(p.whole(0, mostRounds)) }},
		ratingSlot("pain_rest", &m.PainRest), ratingSlot("pain_move", &m.PainMove),
		ratingSlot("pain_worst", &m.PainWorst), ratingSlot("stiffness", &m.Stiffness),
		{"takes", false, func(p part) { m.Takes = listOf(p, readKeptTake) }},
	}
	for key, into := range map[string]*assessment.Pair{
		"llr": &m.LLR, "seated": &m.Seated, "half_kneeling": &m.HalfKneeling, "sidebend": &m.SideBend, "swa": &m.SWA, "arm_raise": &m.ArmRaise,
		"sidebend_angle": &m.SideBendTilt, "plank_row": &m.PlankRow,
	} {
		slots = append(slots, slot{key, false, func(p part) { *into = readSides(p) }})
	}
	for key, into := range map[string]*assessment.Reading{
		"extension": &m.Extension, "owd": &m.OWD, "scapular": &m.Scapular, "prone": &m.Prone, "biering_sorensen": &m.BieringSorensen,
	} {
		slots = append(slots, slot{key, false, func(p part) { *into = readReading(p) }})
	}
	for key, into := range map[string]*assessment.Shown{
		"wall_hold": &m.WallHold, "wall_angels": &m.WallAngels, "overhead_squat": &m.OverheadSquat,
	} {
		slots = append(slots, slot{key, false, func(p part) { *into = shownOf(p.yes()) }})
	}
	slices.SortFunc(slots, func(a, b slot) int { return strings.Compare(a.key, b.key) })
	p.slots(slots...)
	p.under(m.Check())
	return m
}

func readReading(p part) assessment.Reading { return assessment.One(p.number(-anyNumber, anyNumber)) }

func readSides(p part) assessment.Pair {
	var out assessment.Pair
	p.slots(
		slot{"left", false, func(p part) { out.Left, out.HasLeft = readReading(p).Value, true }},
		slot{"right", false, func(p part) { out.Right, out.HasRight = readReading(p).Value, true }},
	)
	return out
}

func shownOf(has bool) assessment.Shown {
	if has {
		return assessment.HasShown
	}
	return assessment.NotShown
}
