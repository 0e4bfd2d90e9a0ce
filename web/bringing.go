package web

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"sync"
	"sync/atomic"
	"time"

	"tspine/app"
)

// bringing is a file that is being written, whether its page is open or not. It
// dies with the program, and leaves all of the file or nothing.
type bringing struct {
	file string
	size int64         // bytes to be read, over and over counted
	read atomic.Int64  // of these
	done chan struct{} // closed at the end
	err  error         // to be read once it is done
}

// percent is how much of it was read.
func (b *bringing) percent() int {
	return int(min(100*b.read.Load()/max(b.size, 1), 100))
}

// over says whether it is done.
func (b *bringing) over() bool {
	select {
	case <-b.done:
		return true
	default:
		return false
	}
}

// bringings are the files that are being written: one for each account and
// person.
type bringings struct {
	lock sync.Mutex
	all  map[string]*bringing
}

// get gives what is being written, nil where nothing is. What is done is handed
// out once.
func (b *bringings) get(key string) *bringing {
	b.lock.Lock()
	defer b.lock.Unlock()
	one := b.all[key]
	if one != nil && one.over() {
		delete(b.all, key)
	}
	return one
}

// begin begins to write a file, and gives it with true; where one is being
// written that one, with false.
func (b *bringings) begin(key, file string, size int64, do func(*bringing) error) (*bringing, bool) {
	b.lock.Lock()
	defer b.lock.Unlock()
	if one := b.all[key]; one != nil && !one.over() {
		return one, false
	}
	if b.all == nil {
		b.all = map[string]*bringing{}
	}
	one := &bringing{file: file, size: size, done: make(chan struct{})}
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

// runningPage shows how far a file is.
type runningPage struct {
	File    string
	Percent int
}

func (runningPage) file() string { return "running" }
func (runningPage) tab() string  { return "you" }

// How long a browser waits for the end of an import before it is shown how far it
// is, and how often it looks then, in seconds.
const (
	bringWaits = time.Second
	looksEvery = "2"
)

// bringBeside writes a file beside the request, which may be left. It gives true once
// that is done.
func (s *Server) bringBeside(r *http.Request, f *app.Upload, size int64, do func(context.Context, *bringing) error) (bool, error) {
	key := waitingFor(actor(r))
	ctx := context.WithoutCancel(r.Context())
	one, mine := s.bringing.begin(key, f.Name, size, func(b *bringing) error {
		err := do(ctx, b)
		if err == nil {
			s.sent.Drop(key)
		}
		return err
	})
	if !mine {
		return false, nil
	}
	select {
	case <-one.done:
		s.bringing.get(key)
		return true, one.err
	case <-time.After(bringWaits):
		return false, nil
	}
}

// running shows how far a file is, and leads on at its end.
func (s *Server) running(w http.ResponseWriter, r *http.Request, one *bringing) error {
	if one.over() {
		if one.err != nil {
			return one.err
		}
		return back(w, r, pathData+"#brought")
	}
	w.Header().Set("Refresh", looksEvery)
	return s.render(w, r, http.StatusOK, runningPage{one.file, one.percent()})
}
