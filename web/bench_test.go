package web

import (
	"fmt"
	"io"
	"net/http"
	"testing"
	"time"

	"tspine/app"
	"tspine/engine/logbook"
	"tspine/engine/unit"
	"tspine/internal/crowd"
)

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

// load asks for one address over and over, from many connections.
func load(b *testing.B, c crowd.Crowd, path string) {
	b.Helper()
	text := c.Get(path)
	b.ReportAllocs()
	b.ResetTimer()
	p := c.Run(b, crowd.Connections, b.N, func(int) []byte { return text })
	b.ReportMetric(p.Rate, "requests/s")
	b.ReportMetric(float64(p.P99.Microseconds()), "µs-p99")
	b.ReportMetric(float64(p.CPU.Nanoseconds())/1000, "µs-cpu")
}

// crowdOf gives the crowd in which everybody is signed in like one browser.
func crowdOf(b *browser) crowd.Crowd {
	u := mustParse(b.t, b.base)
	c := crowd.Crowd{Address: u.Host, Now: time.Now}
	if b.Jar == nil {
		return c
	}
	for _, one := range b.Jar.Cookies(u) {
		c.Cookie = one.Name + "=" + one.Value
	}
	return c
}

func hello(b testing.TB) crowd.Crowd {
	one := serveAgain(b, http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { _, _ = io.WriteString(w, "hello") }))
	return crowdOf(one)
}

// BenchmarkHello is the floor: net/http with nothing behind it.
func BenchmarkHello(b *testing.B) { load(b, hello(b), "/") }

// BenchmarkHealth is the site without a page: headers, log and counts.
func BenchmarkHealth(b *testing.B) { load(b, crowdOf(open(b).browser(b)), "/healthz") }

// BenchmarkScript is a script as it lies ready.
func BenchmarkScript(b *testing.B) {
	site := open(b)
	at, err := site.assets.address("script/site.js")
	if err != nil {
		b.Fatal(err)
	}
	load(b, crowdOf(site.browser(b)), at)
}

// BenchmarkFigure is a figure as it lies ready, beside hello and beside net/http
// that sends as many bytes with nothing behind it, in turns: what counts is the
// one beside the others.
func BenchmarkFigure(b *testing.B) {
	const at = "/figures/open-book.svg"
	bench := open(b, demo(b))
	site, floor := crowdOf(bench.browser(b)), hello(b)
	bench.browser(b).get(at)
	one, _ := bench.drawings.asked.Peek(wish{path: at})
	bare := serveAgain(b, http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { _, _ = w.Write(one.zipped) }))
	subjects := []struct {
		crowd.Crowd
		path string
		runs []crowd.Pace
	}{{site, at, nil}, {floor, "/", nil}, {crowdOf(bare), "/", nil}}
	for b.Loop() {
		for range rounds {
			for i := range subjects {
				s := &subjects[i]
				text := s.Get(s.path)
				s.runs = append(s.runs, s.Run(b, crowd.Connections, manyTimes, func(int) []byte { return text }))
			}
		}
	}
	figure := crowd.Middle(subjects[0].runs)
	for i, name := range []string{1: "hello", 2: "same-bytes"} {
		if i > 0 {
			it := crowd.Middle(subjects[i].runs)
			b.ReportMetric(figure.Rate/it.Rate, "of-"+name)
			b.ReportMetric(float64(it.CPU)/float64(figure.CPU), "of-"+name+"-by-cpu")
		}
	}
	b.ReportMetric(float64(len(one.zipped)), "bytes")
	b.ReportMetric(float64(figure.CPU.Nanoseconds())/1000, "µs-cpu")
}

// BenchmarkToday is today's session of somebody signed in, by how long they have
// trained and in which shape it is asked for.
func BenchmarkToday(b *testing.B) {
	for name, weeks := range map[string]int{"a month": 4, "twelve weeks": app.DemoWeeks, "two years": 104} {
		ana := crowdOf(trained(b, weeks))
		b.Run("JSON after "+name, func(b *testing.B) { load(b, ana, "/today.json") })
		b.Run("HTML after "+name, func(b *testing.B) { load(b, ana, "/today") })
	}
}

// BenchmarkProgress is the page of progress after so many weeks: as it was
// written before, and anew after something was written down.
func BenchmarkProgress(b *testing.B) {
	for _, weeks := range []int{12, 104} {
		b.Run(fmt.Sprintf("%d weeks", weeks), func(b *testing.B) {
			site := open(b, looksBack(b, weeks))
			one := site.browser(b)
			one.get("/today")
			b.Run("kept", func(b *testing.B) { load(b, crowdOf(one), "/progress") })
			b.Run("anew", func(b *testing.B) {
				for b.Loop() {
					if _, err := site.App.Morning(b.Context(), site.Options.Demo.Person, logbook.Morning{Pain: unit.Rate(1)}); err != nil {
						b.Fatal(err)
					}
					one.get("/progress")
				}
			})
		})
	}
}
