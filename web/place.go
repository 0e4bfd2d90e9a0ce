package web

import (
	"errors"
	"net/http"
	"time"

	"tspine/app"
	"tspine/engine/fault"
)

// placePage is the place as its owner sees it: the program, the database, and
// the backups.
type placePage struct {
	Version, Size, Dir string
	Data               string // folder of the database
	At                 string // time of day of the backups, or off
	Daily              string // how many are kept, as typed
	Weekly, Monthly    string
	Fixed              bool
	Was                string // the state of the plan that it was opened in
	Changed            bool   // elsewhere, since it was opened
	Next, Failed       string // empty: none
	Backups            []backupPart
	Faults             fault.Faults
}

// backupPart is one backup.
type backupPart struct{ Path, At, Size string }

func (placePage) file() string { return "place" }
func (placePage) tab() string  { return "you" }

// pathPlace is where the owner sees the place.
const pathPlace = "/you/place"

// minute writes a moment as people read it, where the server is.
func (s *Server) minute(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.In(s.App.Now().Location()).Format("2006-01-02 15:04")
}

// megabytes writes a size.
func (s *Server) megabytes(r *http.Request, n int64) string {
	return s.phrase(r).Words.Number(float64(n)/(1<<20)) + " MB"
}

func (s *Server) placePage(r *http.Request) (placePage, error) {
	if s.Backups == nil {
		return placePage{}, errNotFound
	}
	at, err := s.Backups.Place(r.Context())
	if err != nil {
		return placePage{}, err
	}
	p := placePage{
		Version: s.Version, Size: s.megabytes(r, at.Size), Dir: at.Dir, At: at.Plan.At(), Fixed: at.Fixed, Next: s.minute(at.Next), Was: at.Plan.State(),
		Daily: itoa(at.Plan.Daily), Weekly: itoa(at.Plan.Weekly), Monthly: itoa(at.Plan.Monthly),
	}
	if at.Failed != nil {
		p.Failed = at.Failed.Error()
	}
	for _, f := range at.Backups {
		p.Backups = append(p.Backups, backupPart{f.Path, s.minute(f.At), s.megabytes(r, f.Size)})
	}
	return p, nil
}

// place shows it.
func (s *Server) place(w http.ResponseWriter, r *http.Request) error {
	p, err := s.placePage(r)
	if err != nil {
		return err
	}
	return s.render(w, r, http.StatusOK, p)
}

// arrange keeps another plan of backups.
func (s *Server) arrange(w http.ResponseWriter, r *http.Request) error {
	if err := readForm(r); err != nil {
		return err
	}
	p, err := s.placePage(r)
	if err != nil {
		return err
	}
	if !p.Fixed {
		p.At = trimmed(r, "at")
		if r.PostForm.Get("off") != "" {
			p.At = app.BackupsOff
		}
	}
	p.Daily, p.Weekly, p.Monthly = trimmed(r, "daily"), trimmed(r, "weekly"), trimmed(r, "monthly")
	if err := s.Backups.Arrange(r.Context(), was(r), p.At, p.Daily, p.Weekly, p.Monthly); err != nil {
		if p.Changed = errors.Is(err, app.ErrChanged); p.Changed {
			return &badForm{p, err} // saving again knows of it: the page carries the state that holds now
		}
		if p.Was = was(r); errors.As(err, &p.Faults) {
			return &badForm{p, err}
		}
		return err
	}
	return back(w, r, pathPlace)
}

// backUp makes a backup now. Why one can't be made stands on the page.
func (s *Server) backUp(w http.ResponseWriter, r *http.Request) error {
	if s.Backups == nil {
		return errNotFound
	}
	if _, err := s.Backups.Make(r.Context()); err != nil {
		s.Log.Error("backup failed", "why", err.Error())
	}
	return back(w, r, pathPlace)
}
