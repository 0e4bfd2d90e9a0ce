package web

import (
	"context"
	"net"
	"net/http"
	"net/netip"
	"slices"
	"strings"

	"tspine/app"
	"tspine/catalog"
)

// actorKey marks who asks in a request's context.
type actorKey struct{}

// catalogKey marks the catalog as whoever asks has it.
type catalogKey struct{}

// actor is who asks. Behind a route for whoever is signed in there always is
// one; elsewhere it may be the zero Actor.
func actor(r *http.Request) app.Actor {
	a, _ := r.Context().Value(actorKey{}).(app.Actor)
	return a
}

// guard lets those use a route who may.
func (s *Server) guard(r route) http.Handler {
	if r.who == watcher {
		return s.page(s.watched(r.do))
	}
	inner := s.page(func(w http.ResponseWriter, req *http.Request) error {
		ctx, known, err := s.identify(req.Context())
		switch {
		case err != nil:
			return err
		case !known && r.who != anyone:
			return errSignedOut
		}
		if known && r.who != anyone {
			if ctx, err = s.having(ctx); err != nil {
				return err
			}
		}
		req = req.WithContext(ctx)
		if r.who == owner && !actor(req).Account.Owner {
			return errForbidden
		}
		s.page(r.do).ServeHTTP(w, req) // what fails is shown to whoever asked
		return nil
	})
	return s.counted(s.sessions.LoadAndSave(inner))
}

// registeredKey marks in a request's context how often anything was written of who
// there is.
type registeredKey struct{}

func registered(ctx context.Context) int64 {
	n, _ := ctx.Value(registeredKey{}).(int64)
	return n
}

// counted asks the store, once for each request, whether anything was written of
// who there is: while nothing was, everything about whoever asks is known. Where it
// can't be asked nothing is: who needs it will fail.
func (s *Server) counted(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if n, err := s.Accounts.House.Registered(r.Context()); err == nil {
			r = r.WithContext(context.WithValue(r.Context(), registeredKey{}, n))
		}
		next.ServeHTTP(w, r)
	})
}

// having adds the catalog as whoever asks has it.
func (s *Server) having(ctx context.Context) (context.Context, error) {
	who, _ := ctx.Value(actorKey{}).(app.Actor)
	key := knownAsked{who.Registered, who.Person.ID}
	c, err := s.catalogs.Get(ctx, key, func() (*catalog.Catalog, bool, error) {
		a, err := s.App.For(ctx, who.Person)
		if err != nil {
			return nil, false, err
		}
		return a.Catalog, key.registered > 0, nil
	})
	return context.WithValue(ctx, catalogKey{}, c), err
}

// identify finds who asks.
func (s *Server) identify(ctx context.Context) (context.Context, bool, error) {
	if s.Options.Demo != nil {
		who := *s.Options.Demo
		p, err := s.App.Who(ctx, who.Person.Name) // where they are may have changed
		if err != nil {
			return ctx, false, err
		}
		who.Person = p
		who.Registered = registered(ctx)
		ctx, err = s.withWants(context.WithValue(ctx, actorKey{}, who), &who)
		return ctx, err == nil, err
	}
	in := s.current(ctx)
	if in.Account == "" {
		return ctx, false, nil
	}
	who, known, err := s.Accounts.ActorAt(ctx, in, registered(ctx))
	if err != nil || !known {
		return ctx, false, err
	}
	s.seen(ctx, in)
	ctx, err = s.withWants(context.WithValue(ctx, actorKey{}, who), &who)
	return ctx, err == nil, err
}

// watched lets this machine and whoever holds the token read metrics.
func (s *Server) watched(do handler) handler {
	return func(w http.ResponseWriter, r *http.Request) error {
		given, bearer := strings.CutPrefix(r.Header.Get("Authorization"), "Bearer ")
		if bearer && s.Options.Metrics != "" && same(given, s.Options.Metrics) {
			return do(w, r)
		}
		if addr, err := netip.ParseAddr(s.address(r)); err == nil && addr.IsLoopback() && !s.Options.Proxy {
			return do(w, r)
		}
		return errNotFound
	}
}

// address is where a request comes from. Behind a proxy the last one named is
// the one that the proxy saw.
func (s *Server) address(r *http.Request) string {
	if s.Options.Proxy {
		all := strings.Split(strings.Join(r.Header.Values("X-Forwarded-For"), ","), ",")
		if addr, err := netip.ParseAddr(strings.TrimSpace(all[len(all)-1])); err == nil {
			return addr.Unmap().String()
		}
	}
	host, _, err := net.SplitHostPort(r.RemoteAddr)
	if err != nil {
		return r.RemoteAddr
	}
	return host
}

// network is the address by which failed sign-ins are counted: a household has
// a whole /64 of the newer kind.
func network(address string) string {
	addr, err := netip.ParseAddr(address)
	if err != nil || !addr.Is6() || addr.Is4In6() {
		return address
	}
	prefix, err := addr.WithZone("").Prefix(64)
	if err != nil {
		return address
	}
	return prefix.String()
}

// named turns requests away that ask for another name: a page from elsewhere
// could lead a browser here under a name of its own. Whatever watches the
// program may come by its bare address.
func (s *Server) named(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		host := r.Host
		if name, _, err := net.SplitHostPort(host); err == nil {
			host = name
		}
		host = strings.Trim(strings.ToLower(host), "[]")
		watches := r.URL.Path == "/healthz" || r.URL.Path == "/readyz"
		if len(s.Options.Hosts) > 0 && !watches && !slices.Contains(s.Options.Hosts, host) {
			http.Error(w, http.StatusText(http.StatusMisdirectedRequest), http.StatusMisdirectedRequest)
			return
		}
		next.ServeHTTP(w, r)
	})
}
