package web

import (
	"fmt"
	"testing"
	"time"

	cdppage "github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"

	"tspine/engine/course"
	"tspine/engine/logbook"
	"tspine/engine/unit"
)

func TestAWholeSessionIsPlayedInABrowser(t *testing.T) {
	t.Parallel()
	browser := chromium(t)
	for _, l := range seen() {
		t.Run(l.name, func(t *testing.T) {
			b := open(t, demo(t))
			p := plays(t, b, browser, l)
			had := len(p.entries())
			p.open("/train")
			p.until("the way in", `document.querySelector('#player:not([aria-busy]) form')`)
			p.look(l.name + " before")
			p.audit("before")
			p.begin(2)
			p.look(l.name + " prepare")
			p.audit("a session")
			ask[chromedp.Void](p.browserTab, `clock.skip(12000), undefined`)
			p.until("work", `!document.querySelector('.play.prepare')`)
			p.look(l.name + " work")
			p.through()
			p.look(l.name + " after")
			p.audit("after")
			ask[chromedp.Void](p.browserTab, `document.querySelector('[name=after][value="1"]').click(), document.querySelector('[name=effort][value="4"]').click(), undefined`)
			p.word("Done")
			p.until("the log", `document.body.innerText.includes('It is in your log')`)
			p.look(l.name + " logged")
			p.audit("logged")
			all := p.entries()
			if len(all) != had+1 {
				t.Fatalf("%d entries, had %d", len(all), had)
			}
			e := all[len(all)-1]
			if !e.Finished || e.Before != unit.Rate(2) || e.After != unit.Rate(1) || e.Effort != unit.Rate(4) {
				t.Errorf("%+v", e)
			}
			for _, d := range e.Lines {
				if d.How != logbook.Full {
					t.Errorf("%s is %s: %s of %s", d.Exercise, d.How, d.Did, d.Planned)
				}
			}
			p.quiet()
		})
	}
}

func TestAGapIsPassedByTheClock(t *testing.T) {
	t.Parallel()
	p := one(t, looks[0])
	p.begin(1)
	ask[chromedp.Void](p.browserTab, `clock.skip(7000), undefined`)
	p.until("the first hold", `!document.querySelector('.play.prepare')`)
	before, _ := p.at()
	ask[chromedp.Void](p.browserTab, `clock.skip(600000), document.dispatchEvent(new Event('visibilitychange')), undefined`)
	p.until("what passed", `document.querySelector('.gap')`)
	p.has("10 min went by while nobody looked")
	p.look("gap")
	p.audit("a gap")
	after, done := p.at()
	if after <= before || done == 0 {
		t.Errorf("from step %d to %d, %d done", before, after, done)
	}
	if waits := ask[bool](p.browserTab, saved+`.then(({state: s}) => s.timeline.steps.slice(0, s.at).some(one => one.length_s === 0 && s.marks.some(m => m.line === one.line && m.set === one.set && m.cue === one.cue)))`); waits {
		t.Error("what the person has to say counts as done unseen")
	}
	p.word("Back to where I was")
	p.until("the step before", `!document.querySelector('.gap')`)
	if back, done := p.at(); back != before || done != 0 {
		t.Errorf("back at step %d with %d done, want %d", back, done, before)
	}
	p.quiet()
}

func TestAReloadAndAKilledTabGoOnAtTheStep(t *testing.T) {
	t.Parallel()
	b, browser := open(t, demo(t)), chromium(t)
	p := plays(t, b, browser, looks[0])
	had := len(p.entries())
	p.begin(1)
	for range 3 {
		p.tap("[data-key=skip]")
	}
	p.tap("[data-key=hard]")
	p.until("the tap is kept", saved+`.then(p => p.state.tracks.some(t => t.feel === 'hard'))`)
	step, _ := p.at()
	p.open("/train")
	p.until("the way back", `document.body.innerText.includes('You left at')`)
	p.look("resume")
	p.audit("a session begun before")
	p.word("Go on")
	p.until("the session", `document.querySelector('.play.running')`)
	if now, _ := p.at(); now != step {
		t.Errorf("at step %d, was at %d", now, step)
	}
	// The tab dies without a word.
	again := &player{sibling(p.browserTab), b, ""}
	again.handClock()
	kill(p.browserTab)
	again.open("/train")
	again.until("the way back", `document.body.innerText.includes('You left at') || document.body.innerText.includes('another tab')`)
	again.open("/train")
	again.until("the way back", `document.body.innerText.includes('You left at')`)
	again.word("Go on")
	again.until("the session", `document.querySelector('.play.running')`)
	if now, _ := again.at(); now != step {
		t.Errorf("at step %d, was at %d", now, step)
	}
	if now := len(again.entries()); now != had {
		t.Errorf("%d entries, had %d: what is not finished was logged", now, had)
	}
}

func TestAPageThatTheWorkerMissedIsStillTakenAlong(t *testing.T) {
	t.Parallel()
	p, _ := wired(t, looks[0])
	const there = `navigator.serviceWorker.controller && caches.match('/train').then(Boolean)`
	p.open("/train")
	p.until("the worker", there)
	ask[chromedp.Void](p.browserTab, `caches.keys().then(all => Promise.all(all.map(one => caches.open(one).then(c => c.delete('/train'))))).then(() => undefined)`)
	command(p, cdppage.Reload, cdppage.ReloadParams{IgnoreCache: new(true)}) // goes past the worker
	p.until("the worker", there)
}

// Chromium freezes a page that is left to come back to it, unless it holds a
// lock. One that froze while it opened the database let no other page open it.
func TestAPageThatOpensWhatTheDeviceKeepsIsNotFrozen(t *testing.T) {
	t.Parallel()
	p := one(t, looks[0])
	command(p, cdppage.AddScriptToEvaluateOnNewDocument, cdppage.AddScriptToEvaluateOnNewDocumentParams{Source: `
		const open = IDBFactory.prototype.open;
		IDBFactory.prototype.open = function(...all) {
			navigator.locks.query().then(locks => { globalThis.held = locks.held.map(one => one.name).join(); });
			return open.apply(this, all);
		};`})
	p.open("/today")
	p.until("it opens", `globalThis.held !== undefined`)
	if held := ask[string](p.browserTab, `globalThis.held`); held != "tspine-open" {
		t.Errorf("it holds %q", held)
	}
}

func TestASessionFromStartToEndWithoutANetwork(t *testing.T) {
	t.Parallel()
	p, c := wired(t, looks[0])
	had := len(p.entries())
	p.open("/train")
	p.until("the way in", `document.querySelector('#player:not([aria-busy]) form')`)
	p.until("the worker", `navigator.serviceWorker.controller && navigator.serviceWorker.controller.state === 'activated' && caches.match('/train').then(Boolean)`)
	p.until("what is kept", `caches.open('figures').then(c => c.keys()).then(k => k.length > 5)`)
	p.offline(c, true)
	p.begin(2)
	p.until("a drawing", `document.querySelector('img.pose') && document.querySelector('img.pose').naturalWidth > 0`)
	p.look("offline")
	p.through()
	p.word("Done")
	p.until("the queue", `document.body.innerText.includes('Saved on this phone, 2 to send')`)
	p.look("offline logged")
	if now := len(p.entries()); now != had {
		t.Fatalf("%d entries, had %d", now, had)
	}
	p.open("/train")
	p.until("what is due still", `document.querySelector('h1').textContent !== 'Your session'`)
	p.offline(c, false)
	p.open("/today")
	p.until("the log", `document.getElementById('unsent') && document.getElementById('unsent').hidden`)
	for deadline := time.Now().Add(patience); len(p.entries()) == had && time.Now().Before(deadline); {
		time.Sleep(50 * time.Millisecond)
	}
	all := p.entries()
	if len(all) != had+1 || !all[len(all)-1].Finished {
		t.Errorf("%d entries, had %d", len(all), had)
	}
}

func TestPainAboveTheCapStopsTheExercise(t *testing.T) {
	t.Parallel()
	p := one(t, looks[2])
	p.begin(1)
	ask[chromedp.Void](p.browserTab, `clock.skip(7000), undefined`)
	p.until("work", `document.querySelector('.play.running') && !document.querySelector('.play.prepare')`)
	first := ask[string](p.browserTab, saved+`.then(p => p.state.timeline.lines[0].exercise)`)
	p.do(chromedp.KeyEvent("p"))
	p.until("the question", `document.querySelector('dialog[open] .level')`)
	p.look("pain")
	p.audit("how much it hurts")
	ask[chromedp.Void](p.browserTab, `document.querySelector('dialog [value="9"]').click(), undefined`)
	p.word("Note it")
	p.until("the ways on", `document.querySelector('dialog[open]') && document.body.innerText.includes('stopped at pain 9')`)
	p.look("ways")
	p.audit("the ways on")
	p.word("Leave it out, go on with the next")
	p.until("the next one", saved+`.then(p => p.state.timeline.steps[p.state.at].exercise !== '`+first+`')`)
	p.tap("[data-key=leave]")
	p.word("Log what I did")
	p.has("Log it unfinished?")
	p.audit("unfinished")
	ask[chromedp.Void](p.browserTab, `document.querySelector('#player:not([aria-busy]) form').requestSubmit(), undefined`)
	p.until("the log", `document.body.innerText.includes('It is in your log')`)
	p.has("Logged as unfinished")
	all := p.entries()
	e := all[len(all)-1]
	if e.Finished || e.Lines[0].Exercise != first || e.Lines[0].How != logbook.Stopped || e.Lines[0].Pain != unit.Rate(9) {
		t.Errorf("%+v", e)
	}
	p.quiet()
}

func TestASwapForGoodHoldsFromNowOn(t *testing.T) {
	t.Parallel()
	p := one(t, looks[0])
	p.begin(1)
	p.until("something to swap", `document.querySelector('[data-key=w]') && (document.querySelector('[data-key=w]:not([aria-disabled])') || (document.querySelector('[data-key=skip]').click(), false))`)
	from := ask[string](p.browserTab, saved+`.then(p => p.state.timeline.lines[p.state.timeline.steps[p.state.at].line].exercise)`)
	p.tap("[data-key=w]")
	p.until("the others", `document.querySelector('dialog[open] .card')`)
	p.look("swap")
	p.audit("the others")
	p.word("From now on")
	p.until("the swap", saved+`.then(p => p.state.timeline.lines.some(l => l.in_place_of === '`+from+`'))`)
	p.through()
	p.word("Done")
	p.until("the log", `document.body.innerText.includes('It is in your log')`)
	all := p.entries()
	found := false
	for _, d := range all[len(all)-1].Lines {
		found = found || d.InPlaceOf == from
	}
	if !found {
		t.Errorf("%+v", all[len(all)-1].Lines)
	}
	d, err := p.b.App.Today(t.Context(), p.b.Options.Demo.Person, 0, "")
	if err != nil {
		t.Fatal(err)
	}
	held := false
	for _, c := range d.Chosen {
		held = held || c.Act == course.Swap && c.Exercise == from && !c.Today
	}
	if !held {
		t.Errorf("%+v", d.Chosen)
	}
	p.quiet()
}

func TestTwoDevicesInBrowsersCountASessionOnce(t *testing.T) {
	t.Parallel()
	b, browser := open(t, demo(t)), chromium(t)
	phone, desk := plays(t, b, browser, looks[0]), plays(t, b, browser, looks[2])
	had := len(phone.entries())
	for _, p := range []*player{phone, desk} {
		p.begin(1)
	}
	for _, p := range []*player{phone, desk} {
		p.through()
		p.word("Done")
		p.until("the log", `document.body.innerText.includes('It is in your log')`)
	}
	all := phone.entries()
	if len(all) != had+1 {
		t.Fatalf("%d entries, had %d", len(all), had)
	}
	for _, d := range all[len(all)-1].Lines {
		if d.How != logbook.Full || d.Did.Sum() > d.Planned.Sum() {
			t.Errorf("%s: %s of %s", d.Exercise, d.Did, d.Planned)
		}
	}
}

func TestAYesLocksEverySessionThatIsKept(t *testing.T) {
	t.Parallel()
	p, c := wired(t, looks[0])
	p.open("/train")
	p.until("the way in", `document.querySelector('#player:not([aria-busy]) form')`)
	p.until("what is kept", `navigator.serviceWorker.controller && caches.match('/train').then(Boolean)`)
	p.offline(c, true)
	ask[chromedp.Void](p.browserTab, `document.querySelectorAll('#player [value=no]').forEach(b => b.click()), document.querySelector('#player .mini [value=yes]').click(), undefined`)
	p.word("Begin")
	p.until("the lock", `document.body.innerText.includes('No session for now')`)
	p.look("locked")
	p.audit("locked")
	p.open("/train")
	p.until("the lock", `document.body.innerText.includes('No session for now')`)
	p.offline(c, false)
	p.open("/train")
	p.until("the stop", `document.body.innerText.includes('No session for now')`)
	if _, _, err := p.b.App.Leave(t.Context(), p.b.Options.Demo.Person); err == nil {
		t.Error("the server does not know of the yes")
	}
}

func TestTheKeyboardAlonePlaysASession(t *testing.T) {
	t.Parallel()
	p := one(t, looks[2])
	p.begin(1)
	press := func(key, what, script string) {
		t.Helper()
		p.do(chromedp.KeyEvent(key))
		p.until(what, script)
	}
	press(" ", "a pause", `document.querySelector('.play.paused')`)
	press(" ", "going on", `document.querySelector('.play.running')`)
	step, _ := p.at()
	press("s", "the next step", saved+fmt.Sprintf(`.then(p => p.state.at > %d)`, step))
	press("?", "the keys", `document.querySelector('dialog[open] .keys')`)
	p.audit("the keys")
	press("\u001b", "no sheet", `!document.querySelector('dialog[open]')`)
	press("m", "the sounds", `document.querySelector('dialog[open] input[type=range]')`)
	p.audit("the sounds")
	press("\u001b", "no sheet", `!document.querySelector('dialog[open]')`)
	press("w", "the others", `document.querySelector('dialog[open]')`)
	press("\u001b", "no sheet", `!document.querySelector('dialog[open]') && document.querySelector('.play.running')`)
	press("p", "the pain", `document.querySelector('dialog[open] .level')`)
	press("\u001b", "no sheet", `!document.querySelector('dialog[open]') && document.querySelector('.play.running')`)
	press("\u001b", "leaving", `document.querySelector('dialog[open]')`)
	p.quiet()
}

func TestTheRedDoorEndsTheSessionAndAsks(t *testing.T) {
	t.Parallel()
	p := one(t, looks[0])
	p.begin(1)
	p.tap("[data-key=p]")
	p.word("Chest, breath, legs or bladder")
	p.until("the stop", `location.pathname === '/today' && document.readyState === 'complete'`)
	if _, _, err := p.b.App.Leave(t.Context(), p.b.Options.Demo.Person); err == nil {
		t.Error("the server lets the person train on")
	}
	p.open("/train")
	p.until("what was begun", `document.body.innerText.includes('You left at')`)
	p.has("answer a few more questions first")
	if ask[bool](p.browserTab, `[...document.querySelectorAll('#player button')].some(b => b.textContent.includes('Go on'))`) {
		t.Error("it can be gone on with")
	}
}

// What is needed in a set is seen without scrolling, and read from the floor.
func TestTheBigThingsAreOnTheScreen(t *testing.T) {
	t.Parallel()
	b, browser := open(t, demo(t)), chromium(t)
	for _, c := range []struct {
		look
		least int // height of the number
	}{{looks[0], 88}, {looks[3], 88}, {look{"a phone on its side", 844, 390, true}, 64}} {
		t.Run(c.name, func(t *testing.T) {
			p := plays(t, b, browser, c.look)
			p.begin(1)
			p.until("work", `!document.querySelector('.play.prepare') && document.querySelector('img.pose') && document.querySelector('img.pose').complete`)
			p.look(c.name + " fits")
			for _, part := range []string{".num", "[data-key=main]", "[data-key=p]", "[data-key=w]", ".pose", "h1"} {
				if out := ask[string](p.browserTab, fmt.Sprintf(`(({top, bottom}) => top >= 0 && bottom <= innerHeight ? '' : Math.round(top) + ' to ' + Math.round(bottom) + ' of ' + innerHeight)(document.querySelector(%q).getBoundingClientRect())`, part)); out != "" {
					t.Errorf("%s is at %s", part, out)
				}
			}
			if size := ask[int](p.browserTab, `parseInt(getComputedStyle(document.querySelector('.num')).fontSize)`); size < c.least {
				t.Errorf("the number is %d pixels, want %d", size, c.least)
			}
			p.tap("[data-key=leave]")
			p.word("Drop it")
		})
	}
}
