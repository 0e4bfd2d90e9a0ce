package web

import (
	"cmp"
	"flag"
	"io"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"testing"

	"go.uber.org/goleak"
)

// atOnce is how many tests run beside each other, which mostly wait for the
// browser: more than a small machine has processors.
const atOnce = 3

// One goroutine of the library that counts turns its windows as long as the
// program runs, however often something is served.
func TestMain(m *testing.M) {
	flag.Parse()
	asked := false
	flag.Visit(func(f *flag.Flag) { asked = asked || f.Name == "test.parallel" })
	if !asked {
		flag.Set("test.parallel", strconv.Itoa(atOnce))
	}
	goleak.VerifyTestMain(withBrowser{m}, goleak.IgnoreAnyFunction("github.com/VictoriaMetrics/metrics.summariesSwapCron"))
}

// withBrowser runs tests, and quits the browser that they started.
type withBrowser struct{ *testing.M }

func (m withBrowser) Run() int {
	defer func() {
		if started.quit != nil {
			started.quit()
		}
	}()
	return m.M.Run()
}

func TestEveryAnswerCarriesTheHeadersThatProtect(t *testing.T) {
	b := open(t)
	for _, path := range []string{"/", "/sign-in", "/nope", "/healthz", "/static/x/y.js", "/today.json"} {
		h := b.browser(t).get(path).header
		for name, want := range map[string]string{
			"Content-Security-Policy": "default-src 'none'", "X-Content-Type-Options": "nosniff", "Referrer-Policy": "same-origin",
			"Cross-Origin-Opener-Policy": "same-origin", "Permissions-Policy": "camera=()", "Cache-Control": "no-store",
		} {
			if !strings.Contains(h.Get(name), want) {
				t.Errorf("%s: %s is %q", path, name, h.Get(name))
			}
		}
		if h.Get("Strict-Transport-Security") != "" {
			t.Errorf("%s: strict without https", path)
		}
	}
	strict := open(t, func(s *Server) { s.Options.Strict = true })
	if strict.browser(t).get("/").header.Get("Strict-Transport-Security") == "" {
		t.Error("a public name is not strict")
	}
	for _, unsafe := range []string{"unsafe", "http:", "https:", "*"} {
		if strings.Contains(policy, unsafe) {
			t.Errorf("the policy lets in %q", unsafe)
		}
	}
}

func TestAnotherSiteCantSendForms(t *testing.T) {
	b := open(t)
	for name, change := range map[string]func(http.Header){
		"a browser that says so":          func(h http.Header) { h.Set("Sec-Fetch-Site", "cross-site") },
		"an older one that names its own": func(h http.Header) { h.Set("Origin", "https://example.org") },
	} {
		req, err := http.NewRequestWithContext(t.Context(), "POST", b.url+"/setup", strings.NewReader(url.Values{"token": {"the-token"}, "name": {"Eve"}, "password": {"correct horse"}}.Encode()))
		if err != nil {
			t.Fatal(err)
		}
		req.Header.Set("Content-Type", "application/x-www-form-urlencoded")
		change(req.Header)
		res, err := http.DefaultClient.Do(req)
		if err != nil {
			t.Fatal(err)
		}
		res.Body.Close()
		if res.StatusCode != http.StatusForbidden {
			t.Errorf("%s: %d", name, res.StatusCode)
		}
	}
	http.DefaultClient.CloseIdleConnections()
}

func TestAServerAnswersToItsOwnNamesOnly(t *testing.T) {
	b := open(t, func(s *Server) { s.Options.Hosts = []string{"localhost", "::1"} })
	for host, want := range map[string]int{"localhost:8017": 404, "LOCALHOST": 404, "[::1]:8017": 404, "evil.example.org": 421, "localhost.evil.example.org:8017": 421, "10.0.0.9/healthz": 200} {
		host, path, _ := strings.Cut(host, "/")
		req, err := http.NewRequestWithContext(t.Context(), "GET", b.url+"/"+cmp.Or(path, "nope"), nil)
		if err != nil {
			t.Fatal(err)
		}
		req.Host = host
		res, err := http.DefaultClient.Do(req)
		if err != nil {
			t.Fatal(err)
		}
		res.Body.Close()
		if res.StatusCode != want {
			t.Errorf("%s: %d, want %d", host, res.StatusCode, want)
		}
	}
	http.DefaultClient.CloseIdleConnections()
}

func TestAFailureIsToldByAnIDAlone(t *testing.T) {
	for name, c := range map[string]handler{
		"an error": func(http.ResponseWriter, *http.Request) error { return io.ErrUnexpectedEOF },
		"a panic":  func(http.ResponseWriter, *http.Request) error { panic("secret pain") },
	} {
		b := open(t)
		broken := b.observe(b.headers(b.guard(route{who: anyone, do: c})))
		one := serveAgain(t, broken)
		r := one.get("/x?pain=10")
		_, id, _ := strings.Cut(b.log.String(), "id=")
		id, _, _ = strings.Cut(id, " ")
		if r.status != http.StatusInternalServerError || len(id) != 12 || !strings.Contains(r.body, id) || strings.Contains(r.body, "EOF") || strings.Contains(r.body, "secret") {
			t.Errorf("%s: %d, id %q: %s", name, r.status, id, r.body)
		}
		j := one.do("GET", "/x", nil, "application/json")
		if j.status != http.StatusInternalServerError || !strings.HasPrefix(j.body, `{"code":"internal","id":"`) {
			t.Errorf("%s as JSON: %d %s", name, j.status, j.body)
		}
	}
}

func TestTheLogTellsNothingOfAnybody(t *testing.T) {
	h := newHousehold(t)
	h.ana.get("/today?minutes=20")
	h.ana.get("/no-such-page/cat-cow?pain=7")
	log := h.log.String()
	for _, secret := range []string{"Ana", "Bo", "correct horse", "minutes", "cat-cow", "pain", "token=", h.person, "127.0.0.1"} {
		if strings.Contains(log, secret) {
			t.Errorf("the log has %q", secret)
		}
	}
	for _, want := range []string{`route="GET /today"`, "status=200", "took=", `route="GET unknown"`} {
		if !strings.Contains(log, want) {
			t.Errorf("the log lacks %q:\n%s", want, log)
		}
	}
}

func TestMetricsAreForThisMachineAndWhoeverHoldsTheToken(t *testing.T) {
	b := open(t, func(s *Server) { s.Options.Metrics = "watch-me" })
	if r := b.browser(t).get("/metrics"); r.status != http.StatusOK {
		t.Errorf("this machine: %d", r.status)
	}
	b.browser(t).get("/healthz")
	if r := b.browser(t).get("/metrics"); !strings.Contains(r.body, `tspine_request_seconds_count{route="GET /healthz",status="200"} 1`) {
		t.Errorf("not counted: %s", r.body)
	}
	proxied := open(t, func(s *Server) { s.Options.Metrics, s.Options.Proxy = "watch-me", true })
	for header, want := range map[string]int{"Bearer watch-me": 200, "Bearer guessed": 404, "watch-me": 404, "": 404} {
		req, err := http.NewRequestWithContext(t.Context(), "GET", proxied.url+"/metrics", nil)
		if err != nil {
			t.Fatal(err)
		}
		req.Header.Set("Authorization", header)
		res, err := http.DefaultClient.Do(req)
		if err != nil {
			t.Fatal(err)
		}
		res.Body.Close()
		if res.StatusCode != want {
			t.Errorf("%q: %d, want %d", header, res.StatusCode, want)
		}
	}
	http.DefaultClient.CloseIdleConnections()
}

func TestWhereARequestComesFrom(t *testing.T) {
	for name, c := range map[string]struct {
		proxy     bool
		remote    string
		forwarded []string
		want      string
	}{
		"straight":                                  {false, "192.0.2.1:5", nil, "192.0.2.1"},
		"a header that nobody asked for":            {false, "192.0.2.1:5", []string{"198.51.100.7"}, "192.0.2.1"},
		"through a proxy, the last it named counts": {true, "127.0.0.1:5", []string{"203.0.113.9, 198.51.100.7"}, "198.51.100.7"},
		"in several headers":                        {true, "127.0.0.1:5", []string{"203.0.113.9", "198.51.100.7"}, "198.51.100.7"},
		"a proxy that says nothing":                 {true, "127.0.0.1:5", nil, "127.0.0.1"},
	} {
		s := &Server{Options: Options{Proxy: c.proxy}}
		if got := s.address(&http.Request{RemoteAddr: c.remote, Header: http.Header{"X-Forwarded-For": c.forwarded}}); got != c.want {
			t.Errorf("%s: %s, want %s", name, got, c.want)
		}
	}
	if network("2001:db8:1:2:3::4") != "2001:db8:1:2::/64" || network("192.0.2.1") != "192.0.2.1" || network("x") != "x" {
		t.Error("a household of the newer kind is not one")
	}
}

func TestTooLargeAFormIsRefused(t *testing.T) {
	b := open(t)
	r := b.browser(t).post("/sign-in", "name", strings.Repeat("a", formMost+1))
	if r.status != http.StatusRequestEntityTooLarge {
		t.Errorf("%d", r.status)
	}
	if r := b.browser(t).post("/sign-in", "name", "\xff"); r.status != http.StatusBadRequest {
		t.Errorf("not text: %d", r.status)
	}
}

func TestThePageForPhonesHandsOutTheAuthorityAlone(t *testing.T) {
	b := open(t)
	one := serveAgain(t, b.TrustPages(Trust{[]byte("der"), "AB CD", func() []string { return []string{"https://192.168.1.5:8017"} }}))
	if r := one.get("/"); r.status != http.StatusOK || !strings.Contains(r.body, "AB CD") || !strings.Contains(r.body, "https://192.168.1.5:8017") {
		t.Errorf("%d %s", r.status, r.body)
	}
	if r := one.get("/tspine.crt"); r.body != "der" || r.header.Get("Content-Type") != "application/x-x509-ca-cert" {
		t.Errorf("%v %s", r.header, r.body)
	}
	for _, path := range []string{"/today", "/sign-in", "/setup?token=the-token", "/metrics", "/you"} {
		if r := one.get(path); r.status != http.StatusNotFound {
			t.Errorf("%s: %d", path, r.status)
		}
	}
}
