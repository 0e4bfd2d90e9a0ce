package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"path/filepath"
)

// Backup writes a copy of the whole file, as it is at one moment, to the file
// to, while others write on. The copy is made under another name, verified,
// and safe on the disk before it gets its own: one that is cut short never has
// it. Where to is there already it fails with ErrThere, unless over is true.
func (s *Store) Backup(ctx context.Context, to string, over bool) (Content, error) {
	c, err := s.backup(ctx, to, over)
	if err != nil {
		return c, fmt.Errorf("back up to %s: %w", to, err)
	}
	return c, nil
}

func (s *Store) backup(ctx context.Context, to string, over bool) (Content, error) {
	var c Content
	if err := free(to, over); err != nil {
		return c, err
	}
	part, err := partOf(to)
	if err != nil {
		return c, explain(err)
	}
	if c, err = s.copyTo(ctx, part); err == nil {
		err = settle(part, to, over)
	}
	if err != nil {
		return c, errors.Join(explainAt(part, err), discard(part))
	}
	return c, nil
}

// free says whether a file may be written.
func free(to string, over bool) error {
	stat, err := os.Stat(to)
	switch {
	case errors.Is(err, os.ErrNotExist):
		return nil
	case err != nil:
		return explain(err)
	case stat.IsDir():
		return ErrFolder
	case !over:
		return ErrThere
	}
	return nil
}

// partOf makes an empty file beside the one that is to be, for its owner only.
func partOf(to string) (string, error) {
	f, err := os.CreateTemp(filepath.Dir(to), "."+filepath.Base(to)+".*.part")
	if err != nil {
		return "", err
	}
	return f.Name(), f.Close()
}

// discard removes a file, if it is there.
func discard(name string) error {
	if err := os.Remove(name); err != nil && !errors.Is(err, os.ErrNotExist) {
		return err
	}
	return nil
}

// copyTo copies everything into a file, and verifies the copy. Where nothing
// was written meanwhile, it holds as much as the original.
func (s *Store) copyTo(ctx context.Context, part string) (Content, error) {
	var before, after Content
	if err := count(ctx, s.file, &before); err != nil {
		return before, err
	}
	if _, err := s.file.ExecContext(ctx, `VACUUM INTO $1`, part); err != nil {
		return before, fmt.Errorf("copy: %w", err)
	}
	c, err := verifyAt(ctx, part)
	if err != nil {
		return c, fmt.Errorf("the copy: %w", err)
	}
	if err := count(ctx, s.file, &after); err != nil {
		return c, err
	}
	if got := (Content{c.People, c.Entries, c.Lines, 0}); before == after && got != before {
		return c, fmt.Errorf("%w: the copy holds %+v of %+v", ErrDamaged, got, before)
	}
	return c, nil
}

// verifyAt verifies a file that nobody else has open, and changes nothing.
func verifyAt(ctx context.Context, full string) (Content, error) {
	full, err := filepath.Abs(full)
	if err != nil {
		return Content{}, err
	}
	file, err := sql.Open("sqlite", address(full)+"&mode=ro")
	if err != nil {
		return Content{}, err
	}
	c, err := verify(ctx, file)
	return c, errors.Join(err, file.Close())
}

// settle gives a finished file its name, once its bytes are safe on the disk.
func settle(part, to string, over bool) error {
	if err := flush(part); err != nil {
		return err
	}
	if over {
		if err := os.Rename(part, to); err != nil {
			return err
		}
		return flush(filepath.Dir(to))
	}
	switch err := os.Link(part, to); {
	case errors.Is(err, os.ErrExist):
		return ErrThere
	case err != nil: // a disk without links, as a memory stick
		if err := free(to, false); err != nil {
			return err
		}
		return settle(part, to, true)
	}
	return errors.Join(os.Remove(part), flush(filepath.Dir(to)))
}

// flush waits until a file or folder is safe on the disk.
func flush(name string) error {
	f, err := os.Open(name)
	if err != nil {
		return err
	}
	return errors.Join(f.Sync(), f.Close())
}
