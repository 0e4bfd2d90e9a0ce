package storetest

import (
	"math"
	"testing"

	"tspine/app"
	"tspine/engine/assessment"
	"tspine/engine/course"
	"tspine/engine/dose"
	"tspine/engine/logbook"
	"tspine/engine/person"
	"tspine/engine/screening"
	"tspine/engine/unit"
)

var refusalTests = map[string]func(*testing.T, Place){
	"an event that makes no sense is refused": func(t *testing.T, p Place) {
		s, who := open(t, p)
		for name, spoil := range nonsense {
			e := session(3, 1)
			spoil(&e)
			if err := s.Write(t.Context(), who, app.Write{Add: []course.Event{morning(1, 1), e}}); err == nil {
				t.Errorf("%s: written", name)
			}
			equal(t, events(t, s, who), nil)
		}
	},
	"a week, a record or a person that makes no sense is refused": func(t *testing.T, p Place) {
		s, who := open(t, p)
		for name, w := range map[string]app.Write{
			"week without rules":         {Weeks: []app.Week{{Number: 1, Next: 7, State: []byte("{}")}}},
			"week without state":         {Weeks: []app.Week{{Number: 1, Next: 7, Rules: "7"}}},
			"week under nothing":         {Weeks: []app.Week{{Number: -1, Next: 7, Rules: "7", State: []byte("{}")}}},
			"week that is no text":       {Weeks: []app.Week{{Number: 1, Next: 7, Rules: "7", State: []byte{0xff}}}},
			"told without id":            {Told: []app.Told{{Rules: "7", Body: "{}"}}},
			"told without words":         {Told: []app.Told{{ID: newID(), Rules: "7"}}},
			"told without rules":         {Told: []app.Told{{ID: newID(), Body: "{}"}}},
			"told in no year":            {Told: []app.Told{{ID: newID(), Day: lastDay + 1, Rules: "7", Body: "{}"}}},
			"own exercises without id":   {Own: []app.Own{{Name: "a", Text: "b"}}},
			"own exercises without name": {Own: []app.Own{{ID: newID(), Text: "b"}}},
			"own exercises of no year":   {Own: []app.Own{{ID: newID(), Name: "a", At: lastAt + 1}}},
			"own exercises of no text":   {Own: []app.Own{{ID: newID(), Name: "a", Text: "\xff"}}},
			"told in a week before all":  {Told: []app.Told{{ID: newID(), Week: -1, Rules: "7", Body: "{}"}}},
		} {
			w.Add = []course.Event{morning(1, 1)}
			if err := s.Write(t.Context(), who, w); err == nil {
				t.Errorf("%s: written", name)
			}
		}
		for name, one := range map[string]app.Person{
			"person without id":         {Name: "First", Created: 1},
			"person of long ago":        {ID: newID(), Name: "First", Created: firstAt - 1},
			"person whose name no text": {ID: newID(), Name: "\xff"},
			"person with a zero byte":   {ID: newID(), Name: "E\x00ve"},
		} {
			if err := s.AddPerson(t.Context(), one); err == nil {
				t.Errorf("%s: added", name)
			}
		}
		gone(t, s, who)
	},
}

// nonsense is what is done to a good session to make it a bad event.
var nonsense = map[string]func(e *course.Event){
	"nothing said":              func(e *course.Event) { e.Entry = nil },
	"two things said":           func(e *course.Event) { e.Morning = &logbook.Morning{} },
	"no id":                     func(e *course.Event) { e.ID, e.Entry.ID = "", "" },
	"id without end":            func(e *course.Event) { e.ID, e.Entry.ID = string(make([]rune, 65)), "" },
	"day before all":            func(e *course.Event) { e.Day, e.Entry.Day = firstDay-1, 0 },
	"day after all":             func(e *course.Event) { e.Day, e.Entry.Day = lastDay+1, 0 },
	"time before all":           func(e *course.Event) { e.At, e.Entry.At = firstAt-1, 0 },
	"time after all":            func(e *course.Event) { e.At, e.Entry.At = lastAt+1, 0 },
	"another id in the entry":   func(e *course.Event) { e.Entry.ID = newID() },
	"another day in the entry":  func(e *course.Event) { e.Entry.Day++ },
	"another time in the entry": func(e *course.Event) { e.Entry.At++ },
	"pain of 11":                func(e *course.Event) { e.Entry.During = 12 },
	"effort of 11":              func(e *course.Event) { e.Entry.Effort = 12 },
	"minus one minute":          func(e *course.Event) { e.Entry.Minutes = -1 },
	"more than a day of it":     func(e *course.Event) { e.Entry.Minutes = 1441 },
	"minus one round":           func(e *course.Event) { e.Entry.Rounds = -1 },
	"note that is no text":      func(e *course.Event) { e.Entry.Note = "\xff" },
	"note with a zero byte":     func(e *course.Event) { e.Entry.Note = "a\x00b" },
	"line without exercise":     func(e *course.Event) { e.Entry.Lines[1].Exercise = "" },
	"line done in no known way": func(e *course.Event) { e.Entry.Lines[1].How = "gladly" },
	"line done in no way":       func(e *course.Event) { e.Entry.Lines[1].How = "" },
	"line pain of 11":           func(e *course.Event) { e.Entry.Lines[2].Pain = 12 },
	"line rest of 11":           func(e *course.Event) { e.Entry.Lines[2].Before = 12 },
	"reserve of 11":             func(e *course.Event) { e.Entry.Lines[2].Reserve = 12 },
	"dose with a hole":          func(e *course.Event) { e.Entry.Lines[0].Did = dose.Dose{Sets: dose.Exactly(3)} },
	"dose finer than a gram": func(e *course.Event) {
		e.Entry.Lines[0].Did = dose.Dose{Sets: dose.Exactly(1), Reps: dose.Exactly(1), Load: dose.Load{Each: 1.00001}}
	},
	"morning pain of 11": func(e *course.Event) { e.Entry, e.Morning = nil, &logbook.Morning{Pain: 12} },
	"another morning": func(e *course.Event) {
		e.Entry, e.Morning = nil, &logbook.Morning{Day: e.Day + 1}
	},
	"choice of nothing": func(e *course.Event) { e.Entry, e.Choice = nil, &course.Choice{} },
	"measure that is no number": func(e *course.Event) {
		e.Entry, e.Measure = nil, &assessment.Measures{OWD: assessment.One(math.NaN())}
	},
	"measure without end": func(e *course.Event) {
		e.Entry, e.Measure = nil, &assessment.Measures{LLR: assessment.Two(math.Inf(1), 30)}
	},
	"answer that is no number": func(e *course.Event) {
		e.Entry, e.Check = nil, &course.Check{Answers: screening.Answers{"height_loss_cm": screening.Count(math.NaN())}}
	},
	"choice of an empty word": func(e *course.Event) {
		e.Entry, e.Check = nil, &course.Check{Answers: screening.Answers{"nice_items": screening.Several("")}}
	},
	"text that is no text": func(e *course.Event) { e.Entry, e.Screen = nil, &course.Screen{Text: "\xff"} },
	"about that is no text": func(e *course.Event) {
		e.Entry, e.About = nil, &course.About{Country: "\xff", Profile: person.Profile{Age: 30}}
	},
	"plate of no weight": func(e *course.Event) {
		own := person.Equipment{Plates: []unit.Kilograms{unit.Kilograms(math.NaN())}}
		e.Entry, e.About = nil, &course.About{Profile: person.Profile{Equipment: own}}
	},
}
