// Package store keeps what people did and said, so that nothing of it is lost.
//
// It is one SQLite file. One writer takes whatever waits into one commit, and
// readers stand beside it. Ids are made by whoever creates a thing, so writing
// the same thing twice is harmless.
package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"net/url"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"time"
)

// What may be wrong with a store itself.
var (
	ErrClosed  = errors.New("the store is closed")
	ErrForeign = errors.New("not a file of tspine")
	ErrNewer   = errors.New("written by a newer version of tspine")
	ErrNobody  = errors.New("there is nobody in it")
)

// leastReaders is how many may read at once on a small machine.
const leastReaders = 4

// Store is one database file. Its methods may be called from any goroutine.
type Store struct {
	file    *sql.DB
	lock    *lock
	readers readers
	writer  *writer
	steps   *checkpoints
	watch   watch
	closing sync.Once
	closed  error
}

// Open opens the file at path, creates it and its folder where they are
// missing (for their owner's eyes only), and brings its tables up to date. It
// fails with ErrForeign for a file of another kind, with ErrNewer for one that
// a newer version has written, with ErrDamaged for a broken one, and with
// ErrFull, ErrReadOnly, ErrDenied, ErrFolder or ErrBusy where the disk or
// another program is in the way. It leaves alone what it refuses.
func Open(ctx context.Context, path string) (*Store, error) {
	s, err := open(ctx, path, patience)
	if err != nil {
		return nil, fmt.Errorf("open %s: %w", path, err)
	}
	return s, nil
}

func open(ctx context.Context, path string, wait time.Duration) (*Store, error) {
	full, err := filepath.Abs(path)
	if err != nil {
		return nil, err
	}
	if err := claim(ctx, full); err != nil {
		return nil, explainAt(full, err)
	}
	l, err := take(full)
	if err != nil {
		return nil, explain(err)
	}
	if l.alone() {
		err = inspect(ctx, full, wait)
	}
	if err = errors.Join(err, l.share()); err != nil {
		return nil, errors.Join(explainAt(full, err), l.close())
	}
	file, err := connect(ctx, full, wait)
	if err != nil {
		return nil, errors.Join(explainAt(full, err), l.close())
	}
	s := &Store{file: file, lock: l, readers: newReaders(file, max(leastReaders, runtime.GOMAXPROCS(0))), watch: watch{file: file}}
	s.steps = startCheckpoints(file)
	s.writer = startWriter(file, s.steps)
	return s, nil
}

// connect opens the file and brings its tables up to date.
func connect(ctx context.Context, full string, wait time.Duration) (*sql.DB, error) {
	file, err := sql.Open("sqlite", address(full, append([]string{busy(wait)}, working[:]...)...))
	if err != nil {
		return nil, err
	}
	if err := migrate(ctx, file, wait); err != nil {
		return nil, errors.Join(err, file.Close())
	}
	return file, nil
}

// busy is how long a connection waits for another one.
func busy(wait time.Duration) string { return fmt.Sprintf("busy_timeout(%d)", wait.Milliseconds()) }

// patience is how long a program waits for another one that writes.
const patience = 10 * time.Second

// working is what every connection is told. An automatic checkpoint would make
// one writer wait long, so it is far off: see checkpoints. What is deleted is
// overwritten: see Erase.
var working = [...]string{
	"journal_mode(WAL)", "synchronous(FULL)", "foreign_keys(1)",
	"wal_autocheckpoint(10000)", "secure_delete(1)",
}

// address gives the driver's name of the file, whatever signs its path holds.
// Transactions that write take their lock when they begin.
func address(full string, pragmas ...string) string {
	slashed := filepath.ToSlash(full)
	if !strings.HasPrefix(slashed, "/") {
		slashed = "/" + slashed // C:/… of Windows
	}
	u := url.URL{Scheme: "file", Path: slashed, RawQuery: url.Values{
		"_pragma": pragmas,
		"_txlock": {"immediate"},
	}.Encode()}
	return u.String()
}

// Close waits for the writes that have begun, moves them all into the main
// file, and closes it. Closing again gives the same answer.
func (s *Store) Close() error {
	s.closing.Do(func() {
		err := errors.Join(s.writer.stop(), s.steps.stop(), s.readers.close(), s.watch.close(), whole(s.file), s.file.Close(), s.lock.close())
		if err != nil {
			s.closed = fmt.Errorf("close: %w", err)
		}
	})
	return s.closed
}
