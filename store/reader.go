package store

import (
	"context"
	"database/sql"
	"errors"
)

// readers is a pool of links for reading. A place without a link gets one when
// it is first needed.
type readers struct {
	file   *sql.DB
	places chan *link
}

func newReaders(file *sql.DB, n int) readers {
	r := readers{file, make(chan *link, n)}
	for range n {
		r.places <- nil
	}
	return r
}

// ask runs one query, or several that need not see the same moment.
func (r readers) ask(ctx context.Context, query func(*link) error) error {
	l, err := r.take(ctx)
	if err != nil {
		return err
	}
	if err = query(l); err != nil && l.gone() {
		l = nil
	}
	r.places <- l
	return err
}

// snapshot runs queries that all see the same moment: of what is written
// meanwhile they see nothing.
func (r readers) snapshot(ctx context.Context, queries func(*link) error) error {
	return r.ask(ctx, func(l *link) error {
		if err := l.exec(ctx, beginReading); err != nil {
			return err
		}
		err := queries(l)
		if end := l.exec(ctx, rollback); end != nil {
			err = errors.Join(err, end, l.close())
		}
		return err
	})
}

// take waits for a free place.
func (r readers) take(ctx context.Context) (l *link, err error) {
	var open bool
	select {
	case l, open = <-r.places:
	case <-ctx.Done():
		return nil, ctx.Err()
	}
	switch {
	case !open:
		return nil, ErrClosed
	case l != nil:
		return l, nil
	}
	if l, err = newLink(context.WithoutCancel(ctx), r.file); err != nil {
		r.places <- nil
	}
	return l, err
}

// close waits for every reader, closes all links, and turns later readers away.
func (r readers) close() error {
	var all []error
	for range cap(r.places) {
		all = append(all, (<-r.places).close())
	}
	close(r.places)
	return errors.Join(all...)
}
