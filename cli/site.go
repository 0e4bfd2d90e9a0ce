package cli

import (
	"context"
	"io"
	"log/slog"
	"net/http"
	"net/url"
	"sync"

	"tspine/api"
	"tspine/app"
	"tspine/web"
)

// site opens what a server needs. What it gives to be done at the end closes
// the store of a demo and removes its folder.
func (c *command) site(ctx context.Context, o serving) (*web.Server, func(), error) {
	done := func() {}
	if o.demo {
		dir, remove, err := c.demoFolder()
		if err != nil {
			return nil, nil, err
		}
		c.dir, done = dir, remove
	}
	s, err := c.openSite(ctx, o)
	if err != nil {
		done()
		return nil, nil, err
	}
	return s, done, nil
}

func (c *command) openSite(ctx context.Context, o serving) (*web.Server, error) {
	a, err := c.app(ctx)
	if err != nil {
		return nil, err
	}
	if err := c.takeIn(ctx, a); err != nil {
		return nil, err
	}
	s := &web.Server{
		App: a, Accounts: app.NewAccounts(c.opened, c.Now), Kept: c.opened, Log: newLog(c.Err), Changes: c.opened.Version,
		Version: version(), Options: web.Options{Secure: o.https(), Strict: o.domain != "", Proxy: o.behindProxy, Metrics: o.metrics},
	}
	if o.base != "" {
		if s.Options.Base, err = url.Parse(o.base); err != nil {
			return nil, err
		}
		s.Options.Secure = s.Options.Base.Scheme == "https"
	}
	s.Options.Hosts = o.hosts(s.Options.Base)
	programs := &api.Server{App: a, Accounts: s.Accounts, Keep: c.opened, Log: s.Log}
	s.API = whenAsked(func() (http.Handler, error) { return api.New(programs) }, s.Log)
	if o.demo {
		return s, demoSite(ctx, s)
	}
	if s.Backups, err = c.backups(o); err != nil {
		return nil, err
	}
	programs.Backups = s.Backups
	return s, firstStart(ctx, s)
}

// whenAsked makes a part of the site when it is first asked for: programs ask few
// servers, and describing all that they can ask takes longer than a start may.
func whenAsked(build func() (http.Handler, error), log *slog.Logger) http.Handler {
	once := sync.OnceValues(build)
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		built, err := once()
		if err != nil {
			log.Error("not built", "why", err.Error())
			http.Error(w, http.StatusText(http.StatusInternalServerError), http.StatusInternalServerError)
			return
		}
		built.ServeHTTP(w, r)
	})
}

// newLog writes what happens, a line each, for whoever runs the server.
func newLog(to io.Writer) *slog.Logger { return slog.New(slog.NewTextHandler(to, nil)) }

// hosts are the names by which a server may be asked for. A server without
// https has to look at them itself: a page from elsewhere could lead a browser
// here under a name of its own.
func (o *serving) hosts(base *url.URL) []string {
	switch {
	case o.lan || o.cert != "" && base == nil || o.behindProxy && base == nil:
		return nil
	case o.domain != "":
		return []string{o.domain}
	}
	out := []string{"localhost", "127.0.0.1", "::1"}
	if base != nil {
		out = append(out, base.Hostname())
	}
	return out
}

// demoSite makes everybody the synthetic person.
func demoSite(ctx context.Context, s *web.Server) error {
	p, err := s.App.Who(ctx, demoName)
	if err != nil {
		if p, err = s.App.Demo(ctx, demoName, app.DemoWeeks); err != nil {
			return err
		}
	}
	s.Options.Demo = &app.Actor{Account: app.Account{ID: demoName, Name: demoName}, Person: p, People: []app.Person{p}}
	return nil
}

// firstStart makes the token of the owner's link where there is no owner yet.
func firstStart(ctx context.Context, s *web.Server) error {
	settled, err := s.Accounts.Settled(ctx)
	if err == nil && !settled {
		s.Options.Setup = app.Token()
	}
	return err
}
