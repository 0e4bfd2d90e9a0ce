package web

import (
	"context"
	"fmt"
	"net/http"
	"os"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"

	"tspine/app"
	"tspine/internal/pseudo"
)

// spills lists the texts of a page that leave the boxes they stand in, and by
// how much the page itself is too wide. Everything that opens is open.
const spills = `(() => {
	const out = new Set(), name = e => e.tagName.toLowerCase() + (typeof e.className === 'string' && e.className ? '.' + e.className.trim().split(/\s+/).join('.') : '');
	document.querySelectorAll('details').forEach(d => d.open = true);
	const wide = document.documentElement.scrollWidth - document.documentElement.clientWidth;
	if (wide > 0) out.add('the page is ' + wide + ' pixels too wide');
	const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
	while (texts.nextNode()) {
		const text = texts.currentNode, within = text.parentElement;
		if (!text.data.trim() || within.closest('.hide,.skip,script,noscript,template,svg,select') || !within.checkVisibility({visibilityProperty: true})) continue;
		const range = document.createRange();
		range.selectNodeContents(text);
		for (const line of range.getClientRects()) {
			if (line.width < 1) continue;
			for (let e = within, nearest = true; e && e !== document.documentElement; e = e.parentElement) {
				const style = getComputedStyle(e);
				if (style.display === 'inline' || style.display === 'contents') continue;
				if (style.overflowX === 'auto' || style.overflowX === 'scroll') break;
				const box = e.getBoundingClientRect(), clips = style.overflowY !== 'visible', slack = Math.max(4, 0.3 * parseFloat(style.fontSize));
				if (line.left < box.left - 1.5 || line.right > box.right + 1.5 || (nearest || clips) && (line.bottom > box.bottom + slack || line.top < box.top - slack)) {
					out.add(name(within) + ' in ' + name(e) + ': ' + text.data.trim().slice(0, 60));
					break;
				}
				nearest = false;
			}
		}
	}
	return [...out].slice(0, 12);
})()`

// longPages are those of somebody who trains, with what most people see.
var longPages = [...]string{"/today", "/program", "/progress", "/exercises/open-book", "/log", "/program/why", "/exercises", "/plan", "/you", "/ready"}

// few is how many of them are looked at where there is little time.
const few = 5

func TestLongerWordsAndTheOtherDirectionFitAPhone(t *testing.T) {
	t.Parallel()
	soak := os.Getenv("TSPINE_SOAK") != ""
	for name, c := range map[string]struct {
		lang   string
		change func(string) string
	}{"words 40 % longer": {pseudo.Long, pseudo.Lengthen}, "from right to left": {pseudo.Right, pseudo.Turn}} {
		t.Run(name, func(t *testing.T) {
			b := madeUp(t, c.lang, c.change, demo(t))
			tab := newTab(t, chromium(t), b.url, looks[0])
			for i, path := range longPages {
				if soak || i < few {
					tab.open(path)
					tab.fits(path)
				}
			}
			if c.lang == pseudo.Long || soak {
				eachPage(t, drawnSite(t, b), looks[0], func(tab *browserTab, name string) { tab.fits(name) })
			}
		})
	}
}

// drawnSite serves every page with everything that it can show: to nobody, or to
// whoever is given.
func drawnSite(t *testing.T, b *bench, who ...app.Actor) string {
	t.Helper()
	mux := http.NewServeMux()
	pages := everyPage()
	mux.Handle("GET "+assetRoot, b.assets)
	mux.Handle("GET /page", b.page(func(w http.ResponseWriter, r *http.Request) error {
		for _, one := range who {
			r = r.WithContext(context.WithValue(r.Context(), actorKey{}, one))
		}
		return b.render(w, r, http.StatusOK, pages[r.URL.Query().Get("name")])
	}))
	return serveAgain(t, b.headers(mux)).base
}

// fits wants no text to leave its box, and the page to be as wide as the screen.
func (b *browserTab) fits(name string) {
	b.t.Helper()
	for _, one := range ask[[]string](b, spills) {
		b.t.Errorf("%s: %s", name, one)
	}
}

func TestASpillIsFound(t *testing.T) {
	t.Parallel()
	b := open(t)
	tab := newTab(t, chromium(t), b.url, looks[0])
	tab.open("/sign-in")
	tab.fits("sign-in")
	ask[[]string](tab, `(() => { const p = document.querySelector('main').appendChild(document.createElement('p'));
		p.textContent = 'Unbreakable'; p.style.cssText = 'width:30px;overflow-wrap:normal;white-space:nowrap'; return []; })()`)
	if found := strings.Join(ask[[]string](tab, spills), "\n"); !strings.Contains(found, "Unbreakable") {
		t.Errorf("found %q", found)
	}
}

// The player's screens are made by scripts: their words come from the same place,
// and have to fit as well.
func TestThePlayerFitsAndSpeaksTheLanguage(t *testing.T) {
	t.Parallel()
	b := madeUp(t, pseudo.Long, pseudo.Lengthen, demo(t))
	p := plays(t, b, chromium(t), looks[0])
	look := func(name string) {
		t.Helper()
		p.fits(name)
		said := ask[string](p.browserTab, `[document.title, document.querySelector('main').innerText, ...[...document.querySelectorAll('main [aria-label], main [alt], dialog [aria-label]')].map(e => e.ariaLabel ?? e.alt), ...[...document.querySelectorAll('dialog')].map(d => d.innerText)].join('\n')`)
		if found := untranslated(said, notation...); len(found) > 0 || len(said) < 40 {
			t.Errorf("%s says in English: %v\n%s", name, found, said)
		}
	}
	p.open("/train")
	p.until("the way in", `document.querySelector('#player:not([aria-busy]) form')`)
	look("before a session")
	ask[chromedp.Void](p.browserTab, `document.querySelectorAll('#player [value=no]').forEach(b => b.click()), document.querySelector('[name=before][value="1"]').click(), undefined`)
	p.tap("#player form button.wide")
	p.until("the session", `document.querySelector('.play.running')`)
	look("getting ready")
	ask[chromedp.Void](p.browserTab, `clock.skip(8000), undefined`)
	p.until("work", `!document.querySelector('.play.prepare')`)
	look("work")
	for _, key := range []string{"p", "w", "r", "m", "help", "leave"} {
		if !ask[bool](p.browserTab, fmt.Sprintf(`Boolean(document.querySelector('[data-key=%s]'))`, key)) {
			continue
		}
		p.tap("[data-key=" + key + "]")
		p.until(key, `document.querySelector('dialog[open]')`)
		look("the sheet of " + key)
		if key != "leave" {
			ask[chromedp.Void](p.browserTab, `document.querySelector('dialog[open]').dispatchEvent(new Event('cancel', {cancelable: true})), document.querySelector('dialog[open]')?.close(), undefined`)
			p.until("no sheet", `!document.querySelector('dialog[open]')`)
		}
	}
}
