package web

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"runtime/debug"
	"strings"

	"tspine/app"
)

// requestKey marks a request's id in its context.
type requestKey struct{}

// requestID names a request in the log and on the page of a failure.
func requestID(r *http.Request) string {
	id, _ := r.Context().Value(requestKey{}).(string)
	return id
}

// observed is an answer of which status and size are noted.
type observed struct {
	http.ResponseWriter
	status, size int
}

// WriteHeader notes the status.
func (o *observed) WriteHeader(status int) {
	if o.status == 0 {
		o.status = status
	}
	o.ResponseWriter.WriteHeader(status)
}

// Write notes the size.
func (o *observed) Write(b []byte) (int, error) {
	if o.status == 0 {
		o.status = http.StatusOK
	}
	n, err := o.ResponseWriter.Write(b)
	o.size += n
	return n, err
}

// Unwrap gives the answer itself to http.ResponseController.
func (o *observed) Unwrap() http.ResponseWriter { return o.ResponseWriter }

// observe counts and logs every request, by its route: no path, no query, no
// body and no name is written down. A panic becomes a page with an id.
func (s *Server) observe(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		began := s.App.Now()
		id := app.Token()[:12]
		r = r.WithContext(context.WithValue(r.Context(), requestKey{}, id))
		o := &observed{ResponseWriter: w}
		defer func() {
			if broken := recover(); broken != nil {
				if err, ok := broken.(error); ok && errors.Is(err, http.ErrAbortHandler) {
					panic(broken)
				}
				s.Log.Error("panic", "id", id, "route", routeOf(r), "why", fmt.Sprint(broken), "stack", string(debug.Stack()))
				if o.status == 0 {
					s.fail(o, r, errBroken)
				}
			}
			took := s.App.Now().Sub(began)
			s.counts.add(routeOf(r), o.status, took)
			s.Log.LogAttrs(r.Context(), slog.LevelInfo, "request", slog.String("id", id), slog.String("route", routeOf(r)),
				slog.Int("status", o.status), slog.Int("bytes", o.size), slog.Duration("took", took))
		}()
		next.ServeHTTP(o, r)
	})
}

// routeOf is the pattern that a request fits; never its path.
func routeOf(r *http.Request) string {
	switch {
	case r.Pattern == "" || r.Pattern == "/":
		return strings.ToUpper(methodOf(r.Method)) + " unknown"
	default:
		return r.Pattern
	}
}

// methodOf keeps strange methods out of counts, of which each is kept.
func methodOf(method string) string {
	switch method {
	case http.MethodGet, http.MethodHead, http.MethodPost, http.MethodPut, http.MethodDelete, http.MethodOptions, http.MethodPatch:
		return method
	}
	return "other"
}
