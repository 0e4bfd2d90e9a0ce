package web

import (
	"context"
	"io"
	"log/slog"
	"net/http"
	"net/http/cookiejar"
	"net/http/httptest"
	"net/url"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"tspine/app"
	"tspine/catalog"
	"tspine/store"
)

// clock is the time of a test. It begins today: a cookie's end is the browser's
// business, and browsers have a clock of their own.
type clock struct{ now time.Time }

// noon is today's: a test that begins there is over before the day is, at
// whatever hour it runs.
func noon() *clock {
	year, month, day := time.Now().Date()
	return &clock{time.Date(year, month, day, 12, 0, 0, 0, time.Local)}
}

func (c *clock) read() time.Time {
	c.now = c.now.Add(time.Millisecond)
	return c.now
}

// bench is a site on a store of its own, served as it would be.
type bench struct {
	*Server
	url   string
	clock *clock
	log   *strings.Builder
}

// open serves a site with the link for its owner still unused.
func open(t testing.TB, change ...func(*Server)) *bench {
	t.Helper()
	return openAt(t, filepath.Join(t.TempDir(), "tspine.db"), noon(), change...)
}

// openAt serves a site on a file, which others may serve too.
func openAt(t testing.TB, path string, at *clock, change ...func(*Server)) *bench {
	t.Helper()
	lib, err := catalog.Load()
	if err != nil {
		t.Fatal(err)
	}
	keep, err := store.Open(context.Background(), path)
	if err != nil {
		t.Fatal(err)
	}
	b := &bench{clock: at, log: &strings.Builder{}}
	b.Server = &Server{
		App: app.New(lib, keep, keep, b.clock.read), Accounts: app.NewAccounts(keep, b.clock.read),
		Log: slog.New(slog.NewTextHandler(b.log, nil)), Options: Options{Setup: "the-token"}, API: http.NotFoundHandler(), Changes: keep.Version, Kept: keep,
	}
	for _, c := range change {
		c(b.Server)
	}
	handler, err := New(b.Server)
	if err != nil {
		t.Fatal(err)
	}
	server := httptest.NewServer(handler)
	t.Cleanup(func() {
		server.Close()
		if err := keep.Close(); err != nil {
			t.Error(err)
		}
	})
	b.url = server.URL
	return b
}

// browser asks as a browser does: with cookies, and without following.
type browser struct {
	t    testing.TB
	base string
	http.Client
}

func (b *bench) browser(t testing.TB) *browser {
	t.Helper()
	jar, err := cookiejar.New(nil)
	if err != nil {
		t.Fatal(err)
	}
	return &browser{t, b.url, http.Client{Jar: jar, CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}}
}

// reply is what came back.
type reply struct {
	status int
	header http.Header
	body   string
}

func (b *browser) do(method, path string, form url.Values, accept string) reply {
	b.t.Helper()
	req, err := http.NewRequestWithContext(b.t.Context(), method, b.base+path, strings.NewReader(form.Encode()))
	if err != nil {
		b.t.Fatal(err)
	}
	req.Header.Set("Accept", accept)
	if method == http.MethodPost {
		req.Header.Set("Content-Type", "application/x-www-form-urlencoded")
		req.Header.Set("Sec-Fetch-Site", "same-origin")
	}
	res, err := b.Client.Do(req)
	if err != nil {
		b.t.Fatal(err)
	}
	defer res.Body.Close()
	text, err := io.ReadAll(res.Body)
	if err != nil {
		b.t.Fatal(err)
	}
	return reply{res.StatusCode, res.Header, string(text)}
}

func (b *browser) get(path string) reply { b.t.Helper(); return b.do("GET", path, nil, "text/html") }

func (b *browser) post(path string, fields ...string) reply {
	b.t.Helper()
	form := url.Values{}
	for i := 0; i < len(fields); i += 2 {
		form.Set(fields[i], fields[i+1])
	}
	return b.do("POST", path, form, "text/html")
}

// ana makes the owner's account, and gives the browser in which she is.
func (b *bench) ana(t testing.TB) *browser {
	t.Helper()
	one := b.browser(t)
	if r := one.post("/setup", "token", "the-token", "name", "Ana", "password", "correct horse"); r.status != http.StatusSeeOther {
		t.Fatalf("setup: %d %s", r.status, r.body)
	}
	return one
}

// demo makes everybody the synthetic person.
func demo(t testing.TB) func(*Server) { return demoOf(t, 3) }

// demoOf makes everybody the synthetic person after so many weeks.
func demoOf(t testing.TB, weeks int) func(*Server) {
	return func(s *Server) {
		p, err := s.App.Demo(t.Context(), "demo", weeks)
		if err != nil {
			t.Fatal(err)
		}
		s.Options.Demo = &app.Actor{Account: app.Account{ID: "demo", Name: "demo"}, Person: p, People: []app.Person{p}}
	}
}

func mustParse(t testing.TB, text string) *url.URL {
	t.Helper()
	u, err := url.Parse(text)
	if err != nil {
		t.Fatal(err)
	}
	return u
}

// serveAgain serves another site beside a bench's.
func serveAgain(t testing.TB, handler http.Handler) *browser {
	t.Helper()
	server := httptest.NewServer(handler)
	t.Cleanup(server.Close)
	return &browser{t, server.URL, http.Client{CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}}
}
