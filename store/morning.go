package store

import (
	"database/sql"

	"tspine/engine/course"
	"tspine/engine/logbook"
)

const (
	insertMorning = `INSERT INTO morning (person, id, day, at, pain, worst, stiffness) VALUES ($1, $2, $3, $4, $5, $6, $7)`
	selectMorning = `SELECT id, day, at, pain, worst, stiffness FROM morning`
)

func (r *record) morning(e *course.Event) error {
	m := e.Morning
	r.insert, r.row = insertMorning, append(r.row, m.Pain, m.Worst, m.Stiffness)
	return agree(e, m.ID, m.Day, m.At)
}

func scanMorning(r *sql.Rows) (course.Event, error) {
	var m logbook.Morning
	err := r.Scan(&m.ID, &m.Day, &m.At, &m.Pain, &m.Worst, &m.Stiffness)
	return course.Event{ID: m.ID, Day: m.Day, At: m.At, Morning: &m}, err
}
