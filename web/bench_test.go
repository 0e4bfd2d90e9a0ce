package web

import (
	"io"
	"net/http"
	"runtime"
	"testing"
	"time"

	"tspine/app"
)

// connections is how many browsers ask at once.
const connections = 64

// load asks for one address over and over, from many connections that stay
// open.
func load(b *testing.B, client *http.Client, address string, want int) {
	b.Helper()
	transport := &http.Transport{MaxIdleConnsPerHost: connections, MaxConnsPerHost: connections}
	defer transport.CloseIdleConnections()
	c := &http.Client{Transport: transport, Jar: client.Jar, CheckRedirect: client.CheckRedirect}
	b.SetParallelism((connections + runtime.GOMAXPROCS(0) - 1) / runtime.GOMAXPROCS(0))
	b.ReportAllocs()
	b.ResetTimer()
	b.RunParallel(func(pb *testing.PB) {
		for pb.Next() {
			res, err := c.Get(address)
			if err != nil {
				b.Error(err)
				return
			}
			_, err = io.Copy(io.Discard, res.Body)
			if res.Body.Close(); err != nil || res.StatusCode != want {
				b.Errorf("%d, %v", res.StatusCode, err)
				return
			}
		}
	})
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "requests/s")
}

// trained is a site on which somebody with weeks behind them is signed in.
func trained(b *testing.B, weeks int) *browser {
	b.Helper()
	site := open(b, func(s *Server) {
		s.App.Now = time.Now
		if _, err := s.App.Demo(b.Context(), "Ana", weeks); err != nil {
			b.Fatal(err)
		}
	})
	ana := site.ana(b)
	if r := ana.get("/today.json"); r.status != http.StatusOK {
		b.Fatalf("%d %s", r.status, r.body)
	}
	return ana
}

// BenchmarkHello is the floor: net/http with nothing behind it.
func BenchmarkHello(b *testing.B) {
	one := serveAgain(b, http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { _, _ = io.WriteString(w, "hello") }))
	load(b, &one.Client, one.base, http.StatusOK)
}

// BenchmarkHealth is the site without a page: headers, log and counts.
func BenchmarkHealth(b *testing.B) {
	one := open(b).browser(b)
	load(b, &one.Client, one.base+"/healthz", http.StatusOK)
}

// BenchmarkScript is a script as it lies ready.
func BenchmarkScript(b *testing.B) {
	site := open(b)
	one := site.browser(b)
	at, err := site.assets.address("script/site.js")
	if err != nil {
		b.Fatal(err)
	}
	load(b, &one.Client, one.base+at, http.StatusOK)
}

// BenchmarkToday is today's session of somebody signed in, by how long they have
// trained and in which shape it is asked for.
func BenchmarkToday(b *testing.B) {
	for name, weeks := range map[string]int{"a month": 4, "twelve weeks": app.DemoWeeks, "two years": 104} {
		ana := trained(b, weeks)
		b.Run("JSON after "+name, func(b *testing.B) { load(b, &ana.Client, ana.base+"/today.json", http.StatusOK) })
		b.Run("HTML after "+name, func(b *testing.B) { load(b, &ana.Client, ana.base+"/today", http.StatusOK) })
	}
}
