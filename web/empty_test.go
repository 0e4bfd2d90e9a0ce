package web

import (
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
)

func TestEachTabSaysWhatWillBeThere(t *testing.T) {
	b := open(t)
	ana := b.ana(t)
	for path, want := range map[string]string{
		"/program": "Your program will be here", "/program/why": "Your program will be here", "/progress": "What changes will be here",
		"/exercises": "The exercises that fit you will be here", "/exercises/open-book": "The exercises that fit you will be here",
	} {
		r := ana.get(path)
		says(t, r, "<h1>"+want+"</h1>", `href="/start"`)
		never(t, r, "Some questions come first")
		tab := "/" + strings.Split(path, "/")[1]
		if !strings.Contains(r.body, `href="`+tab+`" aria-current="page"`) || strings.Count(r.body, "aria-current") != 1 {
			t.Errorf("%s does not stand under its tab", path)
		}
	}
	says(t, ana.get("/ready"), "Some questions come first", `href="/today" aria-current="page"`)
	ana.starts(desk())
	ana.post("/log", "planned", "yes", "during", "1", "effort", "3")
	b.clock.now = b.clock.now.Add(30 * 24 * time.Hour)
	says(t, ana.get("/program"), "Some questions come first", `href="/program" aria-current="page"`)
}

func TestADoseThatStoodStillIsSaidOnce(t *testing.T) {
	ana := open(t).ana(t)
	ana.starts(desk())
	ana.post("/log", "planned", "yes", "during", "1", "effort", "3", "comfortable", "yes")
	r := ana.get("/progress/report")
	says(t, r, "<li>Cat–cow: 30 s</li>")
	never(t, r, "→")
	never(t, ana.get("/progress"), "→")
}

func TestNoCardIsEmptyWithoutDevices(t *testing.T) {
	never(t, open(t, demo(t)).browser(t).get("/you/devices"), "rows card")
}

// withTheCookiesOf makes a tab somebody's.
func (b *browserTab) withTheCookiesOf(who *browser) {
	b.t.Helper()
	b.open("/healthz")
	for _, c := range who.Jar.Cookies(mustParse(b.t, who.base)) {
		ask[chromedp.Void](b, `cookieStore.set({name: `+quoted(c.Name)+`, value: `+quoted(c.Value)+`, path: '/', sameSite: 'lax'}).then(() => undefined)`)
	}
}

// Names as long as people have them, and in one word.
func TestLongNamesStayInTheirBoxes(t *testing.T) {
	t.Parallel()
	b := open(t)
	ana := b.ana(t)
	for _, name := range []string{"Maximiliana-Alexandrina von und zu Hohenlohe-Schillingsfürst", strings.Repeat("Wolfeschlegelsteinhausen", 3)[:60]} {
		ana.post("/you/people", "name", name)
	}
	tab := newTab(t, chromium(t), b.url, looks[0])
	tab.withTheCookiesOf(ana)
	for _, path := range []string{"/you", "/you/people"} {
		for _, size := range []string{"100%", "200%"} {
			tab.open(path)
			tab.has("Wolfeschlegelsteinhausen")
			ask[chromedp.Void](tab, `document.documentElement.style.fontSize = '`+size+`'; undefined`)
			tab.fits(path + " at " + size)
		}
	}
}

func TestTextOfTwiceTheSizeStaysInItsBoxes(t *testing.T) {
	t.Parallel()
	b := open(t, demo(t))
	tab := newTab(t, chromium(t), b.url, looks[0])
	for _, path := range []string{"/plan", "/program/schedule", "/exercises", "/today", "/progress"} {
		tab.open(path)
		ask[chromedp.Void](tab, `document.documentElement.style.fontSize = '200%'; undefined`)
		tab.fits(path)
	}
	tab.open("/progress/report")
	ask[chromedp.Void](tab, `document.documentElement.style.fontSize = '200%'; undefined`)
	if broken := ask[int](tab, brokenWords); broken > 0 {
		t.Errorf("%d words of the headline are broken", broken)
	}
	tab.open("/program/schedule")
	if broken := ask[int](tab, strings.ReplaceAll(brokenWords, "h1", ".tick span")); broken > 0 {
		t.Errorf("%d weekdays are broken", broken)
	}
}

// brokenWords counts the words that stand on more than one line.
const brokenWords = `[...document.querySelectorAll('h1')].reduce((n, e) => {
	const text = document.createTreeWalker(e, NodeFilter.SHOW_TEXT);
	while (text.nextNode()) for (const word of text.currentNode.data.matchAll(/\S+/g)) {
		const r = document.createRange();
		r.setStart(text.currentNode, word.index);
		r.setEnd(text.currentNode, word.index + word[0].length);
		if (new Set([...r.getClientRects()].map(box => Math.round(box.top))).size > 1) n++;
	}
	return n;
}, 0)`
