package store

import (
	"database/sql"

	"tspine/engine/course"
)

const (
	insertChoice = `INSERT INTO choice (person, id, day, at, act, exercise, instead, today, dose, of_event, until, absence)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`
	selectChoice = `SELECT id, day, at, act, exercise, instead, today, dose, of_event, until, absence FROM choice`
)

func (r *record) choice(c *course.Choice) error {
	amount, err := writeDose(c.Dose)
	r.insert, r.row = insertChoice, append(r.row, string(c.Act), c.Exercise, c.With, c.Today, amount, c.Of, c.Until, string(c.For))
	return err
}

func scanChoice(r *sql.Rows) (course.Event, error) {
	var e course.Event
	var c course.Choice
	var amount string
	err := r.Scan(&e.ID, &e.Day, &e.At, &c.Act, &c.Exercise, &c.With, &c.Today, &amount, &c.Of, &c.Until, &c.For)
	if err == nil {
		c.Dose, err = readDose(amount)
	}
	e.Choice = &c
	return e, err
}
