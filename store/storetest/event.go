package storetest

import (
	"strings"

	"pgregory.net/rapid"

	"tspine/engine/assessment"
	"tspine/engine/course"
	"tspine/engine/dose"
	"tspine/engine/evidence"
	"tspine/engine/exercise"
	"tspine/engine/logbook"
	"tspine/engine/person"
	"tspine/engine/program"
	"tspine/engine/screening"
	"tspine/engine/unit"
)

// The first and last moments that a store has to keep: the years 1900 to 2199.
const (
	firstDay unit.Day = -25_567
	lastDay  unit.Day = 84_005
	firstAt  int64    = -2_208_988_800_000_000
	lastAt   int64    = 7_258_118_400_000_000
)

// Event draws any event, of a kind and with an id of its own.
func Event(t *rapid.T) course.Event {
	e := course.Event{
		ID:  newID(),
		Day: unit.Day(rapid.IntRange(int(firstDay), int(lastDay)).Draw(t, "day")),
		At:  rapid.Int64Range(firstAt, lastAt).Draw(t, "at"),
	}
	Say(t, &e)
	return e
}

// Say draws what an event says.
func Say(t *rapid.T, e *course.Event) {
	switch rapid.IntRange(0, 6).Draw(t, "kind") {
	case 0:
		e.About = about(t)
	case 1:
		e.Screen = screen(t)
	case 2:
		e.Measure = new(rapid.Make[assessment.Measures]().Draw(t, "measures"))
	case 3:
		e.Check = &course.Check{Answers: answers(t)}
	case 4:
		e.Entry = entry(t, e)
	case 5:
		e.Morning = &logbook.Morning{
			ID: e.ID, Day: e.Day, At: e.At,
			Pain: rating(t), Worst: rating(t), Stiffness: rating(t),
		}
	case 6:
		e.Choice = &course.Choice{
			Act:      course.Act(rapid.SampledFrom([]string{"swap", "skip", "pin", "ban", "less", "hold", "undo", "pause"}).Draw(t, "act")),
			Exercise: words(t), With: words(t), Today: rapid.Bool().Draw(t, "today"), Dose: amount(t), Of: words(t),
			Until: unit.Day(rapid.IntRange(0, 40_000).Draw(t, "until")), For: course.Absence(words(t)),
		}
	}
}

func about(t *rapid.T) *course.About {
	a := &course.About{
		Profile: rapid.Make[person.Profile]().Draw(t, "profile"),
		Country: rapid.String().Draw(t, "country"), Program: rapid.String().Draw(t, "program"), Zone: rapid.String().Draw(t, "zone"),
		Text: rapid.String().Draw(t, "text"), Schedule: schedule(t),
	}
	if rapid.Bool().Draw(t, "own") {
		a.Own = &program.Program{
			ID: "mine", Title: rapid.String().Draw(t, "title"), Basis: evidence.Design,
			Stages:   []program.Stage{{Stage: exercise.Stage(rapid.IntRange(1, 5).Draw(t, "stage")), Parts: []program.Part{part(t)}}},
			Circuits: []program.Circuit{{Name: "main", Rounds: dose.Range{Min: 1, Max: 3}, Parts: []program.Part{part(t), {}}}},
		}
	}
	return a
}

// schedule is one that a person can have: a time stands on a chosen day only.
func schedule(t *rapid.T) person.Schedule {
	var s person.Schedule
	clock := func(least int) person.Clock {
		return person.Clock(rapid.IntRange(least, person.MinutesPerDay).Draw(t, "clock"))
	}
	for i := range s.Days {
		if s.Days[i].On = rapid.Bool().Draw(t, "on"); s.Days[i].On {
			s.Days[i].At = clock(0)
		}
	}
	s.Breaks = person.Breaks{None: rapid.Bool().Draw(t, "none"), Most: rapid.IntRange(0, person.MostBreaks).Draw(t, "most")}
	if rapid.Bool().Draw(t, "hours") {
		s.Breaks.From = person.Clock(rapid.IntRange(1, person.MinutesPerDay-1).Draw(t, "from"))
		s.Breaks.To = clock(int(s.Breaks.From) + 1)
	}
	return s
}

func part(t *rapid.T) program.Part {
	return program.Part{
		Name: rapid.String().Draw(t, "name"), Phase: exercise.Phase(rapid.IntRange(0, 3).Draw(t, "phase")),
		For: program.ForStiff, Choose: program.ChooseOne,
		Lines: []program.Line{{Exercise: "cat-cow", Dose: amount(t)}, {Exercise: "open-book", Dose: amount(t)}},
	}
}

func screen(t *rapid.T) *course.Screen {
	return &course.Screen{
		Answers:    answers(t),
		Pain:       rapid.Make[course.Pain]().Draw(t, "pain"),
		Hits:       rapid.SliceOfN(rapid.Make[screening.Hit](), 0, 3).Draw(t, "hits"),
		Clearances: rapid.SliceOfN(rapid.Make[screening.Clearance](), 0, 3).Draw(t, "clearances"),
		Text:       rapid.String().Draw(t, "text"),
	}
}

func answers(t *rapid.T) screening.Answers {
	n := rapid.IntRange(-1, 6).Draw(t, "answers")
	if n < 0 {
		return nil
	}
	all := screening.Answers{}
	for range n {
		all[rapid.String().Draw(t, "question")] = answer(t)
	}
	return all
}

func answer(t *rapid.T) screening.Answer {
	word := rapid.SampledFrom([]string{"limb", "yes", "no", "unknown", "24", "120/80", "onset_lt_35"})
	switch rapid.IntRange(0, 7).Draw(t, "answer") {
	case 0:
		return screening.Yes()
	case 1:
		return screening.No()
	case 2:
		return screening.NotSure()
	case 3:
		return screening.Count(rapid.Float64().Draw(t, "count"))
	case 4:
		return screening.Pressure(rapid.IntRange(0, 300).Draw(t, "systolic"), rapid.IntRange(0, 300).Draw(t, "diastolic"))
	case 5:
		return screening.Choice(word.Draw(t, "choice"))
	case 6:
		return screening.Several(rapid.SliceOfN(word, 0, 4).Draw(t, "several")...)
	default:
		return screening.Answer{}
	}
}

func entry(t *rapid.T, e *course.Event) *logbook.Entry {
	flag := func(name string) bool { return rapid.Bool().Draw(t, name) }
	n := &logbook.Entry{
		ID: e.ID, Day: e.Day, At: e.At,
		Short: flag("short"), Finished: flag("finished"), Comfortable: flag("comfortable"),
		Randomized: flag("randomized"), Control: flag("control"),
		Rounds: rapid.IntRange(0, 3).Draw(t, "rounds"), Minutes: rapid.IntRange(0, 120).Draw(t, "minutes"),
		Before: rating(t), During: rating(t), After: rating(t), Effort: rating(t), Stiffness: rating(t),
		Note: words(t),
	}
	for range rapid.IntRange(0, 40).Draw(t, "lines") {
		n.Lines = append(n.Lines, line(t))
	}
	return n
}

func line(t *rapid.T) logbook.Done {
	hows := []logbook.How{logbook.Full, logbook.Shortened, logbook.Lightened, logbook.Stopped, logbook.Skipped, logbook.LeftOut}
	return logbook.Done{
		Exercise: "x" + words(t), InPlaceOf: words(t), Planned: amount(t), Did: amount(t),
		How: rapid.SampledFrom(hows).Draw(t, "how"), Pain: rating(t), Before: rating(t), After: rating(t),
		Reserve: dose.Reserve(rapid.IntRange(0, 11).Draw(t, "reserve")),
	}
}

func rating(t *rapid.T) unit.Rating {
	return unit.Rating(rapid.IntRange(0, unit.MaxRating+1).Draw(t, "rating"))
}

// words draws a text that a column of its own has to keep.
func words(t *rapid.T) string {
	return strings.ReplaceAll(rapid.String().Draw(t, "words"), "\x00", "")
}

// amount draws a dose as the notation writes it, or none.
func amount(t *rapid.T) dose.Dose {
	d := read(t, rapid.SampledFrom([]string{
		"", "3x10", "10", "8/side", "30s", "2x30-60s", "2-3x8-12", "3x10x5s/side", "10 breaths", "3x20-40m",
	}).Draw(t, "amount"))
	if !d.IsZero() && rapid.Bool().Draw(t, "uneven") {
		d = d.Lower()
		d = d.Shape(d.Sum()+rapid.IntRange(0, 9).Draw(t, "more"), dose.ByHold)
	}
	for _, clause := range []string{" @ 2x16kg", " @ 12.5kg", " @ green band", " tempo 3-0-1", " rest 60-90s", " rest 0s", " rir 3", " 1-2/week", " every 2 days"} {
		if more, faults := dose.Parse(d.String() + clause); len(faults) == 0 && rapid.Bool().Draw(t, clause) {
			d = more
		}
	}
	return d
}

func read(t *rapid.T, text string) dose.Dose {
	if text == "" {
		return dose.Dose{}
	}
	d, faults := dose.Parse(text)
	check(t, faults.Err())
	return d
}
