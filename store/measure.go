package store

import "tspine/engine/assessment"

const (
	insertMeasure = `INSERT INTO measure (person, id, day, at, body) VALUES ($1, $2, $3, $4, $5)`
	selectMeasure = `SELECT 'measure', id, day, at, body FROM measure`
)

func (r *record) measure(m *assessment.Measures) error {
	body, err := encode(m)
	r.insert, r.row = insertMeasure, append(r.row, body)
	return err
}
