package store

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
)

// Restore puts the backup from in the place of the file at path, once it is
// verified, and keeps what was there as the file kept, where anything was. It
// fails with ErrInUse while another program has the file open, and with
// ErrForeign, ErrDamaged or ErrNewer for what is no good backup, and with
// ErrNobody for one that holds nobody; then nothing is touched. The file has its name at every moment: there is no time at which
// a crash would leave none.
func Restore(ctx context.Context, from, path, kept string) (c Content, wasThere bool, err error) {
	c, wasThere, err = restore(ctx, from, path, kept)
	if err != nil {
		return c, wasThere, fmt.Errorf("restore %s: %w", from, err)
	}
	return c, wasThere, nil
}

func restore(ctx context.Context, from, path, kept string) (c Content, wasThere bool, err error) {
	full, err := filepath.Abs(path)
	if err != nil {
		return c, false, err
	}
	if err := backupHead(from, full); err != nil {
		return c, false, explain(err)
	}
	if err := os.MkdirAll(filepath.Dir(full), 0o700); err != nil {
		return c, false, explain(err)
	}
	l, err := take(full)
	if err != nil {
		return c, false, explain(err)
	}
	defer func() { err = errors.Join(err, l.close()) }()
	if !l.alone() {
		return c, false, ErrInUse
	}
	part, err := partOf(full)
	if err != nil {
		return c, false, explain(err)
	}
	if c, err = ready(ctx, from, part); err == nil {
		wasThere, err = swap(ctx, part, full, kept)
	}
	if err != nil {
		err = errors.Join(explainAt(full, err), discard(part), discard(part+"-wal"), discard(part+"-shm"))
	}
	return c, wasThere, err
}

// backupHead makes sure that a file begins as ours do, and is not the one that
// it is to replace.
func backupHead(from, full string) error {
	stat, err := os.Stat(from)
	if err != nil {
		return err
	}
	if present, err := os.Stat(full); err == nil && os.SameFile(stat, present) {
		return fmt.Errorf("%w: it is the file itself", ErrInUse)
	}
	f, err := os.Open(from)
	if err != nil {
		return err
	}
	head := make([]byte, headBytes)
	n, err := io.ReadFull(f, head)
	if err := errors.Join(ended(err), f.Close()); err != nil {
		return err
	}
	return ours(head[:n])
}

// ready makes part a whole copy of a backup, with what its log holds, and
// brings it up to date: what takes the file's place has been opened once.
func ready(ctx context.Context, from, part string) (Content, error) {
	if err := copyInto(from, part); err != nil {
		return Content{}, err
	}
	switch err := copyInto(from+"-wal", part+"-wal"); {
	case err != nil && !errors.Is(err, os.ErrNotExist):
		return Content{}, err
	}
	if err := inspect(ctx, part, patience); err != nil {
		return Content{}, err
	}
	file, err := connect(ctx, part, patience)
	if err != nil {
		return Content{}, err
	}
	c, err := verify(ctx, file)
	if err == nil && c.People == 0 {
		err = ErrNobody
	}
	if err := errors.Join(err, truncate(ctx, file), file.Close()); err != nil {
		return c, err
	}
	return c, flush(part)
}

// swap keeps the present file under another name, and puts part in its place.
func swap(ctx context.Context, part, full, kept string) (bool, error) {
	err := keep(ctx, full, kept)
	wasThere := !errors.Is(err, os.ErrNotExist)
	if err != nil && wasThere {
		return true, err
	}
	if err := errors.Join(discard(full+"-wal"), discard(full+"-shm"), os.Rename(part, full)); err != nil {
		return wasThere, err
	}
	return wasThere, flush(filepath.Dir(full))
}

// keep gives the present file a second name. What its log holds is moved into
// it; where that can't be done, because it is damaged, the log is kept beside.
func keep(ctx context.Context, full, kept string) error {
	if _, err := os.Stat(full); err != nil {
		return err
	}
	if err := free(kept, false); err != nil {
		return err
	}
	if merge(ctx, full) != nil {
		if err := copyInto(full+"-wal", kept+"-wal"); err != nil && !errors.Is(err, os.ErrNotExist) {
			return err
		}
	}
	if os.Link(full, kept) == nil {
		return nil
	}
	return copyInto(full, kept)
}

// merge moves the log of a sound file into it.
func merge(ctx context.Context, full string) error {
	if err := inspect(ctx, full, patience); err != nil {
		return err
	}
	file, err := connect(ctx, full, patience)
	if err != nil {
		return err
	}
	return errors.Join(truncate(ctx, file), file.Close())
}

// copyInto copies a file, for its owner only, and waits until it is safe.
func copyInto(from, to string) (err error) {
	in, err := os.Open(from)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, in.Close()) }()
	out, err := os.OpenFile(to, os.O_WRONLY|os.O_CREATE|os.O_TRUNC, 0o600)
	if err != nil {
		return err
	}
	_, err = io.Copy(out, in)
	return errors.Join(err, out.Sync(), out.Close())
}
