//go:build darwin || dragonfly || freebsd || linux || netbsd || openbsd

package store

import (
	"errors"
	"fmt"
	"os"
	"syscall"
)

// lock says that this program has the file open: it is held shared by everyone
// who does, and alone by whoever puts another file in its place.
type lock struct{ file *os.File }

// take opens the lock of the file at full and waits until it is held shared.
func take(full string) (*lock, error) {
	f, err := os.OpenFile(full+".lock", os.O_RDWR|os.O_CREATE, 0o600)
	if err != nil {
		return nil, err
	}
	l := &lock{f}
	if err := l.share(); err != nil {
		return nil, errors.Join(err, f.Close())
	}
	return l, nil
}

func (l *lock) share() error { return l.flock(syscall.LOCK_SH) }

// alone says whether nobody else has the file open, and holds it if so. If not,
// the lock is to be shared again.
func (l *lock) alone() bool { return l.flock(syscall.LOCK_EX|syscall.LOCK_NB) == nil }

func (l *lock) flock(how int) error {
	for {
		err := syscall.Flock(int(l.file.Fd()), how)
		if err == nil {
			return nil
		}
		if !errors.Is(err, syscall.EINTR) {
			return fmt.Errorf("lock %s: %w", l.file.Name(), err)
		}
	}
}

func (l *lock) close() error { return l.file.Close() }
