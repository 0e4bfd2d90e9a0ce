package store

import (
	"database/sql"
	"fmt"

	"tspine/engine/logbook"
)

const (
	insertLine = `INSERT INTO entry_line (person, entry, n, exercise, in_place_of, planned, planned_total,
		did, did_total, how, pain, before, after, reserve, day, at)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)`
	lineColumns = `entry_line.entry, exercise, in_place_of, planned, did, how, pain, entry_line.before, entry_line.after, reserve`
	linesSince  = `SELECT ` + lineColumns + ` FROM entry JOIN entry_line
		ON entry_line.person = entry.person AND entry_line.entry = entry.id
		WHERE entry.person = $1 AND entry.day >= $2 ORDER BY entry.day, entry.at, entry.id, n`
	linesBetween = `SELECT ` + lineColumns + ` FROM entry JOIN entry_line
		ON entry_line.person = entry.person AND entry_line.entry = entry.id
		WHERE entry.person = $1 AND entry.day >= $2 AND entry.day < $3 ORDER BY entry.day, entry.at, entry.id, n`
	linesOfOne = `SELECT ` + lineColumns + ` FROM entry_line WHERE person = $1 AND entry = $2 ORDER BY n`
)

// usualLines is how many lines room is made for at first.
const usualLines = 12

// lineOf gives what is kept of a line, but for its place.
func lineOf(d *logbook.Done) ([]any, error) {
	planned, err := writeDose(d.Planned)
	if err != nil {
		return nil, fmt.Errorf("planned: %w", err)
	}
	did, err := writeDose(d.Did)
	if err != nil {
		return nil, fmt.Errorf("did: %w", err)
	}
	return []any{
		d.Exercise, d.InPlaceOf, planned, d.Planned.Sum(), did, d.Did.Sum(),
		string(d.How), d.Pain, d.Before, d.After, d.Reserve,
	}, nil
}

// scanLine reads one line into its entry. The totals are there for sums in SQL
// only.
func scanLine(r *sql.Rows, entries map[string]*logbook.Entry) error {
	id, d, err := scanDone(r)
	if err != nil {
		return err
	}
	e := entries[id]
	if e.Lines == nil {
		e.Lines = make([]logbook.Done, 0, usualLines)
	}
	e.Lines = append(e.Lines, d)
	return nil
}

// scanDone reads what one line says, after the columns of which what is given
// wants the values, and of which entry it is.
func scanDone(r *sql.Rows, first ...any) (string, logbook.Done, error) {
	var id, planned, did string
	var d logbook.Done
	err := r.Scan(append(first, &id, &d.Exercise, &d.InPlaceOf, &planned, &did, &d.How, &d.Pain, &d.Before, &d.After, &d.Reserve)...)
	if err != nil {
		return id, d, err
	}
	if d.Planned, err = readDose(planned); err != nil {
		return id, d, fmt.Errorf("%w: entry %s: %w", ErrDamaged, id, err)
	}
	if d.Did, err = readDose(did); err != nil {
		return id, d, fmt.Errorf("%w: entry %s: %w", ErrDamaged, id, err)
	}
	return id, d, nil
}
