package web

import (
	"os"
	"regexp"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

func TestProgressInABrowser(t *testing.T) {
	t.Parallel()
	b := open(t, looksBack(t, 14))
	browser := chromium(t)
	for _, l := range seen() {
		t.Run(l.name, func(t *testing.T) {
			tab := newTab(t, browser, b.url, l)
			for name, path := range map[string]string{"progress": "/progress", "helps": "/progress/helps", "report": "/progress/report"} {
				tab.open(path)
				if dir := os.Getenv("TSPINE_PICTURES"); dir != "" {
					tab.take(dir, l, name)
				}
				tab.audit(name)
				tab.fits(name)
			}
			tab.quiet()
		})
	}
}

func TestValuesOfAChartAreReadOff(t *testing.T) {
	t.Parallel()
	b := open(t, looksBack(t, 6))
	tab := newTab(t, chromium(t), b.url, looks[2])
	tab.open("/progress")
	const first = `document.querySelector('.chart')`
	if ask[bool](tab, `Boolean(`+first+`.querySelector('output').value)`) {
		t.Error("something is read off before anybody asked")
	}
	ask[chromedp.Void](tab, first+`.querySelector('input').focus(), undefined`)
	tab.do(chromedp.KeyEvent(kb.Home))
	read := ask[string](tab, first+`.querySelector('output').value`)
	row := ask[string](tab, `[...`+first+`.querySelectorAll('tbody tr')[0].cells].map(c => c.textContent).join(' ')`)
	for _, one := range strings.Fields(row) {
		if !strings.Contains(read, one) {
			t.Errorf("%q is read off of %q", read, row)
		}
	}
	if said := ask[string](tab, first+`.querySelector('input').getAttribute('aria-valuetext')`); said != read {
		t.Errorf("a screen reader hears %q", said)
	}
	last := ask[string](tab, `(() => { const p = `+first+`.querySelector('.plot'), r = p.getBoundingClientRect();
		p.dispatchEvent(new PointerEvent('pointermove', {clientX: r.right, clientY: r.top + 5, bubbles: true})); return `+first+`.querySelector('output').value; })()`)
	if last == read || !strings.Contains(last, ask[string](tab, `[...`+first+`.querySelectorAll('tbody tr')].at(-1).cells[0].textContent`)) {
		t.Errorf("at the right edge %q is read off", last)
	}
	tab.quiet()
}

// Words at the ends of lines keep their size and stay in the box.
func TestWordsOfAChartGrowWithTheText(t *testing.T) {
	t.Parallel()
	b := open(t, looksBack(t, 6))
	tab := newTab(t, chromium(t), b.url, looks[0])
	tab.open("/progress")
	size := `parseFloat(getComputedStyle(document.querySelector('.plot .end')).fontSize)`
	small := ask[float64](tab, size)
	got := ask[float64](tab, `document.documentElement.style.fontSize = '200%', `+size)
	if got < 1.9*small {
		t.Errorf("%g became %g", small, got)
	}
	if !ask[bool](tab, `[...document.querySelectorAll('.chart > .scroll')].some(s => s.scrollWidth > s.clientWidth && s.tabIndex === 0)`) {
		t.Error("with text of 200 % no chart scrolls in a box of its own")
	}
}

func TestTheReportFitsOneSheet(t *testing.T) {
	t.Parallel()
	b := open(t, looksBack(t, 14))
	tab := newTab(t, chromium(t), b.url, looks[2])
	full := newTab(t, tab.ctx, drawnSite(t, b), looks[2])
	tab.open("/progress/report")
	full.open("/page?name=report")
	for name, size := range map[string]chromedp.PaperSize{"A4": chromedp.PaperA4, "Letter": chromedp.PaperLetter} {
		if n := tab.sheets(size); n != 1 {
			t.Errorf("%s: %d sheets", name, n)
		}
		if n := full.sheets(size); n != 1 {
			t.Errorf("%s, with everything it can hold: %d sheets", name, n)
		}
	}
}

// sheets prints the page, and counts.
func (b *browserTab) sheets(size chromedp.PaperSize) int {
	b.t.Helper()
	pdf, err := chromedp.Run(b.ctx, chromedp.PrintToPDF(chromedp.PDFPaper(size)))
	if err != nil {
		b.t.Fatal(err)
	}
	if dir := os.Getenv("TSPINE_PICTURES"); dir != "" {
		if err := os.WriteFile(dir+"/report.pdf", pdf, 0o600); err != nil {
			b.t.Fatal(err)
		}
	}
	return len(regexp.MustCompile(`/Type\s*/Page[^s]`).FindAll(pdf, -1))
}
