package web

import (
	"context"
	"net/http"
	"slices"
)

// often are the pages that are asked for so often that a look at the database is
// enough while nothing was written there at all.
var often = [...]string{"/today", "/today.json", "/progress"}

// glancesKept is how many answers to the very same request are kept. They share
// their text with those of answersKept. Our choice.
const glancesKept = 128

// glance is a request as it was made, and the database as it was then: the same
// again has the same answer. The cookie holds who is signed in and the theme.
type glance struct {
	version             int64
	path, query, cookie string
	languages           string
	packed              bool
	minute              int64 // since 1970 UTC: days, times of day and zones change between minutes
}

// glanced is an answer, and until when it is right if nothing is written.
type glanced struct {
	written
	until int64 // microseconds since 1970 UTC; 0: to the end of the minute
}

// glanceKey marks a request's glance in its context.
type glanceKey struct{}

// glances answers a request as the very same one was answered before, where
// nothing was written to the database since, by this program or another one.
func (s *Server) glances(r route, next http.Handler) http.Handler {
	if s.Changes == nil || r.method != http.MethodGet || !slices.Contains(often[:], r.path) {
		return next
	}
	return http.HandlerFunc(func(w http.ResponseWriter, req *http.Request) {
		version, err := s.Changes(req.Context())
		if err != nil {
			next.ServeHTTP(w, req)
			return
		}
		now := s.App.Now()
		key := glance{
			version: version, path: req.URL.Path, query: req.URL.RawQuery, cookie: joined(req.Header["Cookie"]), languages: joined(req.Header["Accept-Language"]),
			packed: takesGzip(req), minute: now.Unix() / 60,
		}
		if one, ready := s.glanced.Peek(key); ready && (one.until == 0 || now.UnixMicro() < one.until) {
			w.Header().Add("Vary", "Cookie")
			one.send(w, http.StatusOK)
			return
		}
		next.ServeHTTP(w, req.WithContext(context.WithValue(req.Context(), glanceKey{}, key)))
	})
}

// note keeps an answer for the next glance. Every so often it is noted that a
// device was here, long before its sign-in ends: then a request goes the whole
// way.
func (s *Server) note(r *http.Request, one written) {
	key, ok := r.Context().Value(glanceKey{}).(glance)
	if !ok {
		return
	}
	out := glanced{written: one}
	if in := s.current(r.Context()); in.Account != "" {
		out.until = in.Seen + seenEvery.Microseconds()
	}
	s.glanced.Put(key, out)
}

// joined gives the one value that a header has; of several, all of them.
func joined(values []string) string {
	if len(values) == 1 {
		return values[0]
	}
	out := ""
	for _, v := range values {
		out += v + "\n"
	}
	return out
}
