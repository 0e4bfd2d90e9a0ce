package course

import (
	"slices"
	"strings"

	"tspine/engine/dose"
	"tspine/engine/exercise"
	"tspine/engine/outcome"
	"tspine/engine/planner"
	"tspine/engine/program"
	"tspine/engine/progression"
	"tspine/engine/screening"
	"tspine/engine/unit"
)

// line is one exercise as the course knows it: what is due, and how it went.
type line struct {
	Exercise string
	Dose     dose.Dose // as it is due now
	Last     [2]progression.Result
	Way      progression.Way
	Provoked bool             // it hurt in a red session of the open week
	Out      bool             // a decision took it out; the next stage lets it in again
	Day      unit.Day         // last done
	Stepped  unit.Day         // back after a gap, last
	Away     int              // days that this gap had then
	Done     []unit.Day       // of the last seven days
	Top      []outcome.TopSet // of the last exposures
}

// keptTops is how many exposures the load plateau may look at.
const keptTops = 6

// find gives the line of an exercise, or nil.
func (c *Course) find(id string) *line {
	i, ok := slices.BinarySearchFunc(c.s.Lines, id, func(l line, id string) int { return strings.Compare(l.Exercise, id) })
	if !ok {
		return nil
	}
	return &c.s.Lines[i]
}

// open gives the line of an exercise, which it makes with dose d where there
// is none.
func (c *Course) open(id string, d dose.Dose) *line {
	i, ok := slices.BinarySearchFunc(c.s.Lines, id, func(l line, id string) int { return strings.Compare(l.Exercise, id) })
	if !ok {
		c.s.Lines = slices.Insert(c.s.Lines, i, line{Exercise: id, Dose: d})
	}
	return &c.s.Lines[i]
}

// limits is what bounds every dose now.
func (c *Course) limits(pass screening.Pass) exercise.Limits {
	l := pass.Limits()
	l.Reserve = max(l.Reserve, c.s.Entry.Reserve)
	return l
}

// first is the dose that an exercise begins with.
func (c *Course) first(e *exercise.Exercise, limits exercise.Limits) dose.Dose {
	d := e.Start(limits, c.share(e))
	if given, ok := c.given(e.ID); ok && c.share(e) == 1 {
		d = e.Within(given.Lower(), limits)
	}
	if e.Loaded && d.Load.IsZero() {
		d.Load = c.lightest(e)
	}
	return d
}

// share is how much of the source's lower dose an exercise begins with: the
// half while pain settles, and for a line of the stage above.
func (c *Course) share(e *exercise.Exercise) float64 {
	if e.Stage > c.s.Stage {
		return planner.HalfShare
	}
	if c.s.Entry.Settle && c.s.Settling {
		return c.s.Entry.Share
	}
	return 1
}

// given is the dose that the person's program gives an exercise, where it is
// not the planner's.
func (c *Course) given(id string) (dose.Dose, bool) {
	for _, l := range c.programLines() {
		if l.Exercise == id {
			return l.Dose, true
		}
	}
	return dose.Dose{}, false
}

// prescribed are the lines that say how often the person trains.
func (c *Course) prescribed() []program.Line {
	if own := c.programLines(); own != nil {
		return c.atStage(own)
	}
	out := make([]program.Line, 0, len(c.s.Lines))
	for i := range c.s.Lines {
		l := &c.s.Lines[i]
		if e := c.lib.Exercises.Get(l.Exercise); e != nil && e.Stage <= c.s.Stage && !l.Out {
			out = append(out, program.Line{Exercise: l.Exercise, Dose: l.Dose})
		}
	}
	return out
}

func (c *Course) atStage(lines []program.Line) []program.Line {
	return slices.DeleteFunc(lines, func(l program.Line) bool {
		e := c.lib.Exercises.Get(l.Exercise)
		return e == nil || e.Stage > c.s.Stage
	})
}

// lightest is the lightest load that the person owns for an exercise; none
// where they have not said what they own.
func (c *Course) lightest(e *exercise.Exercise) dose.Load {
	own := c.s.About.Profile.Equipment
	if e.Tool == "band" && len(own.Bands) > 0 {
		return dose.Load{Band: own.Bands[0]}
	}
	if loads := own.Loads(e.Tool, e.Pieces); len(loads) > 0 {
		return dose.Load{Count: pieces(e), Each: loads[0]}
	}
	return dose.Load{}
}

// tooHeavy says whether the lightest that the person owns is too heavy to begin
// an exercise with.
func (c *Course) tooHeavy(e *exercise.Exercise) bool {
	return e.LightUpTo > 0 && c.lightest(e).Each > e.LightUpTo
}

// pieces is how a load counts them: one is not written.
func pieces(e *exercise.Exercise) int {
	if e.Pieces > 1 {
		return e.Pieces
	}
	return 0
}

// dose is what an exercise asks for: as it has come to be, or as it would
// begin. A line of the stage above stays at the half, or under it.
func (c *Course) dose(e *exercise.Exercise, pass screening.Pass) dose.Dose {
	limits := c.limits(pass)
	l := c.find(e.ID)
	if l == nil {
		return c.ask(e, c.first(e, limits))
	}
	d := e.Within(l.Dose, limits)
	if e.Stage > c.s.Stage {
		if half := c.first(e, limits); half.Sum() < d.Sum() {
			d = half
		}
	}
	return c.ask(e, d)
}

// ask lays a person's own wish for less over a dose.
func (c *Course) ask(e *exercise.Exercise, d dose.Dose) dose.Dose {
	for _, ch := range c.s.Choices {
		if ch.Choice.Act == Less && ch.Choice.Exercise == e.ID && ch.Choice.Dose.Kind == d.Kind && ch.Choice.Dose.Sum() < d.Sum() {
			d = d.Shape(ch.Choice.Dose.Sum(), dose.ByReps)
		}
		if ch.Choice.Act == Hold && ch.Choice.Exercise == e.ID && ch.Choice.Dose.Kind == d.Kind && ch.Choice.Dose.Sum() < d.Sum() {
			d = ch.Choice.Dose
		}
	}
	return d
}

// carryOut does to every line what a decision says, after so many days without
// a session.
func (c *Course) carryOut(d progression.Decision, day unit.Day, gap int) []LineChange {
	pass, ok := c.result(day).Pass()
	limits := c.limits(pass)
	if !ok {
		return nil
	}
	own := c.s.About.Profile.Equipment
	var out []LineChange
	for i := range c.s.Lines {
		l := &c.s.Lines[i]
		e := c.lib.Exercises.Get(l.Exercise)
		mine, from := c.forLine(d, l, day, gap)
		change := mine.Change(progression.Line{
			Exercise: e, Dose: from, Last: l.Last, Today: day, Provoked: l.Provoked, Loads: own.Loads(tool(e)), Bands: own.Bands, Way: l.Way, Stepped: l.Stepped,
		}, limits)
		if change.Dose.Sum() > l.Dose.Sum() && from != l.Dose {
			change.Dose = l.Dose
		}
		out = append(out, LineChange{Exercise: l.Exercise, From: l.Dose, To: change.Dose, Swap: change.Swap, Reason: change.Reason})
		l.take(change, day)
	}
	c.move(d, day)
	return out
}

// above says whether an exercise is above the stage: it was done at the half,
// and begins with its own dose once the stage is reached.
func (c *Course) above(id string) bool {
	e := c.lib.Exercises.Get(id)
	return e == nil || e.Stage > c.s.Stage
}

func tool(e *exercise.Exercise) (string, int) {
	if e == nil {
		return "", 1
	}
	return e.Tool, e.Pieces
}

// take keeps what a decision did to the line.
func (l *line) take(change progression.Change, day unit.Day) {
	l.Provoked = false
	if change.Away > 0 {
		l.Stepped, l.Away = day, change.Away
	}
	switch change.Swap {
	case progression.Out, progression.ToEasier:
		l.Out = true
	}
	if !change.Dose.IsZero() {
		l.Dose, l.Way = change.Dose, change.Way
	}
}

// move changes the stage, and what goes with it.
func (c *Course) move(d progression.Decision, day unit.Day) {
	switch d.Kind {
	case progression.KindDeload:
		c.s.SinceLight = 0
	case progression.KindReview:
		c.s.Reviews++
	case progression.KindSettle:
		c.s.Settles = append(c.s.Settles, day)
		c.s.Settling, c.s.SettleDay = true, day
	case progression.KindPauseRescreen:
		c.s.Again = true
	}
	if d.NewEntry {
		c.s.Anew, c.s.Again = true, true
		return
	}
	if d.Rescreen == progression.FullRescreen {
		c.s.Again = true
	}
	if d.Stage == c.s.Stage {
		return
	}
	up := d.Stage > c.s.Stage
	if up {
		c.s.Lines = slices.DeleteFunc(c.s.Lines, func(l line) bool { return c.above(l.Exercise) })
	}
	c.s.Stage, c.s.StageDay, c.s.InStage, c.s.StageDone, c.s.StageDue, c.s.StageWorst = d.Stage, day, 0, 0, 0, c.worst()
	for i := range c.s.Lines {
		e := c.lib.Exercises.Get(c.s.Lines[i].Exercise)
		c.s.Lines[i].Out = c.s.Lines[i].Out && !up && e.Stage > d.Stage
	}
	if up && d.Stage == exercise.Concentric {
		c.s.SinceLight = 0
	}
}
