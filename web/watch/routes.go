package watch

import (
	"bytes"
	"embed"
	"fmt"
	"html/template"
	"net"
	"net/http"
	"strconv"
	"strings"
)

//go:embed page
var files embed.FS

// policy lets the page load from here only; the styles within a figure are its
// own.
const (
	policy       = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
	figurePolicy = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'"
)

// site answers requests for the page of one file.
type site struct {
	easel
	pages *template.Template
}

// New gives the handler of the page. It answers those only who ask for this
// machine by a name or an address that is its own.
func New(a Author) (http.Handler, error) {
	s := &site{easel: easel{Author: a}}
	pages, err := template.New("").Funcs(template.FuncMap{"t": a.Words}).ParseFS(files, "page/*.html")
	if err != nil {
		return nil, fmt.Errorf("watch: read the page: %w", err)
	}
	s.pages = pages
	routes := http.NewServeMux()
	routes.HandleFunc("GET /{$}", s.page)
	routes.HandleFunc("GET /panel", s.part)
	routes.HandleFunc("GET /figure/{name}", s.figure)
	routes.HandleFunc("GET /watch.js", asset("page/watch.js", "text/javascript; charset=utf-8"))
	routes.HandleFunc("GET /watch.css", asset("page/watch.css", "text/css; charset=utf-8"))
	return guard(routes), nil
}

// guard sets what stands with every answer, and refuses who came by a name
// that another page could have made up for this machine.
func guard(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if !here(r.Host) {
			http.Error(w, http.StatusText(http.StatusMisdirectedRequest), http.StatusMisdirectedRequest)
			return
		}
		h := w.Header()
		h.Set("Content-Security-Policy", policy)
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("Referrer-Policy", "no-referrer")
		h.Set("Cross-Origin-Resource-Policy", "same-origin")
		h.Set("Cache-Control", "no-store")
		next.ServeHTTP(w, r)
	})
}

// here says whether a host is this machine's own.
func here(host string) bool {
	name, _, err := net.SplitHostPort(host)
	if err != nil {
		name = host
	}
	ip := net.ParseIP(strings.Trim(name, "[]"))
	return name == "localhost" || ip != nil && ip.IsLoopback()
}

// page answers with the whole page.
func (s *site) page(w http.ResponseWriter, _ *http.Request) {
	s.render(w, "page.html", s.now())
}

// part answers with what changes, or that nothing has.
func (s *site) part(w http.ResponseWriter, r *http.Request) {
	p := s.now()
	w.Header().Set("ETag", strconv.Quote(strconv.Itoa(p.Version)))
	if r.Header.Get("If-None-Match") == w.Header().Get("ETag") {
		w.WriteHeader(http.StatusNotModified)
		return
	}
	s.render(w, "panel.html", p)
}

// now looks at the file and gives what there is to show.
func (s *site) now() panel {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	s.look()
	return s.panel()
}

func (s *site) render(w http.ResponseWriter, name string, p panel) {
	var b bytes.Buffer
	if err := s.pages.ExecuteTemplate(&b, name, p); err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	_, _ = w.Write(b.Bytes()) // whoever has gone away needs no answer
}

// figure answers with one figure of the last text that could be drawn.
func (s *site) figure(w http.ResponseWriter, r *http.Request) {
	s.mutex.Lock()
	text := s.figures[strings.TrimSuffix(r.PathValue("name"), ".svg")]
	s.mutex.Unlock()
	if text == nil {
		http.NotFound(w, r)
		return
	}
	w.Header().Set("Content-Security-Policy", figurePolicy)
	w.Header().Set("Content-Type", "image/svg+xml")
	_, _ = w.Write(text)
}

func asset(name, kind string) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		text, err := files.ReadFile(name)
		if err != nil {
			http.NotFound(w, r)
			return
		}
		w.Header().Set("Content-Type", kind)
		_, _ = w.Write(text)
	}
}
