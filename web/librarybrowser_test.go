package web

import (
	"testing"
	"time"

	"github.com/chromedp/chromedp"

	"tspine/engine/logbook"
)

func TestTheLibraryInABrowser(t *testing.T) {
	t.Parallel()
	browser := chromium(t)
	for _, l := range seen() {
		t.Run(l.name, func(t *testing.T) {
			b := open(t, demo(t))
			p := plays(t, b, browser, l)
			p.open("/exercises")
			p.look(l.name + " library")
			p.audit("library")
			p.fill("q", "opn bok")
			p.press("form.library .search button")
			p.until("the hits", `document.querySelector('h1').textContent.includes('of 63') && document.querySelector('.ex-row').href.endsWith('/exercises/open-book')`)
			p.audit("search")
			ask[chromedp.Void](p.browserTab, `document.querySelector('[name=position]').value = 'side-lying', document.querySelector('[name=q]').value = '', undefined`)
			p.tap(".filters summary")
			p.press(".filters button")
			p.until("the filter", `location.search.includes('position=side-lying') && [...document.querySelectorAll('.ex-row')].some(a => a.href.endsWith('/open-book'))`)
			p.look(l.name + " filtered")
			p.audit("filtered")
			p.press(`a.ex-row[href="/exercises/open-book"]`)
			p.until("the button", `document.querySelector('[data-pause]:not(.waits)')`)
			p.look(l.name + " exercise")
			p.audit("exercise")
			p.pauses()
			p.open("/exercises/open-book?side=right&way=end")
			p.audit("still")
			p.alone(l)
			p.quiet()
		})
	}
}

// moved is where the figure is in its motion, in seconds.
const moved = `document.querySelector('div.figure').shadowRoot.querySelector('svg').getCurrentTime()`

// pauses stops the figure by the keyboard, and lets it go on.
func (p *player) pauses() {
	p.t.Helper()
	ask[chromedp.Void](p.browserTab, `document.querySelector('[data-pause]').focus(), undefined`)
	p.do(chromedp.KeyEvent("\r"))
	p.until("the pause", `document.querySelector('[data-pause]').textContent.trim() === 'Play'`)
	at := ask[float64](p.browserTab, moved)
	time.Sleep(300 * time.Millisecond)
	if now := ask[float64](p.browserTab, moved); now != at {
		p.t.Errorf("paused at %v, it is at %v", at, now)
	}
	ask[chromedp.Void](p.browserTab, `document.querySelector('[data-pause]').click(), undefined`)
	p.until("motion", moved+` > `+"0.1"+` && document.querySelector('[data-pause]').textContent.trim() === 'Pause'`)
}

// alone does one exercise from its page to the end.
func (p *player) alone(l look) {
	p.t.Helper()
	had := len(p.entries())
	p.open("/exercises/seated-rotation")
	p.press(`a[href="/ready?exercise=seated-rotation"]`)
	ask[chromedp.Void](p.browserTab, `document.querySelectorAll('main [value=no]').forEach(b => b.click()), undefined`)
	p.press("main form .button.wide")
	p.until("the way in", `location.search === '?exercise=seated-rotation' && document.querySelector('#player form')`)
	p.has("Seated rotation")
	p.look(l.name + " alone, before")
	ask[chromedp.Void](p.browserTab, `document.querySelector('[name=before][value="1"]').click(), undefined`)
	p.word("Begin")
	p.until("the session", `document.querySelector('.play.running')`)
	p.look(l.name + " alone")
	p.audit("one exercise")
	p.through()
	ask[chromedp.Void](p.browserTab, `document.querySelector('[name=after][value="1"]').click(), document.querySelector('[name=effort][value="4"]').click(), undefined`)
	p.word("Done")
	p.until("the log", `document.body.innerText.includes('It is in your log')`)
	all := p.entries()
	if len(all) != had+1 {
		p.t.Fatalf("%d entries, had %d", len(all), had)
	}
	if e := all[len(all)-1]; !e.Short || !e.Finished || len(e.Lines) != 1 || e.Lines[0].Exercise != "seated-rotation" || e.Lines[0].How != logbook.Full {
		p.t.Errorf("%+v", e)
	}
	if ask[bool](p.browserTab, `new Promise(done => { const open = indexedDB.open('tspine', 1); open.onsuccess = () => {
		const get = open.result.transaction('state').objectStore('state').get('week'); get.onsuccess = () => { open.result.close(); done('one' in (get.result ?? {})); }; }; })`) {
		p.t.Error("what was asked for by itself is kept for later")
	}
	p.open("/exercises/seated-rotation")
	p.has("In ")
	p.look(l.name + " alone, after")
}
