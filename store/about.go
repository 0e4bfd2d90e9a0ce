package store

import "tspine/engine/course"

const (
	insertAbout = `INSERT INTO about (person, id, day, at, body) VALUES ($1, $2, $3, $4, $5)`
	selectAbout = `SELECT 'about', id, day, at, body FROM about`
)

func (r *record) about(a *course.About) error {
	body, err := encode(a)
	r.insert, r.row = insertAbout, append(r.row, body)
	return err
}
