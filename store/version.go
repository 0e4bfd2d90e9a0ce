package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"sync"
)

const dataVersion = `PRAGMA data_version`

// watch is a link that only looks whether anything was written by another one.
type watch struct {
	file *sql.DB

	lock   sync.Mutex
	link   *link // nil: to be made
	links  int64 // how many there were: each counts for itself
	closed bool
}

// Version is a number that is another one once anything was written to the file
// since it was asked for last, by this program or by another one, and
// sometimes without that. What was read after asking holds for as long as it
// says the same.
func (s *Store) Version(ctx context.Context) (int64, error) {
	v, err := s.watch.version(ctx)
	if err != nil {
		return 0, fmt.Errorf("look for writes: %w", err)
	}
	return v, nil
}

func (w *watch) version(ctx context.Context) (int64, error) {
	w.lock.Lock()
	defer w.lock.Unlock()
	if w.closed {
		return 0, ErrClosed
	}
	if w.link == nil {
		l, err := newLink(context.WithoutCancel(ctx), w.file)
		if err != nil {
			return 0, err
		}
		w.link, w.links = l, w.links+1
	}
	var n int64
	err := w.link.each(context.WithoutCancel(ctx), func(r *sql.Rows) error { return r.Scan(&n) }, dataVersion)
	if err != nil {
		err = errors.Join(err, w.link.close())
		w.link = nil
		return 0, err
	}
	return w.links<<32 | n, nil
}

// close closes the link, and turns whoever asks away.
func (w *watch) close() error {
	w.lock.Lock()
	defer w.lock.Unlock()
	w.closed = true
	return w.link.close()
}
