package store

import (
	"tspine/engine/course"
	"tspine/engine/screening"
)

const (
	insertScreening = `INSERT INTO screening (person, id, day, at, body) VALUES ($1, $2, $3, $4, $5)`
	selectScreening = `SELECT 'screening', id, day, at, body FROM screening`
)

// screened is a course.Screen as JSON. Only its answers need another form.
type screened struct {
	Answers    map[string]answer
	Pain       course.Pain
	Hits       []screening.Hit
	Clearances []screening.Clearance
	Text       string
}

func (r *record) screening(s *course.Screen) error {
	answers, err := fromAnswers(s.Answers)
	if err != nil {
		return err
	}
	body, err := encode(&screened{answers, s.Pain, s.Hits, s.Clearances, s.Text})
	r.insert, r.row = insertScreening, append(r.row, body)
	return err
}

func decodeScreening(body string) (*course.Screen, error) {
	s, err := decode[screened](body)
	if err != nil {
		return nil, err
	}
	return &course.Screen{
		Answers: toAnswers(s.Answers), Pain: s.Pain, Hits: s.Hits, Clearances: s.Clearances, Text: s.Text,
	}, nil
}
