package web

import "net/http"

// handler parses, asks, renders, and returns its error.
type handler func(w http.ResponseWriter, r *http.Request) error

// who says who may use a route.
type who int

// Anyone at all; whoever is signed in; the owner alone; a machine that watches.
const (
	anyone who = iota
	signedIn
	owner
	watcher
)

// route is one thing that can be asked for.
type route struct {
	method, path string
	who          who
	do           handler
}

// site is the whole site: there is nothing else.
func (s *Server) site() []route {
	return []route{
		{"GET", "/{$}", signedIn, s.home},
		{"GET", "/today", signedIn, s.today},
		{"GET", "/today.json", signedIn, s.todayJSON},

		{"GET", "/you", signedIn, s.you},
		{"POST", "/you/person", signedIn, s.choosePerson},
		{"POST", "/you/people", owner, s.addPerson},
		{"POST", "/you/invite", owner, s.invite},
		{"POST", "/you/theme", anyone, s.theme},
		{"GET", "/you/devices", signedIn, s.devices},
		{"POST", "/you/devices/end", signedIn, s.endDevice},
		{"GET", "/you/password", signedIn, s.password},
		{"POST", "/you/password", signedIn, s.changePassword},

		{"GET", "/sign-in", anyone, s.signIn},
		{"POST", "/sign-in", anyone, s.enter},
		{"POST", "/sign-out", anyone, s.signOut},
		{"GET", "/setup", anyone, s.setup},
		{"POST", "/setup", anyone, s.found},
		{"GET", "/invitation", anyone, s.invitation},
		{"POST", "/invitation", anyone, s.accept},

		{"GET", "/healthz", anyone, s.healthz},
		{"GET", "/readyz", anyone, s.readyz},
		{"GET", "/metrics", watcher, s.metrics},
	}
}
