package store

import "tspine/engine/course"

const (
	insertCheck = `INSERT INTO "check" (person, id, day, at, body) VALUES ($1, $2, $3, $4, $5)`
	selectCheck = `SELECT 'check', id, day, at, body FROM "check"`
)

// checked is a course.Check as JSON.
type checked struct{ Answers map[string]answer }

func (r *record) check(c *course.Check) error {
	answers, err := fromAnswers(c.Answers)
	if err != nil {
		return err
	}
	body, err := encode(&checked{answers})
	r.insert, r.row = insertCheck, append(r.row, body)
	return err
}

func decodeCheck(body string) (*course.Check, error) {
	c, err := decode[checked](body)
	if err != nil {
		return nil, err
	}
	return &course.Check{Answers: toAnswers(c.Answers)}, nil
}
