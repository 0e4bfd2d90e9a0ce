package store

import (
	"context"
	"database/sql"
	"fmt"

	"tspine/app"
	"tspine/exchange"
)

const (
	insertPast = `INSERT INTO past (person, id, brought, source, day, name, sets, body) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`
	selectPast = `SELECT id, brought, body FROM past`
	allPast    = selectPast + ` WHERE person = $1 ORDER BY day, id`
	pastOfName = selectPast + ` WHERE person = $1 AND name = $2 ORDER BY day, id`
	onePast    = selectPast + one
	sumsOfPast = `SELECT brought, source, name, count(*), sum(sets), min(day), max(day) FROM past WHERE person = $1
		GROUP BY brought, source, name ORDER BY brought, name`
	countPast  = `SELECT count(*) FROM past WHERE person = $1 AND brought = $2`
	deletePast = `DELETE FROM past WHERE person = $1 AND brought = $2`

	insertNaming = `INSERT INTO naming (person, name, exercise, left_out) VALUES ($1, $2, $3, $4)
		ON CONFLICT (person, name) DO UPDATE SET exercise = excluded.exercise, left_out = excluded.left_out`
	allNamings = `SELECT name, exercise, left_out FROM naming WHERE person = $1 ORDER BY name`
	oneNaming  = `SELECT name, exercise, left_out FROM naming WHERE person = $1 AND name = $2`
)

// EachPast hands over what other apps kept of a person, by day; with a name
// that alone.
func (s *Store) EachPast(ctx context.Context, person, name string, each func(app.Past) error) error {
	err := s.readers.ask(ctx, func(l *link) error {
		if name != "" {
			return eachPast(ctx, l, each, pastOfName, person, name)
		}
		return eachPast(ctx, l, each, allPast, person)
	})
	if err != nil {
		return fmt.Errorf("read past of %s: %w", person, err)
	}
	return nil
}

func eachPast(ctx context.Context, l *link, each func(app.Past) error, which string, args ...any) error {
	return l.each(ctx, func(r *sql.Rows) error {
		var id, brought, body string
		if err := r.Scan(&id, &brought, &body); err != nil {
			return err
		}
		p, err := exchange.PastOf(id, brought, body)
		if err != nil {
			return err
		}
		return each(p)
	}, which, args...)
}

// PastSums counts what other apps kept, by import and name.
func (s *Store) PastSums(ctx context.Context, person string) ([]app.PastSum, error) {
	var out []app.PastSum
	err := s.readers.ask(ctx, func(l *link) error {
		return l.each(ctx, func(r *sql.Rows) error {
			var n app.PastSum
			err := r.Scan(&n.Brought, &n.Source, &n.Name, &n.Sessions, &n.Sets, &n.First, &n.Last)
			out = append(out, n)
			return err
		}, sumsOfPast, person)
	})
	if err != nil {
		return nil, fmt.Errorf("count past of %s: %w", person, err)
	}
	return out, nil
}

// Namings lists what names in other apps stand for, by name.
func (s *Store) Namings(ctx context.Context, person string) ([]app.Naming, error) {
	var out []app.Naming
	err := s.readers.ask(ctx, func(l *link) error {
		return eachNaming(ctx, l, func(n app.Naming) error { out = append(out, n); return nil }, allNamings, person)
	})
	if err != nil {
		return nil, fmt.Errorf("read names of %s: %w", person, err)
	}
	return out, nil
}

func eachNaming(ctx context.Context, l *link, each func(app.Naming) error, which string, args ...any) error {
	return l.each(ctx, func(r *sql.Rows) error {
		var n app.Naming
		if err := r.Scan(&n.Name, &n.Exercise, &n.Out); err != nil {
			return err
		}
		return each(n)
	}, which, args...)
}

// BringPast writes what another app kept, and what its names stand for, in one
// commit. What is there already and says the same is left as it is; what says
// otherwise is app.ErrDiffers.
func (s *Store) BringPast(ctx context.Context, person string, names []app.Naming, list []app.Past) error {
	err := s.writer.do(ctx, func(ctx context.Context, l *link) error {
		for _, n := range names {
			if err := l.exec(ctx, insertNaming, person, n.Name, n.Exercise, n.Out); err != nil {
				return err
			}
		}
		for i := range list {
			if err := keepPast(ctx, l, person, &list[i]); err != nil {
				return err
			}
		}
		return nil
	})
	if err = s.unknown(ctx, person, err); err != nil {
		return fmt.Errorf("bring past of %s: %w", person, err)
	}
	return nil
}

// TakeBackPast removes what one import brought, and says how many exercises of
// sessions that were.
func (s *Store) TakeBackPast(ctx context.Context, person, brought string) (int, error) {
	n := 0
	err := s.writer.do(ctx, func(ctx context.Context, l *link) error {
		if err := l.each(ctx, func(r *sql.Rows) error { return r.Scan(&n) }, countPast, person, brought); err != nil {
			return err
		}
		return l.exec(ctx, deletePast, person, brought)
	})
	if err != nil {
		return 0, fmt.Errorf("take back import %s: %w", brought, err)
	}
	return n, nil
}

// keepPast keeps an exercise of a session of another app. The same again is
// left as it is.
func keepPast(ctx context.Context, l *link, person string, p *app.Past) error {
	is, err := findPast(ctx, l, person, p)
	switch {
	case err != nil || is == app.Same:
		return err
	case is == app.Other:
		return fmt.Errorf("past %s: %w", p.ID, app.ErrDiffers)
	}
	body, err := p.Body()
	if err != nil {
		return err
	}
	return l.exec(ctx, insertPast, person, p.ID, p.Brought, p.Source, p.Day, p.Name, len(p.Sets), body)
}

// findPast says whether the same is there, or something else under its id.
func findPast(ctx context.Context, l *link, person string, p *app.Past) (app.Found, error) {
	want, err := p.Body()
	if err != nil {
		return app.Absent, err
	}
	is := app.Absent
	err = eachPast(ctx, l, func(there app.Past) error {
		body, err := there.Body()
		is = foundOf(true, body == want)
		return err
	}, onePast, person, p.ID)
	return is, err
}

// findNaming says whether it is known what a name stands for: what was chosen
// here stays.
func findNaming(ctx context.Context, l *link, person string, n app.Naming) (app.Found, error) {
	is := app.Absent
	err := eachNaming(ctx, l, func(app.Naming) error { is = app.Same; return nil }, oneNaming, person, n.Name)
	return is, err
}

// Past writes what another app kept.
func (in *pouring) Past(p app.Past) error {
	is, err := findPast(in.ctx, in.link, in.person, &p)
	if err != nil || is == app.Same {
		return err
	}
	if err := keepPast(in.ctx, in.link, in.person, &p); err != nil {
		return err
	}
	body, err := p.Body()
	if err != nil {
		return err
	}
	return in.note(broughtPast, p.ID, p.Day, marked(body))
}

// Naming writes what a name stands for, where that is not known here.
func (in *pouring) Naming(n app.Naming) error {
	is, err := findNaming(in.ctx, in.link, in.person, n)
	if err != nil || is != app.Absent {
		return err
	}
	if err := in.link.exec(in.ctx, insertNaming, in.person, n.Name, n.Exercise, n.Out); err != nil {
		return err
	}
	return in.note(broughtNaming, n.Name, 0, marked(n))
}

// Past compares what another app kept.
func (c *comparing) Past(p app.Past) error {
	is, err := findPast(c.ctx, c.link, c.person, &p)
	if err == nil {
		c.found(is)
	}
	return err
}

// Naming compares what a name stands for.
func (c *comparing) Naming(n app.Naming) error {
	is, err := findNaming(c.ctx, c.link, c.person, n)
	if err == nil {
		c.found(is)
	}
	return err
}

func dumpPast(ctx context.Context, l *link, person string, to app.Taker) error {
	if err := eachNaming(ctx, l, to.Naming, allNamings, person); err != nil {
		return err
	}
	return eachPast(ctx, l, to.Past, allPast, person)
}
