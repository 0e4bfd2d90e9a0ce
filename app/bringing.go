package app

import (
	"fmt"
	"io"
	"sync"
	"sync/atomic"
)

// Running is a file that is being written beside whoever asked for it, whether they
// wait or not. It dies with the program, and leaves all of the file or nothing.
type Running struct {
	File string
	size int64         // bytes to be read, over and over counted
	read atomic.Int64  // of these
	done chan struct{} // closed at the end
	err  error         // to be read once it is done
}

// Done is closed at the end.
func (r *Running) Done() <-chan struct{} { return r.done }

// Err says what went wrong, once it is done.
func (r *Running) Err() error { return r.err }

// Percent is how much of it was read.
func (r *Running) Percent() int { return int(min(100*r.read.Load()/max(r.size, 1), 100)) }

// Over says whether it is done.
func (r *Running) Over() bool {
	select {
	case <-r.done:
		return true
	default:
		return false
	}
}

// Counting counts what is read of a file toward its percentage.
func (r *Running) Counting(in io.ReadSeeker) io.ReadSeeker { return counting{in, &r.read} }

// counting counts what is read of a file.
type counting struct {
	io.ReadSeeker
	read *atomic.Int64
}

// Read reads on.
func (c counting) Read(p []byte) (int, error) {
	n, err := c.ReadSeeker.Read(p)
	c.read.Add(int64(n))
	return n, err
}

// Bringings are the files that are being written: one for each account and person.
// The zero value holds none.
type Bringings struct {
	lock sync.Mutex
	all  map[string]*Running
}

// Get gives what is being written, nil where nothing is. What is done is handed
// out once.
func (b *Bringings) Get(key string) *Running {
	b.lock.Lock()
	defer b.lock.Unlock()
	one := b.all[key]
	if one != nil && one.Over() {
		delete(b.all, key)
	}
	return one
}

// Begin begins to write a file of so many bytes, and gives it with true; where one
// is being written that one, with false.
func (b *Bringings) Begin(key, file string, size int64, do func(*Running) error) (*Running, bool) {
	b.lock.Lock()
	defer b.lock.Unlock()
	if one := b.all[key]; one != nil && !one.Over() {
		return one, false
	}
	if b.all == nil {
		b.all = map[string]*Running{}
	}
	one := &Running{File: file, size: size, done: make(chan struct{})}
	b.all[key] = one
	go func() {
		defer close(one.done)
		defer func() {
			if what := recover(); what != nil {
				one.err = fmt.Errorf("bring %s: %v", file, what)
			}
		}()
		one.err = do(one)
	}()
	return one, true
}
