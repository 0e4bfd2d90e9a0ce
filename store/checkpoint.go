package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
)

// step is after how many writes a checkpoint is due.
const step = 2000

// checkpoints moves what was written from the write-ahead log into the main
// file, in small steps that no writer waits for.
type checkpoints struct {
	file   *sql.DB
	due    chan struct{}
	done   chan struct{}
	writes int   // since the last step; the writer's own
	failed error // the first failure, for stop
}

func startCheckpoints(file *sql.DB) *checkpoints {
	c := &checkpoints{file: file, due: make(chan struct{}, 1), done: make(chan struct{})}
	go c.run()
	return c
}

// count notes that n more writes are committed.
func (c *checkpoints) count(n int) {
	if c.writes += n; c.writes < step {
		return
	}
	select {
	case c.due <- struct{}{}:
		c.writes = 0
	default: // the last step is not done yet
	}
}

func (c *checkpoints) run() {
	defer close(c.done)
	for range c.due {
		_, err := c.file.ExecContext(context.Background(), `PRAGMA wal_checkpoint(PASSIVE)`)
		if err = explain(err); err != nil && c.failed == nil && !errors.Is(err, ErrFull) {
			c.failed = fmt.Errorf("checkpoint: %w", err)
		}
	}
}

// stop waits for the last step, and tells what went wrong in any. Nothing may
// count any more.
func (c *checkpoints) stop() error {
	close(c.due)
	<-c.done
	return c.failed
}

// whole moves everything into the main file. Readers of another program, or a
// full disk, may keep it from being done. What was answered is safe in the log
// all the same, and is moved by whoever closes next.
func whole(file *sql.DB) error {
	_, err := file.ExecContext(context.Background(), `PRAGMA wal_checkpoint(TRUNCATE)`)
	if err = explain(err); errors.Is(err, ErrFull) || errors.Is(err, ErrBusy) {
		return nil
	}
	return err
}
