package store

import (
	"context"
	"database/sql"
	"fmt"

	"tspine/app"
)

const (
	insertOwn = `INSERT INTO own (person, id, name, at, body, drawn) VALUES ($1, $2, $3, $4, $5, $6)`
	selectOwn = `SELECT id, name, at, body, drawn FROM own`
	allOwn    = selectOwn + ` WHERE person = $1 ORDER BY at, id`
	oneOwn    = selectOwn + one
	ownMark   = `SELECT count(*) || ' ' || coalesce(max(id), '') FROM own WHERE person = $1`
)

// Own lists every version of a person's texts of own exercises, the oldest
// first.
func (s *Store) Own(ctx context.Context, person string) ([]app.Own, error) {
	var out []app.Own
	err := s.readers.ask(ctx, func(l *link) (err error) {
		out, err = owned(ctx, l, allOwn, person)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("read own exercises of %s: %w", person, err)
	}
	return out, nil
}

// OwnMark names what Own would list, in few bytes: another list has another
// mark.
func (s *Store) OwnMark(ctx context.Context, person string) (string, error) {
	var mark string
	err := s.readers.ask(ctx, func(l *link) (err error) {
		mark, err = markOf(ctx, l, person)
		return err
	})
	if err != nil {
		return "", fmt.Errorf("look at own exercises of %s: %w", person, err)
	}
	return mark, nil
}

func markOf(ctx context.Context, l *link, person string) (mark string, err error) {
	err = l.each(ctx, func(r *sql.Rows) error { return r.Scan(&mark) }, ownMark, person)
	return mark, err
}

// unowned fails where the person has kept or removed own exercises since the
// list had that mark.
func unowned(ctx context.Context, l *link, person, was string) error {
	if was == "" {
		return nil
	}
	mark, err := markOf(ctx, l, person)
	if err == nil && mark != was {
		err = fmt.Errorf("own exercises: %w", app.ErrChanged)
	}
	return err
}

func owned(ctx context.Context, l *link, which string, args ...any) ([]app.Own, error) {
	var out []app.Own
	err := l.each(ctx, func(r *sql.Rows) error {
		o, err := scanOwn(r)
		out = append(out, o)
		return err
	}, which, args...)
	return out, err
}

func scanOwn(r *sql.Rows) (app.Own, error) {
	var o app.Own
	err := r.Scan(&o.ID, &o.Name, &o.At, &o.Text, &o.Drawn)
	return o, err
}

// keepOwn keeps a version of a text. The same again is left as it is.
func keepOwn(ctx context.Context, l *link, person string, o app.Own) error {
	there, err := owned(ctx, l, oneOwn, person, o.ID)
	switch {
	case err != nil:
		return err
	case len(there) == 0:
		err = l.exec(ctx, insertOwn, person, o.ID, o.Name, o.At, o.Text, o.Drawn)
	case there[0] != o:
		err = app.ErrDiffers
	}
	if err != nil {
		return fmt.Errorf("own exercises %s: %w", o.ID, err)
	}
	return nil
}
