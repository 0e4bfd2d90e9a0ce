package web

import (
	"net/http"
	"runtime"
	"strconv"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"
	"github.com/prometheus/client_golang/prometheus/promhttp"

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
	all      *prometheus.Registry
	requests *prometheus.HistogramVec
	failed   prometheus.Counter
}

func newCounts() *counts {
	c := &counts{
		all: prometheus.NewRegistry(),
		requests: prometheus.NewHistogramVec(prometheus.HistogramOpts{
			Name: "tspine_request_seconds", Help: "How long requests took, by route and status.",
			Buckets: []float64{.001, .0025, .005, .01, .025, .05, .1, .25, .5, 1, 2.5},
		}, []string{"route", "status"}),
		failed: prometheus.NewCounter(prometheus.CounterOpts{Name: "tspine_sign_in_failures_total", Help: "Sign-ins that failed."}),
	}
	c.all.MustRegister(c.requests, c.failed, collectors.NewGoCollector())
	return c
}

// watch tells how backups stand.
func (c *counts) watch(b *app.Backups) {
	c.all.MustRegister(
		prometheus.NewCounterFunc(prometheus.CounterOpts{Name: "tspine_backup_failures_total", Help: "Backups that could not be made."}, func() float64 {
			return float64(b.Failures())
		}),
		prometheus.NewGaugeFunc(prometheus.GaugeOpts{Name: "tspine_backup_last_seconds", Help: "When the newest backup was made, in seconds since 1970; 0: there is none."}, func() float64 {
			if last, ok := b.Last(); ok {
				return float64(last.At.Unix())
			}
			return 0
		}))
}

// add counts a request.
func (c *counts) add(route string, status int, took time.Duration) {
	c.requests.WithLabelValues(route, strconv.Itoa(status)).Observe(took.Seconds())
}

// metrics tells the counts.
func (s *Server) metrics(w http.ResponseWriter, r *http.Request) error {
	promhttp.HandlerFor(s.counts.all, promhttp.HandlerOpts{MaxRequestsInFlight: runtime.GOMAXPROCS(0)}).ServeHTTP(w, r)
	return nil
}
