package web

import (
	"maps"
	"net/http"
	"strings"
)

// policy lets pages load from here only, and run no script that stands in
// them.
const policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; " +
	"media-src 'self'; manifest-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"

// permissions gives the pages what measuring and training need, and no more.
const permissions = "accelerometer=(self), gyroscope=(self), magnetometer=(self), screen-wake-lock=(self), autoplay=(self), " +
	"camera=(), geolocation=(), microphone=(), payment=(), usb=()"

// formMost is the largest form or entry that is read, in bytes.
const formMost = 1 << 20

// headers sets what stands with every answer. Answers share its values, and put
// others in their place where they want others.
func (s *Server) headers(next http.Handler) http.Handler {
	always := http.Header{
		"Content-Security-Policy": {policy}, "X-Content-Type-Options": {"nosniff"}, "Referrer-Policy": {"same-origin"},
		"Cross-Origin-Opener-Policy": {"same-origin"}, "Cross-Origin-Resource-Policy": {"same-origin"},
		"Permissions-Policy": {permissions}, "Cache-Control": {"no-store"},
	}
	if s.Options.Strict {
		always.Set("Strict-Transport-Security", "max-age=31536000")
	}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		maps.Copy(w.Header(), always)
		next.ServeHTTP(w, r)
	})
}

// limit reads no more of a request than a form can hold.
func (s *Server) limit(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		most := int64(formMost)
		if r.URL.Path == pathBring || strings.HasPrefix(r.URL.Path, "/api/") { // which looks itself how much it reads
			most = uploadMost
		}
		r.Body = http.MaxBytesReader(w, r.Body, most)
		next.ServeHTTP(w, r)
	})
}
