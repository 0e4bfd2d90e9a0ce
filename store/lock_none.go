//go:build !(darwin || dragonfly || freebsd || linux || netbsd || openbsd)

package store

// lock does nothing on a system without flock: there, SQLite's own locks are
// all there is, and whoever restores a backup has to close other programs.
type lock struct{}

func take(string) (*lock, error) { return &lock{}, nil }

func (l *lock) share() error { return nil }

func (l *lock) alone() bool { return true }

func (l *lock) close() error { return nil }
