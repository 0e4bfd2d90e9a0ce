package web

import (
	"net/http"
	"strings"
	"testing"
	"time"
)

func TestTheOwnersLinkWorksOnce(t *testing.T) {
	b := open(t)
	one := b.browser(t)
	if r := one.get("/sign-in"); !strings.Contains(r.body, "Nobody has an account here yet") {
		t.Error("it is not said that there is a link")
	}
	if r := one.get("/setup?token=guessed"); r.status != http.StatusNotFound {
		t.Errorf("a guessed token: %d", r.status)
	}
	if r := one.get("/setup?token=the-token"); r.status != http.StatusOK || !strings.Contains(r.body, `value="the-token"`) {
		t.Errorf("the token: %d", r.status)
	}
	r := one.post("/setup", "token", "the-token", "name", " ", "password", "short")
	for _, want := range []string{"A name is missing.", "at least 10 characters", `aria-invalid="true"`} {
		if r.status != http.StatusUnprocessableEntity || !strings.Contains(r.body, want) {
			t.Errorf("%d, %q is not said", r.status, want)
		}
	}
	if strings.Contains(r.body, `value="short"`) {
		t.Error("the password is sent back")
	}
	ana := b.ana(t)
	if r := ana.get("/you"); r.status != http.StatusOK || !strings.Contains(r.body, "You are signed in as Ana") {
		t.Errorf("%d %s", r.status, r.body)
	}
	if r := b.browser(t).post("/setup", "token", "the-token", "name", "Eve", "password", "correct horse"); r.status != http.StatusNotFound {
		t.Errorf("the link works again: %d", r.status)
	}
}

func TestSigningInAndOut(t *testing.T) {
	b := open(t)
	b.ana(t)
	one := b.browser(t)
	if r := one.get("/you/devices"); r.status != http.StatusSeeOther || r.header.Get("Location") != "/sign-in?next=%2Fyou%2Fdevices" {
		t.Errorf("%d %s", r.status, r.header.Get("Location"))
	}
	wrong, unknown := one.post("/sign-in", "name", "Ana", "password", "wrong horse"), one.post("/sign-in", "name", "Eve", "password", "correct horse")
	if wrong.status != http.StatusUnauthorized || unknown.status != wrong.status || strings.ReplaceAll(unknown.body, "Eve", "Ana") != wrong.body {
		t.Errorf("a wrong password and an unknown name are told apart: %d %d", wrong.status, unknown.status)
	}
	for next, want := range map[string]string{"/you/devices": "/you/devices", "": "/today", "https://example.org/": "/today", "//example.org/": "/today", `/\example.org`: "/today"} {
		r := b.browser(t).post("/sign-in", "name", "ana", "password", "correct horse", "next", next)
		if r.status != http.StatusSeeOther || r.header.Get("Location") != want {
			t.Errorf("after signing in from %q: %d %s", next, r.status, r.header.Get("Location"))
		}
		cookie := r.header.Get("Set-Cookie")
		if !strings.HasPrefix(cookie, "tspine=") || !strings.Contains(cookie, "HttpOnly") || !strings.Contains(cookie, "SameSite=Lax") || strings.Contains(cookie, "Secure") {
			t.Errorf("cookie %q", cookie)
		}
	}
	one.post("/sign-in", "name", "Ana", "password", "correct horse")
	if r := one.get("/you"); r.status != http.StatusOK {
		t.Fatalf("not signed in: %d", r.status)
	}
	out := one.post("/sign-out")
	if out.header.Get("Clear-Site-Data") != `"cache", "storage"` {
		t.Errorf("what the browser kept stays: %q", out.header)
	}
	if r := one.get("/you"); r.status != http.StatusSeeOther {
		t.Errorf("still signed in: %d", r.status)
	}
}

func TestOverHTTPSACookieIsBoundToTheHost(t *testing.T) {
	b := open(t, func(s *Server) { s.Options.Secure = true })
	r := b.browser(t).post("/setup", "token", "the-token", "name", "Ana", "password", "correct horse")
	if cookie := r.header.Get("Set-Cookie"); !strings.HasPrefix(cookie, "__Host-tspine=") || !strings.Contains(cookie, "Secure") || !strings.Contains(cookie, "Path=/;") || strings.Contains(cookie, "Domain") {
		t.Errorf("cookie %q", cookie)
	}
}

func TestASignInBeginsUnderANewToken(t *testing.T) {
	b := open(t)
	ana := b.ana(t)
	before := ana.Jar.Cookies(mustParse(t, b.url))[0].Value
	ana.post("/sign-in", "name", "Ana", "password", "correct horse")
	after := ana.Jar.Cookies(mustParse(t, b.url))[0].Value
	if before == after {
		t.Error("the token stays")
	}
	account, err := b.Accounts.Named(t.Context(), "Ana")
	if err != nil {
		t.Fatal(err)
	}
	all, err := b.Accounts.SignIns.SignInsOf(t.Context(), account.ID)
	if err != nil || len(all) != 1 || all[0].Hash == after || all[0].Hash == "" {
		t.Errorf("the store holds the token itself, or the old one: %+v, %v", all, err)
	}
}

func TestASignInEnds(t *testing.T) {
	b := open(t)
	ana := b.ana(t)
	b.clock.now = b.clock.now.Add(signedInFor + time.Second)
	if r := ana.get("/you"); r.status != http.StatusSeeOther {
		t.Errorf("still signed in after its time: %d", r.status)
	}
}

func TestTooManyFailuresHaveToWaitAcrossARestart(t *testing.T) {
	b := open(t)
	b.ana(t)
	one := b.browser(t)
	for range 6 {
		one.post("/sign-in", "name", "Ana", "password", "wrong horse")
	}
	handler, err := New(&Server{App: b.App, Accounts: b.Accounts, Log: b.Log}) // a second start on the same store
	if err != nil {
		t.Fatal(err)
	}
	again := serveAgain(t, handler)
	again.Jar = one.Jar
	r := again.post("/sign-in", "name", "Ana", "password", "correct horse")
	if r.status != http.StatusTooManyRequests || r.header.Get("Retry-After") != "1" || !strings.Contains(r.body, "Wait 1 second") {
		t.Errorf("%d %s", r.status, r.header)
	}
}

func TestAChangedPasswordSignsOutEverywhereElse(t *testing.T) {
	b := open(t)
	ana, phone := b.ana(t), b.browser(t)
	phone.post("/sign-in", "name", "Ana", "password", "correct horse")
	if r := ana.post("/you/password", "old", "wrong horse", "password", "battery staple"); r.status != http.StatusUnauthorized || !strings.Contains(r.body, "not right") {
		t.Errorf("a wrong old password: %d", r.status)
	}
	if r := ana.post("/you/password", "old", "correct horse", "password", "short"); r.status != http.StatusUnprocessableEntity {
		t.Errorf("too short: %d", r.status)
	}
	if r := ana.post("/you/password", "old", "correct horse", "password", "battery staple"); r.status != http.StatusSeeOther || r.header.Get("Location") != "/you" {
		t.Errorf("%d %s", r.status, r.header)
	}
	if r := ana.get("/you"); r.status != http.StatusOK {
		t.Errorf("this device is signed out: %d", r.status)
	}
	if r := phone.get("/you"); r.status != http.StatusSeeOther {
		t.Errorf("the phone is still signed in: %d", r.status)
	}
}

func TestDevicesAreListedAndSignedOut(t *testing.T) {
	h := newHousehold(t)
	ana, device := h.ana, h.device
	r := ana.get("/you/devices")
	if !strings.Contains(r.body, "this device") || strings.Count(r.body, "<li><span class=\"what\">") != 2 {
		t.Errorf("%s", r.body)
	}
	if r := ana.post("/you/devices/end", "device", device); r.status != http.StatusSeeOther {
		t.Errorf("%d", r.status)
	}
	if r := ana.get("/you/devices"); strings.Contains(r.body, device) {
		t.Error("still there")
	}
}

func TestADeviceIsNamedInFewWords(t *testing.T) {
	for agent, want := range map[string]string{
		"Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Mobile/15E148 Safari/604.1": "Safari, iPhone",
		"Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Mobile Safari/537.36":                            "Chrome, Android",
		"Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0":                                                                  "Firefox, Linux",
		"curl/8": "curl/8", "": "", "\xff\x00": "", strings.Repeat("ä", 99): strings.Repeat("ä", 60),
	} {
		if got := device(agent); got != want {
			t.Errorf("device(%q) = %q, want %q", agent, got, want)
		}
	}
}
