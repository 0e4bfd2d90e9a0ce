package store

import (
	"context"
	"database/sql"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
)

// The head of a SQLite file: what it begins with, and where the number of the
// program that it belongs to stands. Source: sqlite.org/fileformat2.html.
const (
	magic     = "SQLite format 3\x00"
	ownerAt   = 68
	headBytes = 100
	owner     = 0x74737069 // "tspi"
)

// claim makes sure that the file is ours before anything changes it: a file of
// another program, or of no database, is refused and left as it is.
func claim(ctx context.Context, full string) error {
	// An empty file beside a log is one that lost its beginning, not a new one.
	if wal, err := os.Stat(full + "-wal"); err == nil && wal.Size() > 0 {
		if stat, err := os.Stat(full); err == nil && stat.Size() == 0 {
			return fmt.Errorf("%w: it is empty, and its log is not", ErrDamaged)
		}
	}
	if err := os.MkdirAll(filepath.Dir(full), 0o700); err != nil {
		return err
	}
	f, err := os.OpenFile(full, os.O_RDWR|os.O_CREATE, 0o600)
	if err != nil {
		return err
	}
	head := make([]byte, headBytes)
	n, err := io.ReadFull(f, head)
	if err := errors.Join(ended(err), f.Close()); err != nil {
		return err
	}
	if n == 0 {
		return mark(ctx, full)
	}
	return ours(head[:n])
}

// ours says whether a file that begins with head is ours.
func ours(head []byte) error {
	switch {
	case len(head) < headBytes || !strings.HasPrefix(string(head), magic):
		return fmt.Errorf("%w: no database", ErrForeign)
	case binary.BigEndian.Uint32(head[ownerAt:]) != owner:
		return fmt.Errorf("%w: a database of another program", ErrForeign)
	}
	return nil
}

// ended forgives a file for being shorter than its head.
func ended(err error) error {
	if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
		return nil
	}
	return err
}

// mark writes our number into an empty file. It does so before the file gets
// its write-ahead log, so that the number is in the head from the beginning.
func mark(ctx context.Context, full string) error {
	file, err := sql.Open("sqlite", address(full, "busy_timeout(10000)"))
	if err != nil {
		return err
	}
	_, err = file.ExecContext(ctx, fmt.Sprintf("PRAGMA application_id = %d", owner))
	return errors.Join(err, file.Close())
}
