package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"reflect"

	"tspine/app"
	"tspine/engine/course"
	"tspine/engine/person"
)

// lastOf puts what a person said last of themselves first.
const lastOf = ` ORDER BY day DESC, at DESC, id DESC LIMIT 1`

const (
	lastAbout   = `SELECT id FROM about WHERE person = $1` + lastOf
	lastBody    = `COALESCE((SELECT body FROM about WHERE person = p.id` + lastOf + `), '')`
	allAbouts   = selectAbout + ` WHERE person = $1 ORDER BY day, at, id`
	insertAbout = `INSERT INTO about (person, id, day, at, body) VALUES ($1, $2, $3, $4, $5)`
	selectAbout = `SELECT 'about', id, day, at, body FROM about`
)

// about is a course.About as JSON. Only a program of one's own needs another
// form.
type about struct {
	Profile person.Profile
	Country string
	Program string
	Own     *ownProgram
	Text    string `json:",omitzero"`
	Zone    string

	Schedule person.Schedule `json:",omitzero"`
}

func (r *record) about(a *course.About) error {
	own, err := fromProgram(a.Own)
	if err != nil {
		return err
	}
	kept := about{a.Profile, a.Country, a.Program, own, a.Text, a.Zone, a.Schedule}
	if again, err := kept.about(); err != nil || !reflect.DeepEqual(again, a) {
		return errLossy
	}
	body, err := encode(&kept)
	r.insert, r.row = insertAbout, append(r.row, body)
	return err
}

func decodeAbout(body string) (*course.About, error) {
	kept, err := decode[about](body)
	if err != nil {
		return nil, err
	}
	return kept.about()
}

func (a *about) about() (*course.About, error) {
	own, err := a.Own.program()
	return &course.About{Profile: a.Profile, Country: a.Country, Program: a.Program, Own: own, Text: a.Text, Zone: a.Zone, Schedule: a.Schedule}, err
}

// zoneOf reads where a person is, and nothing else of what they said; empty is
// nothing said.
func zoneOf(body string) (string, error) {
	if body == "" {
		return "", nil
	}
	var kept struct{ Zone string }
	if err := json.Unmarshal([]byte(body), &kept); err != nil {
		return "", fmt.Errorf("%w: about: %w", ErrDamaged, err)
	}
	return kept.Zone, nil
}

// Abouts lists what a person said of themselves, the oldest first. For someone
// unknown it is empty.
func (s *Store) Abouts(ctx context.Context, person string) ([]course.Event, error) {
	var out []course.Event
	err := s.readers.ask(ctx, func(l *link) error {
		return l.each(ctx, func(r *sql.Rows) error {
			e, err := scanBody(r)
			out = append(out, e)
			return err
		}, allAbouts, person)
	})
	if err != nil {
		return nil, fmt.Errorf("read what %s said of themselves: %w", person, err)
	}
	return out, nil
}

// unsaid fails with app.ErrChanged where the person said something else of
// themselves since.
func unsaid(ctx context.Context, l *link, person, after string) error {
	if after == "" {
		return nil
	}
	last := ""
	err := l.each(ctx, func(r *sql.Rows) error { return r.Scan(&last) }, lastAbout, person)
	if err == nil && last != after {
		err = app.ErrChanged
	}
	return err
}
