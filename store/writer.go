package store

import (
	"context"
	"database/sql"
	"errors"
	"runtime"
	"sync"
)

// most is how many writes go into one commit.
const most = 256

// Each write stands in a savepoint of its own.
const (
	savepoint = `SAVEPOINT one`
	release   = `RELEASE SAVEPOINT one`
	undo      = `ROLLBACK TO SAVEPOINT one`
)

// room is the memory for pages that the writer may take, 16 MB: with less, a
// write costs more the longer a person's history is.
const room = `PRAGMA cache_size = -16000`

// job is one write that waits, and where its answer goes.
type job struct {
	ctx    context.Context
	act    func(context.Context, *link) error
	answer chan error
}

// writer is the one that writes. It takes whatever waits into one commit, so
// the more there is to write, the less each write costs.
type writer struct {
	file  *sql.DB
	steps *checkpoints
	jobs  chan job
	done  chan struct{}
	link  *link // nil: to be made

	gate   sync.RWMutex // held for reading while a job is handed over
	closed bool
}

func startWriter(file *sql.DB, steps *checkpoints) *writer {
	w := &writer{file: file, steps: steps, jobs: make(chan job, most), done: make(chan struct{})}
	go w.run()
	return w
}

// do has act written, and answers once that is safe on the disk, or is not
// written at all. A job that nobody waits for any more when its turn comes is
// left out; one that has begun is waited for.
func (w *writer) do(ctx context.Context, act func(context.Context, *link) error) error {
	j := job{ctx, act, make(chan error, 1)}
	if err := w.hand(j); err != nil {
		return err
	}
	return <-j.answer
}

func (w *writer) hand(j job) error {
	w.gate.RLock()
	defer w.gate.RUnlock()
	if w.closed {
		return ErrClosed
	}
	select {
	case w.jobs <- j:
		return nil
	case <-j.ctx.Done():
		return j.ctx.Err()
	}
}

// stop turns new writes away and waits for those that were handed over.
func (w *writer) stop() error {
	w.gate.Lock()
	w.closed = true
	close(w.jobs)
	w.gate.Unlock()
	<-w.done
	return w.link.close()
}

func (w *writer) run() {
	defer close(w.done)
	group := make([]job, 0, most)
	for first := range w.jobs {
		group = w.gather(append(group[:0], first))
		for i, err := range w.commit(group) {
			group[i].answer <- err
		}
		w.steps.count(len(group))
		clear(group)
	}
}

// gather adds what waits to the group. It first lets those write on who were
// just answered, else every second commit would hold a single write.
func (w *writer) gather(group []job) []job {
	runtime.Gosched()
	for len(group) < most {
		select {
		case j, open := <-w.jobs:
			if !open {
				return group
			}
			group = append(group, j)
		default:
			return group
		}
	}
	return group
}

// commit writes the group in one transaction and gives each job's answer. Once
// a transaction fails as a whole, so does every job of it that had not failed
// on its own. Closing the connection undoes what it had begun.
func (w *writer) commit(group []job) []error {
	answers := make([]error, len(group))
	err := w.together(group, answers)
	if err == nil {
		return answers
	}
	err = errors.Join(err, w.link.close())
	w.link = nil
	for i := range answers {
		if answers[i] == nil {
			answers[i] = err
		}
	}
	return answers
}

func (w *writer) together(group []job, answers []error) (err error) {
	ctx := context.Background()
	if w.link == nil {
		if w.link, err = newLink(ctx, w.file); err != nil {
			return err
		}
		if err := w.link.exec(ctx, room); err != nil {
			return err
		}
	}
	if err := w.link.exec(ctx, beginWriting); err != nil {
		return err
	}
	for i, j := range group {
		if answers[i] = j.ctx.Err(); answers[i] != nil {
			continue
		}
		if answers[i], err = apart(ctx, w.link, j); err != nil {
			return err
		}
	}
	return w.link.commit(ctx)
}

// apart runs one job in its savepoint, and gives the job's own error apart
// from one that ends the transaction for all.
func apart(ctx context.Context, l *link, j job) (own, all error) {
	if err := l.exec(ctx, savepoint); err != nil {
		return nil, err
	}
	if own = j.act(ctx, l); own != nil {
		if err := l.exec(ctx, undo); err != nil {
			return own, errors.Join(own, err)
		}
	}
	return own, l.exec(ctx, release)
}
