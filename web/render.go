package web

import (
	"bytes"
	"compress/gzip"
	"embed"
	"errors"
	"fmt"
	"html/template"
	"io/fs"
	"net/http"
	"path"
	"slices"
	"strings"

	"tspine/app"
	"tspine/catalog"
	"tspine/locale"
	"tspine/phrase"
)

//go:embed page/*.html
var pageFiles embed.FS

// page is all that one page can show. Its template is page/FILE.html, which
// defines "title" and "main".
type page interface{ file() string }

// tabbed is a page that belongs to a tab.
type tabbed interface{ tab() string }

// bare is a page without navigation: nothing leads away from it by mistake.
type bare interface{ bare() bool }

// tab is one of the five ways through the site.
type tab struct {
	ID, Path, Icon string
	Current        bool
}

// tabs in their order.
var tabs = [...]tab{
	{ID: "today", Path: "/today", Icon: "today"}, {ID: "program", Path: "/program", Icon: "prog"},
	{ID: "progress", Path: "/progress", Icon: "chart"}, {ID: "exercises", Path: "/exercises", Icon: "lib"},
	{ID: "you", Path: "/you", Icon: "you"},
}

// frame is what the layout shows around a page.
type frame struct {
	Lang, Theme string
	Tabs        []tab // none on a bare page
	Actor       app.Actor
	Demo        bool
	Page        page
}

// pages is every template, by language and name, and the words around them.
type pages struct {
	templates map[string]map[string]*template.Template
	phrases   map[string]phrase.Phraser
}

// newPages reads every template. Figures says whether exercises are drawn here.
func newPages(c *catalog.Catalog, languages []string, a assets, figures bool) (pages, error) {
	out := pages{templates: map[string]map[string]*template.Template{}, phrases: map[string]phrase.Phraser{}}
	names, err := fs.Glob(pageFiles, "page/*.html")
	if err != nil {
		return pages{}, err
	}
	for _, lang := range languages {
		printer, err := locale.New(lang)
		if err != nil {
			return pages{}, err
		}
		say := phrase.Phraser{Words: printer, Catalog: c}
		out.phrases[lang] = say
		out.templates[lang] = map[string]*template.Template{}
		layout, err := template.New("layout.html").Funcs(words(say, a, figures)).ParseFS(pageFiles, shared[:]...)
		if err != nil {
			return pages{}, err
		}
		for _, name := range names {
			if slices.Contains(shared[:], name) {
				continue
			}
			one, err := template.Must(layout.Clone()).ParseFS(pageFiles, name)
			if err != nil {
				return pages{}, err
			}
			out.templates[lang][strings.TrimSuffix(path.Base(name), ".html")] = one
		}
	}
	return out, nil
}

// shared are the templates that every page has.
var shared = [...]string{"page/layout.html", "page/part.html"}

// language is the one of ours that a browser likes best.
func (p pages) language(r *http.Request) string {
	for part := range strings.SplitSeq(r.Header.Get("Accept-Language"), ",") {
		tag, _, _ := strings.Cut(strings.TrimSpace(part), ";")
		tag, _, _ = strings.Cut(tag, "-")
		if _, ok := p.templates[strings.ToLower(tag)]; ok {
			return strings.ToLower(tag)
		}
	}
	return "en"
}

// phrase says things in the language of whoever asks.
func (p pages) phrase(r *http.Request) phrase.Phraser { return p.phrases[p.language(r)] }

// render writes a page.
func (s *Server) render(w http.ResponseWriter, r *http.Request, status int, p page) error {
	lang := s.pages.language(r)
	text, err := s.draw(frame{
		Lang: lang, Theme: themeOf(r), Tabs: s.tabs(r, p), Actor: actor(r), Demo: s.Options.Demo != nil, Page: p,
	})
	if err != nil {
		return err
	}
	h := w.Header()
	h.Set("Content-Type", "text/html; charset=utf-8")
	h.Add("Vary", "Accept-Encoding, Accept-Language")
	if len(text) > worthSqueezing && takesGzip(r) {
		if text, err = s.squeeze(text); err != nil {
			return fmt.Errorf("compress %s: %w", p.file(), err)
		}
		h.Set("Content-Encoding", "gzip")
	}
	h.Set("Content-Length", fmt.Sprint(len(text)))
	w.WriteHeader(status)
	_, _ = w.Write(text) // whoever left no longer cares
	return nil
}

// squeeze compresses a page. Its writers are used again: a new one takes a
// megabyte.
func (s *Server) squeeze(text []byte) ([]byte, error) {
	z, ok := s.squeezers.Get().(*gzip.Writer)
	if !ok {
		var err error
		if z, err = gzip.NewWriterLevel(nil, gzip.BestSpeed); err != nil {
			return nil, err
		}
	}
	defer s.squeezers.Put(z)
	var b bytes.Buffer
	z.Reset(&b)
	_, err := z.Write(text)
	err = errors.Join(err, z.Close()) // which writes what is left
	return b.Bytes(), err
}

// worthSqueezing is how long a page fits into one packet.
const worthSqueezing = 1400

// draw fills the template of a page.
func (s *Server) draw(f frame) ([]byte, error) {
	one, ok := s.pages.templates[f.Lang][f.Page.file()]
	if !ok {
		return nil, fmt.Errorf("no page %q", f.Page.file())
	}
	var b bytes.Buffer
	if err := one.ExecuteTemplate(&b, "layout.html", f); err != nil {
		return nil, fmt.Errorf("fill page %s: %w", f.Page.file(), err)
	}
	return b.Bytes(), nil
}

// tabs gives the tabs of which there are pages, to whoever is signed in.
func (s *Server) tabs(r *http.Request, p page) []tab {
	if b, ok := p.(bare); ok && b.bare() || actor(r).Account.ID == "" {
		return nil
	}
	current := ""
	if t, ok := p.(tabbed); ok {
		current = t.tab()
	}
	var out []tab
	for _, t := range tabs {
		if slices.ContainsFunc(s.routes, func(r route) bool { return r.path == t.Path }) {
			t.Current = t.ID == current
			out = append(out, t)
		}
	}
	return out
}
