// Package api is tspine for programs: everything that a page can do, as JSON
// over HTTP, for whoever shows a personal token.
package api

import (
	"context"
	"fmt"
	"log/slog"
	"net/http"
	"sync"
	"time"

	"tspine/app"
	"tspine/internal/shelf"
	"tspine/locale"
	"tspine/phrase"
)

// Root is where every operation stands under.
const Root = "/api/v1"

// Version is that of the interface, not of the program.
const Version = "1.3.0"

// Keeper is what the interface needs of a store besides the use cases.
type Keeper interface {
	app.ReplyKeeper
	app.PastKeeper
	Dump(ctx context.Context, person string, to app.Taker) error
	Pour(ctx context.Context, p app.Person, as app.Pouring, fill func(app.Taker) error) error
	Compare(ctx context.Context, person string, fill func(app.Taker) error, found func(app.Found)) error
}

// Server is the interface. New gives what serves it.
type Server struct {
	App      *app.App
	Accounts *app.Accounts
	Keep     Keeper
	Log      *slog.Logger
	Backups  *app.Backups  // nil: none are made here
	Patience time.Duration // how long whoever agrees to a file waits for its end; 0: a second

	phrases map[string]phrase.Phraser // by language
	matcher *locale.Matcher
	limits  limits
	sent    app.Uploads
	running app.Bringings
	brought sync.Map // *bringing of files that were agreed to, by app.UploadFor
	having  shelf.Shelf[havingAsked, *app.App]
	busy    sync.Map // keys of requests that are being answered
	mux     *http.ServeMux
	spec    []byte
}

// New gives the interface that a server describes.
func New(s *Server) (http.Handler, error) {
	s.phrases, s.matcher = map[string]phrase.Phraser{}, locale.NewMatcher(locale.Complete())
	for _, lang := range locale.Complete() {
		words, err := locale.New(lang)
		if err != nil {
			return nil, fmt.Errorf("read words: %w", err)
		}
		s.phrases[lang] = phrase.Phraser{Words: words, Catalog: s.App.Catalog}
	}
	s.having.Most = havingKept
	s.mux = http.NewServeMux()
	all := description()
	for _, one := range s.operations() {
		one.describe(all)
		s.mux.HandleFunc(one.Method+" "+Root+one.Path, func(w http.ResponseWriter, r *http.Request) { s.guard(&one, w, r) })
	}
	var err error
	if s.spec, err = write(all); err != nil {
		return nil, fmt.Errorf("describe the interface: %w", err)
	}
	s.mux.HandleFunc("GET "+Root+"/openapi.json", s.openAPI)
	return http.HandlerFunc(s.serve), nil
}

// about is what stands at the head of the description.
const about = "Everything that a page of tspine can do. Show a personal token: Authorization: Bearer tspine_... " +
	"Cookies are not looked at. Errors are problem+json with everything that is wrong. A token may ask twice a second on average, and " +
	"60 times at once; then the answer is 429 with Retry-After. A POST with an Idempotency-Key is answered once for 24 hours. " +
	"In place of a person's id, me is the person whom the account is named after. Where there is no leave to train, no exercise is named: the answer is 409 with the stop."

// serve answers, and says so in our words where there is no such operation.
func (s *Server) serve(w http.ResponseWriter, r *http.Request) {
	handler, pattern := s.mux.Handler(r)
	if pattern != "" {
		r.Pattern = pattern
		s.mux.ServeHTTP(w, r)
		return
	}
	seen := &recorder{header: http.Header{}}
	handler.ServeHTTP(seen, r)
	if seen.status == http.StatusMethodNotAllowed {
		w.Header().Set("Allow", seen.header.Get("Allow"))
		s.refuse(w, r, errMethod)
		return
	}
	s.refuse(w, r, errNotFound)
}

// openAPI hands out the description.
func (s *Server) openAPI(w http.ResponseWriter, _ *http.Request) {
	w.Header().Set("Content-Type", "application/vnd.oai.openapi+json;version=3.1")
	_, _ = w.Write(s.spec) // who went away needs no answer
}
