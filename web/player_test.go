package web

import (
	"context"
	"fmt"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	net "github.com/chromedp/cdproto/network"
	cdppage "github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"

	"tspine/engine/logbook"
	"tspine/engine/unit"
)

// handClock puts a clock that a test sets in the place of a page's own, before
// any script of the page runs. It begins with the site's, and goes on over a
// reload. However long the page was kept waiting, no reading is more than some
// seconds after the one before, so what runs fast on a busy machine leaves no gap.
const handClock = `(() => { try {
	const real = Date.now.bind(Date), most = 20_000;
	const c = JSON.parse(localStorage.getItem('clock') ?? 'null') ?? {from: real(), at: %d, speed: 1};
	const keep = () => localStorage.setItem('clock', JSON.stringify(c));
	c.at += (real() - c.from) * c.speed;
	c.from = real();
	Date.now = () => {
		const now = real();
		c.at += Math.min((now - c.from) * c.speed, most);
		c.from = now;
		return Math.floor(c.at);
	};
	const set = (by, speed) => { Date.now(); c.at += by; c.speed = speed; keep(); };
	globalThis.clock = {skip: ms => set(ms, c.speed), speed: x => set(0, x)};
	keep();
} catch { /* no page of ours */ } })()`

// player is a tab in which sessions are played.
type player struct {
	*browserTab
	b      *bench
	person string // who trains; empty: the demo's
}

// cable is what connects a site: where it is cut, connections break; where it
// is busy, nothing can be sent; where it is frayed, a week breaks off in its
// middle; and where it is slow, answers to questions wait until it is closed.
type cable struct {
	cut, busy, frayed atomic.Bool
	slow              chan struct{}
	next              http.Handler
}

func (c *cable) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if c.cut.Load() {
		panic(http.ErrAbortHandler)
	}
	if c.frayed.Load() && r.URL.Path == "/train/week.json" {
		fmt.Fprint(w, `{"made_ms": 1`)
		_ = http.NewResponseController(w).Flush()
		panic(http.ErrAbortHandler)
	}
	if c.slow != nil && r.URL.Path == "/train/checks.json" {
		<-c.slow
	}
	if c.busy.Load() && r.Method == http.MethodPost && strings.HasPrefix(r.URL.Path, "/train/") {
		w.WriteHeader(http.StatusServiceUnavailable)
		return
	}
	c.next.ServeHTTP(w, r)
}

// plays opens a tab with a clock of its own, on the site of a demo person.
func plays(t *testing.T, b *bench, browser context.Context, l look) *player {
	t.Helper()
	p := &player{newTab(t, browser, b.url, l), b, ""}
	p.handClock()
	return p
}

// handClock gives the tab's pages a clock that the test sets.
func (p *player) handClock() {
	p.t.Helper()
	command(p, cdppage.AddScriptToEvaluateOnNewDocument, cdppage.AddScriptToEvaluateOnNewDocumentParams{Source: fmt.Sprintf(handClock, p.b.clock.read().UnixMilli())})
}

// command sends one command to the browser.
func command[P, R any](p *player, c cdp.Command[P, R], params P) {
	p.t.Helper()
	p.do(func(ctx context.Context, target *chromedp.Target) (chromedp.Void, error) {
		_, err := cdp.Call(ctx, target, c, params)
		return chromedp.Void{}, err
	})
}

// tap presses a button that leads to no other page.
func (p *player) tap(selector string) {
	p.t.Helper()
	p.until(selector, fmt.Sprintf(`document.querySelector(%q)`, selector))
	ask[chromedp.Void](p.browserTab, fmt.Sprintf(`document.querySelector(%q).click(), undefined`, selector))
}

// word presses the button that says so.
func (p *player) word(text string) {
	p.t.Helper()
	find := fmt.Sprintf(`[...document.querySelectorAll('button, a.button')].find(b => b.textContent.trim() === %q && b.checkVisibility())`, text)
	p.until(text, find)
	ask[chromedp.Void](p.browserTab, find+`.click(), undefined`)
}

// begin answers the questions with no, rates the pain, and begins.
func (p *player) begin(pain int) {
	p.t.Helper()
	p.open("/train")
	p.until("the way in", `document.querySelector('#player:not([aria-busy]) form')`)
	ask[chromedp.Void](p.browserTab, fmt.Sprintf(`document.querySelectorAll('#player [value=no]').forEach(b => b.click()), document.querySelector('[name=before][value="%d"]').click(), undefined`, pain))
	p.word("Begin")
	p.until("the session", `document.querySelector('.play.running')`)
}

// through plays to the end, tapping where the person has to say that it is
// done.
func (p *player) through() { p.t.Helper(); p.throughAt(240) }

// throughAt plays to the end, so many times as fast as a person would: the slower,
// the more of it is shown and said.
func (p *player) throughAt(speed int) {
	p.t.Helper()
	ask[chromedp.Void](p.browserTab, fmt.Sprintf(`clock.speed(%d), undefined`, speed))
	p.until("the end", `document.querySelector('#player textarea') || (document.querySelector('.play.running .wordy') && document.querySelector('.play.running .wordy').click(), false)`)
	ask[chromedp.Void](p.browserTab, `clock.speed(1), undefined`)
}

// entries is what the store holds of the last days.
func (p *player) entries() []logbook.Entry {
	p.t.Helper()
	person := p.person
	if person == "" {
		person = p.b.Options.Demo.Person.ID
	}
	all, err := p.b.App.Keep.Events(p.t.Context(), person, unit.DayOf(p.b.clock.read())-1)
	if err != nil {
		p.t.Fatal(err)
	}
	var out []logbook.Entry
	for _, e := range all {
		if e.Entry != nil {
			out = append(out, *e.Entry)
		}
	}
	return out
}

// look keeps a picture where TSPINE_LOOK names a folder.
func (p *player) look(name string) {
	p.t.Helper()
	dir := os.Getenv("TSPINE_LOOK")
	if dir == "" {
		return
	}
	png, err := chromedp.Run(p.ctx, chromedp.CaptureScreenshot())
	if err != nil {
		p.t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, name+".png"), png, 0o644); err != nil {
		p.t.Fatal(err)
	}
}

// saved is the session as the device keeps it.
const saved = `new Promise(done => { const open = indexedDB.open('tspine', 1); open.onsuccess = () => {
	const ask = open.result.transaction('state').objectStore('state').get('playing'); ask.onsuccess = () => { open.result.close(); done(ask.result); }; }; })`

// at is the step at which the kept session stands, and how many sets are done.
func (p *player) at() (step, done int) {
	p.t.Helper()
	got := ask[[]int](p.browserTab, saved+`.then(p => [p.state.at, p.state.marks.length])`)
	return got[0], got[1]
}

// offline takes the network away, from the page and from its worker: the browser
// says so, and the cable is cut besides, as a worker that is woken later knows
// nothing of what the browser says.
func (p *player) offline(c *cable, off bool) {
	p.t.Helper()
	c.cut.Store(off)
	command(p, net.OverrideNetworkState, net.OverrideNetworkStateParams{Offline: off, DownloadThroughput: -1, UploadThroughput: -1})
	rules := []*net.Conditions{}
	if off {
		rules = append(rules, &net.Conditions{Offline: true, DownloadThroughput: -1, UploadThroughput: -1})
	}
	command(p, net.EmulateNetworkConditionsByRule, net.EmulateNetworkConditionsByRuleParams{EmulateOfflineServiceWorker: &off, MatchedNetworkConditions: rules})
}

// wired is one, on a cable.
func wired(t *testing.T, l look) (*player, *cable) {
	t.Helper()
	p := one(t, l)
	c := &cable{next: p.b.handler()}
	p.base = serveAgain(t, c).base
	return p, c
}

// one runs a test in one browser on a site of its own, in one look.
func one(t *testing.T, l look) *player {
	t.Helper()
	return plays(t, open(t, demo(t)), chromium(t), l)
}

// sibling is another tab of the same browser, with what the other one keeps.
func sibling(b *browserTab) *browserTab {
	b.t.Helper()
	ctx, closeTab := chromedp.NewContext(b.ctx)
	b.t.Cleanup(closeTab)
	out := &browserTab{t: b.t, ctx: ctx, base: b.base}
	out.awaits()
	return out
}

// kill ends the process of a tab.
func kill(b *browserTab) {
	_ = chromedp.Do(b.ctx, func(ctx context.Context, target *chromedp.Target) (chromedp.Void, error) {
		ctx, stop := context.WithTimeout(ctx, 2*time.Second)
		defer stop()
		_, err := cdp.Call(ctx, target, cdppage.Crash, cdp.Empty{})
		return chromedp.Void{}, err
	})
}
