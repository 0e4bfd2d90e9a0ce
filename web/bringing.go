package web

import (
	"context"
	"net/http"
	"time"

	"tspine/app"
)

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
func (s *Server) bringBeside(r *http.Request, f *app.Upload, size int64, do func(*http.Request, *app.Running) error) (bool, error) {
	key := waitingFor(actor(r))
	beside := r.WithContext(context.WithoutCancel(r.Context())) // its form is read
	one, mine := s.bringing.Begin(key, f.Name, size, func(b *app.Running) error {
		err := do(beside, b)
		if err == nil {
			s.sent.Drop(key)
		}
		return err
	})
	if !mine {
		return false, nil
	}
	select {
	case <-one.Done():
		s.bringing.Get(key)
		return true, one.Err()
	case <-time.After(bringWaits):
		return false, nil
	}
}

// running shows how far a file is, and leads on at its end.
func (s *Server) running(w http.ResponseWriter, r *http.Request, one *app.Running) error {
	if one.Over() {
		if one.Err() != nil {
			return one.Err()
		}
		return back(w, r, pathData+"#brought")
	}
	w.Header().Set("Refresh", looksEvery)
	return s.render(w, r, http.StatusOK, runningPage{one.File, one.Percent()})
}
