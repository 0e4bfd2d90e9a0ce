package web

import (
	"fmt"
	"net/http"
	"time"

	"github.com/VictoriaMetrics/metrics"

	"tspine/app"
)

// healthz says that the program runs.
func (s *Server) healthz(w http.ResponseWriter, _ *http.Request) error { return plain(w, "ok") }

// readyz says that the store answers.
func (s *Server) readyz(w http.ResponseWriter, r *http.Request) error {
	if _, err := s.Accounts.Settled(r.Context()); err != nil {
		s.Log.Error("not ready", "why", err.Error())
		w.WriteHeader(http.StatusServiceUnavailable)
		return plain(w, "not ready")
	}
	return plain(w, "ready")
}

func plain(w http.ResponseWriter, text string) error {
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	_, err := w.Write([]byte(text + "\n"))
	return err
}

// counts is what is counted of requests: routes and statuses, nothing of
// anybody.
type counts struct {
	all    *metrics.Set
	failed *metrics.Counter
}

func newCounts() *counts {
	all := metrics.NewSet()
	return &counts{all, all.NewCounter("tspine_sign_in_failures_total")}
}

// watch tells how backups stand: how many could not be made, and when the newest
// was made, in seconds since 1970, or 0 where there is none.
func (c *counts) watch(b *app.Backups) {
	c.all.NewGauge("tspine_backup_failures_total", func() float64 { return float64(b.Failures()) })
	c.all.NewGauge("tspine_backup_last_seconds", func() float64 {
		if last, ok := b.Last(); ok {
			return float64(last.At.Unix())
		}
		return 0
	})
}

// timesOver is over how long the times of requests are looked at. Our choice.
const timesOver = 5 * time.Minute

// add counts a request: how many there were and how long they took, by route and
// status.
func (c *counts) add(route string, status int, took time.Duration) {
	name := fmt.Sprintf(`tspine_request_seconds{route=%q,status="%d"}`, route, status)
	c.all.GetOrCreateSummaryExt(name, timesOver, []float64{0.5, 0.9, 0.99, 1}).Update(took.Seconds())
}

// metrics tells the counts, and how the program itself does.
func (s *Server) metrics(w http.ResponseWriter, _ *http.Request) error {
	w.Header().Set("Content-Type", "text/plain; version=0.0.4; charset=utf-8")
	s.counts.all.WritePrometheus(w)
	metrics.WriteProcessMetrics(w)
	return nil
}
