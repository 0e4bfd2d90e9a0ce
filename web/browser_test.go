package web

import (
	"context"
	"fmt"
	"maps"
	"net/url"
	"os"
	"os/exec"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	cdppage "github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"

	"tspine/internal/require"
)

// axe is where npm puts the checker of accessibility.
const axe = "../tools/node_modules/axe-core/axe.min.js"

// look is one way to look at the site.
type look struct {
	name          string
	width, height int64
	dark          bool
}

// looks are a phone and a desktop, by day and by night.
var looks = [...]look{
	{"a phone by day", 360, 740, false}, {"a phone by night", 360, 740, true},
	{"a desktop by day", 1280, 800, false}, {"a desktop by night", 1280, 800, true},
}

// seen are the looks of a run: each size and each theme, and under TSPINE_SOAK
// each size in each theme.
func seen() []look {
	if os.Getenv("TSPINE_SOAK") != "" {
		return looks[:]
	}
	return []look{looks[0], looks[3]}
}

// browserTab is one tab of a browser. What its console says of errors fails the test.
type browserTab struct {
	t    *testing.T
	ctx  context.Context
	base string

	lock   sync.Mutex
	errors []string
}

// started is the browser of all tests, which each have tabs that share nothing:
// to start one costs more than most tests do.
var started struct {
	sync.Mutex
	ctx  context.Context
	quit func()
}

// chromium gives the browser, started where it is not yet.
func chromium(t *testing.T) context.Context {
	t.Helper()
	path := ""
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome"} {
		if found, err := exec.LookPath(name); err == nil {
			path = found
			break
		}
	}
	if path == "" {
		require.Missing(t, "browser", "there is no Chromium")
	}
	started.Lock()
	defer started.Unlock()
	if started.ctx != nil {
		return started.ctx
	}
	options := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.ExecPath(path), chromedp.NoSandbox)
	for _, flag := range []string{"disable-gpu", "disable-quic", "no-first-run", "disable-background-networking", "disable-component-update", "disable-sync"} {
		options = append(options, chromedp.Flag(flag, true))
	}
	ctx, stop := chromedp.NewExecAllocator(context.Background(), options...)
	ctx, leave := chromedp.NewContext(ctx)
	quit := func() { leave(); stop() }
	if err := chromedp.Do(ctx, chromedp.Navigate("about:blank")); err != nil {
		quit()
		t.Fatalf("start Chromium: %v", err)
	}
	started.ctx, started.quit = ctx, quit
	return ctx
}

// everyLook does something with a site once for each look, each time as somebody
// new.
func everyLook(t *testing.T, base string, do func(*testing.T, *browserTab)) {
	t.Helper()
	browser := chromium(t)
	for _, l := range seen() {
		t.Run(l.name, func(t *testing.T) {
			tab := newTab(t, browser, base, l)
			do(t, tab)
			tab.quiet()
		})
	}
}

// patience is how long a test waits for what has to come, on a busy machine too.
const patience = time.Minute

// newTab opens a tab that shares nothing with any other.
func newTab(t *testing.T, browser context.Context, base string, l look) *browserTab {
	t.Helper()
	ctx, closeTab := chromedp.NewContext(browser, chromedp.WithNewBrowserContext())
	t.Cleanup(closeTab)
	ctx, stop := context.WithTimeout(ctx, 5*patience)
	t.Cleanup(stop)
	tab := &browserTab{t: t, ctx: ctx, base: base}
	scheme := "light"
	if l.dark {
		scheme = "dark"
	}
	media := func(ctx context.Context, target *chromedp.Target) (chromedp.Void, error) {
		_, err := cdp.Call(ctx, target, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{
			Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: scheme}},
		})
		return chromedp.Void{}, err
	}
	tab.do(chromedp.EmulateViewport(l.width, l.height), media)
	tab.awaits()
	said := chromedp.Console(ctx)
	go func() {
		for m, err := range said {
			if err != nil {
				return
			}
			if (m.Type == chromedp.ConsoleError || m.Type == chromedp.ConsoleException) && m.Source != "network" { // a status is no error here
				tab.lock.Lock()
				tab.errors = append(tab.errors, fmt.Sprintf("%s: %s", m.URL, m.Text))
				tab.lock.Unlock()
			}
		}
	}()
	return tab
}

// awaits lets the pages of a tab be looked at though others are too, and wait for
// the site as long as a test does.
func (b *browserTab) awaits() {
	b.t.Helper()
	b.do(func(ctx context.Context, target *chromedp.Target) (chromedp.Void, error) {
		if _, err := cdp.Call(ctx, target, emulation.SetFocusEmulationEnabled, emulation.SetFocusEmulationEnabledParams{Enabled: true}); err != nil {
			return chromedp.Void{}, err
		}
		_, err := cdp.Call(ctx, target, cdppage.AddScriptToEvaluateOnNewDocument, cdppage.AddScriptToEvaluateOnNewDocumentParams{
			Source: fmt.Sprintf(`AbortSignal.timeout = (timeout => ms => timeout.call(AbortSignal, Math.max(ms, %d)))(AbortSignal.timeout)`, patience.Milliseconds()),
		})
		return chromedp.Void{}, err
	})
}

// do does steps one after the other.
func (b *browserTab) do(steps ...chromedp.Action[chromedp.Void]) {
	b.t.Helper()
	if err := chromedp.Do(b.ctx, steps...); err != nil {
		b.t.Fatal(err)
	}
}

// open goes to a page of the site.
func (b *browserTab) open(path string) { b.t.Helper(); b.do(chromedp.Navigate(b.base + path)) }

// fill types into a field.
func (b *browserTab) fill(field, text string) {
	b.t.Helper()
	b.do(chromedp.SendKeys(chromedp.CSS("[name="+field+"]:not([type=hidden])"), text))
}

// press presses what a selector finds, and waits for the page that comes. What is
// pressed has to stand still: a press beside it would wait for ever.
func (b *browserTab) press(selector string) {
	b.t.Helper()
	ask[chromedp.Void](b, fmt.Sprintf(`(async () => {
		const it = document.querySelector(%q);
		it?.scrollIntoView({block: 'center'});
		for (let last, i = 0; it && i < 100; i++) {
			const {x, y, width} = it.getBoundingClientRect(), at = [x, y, width].join();
			if (at === last) {
				return;
			}
			last = at;
			await new Promise(done => setTimeout(done, 30));
		}
	})()`, selector))
	if _, err := chromedp.RunResponse(b.ctx, chromedp.Click(chromedp.CSS(selector))); err != nil {
		b.t.Fatal(err)
	}
}

// has wants the page to say something.
func (b *browserTab) has(text string) {
	b.t.Helper()
	if said := ask[string](b, `document.body.innerText`); !strings.Contains(said, text) {
		b.t.Errorf("%q is not said: %s", text, said)
	}
}

// ask has the page compute something.
func ask[T any](b *browserTab, script string) T {
	b.t.Helper()
	got, err := chromedp.Run(b.ctx, chromedp.Evaluate[T](script, chromedp.EvalAwaitPromise))
	if err != nil {
		b.t.Fatalf("%.80s: %v", script, err)
	}
	return got
}

// until waits for the page to come to something. A page that is left meanwhile,
// or is not there yet, has not come to it.
func (b *browserTab) until(what, script string) {
	b.t.Helper()
	var last error
	for deadline := time.Now().Add(patience); b.ctx.Err() == nil && time.Now().Before(deadline); time.Sleep(30 * time.Millisecond) {
		yes, err := chromedp.Run(b.ctx, chromedp.Evaluate[bool](`Promise.resolve(`+script+`).then(Boolean)`, chromedp.EvalAwaitPromise))
		if yes {
			return
		}
		last = err
	}
	b.t.Fatalf("%s does not come (%v): %s", what, last, ask[string](b, `document.body.innerText`))
}

// said is every error that the console told so far.
func (b *browserTab) said() string {
	b.lock.Lock()
	defer b.lock.Unlock()
	return strings.Join(b.errors, "\n")
}

// quiet wants no error on the console, and no breach of the policy.
func (b *browserTab) quiet() {
	b.t.Helper()
	if all := b.said(); all != "" {
		b.t.Errorf("the console says %s", all)
	}
}

// audit wants the page to be accessible, and to fit: at its size, and with text
// of twice the size.
func (b *browserTab) audit(name string) {
	b.t.Helper()
	for _, one := range b.faults() {
		b.t.Errorf("%s: %s", name, one)
	}
}

// faults is what an audit finds.
func (b *browserTab) faults() []string {
	b.t.Helper()
	checker, err := os.ReadFile(axe)
	if err != nil {
		require.Missing(b.t, "browser", "no axe-core: npm ci in tools")
	}
	if !ask[bool](b, `typeof axe === 'object'`) {
		ask[chromedp.Void](b, string(checker)+";undefined")
	}
	out := ask[[]string](b, `axe.run().then(r => r.violations.map(v => v.id + ': ' + v.nodes.map(n => n.html + ' ' + n.failureSummary).join('\n')))`)
	for _, size := range []string{"100%", "200%"} {
		wide := ask[int](b, `document.documentElement.style.fontSize = '`+size+`', document.documentElement.scrollWidth - document.documentElement.clientWidth`)
		if wide > 0 {
			out = append(out, fmt.Sprintf("with text of %s it is %d pixels too wide", size, wide))
		}
	}
	ask[chromedp.Void](b, `document.documentElement.style.fontSize = '';undefined`)
	return out
}

// A checker that finds nothing anywhere checks nothing.
func TestAnAuditInABrowserFindsWhatIsWrong(t *testing.T) {
	t.Parallel()
	b := open(t)
	tab := newTab(t, chromium(t), b.url, looks[0])
	tab.open("/sign-in")
	ask[chromedp.Void](tab, `document.querySelector('label').remove();
		const p = document.querySelector('form').appendChild(document.createElement('p'));
		p.textContent = 'faint'; p.style.color = '#ccc'; p.style.width = '900px';
		const s = document.head.appendChild(document.createElement('script')); s.src = 'https://example.org/x.js';
		new Promise(done => { s.onerror = done; }).then(() => undefined)`)
	all := strings.Join(tab.faults(), "\n")
	for _, want := range []string{"label", "color-contrast", "too wide"} {
		if !strings.Contains(all, want) {
			t.Errorf("%s is not found: %s", want, all)
		}
	}
	ask[chromedp.Void](tab, `console.error('last'); undefined`)
	for deadline := time.Now().Add(patience); !strings.Contains(tab.said(), "last") && time.Now().Before(deadline); {
		time.Sleep(10 * time.Millisecond) // the console is heard a moment later
	}
	if said := tab.said(); !strings.Contains(said, "Content Security Policy") || !strings.Contains(said, "last") {
		t.Errorf("a script from elsewhere or an error is not heard: %s", said)
	}
}

func TestEveryPageHoldsUpInABrowser(t *testing.T) {
	t.Parallel()
	site := drawnSite(t, open(t))
	for _, l := range seen() {
		eachPage(t, site, l, func(tab *browserTab, name string) { tab.audit(name) })
	}
}

// pagesATab is how many pages are looked at in one tab.
const pagesATab = 6

// eachPage opens every page of a drawn site, some of them in each tab, and tabs
// beside each other.
func eachPage(t *testing.T, site string, l look, do func(tab *browserTab, name string)) {
	t.Helper()
	names := slices.DeleteFunc(slices.Sorted(maps.Keys(everyPage())), func(name string) bool {
		return strings.HasPrefix(name, "failed: ") // they differ in words alone
	})
	browser := chromium(t)
	for some := range slices.Chunk(names, pagesATab) {
		t.Run(l.name, func(t *testing.T) {
			t.Parallel()
			tab := newTab(t, browser, site, l)
			for _, name := range some {
				tab.open("/page?name=" + url.QueryEscape(name))
				do(tab, name)
			}
			tab.quiet()
		})
	}
}

func TestFromTheLinkToSigningOutInABrowser(t *testing.T) {
	t.Parallel()
	browser := chromium(t)
	for _, l := range seen() {
		t.Run(l.name, func(t *testing.T) {
			b := open(t)
			tab := newTab(t, browser, b.url, l)
			tab.open("/setup?token=the-token")
			tab.fill("name", "Ana")
			tab.fill("password", "correct horse")
			tab.press("form .button")
			tab.has("A program for your upper back")
			tab.audit("today, before the answers")
			tab.open("/you")
			tab.audit("you")
			tab.press("a[href='/you/people']")
			tab.do(chromedp.SendKeys(chromedp.CSS("#name"), "Bo"))
			tab.press("form[action='/you/people'] .button")
			tab.has("Look at Bo")
			tab.audit("people")
			tab.press("form[action='/you/invite'] .button")
			tab.has("A link for Bo")
			tab.open("/you/settings/theme")
			tab.press("[name=theme][value=dark]")
			if ask[string](tab, `document.documentElement.dataset.theme`) != "dark" {
				t.Error("the theme is not taken")
			}
			tab.open("/you")
			tab.press("form[action='/sign-out'] .button")
			tab.fill("name", "Ana")
			tab.fill("password", "wrong horse")
			tab.press("form .button")
			tab.has("do not go together")
			tab.fill("password", "correct horse")
			tab.press("form .button")
			tab.has("A program for your upper back")
			tab.quiet()
		})
	}
}

func TestTodayInABrowser(t *testing.T) {
	t.Parallel()
	b := open(t, demo(t))
	everyLook(t, b.url, func(t *testing.T, tab *browserTab) {
		tab.open("/")
		tab.has("for your upper back")
		tab.audit("today")
		tab.press("[name=minutes][value='5']")
		tab.has("Demo: a made-up person")
		tab.audit("today in five minutes")
	})
}
