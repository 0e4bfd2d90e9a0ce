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
)

// What may be wrong with a store itself.
var (
	ErrClosed  = errors.New("the store is closed")
	ErrForeign = errors.New("not a file of tspine")
	ErrNewer   = errors.New("written by a newer version of tspine")
)

// leastReaders is how many may read at once on a small machine.
const leastReaders = 4

// Store is one database file. Its methods may be called from any goroutine.
type Store struct {
	file    *sql.DB
	readers readers
	writer  *writer
	steps   *checkpoints
	closing sync.Once
	closed  error
}

// Open opens the file at path, creates it and its folder where they are
// missing (for their owner's eyes only), and brings its tables up to date. It
// fails with ErrForeign for a file of another kind, which it leaves alone, and
// with ErrNewer for one that a newer version has written.
func Open(ctx context.Context, path string) (*Store, error) {
	s, err := open(ctx, path)
	if err != nil {
		return nil, fmt.Errorf("open %s: %w", path, err)
	}
	return s, nil
}

func open(ctx context.Context, path string) (*Store, error) {
	full, err := filepath.Abs(path)
	if err != nil {
		return nil, err
	}
	if err := claim(ctx, full); err != nil {
		return nil, err
	}
	file, err := sql.Open("sqlite", address(full, working[:]...))
	if err != nil {
		return nil, err
	}
	if err := migrate(ctx, file); err != nil {
		return nil, errors.Join(err, file.Close())
	}
	s := &Store{file: file, readers: newReaders(file, max(leastReaders, runtime.GOMAXPROCS(0)))}
	s.steps = startCheckpoints(file)
	s.writer = startWriter(file, s.steps)
	return s, nil
}

// working is what every connection is told. An automatic checkpoint would make
// one writer wait long, so it is far off: see checkpoints.
var working = [...]string{
	"busy_timeout(10000)", "journal_mode(WAL)", "synchronous(FULL)", "foreign_keys(1)",
	"wal_autocheckpoint(10000)",
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
		err := errors.Join(s.writer.stop(), s.steps.stop(), s.readers.close(), whole(s.file), s.file.Close())
		if err != nil {
			s.closed = fmt.Errorf("close: %w", err)
		}
	})
	return s.closed
}
