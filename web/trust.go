package web

import (
	"net/http"
)

// Trust is what a phone needs to trust this machine.
type Trust struct {
	Certificate []byte // of the authority, as DER
	Fingerprint string
	Addresses   func() []string // https addresses of the site, the best first
}

// trustPage says how to trust this machine.
type trustPage struct {
	Fingerprint string
	Addresses   []string
}

func (trustPage) file() string { return "trust" }
func (trustPage) bare() bool   { return true }

// TrustPages gives the pages that are served without encryption, to phones
// that do not trust this machine yet. They hand out the authority's certificate
// and say what to do with it; nothing else is there. It comes after New.
func (s *Server) TrustPages(t Trust) http.Handler {
	mux := http.NewServeMux()
	mux.Handle("GET /{$}", s.page(func(w http.ResponseWriter, r *http.Request) error {
		return s.render(w, r, http.StatusOK, trustPage{t.Fingerprint, t.Addresses()})
	}))
	mux.HandleFunc("GET /tspine.crt", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "application/x-x509-ca-cert")
		w.Header().Set("Content-Disposition", `attachment; filename="tspine.crt"`)
		_, _ = w.Write(t.Certificate) // whoever left no longer cares
	})
	mux.Handle("GET "+assetRoot, s.assets)
	mux.Handle("/", s.page(func(http.ResponseWriter, *http.Request) error { return errNotFound }))
	return s.observe(s.headers(s.limit(mux)))
}
