package web

import (
	"bytes"
	"cmp"
	"errors"
	"io"
	"mime"
	"net/http"
	"slices"
	"strings"

	"tspine/app"
	"tspine/catalog"
	"tspine/engine/fault"
	"tspine/exchange"
)

// filePage is the program as the text of a file.
type filePage struct {
	Was     string
	Name    string // of the file, for a download
	Text    string
	Changed bool // elsewhere, since it was opened
	Faults  []filePart
}

// filePart is a fault of the file, with the line that it stands in.
type filePart struct {
	Line, Column int // 0: in no line
	Fault        fault.Fault
	Mark         markPart
}

func (filePage) file() string { return "file" }
func (filePage) tab() string  { return "program" }

// programFile shows the program as text.
func (s *Server) programFile(w http.ResponseWriter, r *http.Request) error {
	p, err := s.filePage(r)
	if err != nil {
		return err
	}
	return s.render(w, r, http.StatusOK, p)
}

func (s *Server) filePage(r *http.Request) (filePage, error) {
	opened, err := s.App.Writing(r.Context(), actor(r).Person, s.ownTitle(r))
	if err != nil {
		return filePage{}, err
	}
	id, text, err := s.App.ProgramFile(r.Context(), actor(r).Person, s.ownTitle(r))
	return filePage{Was: opened.Version, Name: id + ".yaml", Text: string(text)}, err
}

// download hands the program out as a file.
func (s *Server) download(w http.ResponseWriter, r *http.Request) error {
	p, err := s.filePage(r)
	if err != nil {
		return err
	}
	w.Header().Set("Content-Type", "application/yaml; charset=utf-8")
	w.Header().Set("Content-Disposition", mime.FormatMediaType("attachment", map[string]string{"filename": p.Name}))
	_, _ = io.WriteString(w, p.Text) // whoever left no longer cares
	return nil
}

// tellFile follows the program of a text or a file.
func (s *Server) tellFile(w http.ResponseWriter, r *http.Request) error {
	name, text, err := readText(r)
	if err != nil {
		return err
	}
	p, err := s.filePage(r)
	if err != nil {
		return err
	}
	was := was(r)
	err = s.App.SaveText(r.Context(), actor(r).Person, was, name, text)
	var all catalog.Faults
	switch {
	case err == nil:
		return back(w, r, "/program?saved=yes")
	case errors.Is(err, app.ErrChanged):
		p.Text, p.Changed = string(text), true
		return &badForm{p, err}
	case !errors.As(err, &all):
		return err
	}
	p.Was, p.Text, p.Faults = was, strings.ToValidUTF8(string(text), "\uFFFD"), fileFaults(all)
	var told fault.Faults
	for _, f := range all {
		told = append(told, f.Fault)
	}
	return &badForm{p, told}
}

// checkFile tells a script what is wrong with a text.
func (s *Server) checkFile(w http.ResponseWriter, r *http.Request) error {
	name, text, err := readText(r)
	if err != nil {
		return err
	}
	if _, _, err := s.App.Leave(r.Context(), actor(r).Person); err != nil {
		return err
	}
	all, err := s.App.CheckText(r.Context(), actor(r).Person, name, text)
	if err != nil {
		return err
	}
	return answer(w, http.StatusOK, exchange.Checked{Faults: s.checkedFaults(r, all)})
}

// checkedFaults gives the faults of a file as a script shows them.
func (s *Server) checkedFaults(r *http.Request, all catalog.Faults) []exchange.CheckedFault {
	out := []exchange.CheckedFault{}
	for _, f := range fileFaults(all) {
		out = append(out, exchange.CheckedFault{Path: f.Fault.Path, Line: f.Line, Column: f.Column, Text: s.phrase(r).Fault(f.Fault), At: f.Mark.Before + f.Mark.Marked + f.Mark.After})
	}
	return out
}

// fileFaults puts faults in the order of the lines, each with its line marked.
func fileFaults(all catalog.Faults) []filePart {
	out := make([]filePart, 0, len(all))
	for _, f := range all {
		in := f.Fault
		in.Column = f.Column
		out = append(out, filePart{f.Line, f.Column, f.Fault, mark(f.Text, in)})
	}
	slices.SortStableFunc(out, func(a, b filePart) int { return cmp.Or(cmp.Compare(a.Line, b.Line), cmp.Compare(a.Column, b.Column)) })
	return out
}

// readText reads a text that was typed, or a file that was chosen in its place.
func readText(r *http.Request) (name string, text []byte, err error) {
	kind, _, _ := mime.ParseMediaType(r.Header.Get("Content-Type"))
	if kind != "multipart/form-data" {
		err := readForm(r)
		return "program.yaml", unixLines([]byte(r.PostForm.Get("text"))), err
	}
	if err := r.ParseMultipartForm(formMost); err != nil {
		var large *http.MaxBytesError
		if errors.As(err, &large) {
			return "", nil, err
		}
		return "", nil, errBadForm
	}
	defer r.MultipartForm.RemoveAll() // nothing of it is needed after this
	text = unixLines([]byte(r.FormValue("text")))
	file, head, err := r.FormFile("file")
	if errors.Is(err, http.ErrMissingFile) {
		return "program.yaml", text, nil
	}
	if err != nil {
		return "", nil, errBadForm
	}
	defer file.Close()
	if head.Size == 0 {
		return "program.yaml", text, nil
	}
	chosen, err := io.ReadAll(file)
	return "program.yaml", unixLines(chosen), err
}

// unixLines ends lines as files here do; browsers end them otherwise.
func unixLines(text []byte) []byte { return bytes.ReplaceAll(text, []byte("\r\n"), []byte("\n")) }
