package web

import (
	"fmt"
	"testing"

	"github.com/chromedp/chromedp"

	"tspine/engine/logbook"
	"tspine/engine/unit"
)

// skipsTo skips until the page comes to something.
func (p *player) skipsTo(what, script string) {
	p.t.Helper()
	p.until(what, `Promise.resolve(`+script+`).then(yes => yes || (document.querySelector('.play.running [data-key=skip]')?.click(), false))`)
}

func TestWhatWasReallyDoneIsWrittenDownWithOneThumb(t *testing.T) {
	t.Parallel()
	p := one(t, looks[0])
	p.begin(1)
	p.skipsTo("a set that waits", `document.querySelector('.play.running .wordy') && document.querySelector('[data-key=record]')`)
	planned := ask[int](p.browserTab, saved+`.then(({state: s}) => s.timeline.steps[s.at].count)`)
	p.tap("[data-key=record]")
	p.until("the sheet", `document.querySelector('dialog[open] .stepper')`)
	p.audit("reps and load")
	if filled := ask[int](p.browserTab, `Number(document.querySelector('dialog .stepper input').value)`); filled != planned {
		t.Errorf("%d stand there, want the planned %d", filled, planned)
	}
	ask[chromedp.Void](p.browserTab, `document.querySelectorAll('dialog .stepper .step')[1].click(), undefined`)
	p.word("Keep")
	p.until("the mark", saved+fmt.Sprintf(`.then(({state: s}) => s.marks.some(m => m.amount === %d))`, planned+1))
	p.skipsTo("another set", `document.querySelector('.play.running .wordy')`)
	ask[chromedp.Void](p.browserTab, `document.querySelector('.play.running .wordy').click(), undefined`)
	p.until("as planned with one tap", saved+fmt.Sprintf(`.then(({state: s}) => s.marks.some(m => m.amount === %d))`, planned))
	p.quiet()
}

func TestPainThatIsTooMuchOffersSomethingGentler(t *testing.T) {
	t.Parallel()
	p := one(t, looks[0])
	p.begin(1)
	p.skipsTo("work that may hurt little, with something gentler", saved+`.then(({state: s}) => { const one = s.timeline.steps[s.at]; return s.run === 'running' && ['work', 'hold', 'lower', 'pause', 'lift'].includes(one.kind) && s.timeline.lines[one.line].pain_cap < 5 && s.timeline.lines[one.line].easier.length + s.timeline.lines[one.line].instead.length > 0; })`)
	first := ask[string](p.browserTab, saved+`.then(({state: s}) => s.timeline.lines[s.timeline.steps[s.at].line].exercise)`)
	p.tap("[data-key=p]")
	p.until("the question", `document.querySelector('dialog[open] .level')`)
	ask[chromedp.Void](p.browserTab, `document.querySelector('dialog [value="2"]').click(), undefined`)
	p.word("Note it")
	p.until("it goes on", `document.querySelector('.play.running') && !document.querySelector('dialog[open]') && document.body.innerText.includes('Pain 2 is noted')`)
	p.tap("[data-key=p]")
	p.until("the question", `document.querySelector('dialog[open] .level')`)
	ask[chromedp.Void](p.browserTab, `document.querySelector('dialog [value="5"]').click(), undefined`)
	p.word("Note it")
	p.until("the ways on", `document.body.innerText.includes('stopped at pain 5')`)
	p.look("gentler")
	p.audit("the ways on, the gentlest first")
	if said := ask[string](p.browserTab, `document.querySelector('dialog[open] .button').textContent`); said == "" || said == "Leave it out, go on with the next" {
		t.Errorf("first of all it offers %q", said)
	}
	ask[chromedp.Void](p.browserTab, `document.querySelector('dialog[open] .button').click(), undefined`)
	p.until("it goes on", `document.querySelector('.play.running') && !document.querySelector('dialog[open]')`)
	p.through()
	p.word("Done")
	p.until("the log", `document.body.innerText.includes('It is in your log')`)
	all := p.entries()
	for _, d := range all[len(all)-1].Lines {
		if d.Exercise == first && (d.Pain != unit.Rate(5) || d.How == logbook.Full) {
			t.Errorf("%+v", d)
		}
	}
}

func TestWhatIsKeptIsDatedAndEnds(t *testing.T) {
	t.Parallel()
	p, c := wired(t, looks[0])
	p.open("/train")
	p.until("the way in", `document.querySelector('#player:not([aria-busy]) form')`)
	p.until("what is kept", `navigator.serviceWorker.controller && caches.match('/train').then(Boolean)`)
	known := ask[string](p.browserTab, `(d => d.getFullYear() + '-' + String(d.getMonth() + 1).padStart(2, '0') + '-' + String(d.getDate()).padStart(2, '0'))(new Date(Date.now()))`)
	p.offline(c, true)
	ask[chromedp.Void](p.browserTab, `clock.skip(2 * 86400_000), undefined`)
	p.open("/train")
	p.until("a session of another day", `document.querySelector('#player:not([aria-busy]) form')`)
	p.look("ahead")
	p.has("From what was known on " + known)
	ask[chromedp.Void](p.browserTab, `clock.skip(6 * 86400_000), undefined`)
	p.open("/train")
	p.until("nothing", `document.body.innerText.includes('No session is kept here')`)
}
