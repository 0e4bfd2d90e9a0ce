package web

import (
	"context"
	"os"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/webauthn"
	"github.com/chromedp/chromedp"

	"tspine/app"
)

// holdsKeys gives a tab a device that makes passkeys, whose owner always agrees.
func (b *browserTab) holdsKeys() {
	b.t.Helper()
	b.do(func(ctx context.Context, target *chromedp.Target) (chromedp.Void, error) {
		if _, err := cdp.Call(ctx, target, webauthn.Enable, webauthn.EnableParams{}); err != nil {
			return chromedp.Void{}, err
		}
		_, err := cdp.Call(ctx, target, webauthn.AddVirtualAuthenticator, webauthn.AddVirtualAuthenticatorParams{Options: &webauthn.VirtualAuthenticatorOptions{
			Protocol: webauthn.AuthenticatorProtocolCtap2, Transport: webauthn.AuthenticatorTransportInternal,
			HasResidentKey: true, HasUserVerification: true, IsUserVerified: true, AutomaticPresenceSimulation: true,
		}})
		return chromedp.Void{}, err
	})
}

func TestAPasskeyIsMadeUsedAndRemovedInABrowser(t *testing.T) {
	t.Parallel()
	browser := chromium(t)
	for _, l := range seen() {
		t.Run(l.name, func(t *testing.T) {
			b := open(t)
			tab := newTab(t, browser, strings.Replace(b.url, "127.0.0.1", "localhost", 1), l)
			tab.holdsKeys()
			tab.open("/setup?token=the-token")
			tab.fill("name", "Ana")
			tab.fill("password", "correct horse")
			tab.press("form .button")
			tab.open("/you/passkeys")
			tab.has("There is no passkey yet")
			tab.fill("name", "My phone")
			tab.press("form[data-passkey] .button")
			tab.has("not used yet")
			tab.audit("passkeys")
			tab.open("/you")
			tab.press("form[action='/sign-out'] .button")
			tab.audit("sign in with a passkey")
			tab.open("/sign-in?next=/you/passkeys")
			tab.press("form[data-passkey] .button")
			tab.has("last used")
			tab.press("form[action='/you/passkeys/remove'] .button")
			tab.has("There is no passkey yet")
			tab.open("/you")
			tab.press("form[action='/sign-out'] .button")
			ask[chromedp.Void](tab, `document.querySelector('form[data-passkey] .button').click(), undefined`)
			tab.until("a refusal", `document.body.innerText.includes('does not open an account')`)
			tab.quiet()
		})
	}
}

func TestWherePasskeysCantBeMadeThePageSaysWhere(t *testing.T) {
	b := open(t)
	ana := b.ana(t)
	_, port, _ := strings.Cut(strings.TrimPrefix(b.url, "http://"), ":")
	says(t, ana.get("/you/passkeys"), "This page is open at "+b.url, `href="http://localhost:`+port+`/you/passkeys"`)
	never(t, open(t, func(s *Server) { s.Options.Base = mustParse(t, "http://127.0.0.1:8017") }).ana(t).get("/you/passkeys"), `href="http://localhost`)
	ana.post("/sign-out")
	if r := ana.get("/sign-in"); strings.Contains(r.body, "passkey") {
		t.Error("a passkey is offered at a bare address")
	}
	for host, want := range map[string]bool{"https://back.example.org": true, "http://back.example.org": false, "https://192.168.1.5:8017": false, "https://[::1]": false, "http://localhost:8017": true} {
		one := open(t, func(s *Server) { s.Options.Base = mustParse(t, host) })
		if r := one.ana(t).get("/you/passkeys"); strings.Contains(r.body, "data-passkey") != want {
			t.Errorf("%s: %v", host, !want)
		}
	}
}

// settingPaths are the pages on which something is set.
var settingPaths = [...]string{"/you", "/you/people", "/you/settings/figure", "/you/settings/language", "/you/settings/units", "/you/settings/theme", "/you/settings/text", "/you/settings/sounds", "/you/place", "/you/passkeys", "/you/tokens"}

func TestSettingsInABrowser(t *testing.T) {
	t.Parallel()
	browser := chromium(t)
	b := open(t, demo(t), vault(t), func(s *Server) { s.Options.Demo.Account.Owner = true })
	for _, l := range seen() {
		t.Run(l.name, func(t *testing.T) {
			tab := newTab(t, browser, b.url, l)
			for _, path := range settingPaths {
				tab.open(path)
				tab.pictured(l, path)
				tab.audit(path)
			}
			tab.quiet()
		})
	}
}

// pictured keeps a picture of a page where TSPINE_PICTURES names a folder.
func (b *browserTab) pictured(l look, path string) {
	b.t.Helper()
	if dir := os.Getenv("TSPINE_PICTURES"); dir != "" {
		b.take(dir, l, strings.ReplaceAll(path[1:], "/", "-"))
	}
}

// Text of half as large again leaves every page as wide as a small phone.
func TestLargeTextFitsASmallPhone(t *testing.T) {
	t.Parallel()
	b := open(t, demo(t), vault(t), func(s *Server) { s.Options.Demo.Account.Owner = true })
	tab := newTab(t, chromium(t), b.url, looks[0])
	tab.open("/you/settings/text")
	tab.press("[name=text][value='150']")
	if got := ask[string](tab, `getComputedStyle(document.documentElement).fontSize`); got != "24px" {
		t.Errorf("text is %s", got)
	}
	for _, path := range append([]string{"/today", "/program", "/progress", "/exercises", "/exercises/open-book", "/train", "/log", "/ready"}, settingPaths[:]...) {
		tab.open(path)
		if wide := ask[int](tab, `document.documentElement.scrollWidth - document.documentElement.clientWidth`); wide > 0 {
			t.Errorf("%s is %d pixels too wide", path, wide)
		}
		tab.pictured(look{name: "large"}, path)
	}
	tab.quiet()
}

func TestTheFigureThatWasChosenIsSeenInThePlayer(t *testing.T) {
	t.Parallel()
	b := open(t, demo(t))
	p := plays(t, b, chromium(t), looks[0])
	p.open("/you/settings/figure")
	ask[chromedp.Void](p.browserTab, `document.querySelector('[name=build][value=slim]').click(), document.querySelector('[name=skin][value="4"]').click(), document.querySelector('[name=cut][value=bun]').click(), undefined`)
	p.press("form .button")
	p.open("/you/settings/sounds")
	ask[chromedp.Void](p.browserTab, `document.querySelector('#try').click(), document.querySelector('[name=voice]').click(), document.querySelector('[name=metronome]').click(), undefined`)
	p.press("form .button:not([type=button])")
	p.begin(1)
	p.until("the drawing", `document.querySelector('img.pose') && document.querySelector('img.pose').naturalWidth > 0`)
	if at := ask[string](p.browserTab, `document.querySelector('img.pose').src`); !strings.Contains(at, "look=slim-4-1-bun") {
		t.Errorf("drawn at %s", at)
	}
	p.tap("[data-key=sound]")
	p.until("the sounds", `document.querySelector('dialog[open] input[type=checkbox]')`)
	if got := ask[string](p.browserTab, `[...document.querySelectorAll('dialog[open] input[type=checkbox]')].map(b => b.checked).join()`); got != "true,false,true,true" {
		t.Errorf("beeps, voice, metronome, vibration: %s", got)
	}
	p.pictured(looks[0], "/player")
	p.quiet()
	if wants, err := b.App.Preferences(t.Context(), b.Options.Demo.Person); err != nil || wants != (app.Preferences{Build: "slim", Skin: "4", Hair: "1", Cut: "bun", Beeps: "on", Voice: "off", Metronome: "on", Vibration: "on"}) {
		t.Errorf("%+v, %v", wants, err)
	}
}
