package store

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"

	"modernc.org/sqlite"
)

// What may be wrong with a file, its folder or its disk.
var (
	ErrDamaged  = errors.New("the file is damaged")
	ErrFull     = errors.New("the disk is full")
	ErrReadOnly = errors.New("the file or its folder is read-only")
	ErrDenied   = errors.New("no permission")
	ErrFolder   = errors.New("a folder, not a file")
	ErrBusy     = errors.New("another program holds the file locked")
	ErrInUse    = errors.New("another program has the file open")
	ErrThere    = errors.New("the file is there already")
)

// The primary result codes of SQLite. Source: sqlite.org/rescode.html.
const (
	codeMask     = 0xff
	codePerm     = 3
	codeBusy     = 5
	codeLocked   = 6
	codeReadOnly = 8
	codeIO       = 10
	codeCorrupt  = 11
	codeFull     = 13
	codeCantOpen = 14
	codeNotADB   = 26
)

// explain puts the kind of a failure before it, as far as the failure itself
// shows it.
func explain(err error) error {
	if err == nil {
		return nil
	}
	if kind := kindOf(err); kind != nil && !errors.Is(err, kind) {
		return fmt.Errorf("%w: %w", kind, err)
	}
	return err
}

func kindOf(err error) error {
	switch {
	case errors.Is(err, syscall.EISDIR):
		return ErrFolder
	case errors.Is(err, syscall.ENOSPC), errors.Is(err, syscall.EDQUOT), errors.Is(err, syscall.EFBIG):
		return ErrFull
	case errors.Is(err, syscall.EROFS):
		return ErrReadOnly
	case errors.Is(err, fs.ErrPermission):
		return ErrDenied
	}
	switch code(err) {
	case codeCorrupt, codeNotADB:
		return ErrDamaged
	case codeFull:
		return ErrFull
	case codeReadOnly:
		return ErrReadOnly
	case codePerm:
		return ErrDenied
	case codeBusy, codeLocked:
		return ErrBusy
	}
	return nil
}

// code gives the primary result code of SQLite, 0 where there is none.
func code(err error) int {
	var e *sqlite.Error
	if errors.As(err, &e) {
		return e.Code() & codeMask
	}
	return 0
}

// explainAt does the same for a failure to open the file at full. SQLite says
// of many failures only that it could not read or open; so the folder is tried.
func explainAt(full string, err error) error {
	if c := code(err); c == codeIO || c == codeCantOpen || c == codeReadOnly {
		if tried := try(filepath.Dir(full)); tried != nil {
			err = fmt.Errorf("%w: %w", err, tried)
		}
	}
	return explain(err)
}

// tryBytes is more than SQLite needs to open a file.
const tryBytes = 64 << 10

// try writes a file into a folder, and takes it away again.
func try(folder string) error {
	f, err := os.CreateTemp(folder, ".tspine-*.try")
	if err != nil {
		return err
	}
	_, err = f.Write(make([]byte, tryBytes))
	return errors.Join(err, f.Close(), os.Remove(f.Name()))
}
