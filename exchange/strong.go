package exchange

import "strings"

// readStrong reads a log of Strong, a row a set. Strong has no description of
// its format; what the columns mean was seen in exports that are public and in
// programs that read them (astashov/liftosaur#384, Julien-Au/gymcoach#105 and
// #138, mtanzim/vis-strong-go):
//
//	Date                day and time of the session, as 2020-12-30 18:51:52; newer ones on phones in English 9:05:00 AM
//	Workout #           number of the session; not read
//	Workout Name        name of the session
//	Duration, Workout Duration, Duration (sec)
//	                    of the session, as 1h 5m or 45m, or in seconds
//	Exercise Name       name with the equipment behind it, as Squat (Barbell)
//	Set Order           1, 2, … a working set; W a warm-up, D a drop set, F a set to failure; Rest Timer a rest, Note a note
//	Weight, Weight (kg), Weight (lbs), with Weight Unit in a column of its own in some
//	Reps, RPE, Seconds  0 or empty: not said
//	Distance, Distance (meters), with Distance Unit in some; without a unit kilometers, or miles where weights are pounds
//	Notes               on the set; Workout Notes on the session
//
// Columns are parted by commas, or by semicolons with decimal commas.
func readStrong(s *sheet, g *gathering, pounds bool) {
	weight := s.column("weight (kg)", "weight (kgs)", "weight (lbs)", "weight (lb)", "weight")
	distance := s.column("distance (meters)", "distance (km)", "distance (miles)", "distance")
	columnPounds, said := poundsIn(weight)
	if !said {
		columnPounds = pounds
	}
	s.begin(weight, distance, "reps", "rpe", "seconds")
	for s.next() {
		g.log.Rows++
		order := s.cell("set order")
		if strings.EqualFold(order, "rest timer") {
			g.log.Rests++
			continue
		}
		p := s.strongSession()
		rowPounds, rowSaid := columnPounds, said
		if u := s.cell("weight unit"); u != "" {
			if rowPounds, rowSaid = poundsIn(u); !rowSaid {
				s.fault("weight unit", "unknown-word", u, "kg, lbs")
			}
		}
		set := PastSet{Kind: s.strongKind(order), Reps: s.whole("reps", pastReps), RPE: s.rpe("rpe"), Kg: s.kilograms(weight, rowPounds)}
		set.Seconds, set.Meters = s.whole("seconds", pastSeconds), s.meters(distance, s.strongDistance(distance, rowPounds))
		g.log.Unitless = g.log.Unitless || !rowSaid && set.Kg != 0
		note := s.words("notes", noteLength)
		if strings.EqualFold(order, "note") {
			p.Note = note
		} else {
			set.Note = note
		}
		g.row(s, p, set)
	}
}

// strongSession reads what a row says of session and exercise.
func (s *sheet) strongSession() Past {
	var p Past
	p.Day, p.Clock = s.moment("date")
	p.Session, p.Name, p.About = s.words("workout name", nameLength), s.name("exercise name"), s.words("workout notes", noteLength)
	if column := s.column("duration (sec)", "duration", "workout duration"); column != "" {
		p.Length = s.length(column)
	}
	return p
}

// strongKind says which kind of set it is.
func (s *sheet) strongKind(order string) string {
	switch strings.ToLower(order) {
	case "w":
		return WarmUp
	case "d":
		return DropSet
	case "f":
		return Failure
	case "note":
		return ""
	}
	if s.whole("set order", pastSets) == 0 && !s.wrong {
		s.fault("set order", "unknown-word", order, "1, 2, 3, W, D, F, Note, Rest Timer")
	}
	return ""
}

// strongDistance says in which unit distances are.
func (s *sheet) strongDistance(column string, pounds bool) string {
	if u := s.cell("distance unit"); u != "" {
		return strings.TrimSuffix(u, ".")
	}
	if _, name, in := strings.Cut(column, "("); in {
		return strings.TrimSuffix(name, ")")
	}
	if pounds {
		return "mi"
	}
	return "km"
}

// row closes a row, and adds its set where there is no fault in it.
func (g *gathering) row(s *sheet, p Past, set PastSet) {
	if !s.end() {
		return
	}
	if set.Reps == 0 && set.Seconds == 0 && set.Meters == 0 && set.Kg == 0 {
		set = PastSet{Note: set.Note}
	}
	if set == (PastSet{}) && p.Note == "" {
		g.log.Empty++
		return
	}
	g.add(p, set)
}
