package web

import (
	"bytes"
	"cmp"
	"compress/gzip"
	"io"
	"io/fs"
	"maps"
	"net/http"
	"net/url"
	"path"
	"regexp"
	"strings"
	"testing"

	"go.uber.org/goleak"

	"tspine/app"
	"tspine/engine/course"
	"tspine/engine/fault"
	"tspine/engine/screening"
	"tspine/locale"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

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

func TestStylesAndScriptsNeverChangeUnderTheirAddress(t *testing.T) {
	b := open(t)
	for name, file := range b.assets.files {
		at, err := b.assets.address(name)
		if err != nil {
			t.Fatal(err)
		}
		r := b.browser(t).get(at)
		if r.status != http.StatusOK || r.body != string(file.plain) || r.header.Get("Cache-Control") != "public, max-age=31536000, immutable" || r.header.Get("Content-Type") != file.kind || file.kind == "" {
			t.Errorf("%s: %d %v", name, r.status, r.header)
		}
		if file.zipped != nil {
			z, err := gzip.NewReader(bytes.NewReader(file.zipped))
			if err != nil {
				t.Fatal(err)
			}
			if text, err := io.ReadAll(z); err != nil || !bytes.Equal(text, file.plain) {
				t.Errorf("%s: the squeezed copy is another: %v", name, err)
			}
		}
		if old := b.browser(t).get(assetRoot + "older/" + name); old.status != http.StatusNotFound {
			t.Errorf("%s: an older address gives %d", name, old.status)
		}
		req, err := http.NewRequestWithContext(t.Context(), "GET", b.url+at, nil)
		if err != nil {
			t.Fatal(err)
		}
		req.Header.Set("If-None-Match", file.tag)
		res, err := http.DefaultClient.Do(req)
		if err != nil {
			t.Fatal(err)
		}
		res.Body.Close()
		if res.StatusCode != http.StatusNotModified {
			t.Errorf("%s: sent again: %d", name, res.StatusCode)
		}
	}
	http.DefaultClient.CloseIdleConnections()
}

func TestStylesAndScriptsAreSmall(t *testing.T) {
	all, err := newAssets()
	if err != nil {
		t.Fatal(err)
	}
	size := map[string]int{}
	for name, file := range all.files {
		size[path.Ext(name)] += len(file.zipped)
	}
	if size[".css"] > 12<<10 || size[".css"] == 0 {
		t.Errorf("styles take %d bytes", size[".css"])
	}
}

func TestGzipIsSentToThoseWhoTakeIt(t *testing.T) {
	for accept, want := range map[string]bool{"": false, "gzip": true, "br, gzip;q=0.5": true, "gzip;q=0": false, "gzip; q=0": false, "xgzip": false} {
		r := &http.Request{Header: http.Header{"Accept-Encoding": {accept}}}
		if got := takesGzip(r); got != want {
			t.Errorf("%q: %v", accept, got)
		}
	}
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

func TestAThemeIsKeptOnTheDevice(t *testing.T) {
	b := open(t)
	ana := b.ana(t)
	for theme, want := range map[string]string{"dark": ` data-theme="dark">`, "light": ` data-theme="light">`, "auto": `<html lang="en">`, "<x>": `<html lang="en">`} {
		ana.post("/you/theme", "theme", theme)
		if r := ana.get("/you"); !strings.Contains(r.body, want) {
			t.Errorf("%s: %.120s", theme, r.body)
		}
	}
}

// stops is every outcome without a session.
func stops() map[string]page {
	flagged := screening.Result{Flags: []screening.Flag{{ID: "C1"}}, Ask: []screening.Again{{Text: "it <hurts>", Questions: []string{"chest_pain_24h"}}}, Missing: []string{"chest_pain_24h"}, Notes: []string{"crisis-line"}}
	return map[string]page{
		"emergency":    stopPageOf(&app.Stop{Halt: app.Emergency, Key: "help", Result: flagged}),
		"clinician":    stopPageOf(&app.Stop{Halt: app.Clinician, Key: "clinician", Result: screening.Result{Urgency: screening.SameDay}}),
		"paused":       stopPageOf(&app.Stop{Halt: app.Paused, Key: "paused", Away: course.Away{Since: 20_500, Until: 20_507, For: course.ForIllness}}),
		"answer again": stopPageOf(&app.Stop{Halt: app.AnswerAgain, Key: "again", Result: flagged, Why: app.Rules()[0].ID}),
	}
}

// everyPage is every page with everything that it can show.
func everyPage() map[string]page {
	faults := fault.Faults{{Path: "name", Code: "no-name"}, {Path: "password", Code: "password-short", Want: "10"}}
	out := stops()
	ana := app.Person{ID: "ana", Name: "Ana <&>"}
	part := somePart()
	for name, p := range map[string]page{
		"today":    todayPage{Weekday: "monday", Week: 1, Stage: "mobility", Minutes: 1, Asked: 5, Choices: []int{5}, Rounds: 2, Lead: part, Phases: []phasePart{{"release", []linePart{part}}}, Shorts: [][]linePart{{part}}, Decision: decisionPart{"HOLD", "hold", whyPart{}}, Notes: []string{"rir-4"}},
		"train":    trainPage{Words: map[string]string{"player.title": "x"}},
		"done":     todayPage{Done: true, Weekday: "monday", Stage: "static", Confirmed: true},
		"failed":   failedPage{Code: "internal", ID: "ABC", Seconds: 2, Faults: faults},
		"sign-in":  signInPage{Name: "Ana", Next: "/you", Failed: true, Seconds: 3},
		"setup":    setupPage{Token: "t", Faults: faults},
		"invited":  setupPage{Token: "t", Invited: true},
		"password": passwordPage{Failed: true, Seconds: 3, Faults: faults},
		"you":      youPage{Account: app.Account{Name: "Ana", Owner: true}, Person: ana, People: []app.Person{ana, {ID: "bo", Name: "Bo"}}, Link: "http://x/invitation?token=t", Guest: "Bo", Faults: faults},
		"demo":     youPage{Demo: true, Theme: "dark", Described: true},
		"devices":  devicesPage{[]devicePart{{ID: "x", Device: "", Created: "2026-03-02", Seen: "2026-03-02"}, {Device: "Firefox", This: true}}},
		"trust":    trustPage{"AB CD", []string{"https://192.168.1.5:8017"}},
	} {
		out[name] = p
	}
	maps.Copy(out, trainingPages(part))
	for _, code := range []string{"not-found", "forbidden", "link", "faults", "bad-form", "too-large", "wait", "gone", "signed-out", "sign-in"} {
		out["failed: "+code] = failedPage{Code: code}
	}
	return out
}

func TestEveryPageIsDrawnInEveryLanguage(t *testing.T) {
	b := open(t)
	drawn := map[string]bool{}
	for _, lang := range locale.Languages() {
		for name, p := range everyPage() {
			drawn[p.file()] = true
			for _, theme := range []string{"", "dark"} {
				text, err := b.draw(frame{Lang: lang, Theme: theme, Tabs: b.tabs(&http.Request{}, p), Page: p, Demo: theme != ""})
				if err != nil {
					t.Fatalf("%s in %s: %v", name, lang, err)
				}
				checkPage(t, name+" in "+lang, string(text))
			}
		}
	}
	files, err := fs.Glob(pageFiles, "page/*.html")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		name := strings.TrimSuffix(path.Base(file), ".html")
		if !drawn[name] && name != "layout" && name != "part" {
			t.Errorf("page %s is drawn in no test", name)
		}
	}
}

// checkPage looks for what every page has, and what none may have.
func checkPage(t *testing.T, name, text string) {
	t.Helper()
	for _, want := range []string{"<!doctype html>", "<html lang=", "<title>", `<main id="main"`, `href="#main"`} {
		if !strings.Contains(text, want) {
			t.Errorf("%s lacks %s", name, want)
		}
	}
	if n := strings.Count(text, "<h1"); n != 1 {
		t.Errorf("%s has %d first headings", name, n)
	}
	for _, bad := range []*regexp.Regexp{
		regexp.MustCompile(`\[[a-z-]+\.[A-Za-z0-9._-]+\]`), regexp.MustCompile(` style=| on[a-z]+="`), regexp.MustCompile(`<script>|<style`),
		regexp.MustCompile(`(src|href)="https?://`), regexp.MustCompile(`ZgotmplZ|<no value>`),
	} {
		if found := bad.FindString(text); found != "" && !strings.Contains(found, `href="http`) {
			t.Errorf("%s has %q", name, found)
		}
	}
	for _, label := range regexp.MustCompile(`<(?:input|select|textarea) [^>]*\sid="([^"]+)"`).FindAllStringSubmatch(text, -1) {
		if !strings.Contains(text, `for="`+label[1]+`"`) {
			t.Errorf("%s: %s has no label", name, label[1])
		}
	}
}

// Words live where they can be translated: a template holds none but the name
// of the program.
func TestNoPageHoldsWordsOfItsOwn(t *testing.T) {
	files, err := fs.Glob(pageFiles, "page/*.html")
	if err != nil {
		t.Fatal(err)
	}
	action, tag, word := regexp.MustCompile(`(?s)\{\{.*?\}\}`), regexp.MustCompile(`(?s)<[^>]*>`), regexp.MustCompile(`\pL{2,}`)
	for _, file := range files {
		text, err := fs.ReadFile(pageFiles, file)
		if err != nil {
			t.Fatal(err)
		}
		for _, found := range word.FindAllString(tag.ReplaceAllString(action.ReplaceAllString(string(text), ""), ""), -1) {
			if found != "tspine" {
				t.Errorf("%s says %q", file, found)
			}
		}
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
