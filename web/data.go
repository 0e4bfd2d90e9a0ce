package web

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"mime"
	"net/http"
	"strconv"

	"tspine/app"
	"tspine/engine/fault"
	"tspine/exchange"
)

// Kept is what taking along and bringing back need of a store.
type Kept interface {
	Dump(ctx context.Context, person string, to app.Taker) error
	Pour(ctx context.Context, p app.Person, as app.Pouring, fill func(app.Taker) error) error
	Compare(ctx context.Context, person string, fill func(app.Taker) error, found func(app.Found)) error
	app.PastKeeper
}

// dataPage is what is kept of a person, and the ways out and in.
type dataPage struct {
	Person  app.Person
	Demo    bool
	Most    int // megabytes of a file
	Imports []importPart
	Backs   []backPart
	Names   []app.PastName
	Undone  int    // things of an import that were taken back a moment ago
	Taken   bool   // that one was
	Wrong   string // key of what is wrong with the file that was sent; empty: nothing
}

// importPart is one import of another app's log.
type importPart struct {
	app.PastImport
	When string
}

// backPart is one import of an export of ours.
type backPart struct {
	app.Brought
	When string
}

func (dataPage) file() string { return "data" }
func (dataPage) tab() string  { return "you" }

// pathData is where one's data is.
const pathData = "/you/data"

func (s *Server) dataPage(r *http.Request) (dataPage, error) {
	p := dataPage{Person: actor(r).Person, Demo: s.Options.Demo != nil, Most: exchange.LargestSheet >> 20}
	imports, names, err := s.App.Pasts(r.Context(), s.Kept, p.Person)
	for _, one := range imports {
		p.Imports = append(p.Imports, importPart{one, s.minute(one.At)})
	}
	p.Names = names
	if err != nil {
		return p, err
	}
	back, err := s.App.Imports(r.Context(), s.Kept, p.Person)
	for _, one := range back {
		p.Backs = append(p.Backs, backPart{one, one.At.Format("2006-01-02 15:04")})
	}
	return p, err
}

// data shows what is kept.
func (s *Server) data(w http.ResponseWriter, r *http.Request) error {
	p, err := s.dataPage(r)
	if err != nil {
		return err
	}
	if n, err := strconv.Atoi(r.URL.Query().Get("undone")); err == nil && n >= 0 {
		p.Undone, p.Taken = n, true
	}
	return s.render(w, r, http.StatusOK, p)
}

// exportJSON hands out everything that is kept of a person.
func (s *Server) exportJSON(w http.ResponseWriter, r *http.Request) error {
	return s.handOut(w, "tspine.json", "application/json", func(to io.Writer) error {
		return s.App.Export(r.Context(), s.Kept, actor(r).Person, to)
	})
}

// exportCSV hands out the log.
func (s *Server) exportCSV(w http.ResponseWriter, r *http.Request) error {
	return s.handOut(w, "tspine.csv", "text/csv; charset=utf-8", func(to io.Writer) error {
		return s.App.ExportCSV(r.Context(), s.Kept, actor(r).Person, to)
	})
}

// handOut sends a file as it is written. Where that fails after it has begun,
// the connection is broken off, so that nobody takes half for the whole.
func (s *Server) handOut(w http.ResponseWriter, name, kind string, write func(io.Writer) error) error {
	out := &begun{to: w, begin: func() {
		w.Header().Set("Content-Type", kind)
		w.Header().Set("Content-Disposition", mime.FormatMediaType("attachment", map[string]string{"filename": name}))
	}}
	err := write(out)
	if err != nil && out.n > 0 {
		s.Log.Error("a file was broken off", "why", err.Error())
		panic(http.ErrAbortHandler)
	}
	return err
}

// begun counts what is written, and says when it begins.
type begun struct {
	to    io.Writer
	begin func()
	n     int
}

// Write writes on.
func (b *begun) Write(p []byte) (int, error) {
	if b.n == 0 {
		b.begin()
	}
	n, err := b.to.Write(p)
	b.n += n
	return n, err
}

// errNoFile says that no file came with a form.
var errNoFile = errors.New("no file was chosen")

// uploadMost is how much of a request is read to its end, so that a browser
// hears that its file is too large instead of a broken connection.
const uploadMost = 256 << 20

// fieldMost is how long other fields beside a file may be, in bytes.
const fieldMost = 1 << 10

// readUpload reads a form with a file, of which no more is held than may be.
func readUpload(r *http.Request) (app.Upload, error) {
	var f app.Upload
	form, err := r.MultipartReader()
	if err != nil {
		return f, fmt.Errorf("%w: %w", errBadForm, err)
	}
	for {
		part, err := form.NextPart()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return f, fmt.Errorf("%w: %w", errBadForm, err)
		}
		most := int64(fieldMost)
		if part.FormName() == "file" {
			most = exchange.LargestSheet
		}
		text, err := io.ReadAll(io.LimitReader(part, most+1))
		if err != nil {
			return f, fmt.Errorf("%w: %w", errBadForm, err)
		}
		if int64(len(text)) > most {
			_, _ = io.Copy(io.Discard, r.Body) // what comes after is not wanted either
			return f, exchange.ErrTooLarge
		}
		switch part.FormName() {
		case "file":
			f.Name, f.Text = part.FileName(), text
		case "unit":
			f.Unit = string(text)
		case "name":
			f.As = string(text)
		}
	}
	if len(bytes.TrimSpace(f.Text)) == 0 {
		return f, errNoFile
	}
	return f, nil
}

// upload takes a file, and leads to where it is shown.
func (s *Server) upload(w http.ResponseWriter, r *http.Request) error {
	if s.Options.Demo != nil {
		return errForbidden
	}
	f, err := readUpload(r)
	if err != nil {
		return s.refused(r, err)
	}
	f.At = s.App.Now()
	if _, err := s.bringPage(r, f, bytes.NewReader(f.Text)); err != nil {
		return s.refused(r, err)
	}
	s.sent.Put(waitingFor(actor(r)), f)
	return back(w, r, pathBring)
}

// refused says on the page of one's data what is wrong with a file as a whole.
func (s *Server) refused(r *http.Request, err error) error {
	for _, one := range []struct {
		is  error
		key string
	}{
		{exchange.ErrTooLarge, "too-large"}, {exchange.ErrNoSheet, "no-log"}, {exchange.ErrNoExport, "no-log"}, {exchange.ErrNewerFormat, "newer"},
		{app.ErrNameTaken, "name-taken"}, {app.ErrNotOwner, "not-yours"}, {app.ErrNotYours, "not-yours"}, {errNoFile, "no-file"},
	} {
		if !errors.Is(err, one.is) {
			continue
		}
		p, failed := s.dataPage(r)
		if failed != nil {
			return failed
		}
		if p.Wrong = one.key; one.is == exchange.ErrTooLarge {
			return &badForm{p, &http.MaxBytesError{Limit: exchange.LargestSheet}}
		}
		return &badForm{p, fault.Faults{{Path: "file", Code: "file-has-faults"}}}
	}
	return err
}

// takeBack takes an import back.
func (s *Server) takeBack(w http.ResponseWriter, r *http.Request) error {
	if err := readForm(r); err != nil {
		return err
	}
	if s.Options.Demo != nil {
		return errForbidden
	}
	gone, err := s.App.TakeBack(r.Context(), s.Kept, actor(r).Person, trimmed(r, "import"))
	if err != nil {
		return err
	}
	return back(w, r, pathData+"?undone="+itoa(gone.Gone))
}
