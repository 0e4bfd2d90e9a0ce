package exchange

import "strings"

// fitNotesWeights are the columns in which FitNotes has weights.
var fitNotesWeights = [...]string{"weight (kg)", "weight (kgs)", "weight (lbs)", "weight (lb)", "weight"}

// readFitNotes reads a log of FitNotes, a row a set. FitNotes has no description
// of its format; what the columns mean was seen in exports that are public and
// in programs that read them (LiamMorrow/LiftLog#936, tihawk/push-fitnotes):
//
//	Date                   the day, as 2024-06-01: a day is one session
//	Exercise               name, the equipment in any place of it
//	Category               a muscle or Cardio; not read
//	Weight (kg), Weight (kgs), Weight (lbs), or Weight with Weight Unit beside it
//	Reps                   0 or empty: not said
//	Distance, Distance Unit  m, km, ft, mi
//	Time                   h:mm:ss
//	Comment or Notes       on the set
//	Kind                   of the set, in some
func readFitNotes(s *sheet, g *gathering, pounds bool) {
	var weights []string
	for _, name := range fitNotesWeights {
		if s.has(name) {
			weights = append(weights, name)
		}
	}
	note := s.column("comment", "notes")
	s.begin(append(weights, "reps", "distance", "rpe")...)
	for s.next() {
		g.log.Rows++
		var p Past
		p.Day, p.Clock = s.moment("date")
		p.Name = s.name("exercise")
		set := PastSet{Kind: s.fitNotesKind(), Reps: s.whole("reps", pastReps), RPE: s.rpe("rpe"), Seconds: s.length("time"), Note: s.words(note, noteLength)}
		set.Meters = s.meters("distance", s.cell("distance unit"))
		for _, weight := range weights {
			if set.Kg != 0 || s.cell(weight) == "" {
				continue
			}
			inPounds, said := poundsIn(weight + " " + s.cell("weight unit"))
			if !said {
				inPounds = pounds
			}
			set.Kg = s.kilograms(weight, inPounds)
			g.log.Unitless = g.log.Unitless || !said && set.Kg != 0
		}
		g.row(s, p, set)
	}
}

// fitNotesKind says which kind of set it is.
func (s *sheet) fitNotesKind() string {
	if strings.HasPrefix(strings.ToLower(strings.ReplaceAll(s.cell("kind"), "-", "")), "warmup") {
		return WarmUp
	}
	return ""
}
