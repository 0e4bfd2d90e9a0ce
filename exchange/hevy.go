package exchange

import "strings"

// readHevy reads a log of Hevy, a row a set. Hevy has no description of its
// format; what the columns mean was seen in exports that are public and in
// programs that read them (Julien-Au/gymcoach#117 and #138,
// Jake-Leicht/Hevy-Dashboard-App, adrianbb05/training_charts):
//
//	title                    name of the session
//	start_time, end_time     as 28 Mar 2025, 17:29, the month in the app's language; newer ones 2025-03-28 17:29:00
//	description              note on the session
//	exercise_title           name with the equipment behind it, as Squat (Barbell)
//	superset_id              a number that exercises of a session share that were done by turns
//	exercise_notes           note on the exercise, again with each of its sets
//	set_index                from 0; not read, as rows are in order
//	set_type                 normal, warmup, dropset or failure
//	weight_kg or weight_lbs, distance_km or distance_miles: the unit stands in the name
//	reps, duration_seconds, rpe  empty: not said
func readHevy(s *sheet, g *gathering, _ bool) {
	weight, distance := s.column("weight_kg", "weight_lbs"), s.column("distance_km", "distance_miles", "distance_meters")
	s.begin(weight, distance, "reps", "rpe", "duration_seconds")
	_, far, _ := strings.Cut(distance, "_")
	for s.next() {
		g.log.Rows++
		p := s.hevySession()
		set := PastSet{
			Kind: s.hevyKind(), Kg: s.kilograms(weight, weight == "weight_lbs"), Reps: s.whole("reps", pastReps),
			Meters: s.meters(distance, far), Seconds: s.whole("duration_seconds", pastSeconds), RPE: s.rpe("rpe"),
		}
		g.row(s, p, set)
	}
}

// hevySession reads what a row says of session and exercise.
func (s *sheet) hevySession() Past {
	var p Past
	p.Day, p.Clock = s.moment("start_time")
	p.Session, p.About = s.words("title", nameLength), s.words("description", noteLength)
	p.Name, p.Note, p.Group = s.name("exercise_title"), s.words("exercise_notes", noteLength), s.words("superset_id", nameLength)
	if s.cell("end_time") == "" || s.wrong {
		return p
	}
	day, clock := s.moment("end_time")
	if p.Length = int(day-p.Day)*daySeconds + clock - p.Clock; !s.wrong && (p.Length < 0 || p.Length > pastSeconds) {
		s.fault("end_time", "out-of-range", s.cell("end_time"), s.cell("start_time")+" …")
	}
	return p
}

// hevyKind says which kind of set it is.
func (s *sheet) hevyKind() string {
	switch kind := strings.ToLower(s.cell("set_type")); kind {
	case "", "normal":
		return ""
	case "warmup", "warm_up", "warm-up":
		return WarmUp
	case "dropset", "drop_set", "drop":
		return DropSet
	case "failure":
		return Failure
	default:
		s.fault("set_type", "unknown-word", kind, "normal, warmup, dropset, failure")
		return ""
	}
}
