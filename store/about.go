package store

import (
	"reflect"

	"tspine/engine/course"
	"tspine/engine/person"
)

const (
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
	Zone    string
}

func (r *record) about(a *course.About) error {
	own, err := fromProgram(a.Own)
	if err != nil {
		return err
	}
	kept := about{a.Profile, a.Country, a.Program, own, a.Zone}
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
	return &course.About{Profile: a.Profile, Country: a.Country, Program: a.Program, Own: own, Zone: a.Zone}, err
}
