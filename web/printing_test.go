package web

import (
	"context"
	"fmt"
	"maps"
	"net/url"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"

	"tspine/app"
)

// unprintable lists what paper should not show: what can be pressed, text that is
// not dark on white, and text that is cut at the edge of the sheet or of a box.
const unprintable = `(() => {
	const out = new Set(), name = e => e.tagName.toLowerCase() + (typeof e.className === 'string' && e.className ? '.' + e.className.trim().split(/\s+/).join('.') : '');
	const seen = e => e.checkVisibility({visibilityProperty: true, opacityProperty: true}) && e.getBoundingClientRect().width > 1;
	for (const e of document.querySelectorAll('nav, .top, .skip, .tabs, .sticky, .toast, .unsent, .demo, form, button, .button, input, select, textarea, dialog'))
		if (seen(e)) out.add('can be pressed: ' + name(e));
	const light = color => { const [r, g, b, a = 1] = color.match(/[\d.]+/g).map(Number); return a === 0 ? null : (0.2126 * r + 0.7152 * g + 0.0722 * b) / 255; };
	const wide = document.documentElement.scrollWidth - document.documentElement.clientWidth;
	if (wide > 0) out.add('the page is ' + wide + ' pixels too wide');
	let n = 0;
	const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
	while (texts.nextNode()) {
		const text = texts.currentNode, within = text.parentElement, said = text.data.trim().slice(0, 40);
		if (!said || within.closest('.hide,.skip,script,noscript,template') || !seen(within)) continue;
		n++;
		const style = getComputedStyle(within), ink = light(within instanceof SVGElement ? style.fill : style.color);
		if (ink === null || ink > 0.3) out.add('faint: ' + name(within) + ': ' + said);
		let under = within, paper = null;
		while (under && (paper = light(getComputedStyle(under).backgroundColor)) === null) under = under.parentElement;
		if (paper !== null && paper < 0.9) out.add('on a dark ground: ' + name(within) + ': ' + said);
		const range = document.createRange();
		range.selectNodeContents(text);
		for (const line of range.getClientRects()) {
			if (line.left < -1 || line.right > innerWidth + 1) out.add('past the edge: ' + name(within) + ': ' + said);
			for (let e = within; e && e !== document.body; e = e.parentElement) {
				const box = e.getBoundingClientRect(), {overflowX, overflowY} = getComputedStyle(e);
				if (overflowX !== 'visible' && (line.left < box.left - 1.5 || line.right > box.right + 1.5) || overflowY !== 'visible' && line.bottom > box.bottom + 4) {
					out.add('cut by ' + name(e) + ': ' + said);
					break;
				}
			}
		}
	}
	if (n < 5) out.add('only ' + n + ' texts');
	return [...out].slice(0, 40);
})()`

// sheetWidths are how many pixels lie between the margins of a sheet.
var sheetWidths = map[string]int64{"A4": 703, "Letter": 726}

// onPaper shows the tab's pages as they are printed, to somebody whose pages are
// dark.
func (b *browserTab) onPaper(width int64) {
	b.t.Helper()
	b.do(chromedp.EmulateViewport(width, 1000), func(ctx context.Context, target *chromedp.Target) (chromedp.Void, error) {
		_, err := cdp.Call(ctx, target, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{
			Media: "print", Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: "dark"}},
		})
		return chromedp.Void{}, err
	})
}

// What offers to be printed, and what else is taken along on paper: the plan, the
// program and an exercise.
func TestWhatIsPrintedIsReadOnPaper(t *testing.T) {
	t.Parallel()
	b := open(t)
	ana := app.Actor{Account: app.Account{ID: "ana", Name: "Ana"}, Person: app.Person{ID: "ana", Name: "Ana"}} // who sees the tabs
	base := drawnSite(t, b, ana)
	site := &browser{t: t, base: base}
	names, offers := []string{}, 0
	for _, name := range slices.Sorted(maps.Keys(everyPage())) {
		offered := strings.Contains(site.get("/page?name="+url.QueryEscape(name)).body, "data-print")
		if offered {
			offers++
		}
		if offered || slices.Contains([]string{"plan", "program", "exercise", "today"}, name) {
			names = append(names, name)
		}
	}
	site.CloseIdleConnections()
	if offers < 2 || len(names) < offers+4 {
		t.Fatalf("%d pages offer to be printed, of %v", offers, names)
	}
	tab := newTab(t, chromium(t), base, looks[3])
	for paper, width := range sheetWidths {
		tab.onPaper(width)
		for _, name := range names {
			tab.open("/page?name=" + url.QueryEscape(name))
			tab.pictured(look{name: paper}, "/"+name)
			for _, one := range ask[[]string](tab, fmt.Sprintf(`(document.documentElement.dataset.theme = 'dark', %s)`, unprintable)) {
				t.Errorf("%s on %s: %s", name, paper, one)
			}
		}
	}
	tab.quiet()
}

// A page that is made for a screen is found.
func TestWhatDoesNotBelongOnPaperIsFound(t *testing.T) {
	t.Parallel()
	b := open(t)
	tab := newTab(t, chromium(t), b.url, looks[3])
	tab.open("/sign-in")
	ask[chromedp.Void](tab, `(() => { const p = document.querySelector('main').appendChild(document.createElement('p'));
		p.textContent = 'Unbreakable'; p.style.cssText = 'width:30px;overflow:hidden;overflow-wrap:normal;white-space:nowrap'; })()`)
	found := strings.Join(ask[[]string](tab, unprintable), "\n")
	for _, want := range []string{"can be pressed: form", "faint: ", "on a dark ground: ", "cut by p: Unbreakable"} {
		if !strings.Contains(found, want) {
			t.Errorf("%q is not found: %s", want, found)
		}
	}
}
