package cohort

import (
	"math"

	"tspine/engine/outcome"
	"tspine/engine/progression"
	"tspine/engine/unit"
)

// log is what a run remembers of sessions and ratings.
type log struct {
	mornings [mornings]unit.Rating // the last is the latest
	worst    [lookBack]unit.Rating // of the last days, in turn
	at       int                   // of the next of them
	most     unit.Rating           // worst of the day so far

	bouts           [mostBouts]progression.Bout // of this week and the one before
	n, first, today int                         // of them; the first of the open week, and of today
	efforts         [3]unit.Rating              // the latest first, at the same load
	least           int                         // fewest reps left in the week; none: not said
	tests           [mostTests]outcome.Point
	tested          int

	inProgram, inStage  int     // weeks
	weekBouts, weekDone int     // of the open week
	stageDone           int     // finished
	due, stageDue       float64 // bouts
	redWeeks            int
	sinceLight          int // weeks since the last deload
	reviews, trained    int
	lastSession         unit.Day
	backFrom            unit.Day // the session before a gap that was stepped back from
}

const (
	mornings  = progression.MorningMedian + 2 // the week before a day, the day, the next morning
	mostBouts = 2 * 3 * unit.DaysPerWeek      // three a day
	mostTests = 8
	none      = math.MaxInt
)

func (l *log) begin(morning unit.Rating) {
	l.mornings[mornings-1] = morning
	l.least = none
}

// anew begins a program.
func (l *log) anew() {
	l.inProgram, l.redWeeks, l.sinceLight, l.reviews = 0, 0, 0, 0
	l.lastSession, l.backFrom = 0, 0
}

// stage begins a stage.
func (l *log) stage() {
	l.inStage, l.stageDone, l.stageDue, l.tested = 0, 0, 0, 0
	l.efforts = [3]unit.Rating{}
}

// bout notes a session.
func (l *log) bout(b progression.Bout, finished bool) {
	if l.n < mostBouts {
		l.bouts[l.n] = b
		l.n++
	}
	l.most = l.most.Max(b.During)
	l.weekBouts++
	if finished {
		l.weekDone++
		l.stageDone++
	}
	l.lastSession = b.Day
}

// morning notes the rating on waking, and what it says of yesterday's
// sessions.
func (l *log) morning(m, worst, entry unit.Rating) {
	copy(l.mornings[:], l.mornings[1:])
	l.mornings[mornings-1] = m
	l.worst[l.at] = worst.Max(l.most)
	l.at = (l.at + 1) % lookBack
	l.most = 0
	l.hear(l.today, entry)
	l.today = l.n
}

// hear lets sessions from place i on know what the latest morning says of them.
func (l *log) hear(i int, entry unit.Rating) {
	m := l.mornings[mornings-1]
	if i == l.n || !m.Given() {
		return
	}
	if usual, known := l.usual(entry); known {
		for ; i < l.n; i++ {
			l.bouts[i].Change, l.bouts[i].MorningGiven = float64(m.Value())-usual, true
		}
	}
}

// amend gives a morning without a rating the one that was given later that day.
func (l *log) amend(m, entry unit.Rating, today unit.Day) {
	if l.mornings[mornings-1].Given() {
		return
	}
	l.mornings[mornings-1] = m
	i := l.n
	for i > 0 && l.bouts[i-1].Day >= today-1 {
		i--
	}
	l.hear(i, entry)
}

// usual is the median of the mornings before yesterday, or where none was rated
// the pain at entry. It is what progression.Median gives, without what that
// costs.
func (l *log) usual(entry unit.Rating) (median float64, known bool) {
	var many [unit.MaxRating + 2]uint8
	n := 0
	for _, m := range l.mornings[:progression.MorningMedian] {
		many[m]++
	}
	many[0], n = 0, progression.MorningMedian-int(many[0])
	if n == 0 {
		return float64(entry.Value()), entry.Given()
	}
	return float64(nth(&many, (n-1)/2)+nth(&many, n/2)) / 2, true
}

// nth gives the value of the n-th rating, from 0, of those counted.
func nth(many *[unit.MaxRating + 2]uint8, n int) int {
	for i, c := range many {
		if n -= int(c); n < 0 {
			return i - 1
		}
	}
	return unit.MaxRating
}

// flares says whether this morning and the one before are up, by 6.4. Under
// FlareRise neither can be.
func (l *log) flares(entry unit.Rating) bool {
	least := min(l.mornings[mornings-1], l.mornings[mornings-2])
	if !least.Given() || least.Value() < progression.FlareRise {
		return false
	}
	usual, known := l.usual(entry)
	return known && progression.Flare(usual, least.Value(), progression.FlareApart).Flare
}

// over ends a week. Of the sessions those of the last trained week are kept.
func (l *log) over() {
	kept := 0
	for _, b := range l.bouts[:l.n] {
		if b.Day > l.lastSession-unit.DaysPerWeek {
			l.bouts[kept] = b
			kept++
		}
	}
	l.n, l.first, l.today = kept, kept, kept
	l.inProgram++
	l.weekBouts, l.weekDone, l.least = 0, 0, none
}

// test notes a test.
func (l *log) test(p outcome.Point) {
	if l.tested == mostTests {
		copy(l.tests[:], l.tests[1:])
		l.tested--
	}
	l.tests[l.tested] = p
	l.tested++
}

// effort notes the effort of a session.
func (l *log) effort(e unit.Rating) {
	copy(l.efforts[1:], l.efforts[:])
	l.efforts[0] = e
}

// effortRise is by how much the last two sessions were harder than the one
// before them.
func (l *log) effortRise() int {
	first := l.efforts[2]
	if !first.Given() {
		return 0
	}
	return max(min(l.efforts[0].Value(), l.efforts[1].Value())-first.Value(), 0)
}
