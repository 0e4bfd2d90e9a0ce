package web

import (
	"bytes"
	"errors"
	"io"
	"net/http"
	"slices"
	"strings"

	"tspine/app"
	"tspine/catalog"
	"tspine/engine/fault"
)

// bringPage is what a file would bring, before anything is written.
type bringPage struct {
	File   string
	Faults []filePart // of the file
	More   int        // faults that are not listed

	Plan   *app.PastPlan // of another app's log; nil: it is an export of ours
	Counts []countPart
	Names  []bringName
	Beyond int      // names that are not asked for, as there are too many
	Ours   []string // ids of our exercises, by name

	Back *app.Imported // of an export of ours
}

// bringName is one name, and what it stands for.
type bringName struct {
	app.PastName
	Key string // of its field
}

// countPart is how many of something there are.
type countPart struct {
	Key string
	N   int
}

func (bringPage) file() string { return "bring" }
func (bringPage) tab() string  { return "you" }

// pathBring is where a file is shown that was sent.
const pathBring = "/you/data/import"

// namesAsked is for how many names it is asked what they stand for: more than a
// lifter has. The others are kept as it was said or suggested.
const namesAsked = 400

// Values of a field that says what a name stands for, beside ids of exercises.
const (
	standsForNone = "-"
	standsOut     = "--"
)

// bringPage says what a file would bring, and reads it for that.
func (s *Server) bringPage(r *http.Request, f app.Upload, in io.ReadSeeker) (bringPage, error) {
	if f.Ours() {
		return s.backPage(r, f, in, true)
	}
	p := bringPage{File: f.Name}
	plan, err := s.App.PlanPast(r.Context(), s.Kept, actor(r).Person, app.PastFile{Name: f.Name, In: in, Unit: f.Unit}, nil)
	if err != nil {
		return p, err
	}
	p.Plan, p.Faults, p.More = &plan, fileFaults(plan.Faults), plan.Log.More
	for _, n := range []countPart{
		{"rests", plan.Log.Rests}, {"empty", plan.Log.Empty}, {"faulty", plan.Log.Faulty}, {"left-out", plan.LeftOut()}, {"there", plan.There}, {"differ", len(plan.Differ)},
	} {
		if n.N > 0 {
			p.Counts = append(p.Counts, n)
		}
	}
	for i, n := range plan.Names {
		if i >= namesAsked {
			p.Beyond = len(plan.Names) - i
			break
		}
		p.Names = append(p.Names, bringName{n, "n" + itoa(i)})
	}
	having, err := s.App.For(r.Context(), actor(r).Person)
	if err != nil {
		return p, err
	}
	for _, e := range having.Catalog.Exercises.All() {
		p.Ours = append(p.Ours, e.ID)
	}
	say := s.phrase(r)
	slices.SortFunc(p.Ours, func(a, b string) int { return strings.Compare(say.Name(a), say.Name(b)) })
	return p, nil
}

// backPage is what an export brings back, or with dry would bring.
func (s *Server) backPage(r *http.Request, f app.Upload, in io.ReadSeeker, dry bool) (bringPage, error) {
	got, err := s.App.Import(r.Context(), s.Kept, actor(r), app.Bringing{File: f.Name, In: in, As: strings.TrimSpace(f.As), Dry: dry})
	p := bringPage{File: f.Name, Back: &got}
	var all catalog.Faults
	if errors.As(err, &all) {
		p.Faults, err = fileFaults(all), nil
	}
	return p, err
}

// waitingFor is the key of the file that waits for whoever asks.
func waitingFor(a app.Actor) string { return app.UploadFor(a.Account, a.Person) }

// bring shows the file that waits.
func (s *Server) bring(w http.ResponseWriter, r *http.Request) error {
	if one := s.bringing.Get(waitingFor(actor(r))); one != nil {
		return s.running(w, r, one)
	}
	f, there := s.sent.Get(waitingFor(actor(r)), s.App.Now())
	if !there {
		return back(w, r, pathData)
	}
	p, err := s.bringPage(r, f, bytes.NewReader(f.Text))
	if err != nil {
		return err
	}
	return s.render(w, r, http.StatusOK, p)
}

// agreeToBring brings what was shown, or forgets it.
func (s *Server) agreeToBring(w http.ResponseWriter, r *http.Request) error {
	if err := readForm(r); err != nil {
		return err
	}
	key := waitingFor(actor(r))
	f, there := s.sent.Get(key, s.App.Now())
	switch {
	case s.Options.Demo != nil:
		return errForbidden
	case trimmed(r, "act") == "drop" || !there:
		s.sent.Drop(key)
		return back(w, r, pathData)
	}
	over, err := s.bringNow(r, f)
	if err != nil {
		return err
	}
	if !over {
		return back(w, r, pathBring)
	}
	return back(w, r, pathData+"#brought")
}

// bringNow writes what a file brings, with the names as the form says them, and
// says whether that is over: a long file goes on beside.
func (s *Server) bringNow(r *http.Request, f app.Upload) (bool, error) {
	size := int64(len(f.Text))
	if f.Ours() {
		return s.bringBeside(r, &f, app.Readings*size, func(r *http.Request, b *app.Running) error {
			p, err := s.backPage(r, f, b.Counting(bytes.NewReader(f.Text)), false)
			if err == nil && len(p.Faults) > 0 {
				err = &badForm{p, fault.Faults{{Code: "file-has-faults"}}}
			}
			return err
		})
	}
	return s.bringBeside(r, &f, 2*size, func(r *http.Request, b *app.Running) error { return s.bringPast(r, f, b) })
}

// bringPast writes the log of another app. It is read once for its names, which
// the form only counts, and once with what is said of them.
func (s *Server) bringPast(r *http.Request, f app.Upload, b *app.Running) error {
	p, err := s.bringPage(r, f, b.Counting(bytes.NewReader(f.Text)))
	if err != nil {
		return err
	}
	skip, who := trimmed(r, "skip") == "yes", actor(r).Person
	if len(p.Faults) > 0 && !skip {
		return &badForm{p, fault.Faults{{Code: "file-has-faults"}}}
	}
	plan, err := s.App.PlanPast(r.Context(), s.Kept, who, app.PastFile{Name: f.Name, In: b.Counting(bytes.NewReader(f.Text)), Unit: f.Unit}, namesSaid(r, p.Names))
	if err != nil {
		return err
	}
	_, err = s.App.BringPast(r.Context(), s.Kept, who, plan, skip)
	return err
}

// namesSaid reads what a form says of names.
func namesSaid(r *http.Request, names []bringName) []app.Naming {
	var said []app.Naming
	for _, n := range names {
		switch value := trimmed(r, n.Key); value {
		case "":
		case standsForNone:
			said = append(said, app.Naming{Name: n.Name})
		case standsOut:
			said = append(said, app.Naming{Name: n.Name, Out: true})
		default:
			said = append(said, app.Naming{Name: n.Name, Exercise: value})
		}
	}
	return said
}
