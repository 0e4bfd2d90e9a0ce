package web

import (
	"bytes"
	"embed"
	"fmt"
	"html/template"
	"io/fs"
	"net/http"
	"path"
	"slices"
	"strings"
	"sync"

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
	Lang, Dir string
	Theme     string
	Text      string // size in percent; empty: 100
	Tabs      []tab  // none on a bare page
	Actor     app.Actor
	Demo      bool
	Page      page
}

// pages is every page in every language. Each is read when it is first asked
// for: most never are, and all of them take more memory than the rest of the
// site.
type pages struct {
	languages []string
	matcher   *locale.Matcher
	tongues   map[string]*tongue
	figures   bool // exercises are drawn here
}

// tongue is the pages in one language.
type tongue struct {
	read  func() (speech, error)
	pages map[string]func() (leaf, error)
}

// speech is the words of a language, and the templates that every page has.
type speech struct {
	say    phrase.Phraser
	layout *template.Template
}

// leaf is the template of a page, and the same to be copied: what was filled
// once can't be.
type leaf struct{ ready, unused *template.Template }

// newPages gives the pages in these languages, the words of which read gives.
// Figures says whether exercises are drawn here.
func newPages(c *catalog.Catalog, languages []string, read func(lang string) (*locale.Printer, error), a assets, figures bool) (pages, error) {
	names, err := fs.Glob(pageFiles, "page/*.html")
	if err != nil {
		return pages{}, err
	}
	out := pages{languages: languages, matcher: locale.NewMatcher(languages), tongues: map[string]*tongue{}, figures: figures}
	for _, lang := range languages {
		one := &tongue{pages: map[string]func() (leaf, error){}}
		one.read = sync.OnceValues(func() (speech, error) { return speak(c, lang, read, a, figures) })
		for _, name := range names {
			if !slices.Contains(shared[:], name) {
				one.pages[strings.TrimSuffix(path.Base(name), ".html")] = sync.OnceValues(func() (leaf, error) { return one.page(name) })
			}
		}
		out.tongues[lang] = one
	}
	return out, nil
}

func speak(c *catalog.Catalog, lang string, read func(lang string) (*locale.Printer, error), a assets, figures bool) (speech, error) {
	printer, err := read(lang)
	if err != nil {
		return speech{}, err
	}
	out := speech{say: phrase.Phraser{Words: printer, Catalog: c}}
	out.layout, err = template.New("layout.html").Funcs(words(out.say, a, figures)).ParseFS(pageFiles, shared[:]...)
	return out, err
}

func (t *tongue) page(name string) (leaf, error) {
	in, err := t.read()
	if err != nil {
		return leaf{}, err
	}
	one, err := in.layout.Clone()
	if err != nil {
		return leaf{}, err
	}
	if one, err = one.ParseFS(pageFiles, name); err != nil {
		return leaf{}, err
	}
	ready, err := one.Clone()
	return leaf{ready, one}, err
}

// shared are the templates that every page has.
var shared = [...]string{"page/layout.html", "page/part.html"}

// language is the one of ours that was chosen, or else that whoever asks
// understands best.
func (p pages) language(r *http.Request) string {
	if lang := wants(r).Language; slices.Contains(p.languages, lang) {
		return lang
	}
	if len(p.languages) == 1 {
		return p.languages[0]
	}
	return p.matcher.Match(r.Header.Get("Accept-Language"))
}

// catalog is the catalog as whoever asks has it.
func (s *Server) catalog(r *http.Request) *catalog.Catalog {
	if c, ok := r.Context().Value(catalogKey{}).(*catalog.Catalog); ok {
		return c
	}
	return s.App.Catalog
}

// phrase says things in the language of whoever asks, with the names of their
// exercises.
func (s *Server) phrase(r *http.Request) phrase.Phraser {
	return phrase.Phraser{Words: s.pages.say(s.pages.language(r)).Words, Catalog: s.catalog(r)}
}

// say says things in a language, of those that there are pages in.
func (p pages) say(lang string) phrase.Phraser {
	in, err := p.tongues[lang].read()
	if err != nil {
		// The words are part of the program: without them it is broken.
		panic(fmt.Errorf("words of the pages: %w", err))
	}
	return in.say
}

// render writes a page.
func (s *Server) render(w http.ResponseWriter, r *http.Request, status int, p page) error {
	one, err := s.compose(r, p)
	if err != nil {
		return err
	}
	one.send(w, status)
	return nil
}

// compose makes a page as whoever asks will have it.
func (s *Server) compose(r *http.Request, p page) (written, error) {
	lang := s.pages.language(r)
	text, err := s.draw(frame{
		Lang: lang, Dir: s.pages.say(lang).Words.Dir(), Theme: themeOf(r), Text: textOf(r), Tabs: s.tabs(r, p), Actor: actor(r), Demo: s.Options.Demo != nil, Page: p,
	}, s.phrase(r))
	if err != nil {
		return written{}, err
	}
	one := written{text: asDrawn(text, figureQuery(wants(r))), kind: "text/html; charset=utf-8", vary: "Accept-Encoding, Accept-Language"}
	if err := s.pack(&one, r); err != nil {
		return written{}, fmt.Errorf("compress %s: %w", p.file(), err)
	}
	return one, nil
}

// draw fills the template of a page. Whoever has exercises of their own gets a
// copy that knows their names.
func (s *Server) draw(f frame, say phrase.Phraser) ([]byte, error) {
	read, ok := s.pages.tongues[f.Lang].pages[f.Page.file()]
	if !ok {
		return nil, fmt.Errorf("no page %q", f.Page.file())
	}
	both, err := read()
	if err != nil {
		return nil, fmt.Errorf("read page %s: %w", f.Page.file(), err)
	}
	one := both.ready
	if say.Catalog != s.App.Catalog {
		copied, err := both.unused.Clone()
		if err != nil {
			return nil, fmt.Errorf("copy page %s: %w", f.Page.file(), err)
		}
		one = copied.Funcs(naming(say, s.pages.figures))
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
