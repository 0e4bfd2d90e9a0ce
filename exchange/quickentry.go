package exchange

import (
	"slices"
	"strings"

	"tspine/engine/dose"
	"tspine/engine/fault"
	"tspine/engine/logbook"
	"tspine/engine/unit"
)

// How much a session is that is read quickly.
const (
	quickLines = 100
	quickBytes = 16 << 10
)

// QuickEntry reads a session done as programs write it, in JSON, where nothing is
// wrong with it and nothing about it is unusual: as ReadEntry does, in less than a
// tenth of the time. Where it is not ok the text is left to Tidy and ReadEntry.
func QuickEntry(text []byte) (e logbook.Entry, ok bool) {
	if len(text) > quickBytes {
		return e, false
	}
	p := quick{text: text, words: map[string]string{}, strict: true}
	e.Finished = true
	object(&p, &e, entryFields)
	p.space()
	return e, !p.bad && p.at == len(text) && len(e.Lines) > 0
}

// QuickPlayed reads a session as a browser sends it, where a program wrote it as
// browsers do. Where it is not ok the text is left to Tidy.
func QuickPlayed(text []byte) (out Played, ok bool) {
	p := quick{text: text, words: map[string]string{}, strict: true}
	object(&p, &out, playedFields)
	p.space()
	return out, !p.bad && p.at == len(text)
}

var entryFields = fields[logbook.Entry]{
	"id": func(p *quick, v *logbook.Entry) { v.ID = p.word(); p.refuse(!isUUID(v.ID)) },
	"day": func(p *quick, v *logbook.Entry) {
		var err error
		v.Day, err = unit.ParseDay(p.plain())
		p.refuse(err != nil)
	},
	"short":       func(p *quick, v *logbook.Entry) { v.Short = p.truth() },
	"finished":    func(p *quick, v *logbook.Entry) { v.Finished = p.truth() },
	"rounds":      func(p *quick, v *logbook.Entry) { v.Rounds = p.within(100) },
	"minutes":     func(p *quick, v *logbook.Entry) { v.Minutes = p.within(24 * 60) },
	"before":      func(p *quick, v *logbook.Entry) { v.Before = p.rating() },
	"during":      func(p *quick, v *logbook.Entry) { v.During = p.rating() },
	"after":       func(p *quick, v *logbook.Entry) { v.After = p.rating() },
	"effort":      func(p *quick, v *logbook.Entry) { v.Effort = p.rating() },
	"stiffness":   func(p *quick, v *logbook.Entry) { v.Stiffness = p.rating() },
	"comfortable": func(p *quick, v *logbook.Entry) { v.Comfortable = p.truth() },
	"randomized":  func(p *quick, v *logbook.Entry) { v.Randomized = p.truth() },
	"control":     func(p *quick, v *logbook.Entry) { v.Control = p.truth() },
	"note":        func(p *quick, v *logbook.Entry) { v.Note = p.plain(); p.refuse(len(v.Note) > logbook.MaxNote) },
	"lines": func(p *quick, v *logbook.Entry) {
		v.Lines = list(p, quickDone)
		p.refuse(len(v.Lines) > quickLines)
	},
}

// lined is a line that was done, before its text is read.
type lined struct {
	logbook.Done
	line string
}

var doneFields = fields[lined]{
	"line":        func(p *quick, v *lined) { v.line = p.plain() },
	"in-place-of": func(p *quick, v *lined) { v.InPlaceOf = p.plain() },
	"how": func(p *quick, v *lined) {
		v.How = logbook.How(p.plain())
		p.refuse(!slices.Contains(hows[:], string(v.How)))
	},
	"pain":   func(p *quick, v *lined) { v.Pain = p.rating() },
	"before": func(p *quick, v *lined) { v.Before = p.rating() },
	"after":  func(p *quick, v *lined) { v.After = p.rating() },
	"rir":    func(p *quick, v *lined) { v.Reserve = dose.InReserve(p.within(dose.MaxReserve)) },
}

// quickDone reads one line: a text, or an object with the text and how it went.
func quickDone(p *quick, v *logbook.Done) {
	var one lined
	if p.space(); p.at < len(p.text) && p.text[p.at] == '"' {
		one.line = p.plain()
	} else {
		object(p, &one, doneFields)
	}
	if p.bad {
		return
	}
	var faults fault.Faults
	one.Done, faults = doneLine(one.Done, one.line)
	p.refuse(len(faults) > 0)
	*v = one.Done
}

// doneLine puts the text of a line into it: the exercise and how much of it was
// done. Of one that was skipped nothing was done, and nothing need be said.
func doneLine(d logbook.Done, text string) (logbook.Done, fault.Faults) {
	none := d.How == logbook.Skipped || d.How == logbook.LeftOut
	if none && !strings.ContainsAny(strings.TrimSpace(text), " \t") {
		text += " 1"
	}
	id, did, faults := dose.ParseLine(text)
	d.Exercise = id
	if !none {
		d.Did = did
	}
	return d, faults
}

// refuse leaves the text to others where something is so.
func (p *quick) refuse(is bool) { p.bad = p.bad || is }

// plain reads a text of printable ASCII, neither empty nor with blanks at its ends.
func (p *quick) plain() string {
	b := p.raw()
	p.refuse(len(b) == 0 || b[0] == ' ' || b[len(b)-1] == ' ')
	for _, c := range b {
		p.refuse(c < ' ' || c > '~')
	}
	return string(b)
}

// within reads a whole number from 0 to one.
func (p *quick) within(most int) int {
	n := p.int()
	p.refuse(n < 0 || n > most)
	return n
}

func (p *quick) rating() unit.Rating { return unit.Rate(p.within(unit.MaxRating)) }
