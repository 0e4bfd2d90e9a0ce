// Package web is tspine in a browser: pages made on the server, which work
// without scripts, and the few scripts that make them quicker.
package web

import (
	"context"
	"fmt"
	"log/slog"
	"net/http"
	"net/url"
	"sync"

	"github.com/alexedwards/scs/v2"

	"tspine/app"
	"tspine/catalog"
	"tspine/engine/evidence"
	"tspine/internal/shelf"
	"tspine/locale"
)

// Options is how a server is run. The zero Options is a server without
// encryption for whoever has an account.
type Options struct {
	Base    *url.URL   // by which browsers reach it; nil: by whatever name they ask for
	Secure  bool       // browsers reach it by https
	Strict  bool       // and by that only, which they may remember
	Proxy   bool       // a proxy in front says where requests come from
	Hosts   []string   // names by which it may be asked for; none: any
	Demo    *app.Actor // everybody is this one
	Setup   string     // token of the link that makes the owner's account; empty: there is none
	Metrics string     // token by which others than this machine may read metrics; empty: none
}

// Server is the site. New gives what serves it.
type Server struct {
	App      *app.App
	Accounts *app.Accounts
	Kept     Kept         // what is taken along and brought back
	Backups  *app.Backups // made on a schedule; nil: none are
	API      http.Handler // for programs, under /api/; nil: there is none
	Log      *slog.Logger
	Version  string // of the program
	Options  Options
	Changes  func(context.Context) (int64, error) // another number once anything was written to the database; nil: not known

	pages    pages
	assets   assets
	cited    func() map[evidence.ID]evidence.Source
	rules    map[string]evidence.Rule
	sessions *scs.SessionManager
	counts   *counts
	routes   []route
	drawings figures
	drafts   shelf.Shelf[drafted, *asset]
	answers  shelf.Shelf[subject, written]
	signing  challenges
	sent     app.Uploads
	bringing app.Bringings
	known    drawnOnes
	glanced  shelf.Shelf[glance, glanced]

	preferred shelf.Shelf[knownAsked, app.Preferences]
	catalogs  shelf.Shelf[knownAsked, *catalog.Catalog]

	squeezers sync.Pool // of *gzip.Writer
}

// New gives the site that a server describes. Styles, scripts, templates and
// sources are made ready when they are first asked for; the server is not changed
// after that, but for what it keeps of its answers.
func New(s *Server) (http.Handler, error) {
	var err error
	s.counts, s.routes = newCounts(), s.site()
	s.answers.Most, s.glanced.Most, s.drafts.Most = answersKept, glancesKept, draftsKept
	s.preferred.Most, s.catalogs.Most = knownOf, knownOf
	s.drawings.ready.Most, s.drawings.asked.Most = figuresKept, figuresKept
	if s.Backups != nil {
		s.counts.watch(s.Backups)
	}
	if s.assets, err = newAssets(); err != nil {
		return nil, fmt.Errorf("read styles and scripts: %w", err)
	}
	if s.pages, err = newPages(s.App.Catalog, locale.Complete(), locale.New, s.assets, s.has(figurePath)); err != nil {
		return nil, fmt.Errorf("read pages: %w", err)
	}
	s.cited = sync.OnceValue(s.cite)
	s.rules = map[string]evidence.Rule{}
	for _, rule := range app.Rules() {
		s.rules[rule.ID] = rule
	}
	s.sessions = newSessions(s.Accounts, s.Options.Secure, s.fail)
	return s.handler(), nil
}

// handler gives the whole site.
func (s *Server) handler() http.Handler {
	mux := http.NewServeMux()
	for _, r := range s.routes {
		mux.Handle(r.method+" "+r.path, s.drawing(r, s.glances(r, s.guard(r))))
	}
	mux.Handle("GET "+assetRoot, s.assets)
	if s.API != nil {
		mux.Handle("/api/", s.API)
	}
	mux.Handle("/", s.guard(route{who: anyone, do: func(http.ResponseWriter, *http.Request) error { return errNotFound }}))
	origin := http.NewCrossOriginProtection()
	origin.SetDenyHandler(s.page(func(http.ResponseWriter, *http.Request) error { return errForbidden }))
	return s.observe(s.headers(s.named(s.limit(origin.Handler(mux)))))
}

// page makes a handler of ours one of the library's: its error becomes a page.
func (s *Server) page(do handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if err := do(w, r); err != nil {
			s.fail(w, r, err)
		}
	})
}
