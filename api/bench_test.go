package api

import (
	"database/sql"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"tspine/app"
	"tspine/internal/crowd"
	"tspine/store"
)

// Who logs in the benchmark, and how often each subject has its turn, for how
// many requests.
const (
	trainers  = 2 * crowd.Connections
	turns     = 3
	manyTimes = 2_000
)

// BenchmarkLog writes sessions down over HTTP, each of the next person with a
// token of their own, in turns with what limits it: hello, the same rows by
// database/sql alone, and a bare handler that does no more than read the JSON and
// write those rows. Only ratios and processor time mean anything, which is that of
// the crowd too.
func BenchmarkLog(b *testing.B) {
	for _, lines := range []int{1, 12} {
		b.Run(fmt.Sprintf("%d-lines", lines), func(b *testing.B) { logging(b, lines) })
	}
}

// subject is one thing that is measured.
type subject struct {
	name string
	run  func() crowd.Pace
	runs []crowd.Pace
}

func logging(b *testing.B, lines int) {
	bench := open(b)
	tokens := bench.trainers(b)
	body := benchBody(lines)
	rows := benchRows(b)
	site, bare, hello := serving(b, bench.handler), serving(b, bareLog(rows, lines)), serving(b, http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		_, _ = io.WriteString(w, "hello")
	}))
	sends := func(i int) []byte { return posted(site.Address, tokens[i%len(tokens)], body) }
	subjects := []*subject{
		{name: "site", run: func() crowd.Pace {
			bench.now = bench.now.Add(time.Minute)
			return site.Run(b, crowd.Connections, manyTimes, sends)
		}},
		{name: "bare", run: func() crowd.Pace { return bare.Run(b, crowd.Connections, manyTimes, sends) }},
		{name: "hello", run: func() crowd.Pace {
			return hello.Run(b, crowd.Connections, manyTimes, func(int) []byte { return hello.Get("/") })
		}},
		{name: "rows", run: func() crowd.Pace {
			return crowd.Work(b, time.Now, manyTimes, func() error { return rows.Commit(lines) })
		}},
	}
	for b.Loop() {
		for range turns {
			for _, s := range subjects {
				s.runs = append(s.runs, s.run())
			}
		}
	}
	it := crowd.Middle(subjects[0].runs)
	b.ReportMetric(it.Rate, "requests/s")
	b.ReportMetric(float64(it.CPU.Nanoseconds())/1000, "µs-cpu")
	for _, s := range subjects[1:] {
		other := crowd.Middle(s.runs)
		b.ReportMetric(float64(other.CPU.Nanoseconds())/1000, "µs-cpu-"+s.name)
		b.ReportMetric(it.Rate/other.Rate, "of-"+s.name)
		b.ReportMetric(float64(other.CPU)/float64(it.CPU), "of-"+s.name+"-by-cpu")
	}
}

// trainers gives a token of each of many people with an account of their own.
func (b *bench) trainers(t testing.TB) []string {
	var out []string
	for i := range trainers {
		p := app.Person{ID: fmt.Sprintf("019ab000-0000-7000-8000-2%011d", i), Name: fmt.Sprintf("person-%d", i), Created: 1}
		a := app.Account{ID: fmt.Sprintf("019ab000-0000-7000-8000-1%011d", i), Name: p.Name, Hash: "x", Created: 1}
		check(t, b.Keep.(*store.Store).AddAccount(t.Context(), a, nil))
		check(t, b.Keep.(*store.Store).Adopt(t.Context(), a.ID, p))
		_, err := b.App.Demo(t.Context(), p.Name, 1)
		check(t, err)
		out = append(out, b.token(t, a, app.ScopeLog))
	}
	return out
}

// benchBody is a session of so many lines, each of another exercise.
func benchBody(lines int) string {
	all := []string{
		"cat-cow", "open-book", "thread-the-needle", "prone-w", "superman-y", "superman-t", "wall-angel", "sphinx", "seated-rotation", "roller-extension", "plank-row", "prone-cobra",
	}
	var text []string
	for i := range lines {
		text = append(text, fmt.Sprintf("%q", all[i]+" 1x8"))
	}
	return `{"minutes":8,"during":1,"after":1,"effort":4,"lines":[` + strings.Join(text, ",") + `]}`
}

func posted(host, token, body string) []byte {
	return fmt.Appendf(nil, "POST %s/people/me/entries HTTP/1.1\r\nHost: %s\r\nAuthorization: Bearer %s\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s",
		Root, host, token, len(body), body)
}

// serving serves something on a port of its own.
func serving(t testing.TB, h http.Handler) crowd.Crowd {
	server := httptest.NewServer(h)
	t.Cleanup(server.Close)
	u, err := url.Parse(server.URL)
	check(t, err)
	return crowd.Crowd{Address: u.Host, Now: time.Now}
}

// benchRows is a file of its own for the floors.
func benchRows(t testing.TB) *crowd.Rows {
	path := filepath.Join(t.TempDir(), "raw.db")
	s, err := store.Open(t.Context(), path)
	check(t, err)
	check(t, s.AddPerson(t.Context(), app.Person{ID: "raw"}))
	file, err := sql.Open("sqlite", "file:"+path+"?_pragma=synchronous(FULL)&_pragma=wal_autocheckpoint(10000)&_pragma=foreign_keys(1)&_txlock=immediate")
	check(t, err)
	rows := crowd.StartRows(file, "raw", app.NewID)
	t.Cleanup(func() {
		check(t, rows.Close())
		check(t, file.Close())
		check(t, s.Close())
	})
	return rows
}

// bareLog reads a session as JSON, writes as many rows, and says so.
func bareLog(rows *crowd.Rows, lines int) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		var one struct {
			Minutes int      `json:"minutes"`
			Lines   []string `json:"lines"`
		}
		if err := json.NewDecoder(r.Body).Decode(&one); err != nil {
			http.Error(w, err.Error(), http.StatusBadRequest)
			return
		}
		if err := rows.Commit(lines); err != nil {
			http.Error(w, err.Error(), http.StatusInternalServerError)
			return
		}
		_ = json.NewEncoder(w).Encode(one)
	})
}
