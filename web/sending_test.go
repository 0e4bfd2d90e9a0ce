package web

import (
	"fmt"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	net "github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/serviceworker"
	"github.com/chromedp/chromedp"

	"tspine/engine/unit"
)

// kept is what the device keeps in its queue, as an expression.
const kept = `new Promise(done => { const open = indexedDB.open('tspine', 1); open.onsuccess = () => {
	const ask = open.result.transaction('queue').objectStore('queue').getAll(); ask.onsuccess = () => { open.result.close(); done(ask.result); }; }; })`

// changed changes what waits, as an expression: one is each of it.
func changed(script string) string {
	return `new Promise(done => { const open = indexedDB.open('tspine', 1); open.onsuccess = () => {
	const all = open.result.transaction('queue', 'readwrite'); const ask = all.objectStore('queue').openCursor();
	ask.onsuccess = () => { if (ask.result) { const one = ask.result.value; ` + script + `; ask.result.update(one); ask.result.continue(); } };
	all.oncomplete = () => { open.result.close(); done(undefined); }; }; })`
}

// home is a tab of Ana, who has an account and a program, on a cable. Bo has
// both too.
func home(t *testing.T) (*player, *cable) {
	t.Helper()
	h := newHousehold(t)
	h.ana.starts(desk())
	h.bo.starts(desk())
	p := plays(t, h.bench, chromium(t), looks[0])
	p.person = h.person
	c := &cable{next: h.handler()}
	p.base = serveAgain(t, c).base
	p.signsIn("Ana", "correct horse")
	return p, c
}

// signsIn signs somebody in, whoever was before.
func (p *player) signsIn(name, password string) {
	p.t.Helper()
	command(p, net.ClearBrowserCookies, cdp.Empty{})
	p.open("/sign-in")
	p.fill("name", name)
	p.fill("password", password)
	p.press("form .button")
	p.until("a page of theirs", `location.pathname !== '/sign-in'`)
}

// done plays a session to its end and logs it.
func (p *player) done() {
	p.t.Helper()
	p.begin(1)
	p.through()
	p.word("Done")
}

// waits wants so many entries to wait on the device.
func (p *player) waits(n int) {
	p.t.Helper()
	p.until(fmt.Sprintf("%d waiting", n), fmt.Sprintf(`%s.then(all => all.length === %d)`, kept, n))
}

func TestSigningOutWarnsOfWhatIsNotSentAndLeavesNothing(t *testing.T) {
	t.Parallel()
	p, c := home(t)
	p.open("/train")
	p.until("the worker", `navigator.serviceWorker.controller && caches.match('/train').then(Boolean)`)
	c.busy.Store(true)
	p.done()
	p.until("the queue", `document.body.innerText.includes('2 to send')`)
	p.open("/you")
	p.until("the state", `document.getElementById('unsent').checkVisibility()`)
	p.has("Saved on this phone, 2 to send")
	says := func(what string, yes bool) {
		t.Helper()
		ask[chromedp.Void](p.browserTab, fmt.Sprintf(`window.asked = '', window.confirm = text => { window.asked = text; return %t; }, window.alert = window.confirm, document.querySelector("form[action='/sign-out'] button").click(), undefined`, yes))
		p.until(what, fmt.Sprintf(`(window.asked ?? '').includes(%q)`, what))
	}
	says("2 entries on this device are not sent yet", false)
	p.waits(2)
	c.cut.Store(true)
	says("signing out is not possible", true)
	p.waits(2)
	c.cut.Store(false)
	if at := p.browserTab.at(); at != "/you" {
		t.Errorf("whoever stays is at %s", at)
	}
	p.open("/you")
	ask[chromedp.Void](p.browserTab, `window.confirm = () => true, document.querySelector("form[action='/sign-out'] button").click(), undefined`)
	p.until("signed out", `location.pathname === '/sign-in' && document.readyState === 'complete'`)
	for what, script := range map[string]string{
		"databases": `indexedDB.databases().then(all => all.length)`, "caches": `caches.keys().then(all => all.length)`, "workers": `navigator.serviceWorker.getRegistrations().then(all => all.length)`,
	} {
		if n := ask[int](p.browserTab, script); n != 0 {
			t.Errorf("%d %s are left", n, what)
		}
	}
	p.open("/today")
	p.until("nobody is signed in", `location.pathname === '/sign-in'`)
}

// A yes goes out at once, though an answer from before is still on its way.
func TestAStopIsSentAfterWhatIsOnItsWay(t *testing.T) {
	t.Parallel()
	p, c := wired(t, looks[0])
	c.slow = make(chan struct{})
	arrive := sync.OnceFunc(func() { close(c.slow) })
	t.Cleanup(arrive)
	p.begin(1)
	p.tap("[data-key=p]")
	p.word("Chest, breath, legs or bladder")
	p.until("the lock", `document.body.innerText.includes('No session for now')`)
	p.waits(2)
	arrive()
	p.until("the stop", `location.pathname === '/today' && document.readyState === 'complete'`)
	if _, _, err := p.b.App.Leave(t.Context(), p.b.Options.Demo.Person); err == nil {
		t.Error("the server lets the person train on")
	}
}

// A week that comes in part is as good as none: what is kept is played.
func TestAWeekThatBreaksOffIsNone(t *testing.T) {
	t.Parallel()
	p, c := wired(t, looks[0])
	p.open("/train")
	p.until("the way in", `document.querySelector('#player:not([aria-busy]) form')`)
	c.frayed.Store(true)
	p.open("/train")
	p.until("the way in without a network", `document.querySelector('#player:not([aria-busy]) form') && document.querySelector('#player').innerText.includes('Offline. Everything is saved')`)
	p.quiet()
}

func TestWhatTheServerRefusesIsShownAndCanBeMended(t *testing.T) {
	t.Parallel()
	p, c := wired(t, looks[0])
	had := len(p.entries())
	c.busy.Store(true)
	p.done()
	p.until("the queue", `document.body.innerText.includes('2 to send')`)
	ask[chromedp.Void](p.browserTab, changed(`if (one.body.tracks) { one.body.effort = 11; }`))
	c.busy.Store(false)
	p.open("/today")
	p.until("what was refused", `document.getElementById('unsent').innerText.includes('Not taken')`)
	p.audit("today, where something was refused")
	ask[chromedp.Void](p.browserTab, `document.querySelector('#unsent a').click(), undefined`)
	p.until("why", `location.pathname === '/train' && document.querySelector('#player .modify')`)
	p.has("the server did not take it")
	if why := ask[string](p.browserTab, `document.querySelector('#player .modify .fault').textContent`); why == "" {
		t.Error("it is not said what is wrong")
	}
	p.look("refused")
	p.audit("what was refused")
	ask[chromedp.Void](p.browserTab, `window.before = true, undefined`)
	p.word("Send again")
	p.until("it is refused again", `!window.before && document.querySelector('#player .modify .fault')`)
	ask[chromedp.Void](p.browserTab, changed(`one.body.effort = 4`))
	p.open("/train")
	p.word("Send again")
	p.waits(0)
	if all := p.entries(); len(all) != had+1 || all[len(all)-1].Effort != unit.Rate(4) {
		t.Errorf("%d entries, had %d", len(all), had)
	}
}

func TestWhatWaitsIsSentWithoutAPage(t *testing.T) {
	t.Parallel()
	p, c := wired(t, looks[0])
	p.open("/train")
	p.until("the worker", `navigator.serviceWorker.controller && navigator.serviceWorker.controller.state === 'activated'`)
	had := len(p.entries())
	found := make(chan serviceworker.RegistrationID, 100)
	go func() {
		for e, err := range chromedp.Events(p.ctx, serviceworker.WorkerRegistrationUpdated) {
			if err != nil {
				return
			}
			for _, one := range e.Registrations {
				found <- one.RegistrationID
			}
		}
	}()
	command(p, serviceworker.Enable, cdp.Empty{})
	c.busy.Store(true)
	p.done()
	p.until("the queue", `document.body.innerText.includes('2 to send')`)
	if tags := ask[string](p.browserTab, `navigator.serviceWorker.ready.then(r => r.sync.getTags()).then(String)`); tags != "send" {
		t.Errorf("the browser is asked for %q", tags)
	}
	p.do(chromedp.Navigate("about:blank"))
	c.busy.Store(false)
	for deadline := time.Now().Add(patience); len(p.entries()) == had && time.Now().Before(deadline); time.Sleep(100 * time.Millisecond) {
		select {
		case id := <-found:
			command(p, serviceworker.DispatchSyncEvent, serviceworker.DispatchSyncEventParams{Origin: p.base, RegistrationID: id, Tag: "send"})
			found <- id
		default:
		}
	}
	if n := len(p.entries()); n != had+1 {
		t.Fatalf("%d entries, had %d", n, had)
	}
	p.open("/today")
	p.waits(0)
}

func TestAStrangersSessionIsNeitherPlayedNorSent(t *testing.T) {
	t.Parallel()
	p, c := home(t)
	p.begin(2)
	p.tap("[data-key=skip]")
	p.signsIn("Bo", "battery staple")
	p.until("Bo's week", `new Promise(done => { const open = indexedDB.open('tspine', 1); open.onsuccess = () => { const ask = open.result.transaction('state').objectStore('state').get('week'); ask.onsuccess = () => { open.result.close(); done(ask.result && ask.result.person.name === 'Bo'); }; }; })`)
	p.open("/train")
	p.until("whose it is", `document.body.innerText.includes('A session of somebody else')`)
	p.look("stranger")
	p.audit("a stranger's session")
	// What Ana logged and did not send is not taken from Bo, and waits for her.
	p.signsIn("Ana", "correct horse")
	p.open("/train")
	p.word("Go on")
	p.until("the session", `document.querySelector('.play.running')`)
	c.busy.Store(true)
	p.through()
	p.word("Done")
	p.until("the queue", `document.body.innerText.includes('to send')`)
	p.signsIn("Bo", "battery staple")
	c.busy.Store(false)
	p.open("/train")
	p.until("what was refused", `document.body.innerText.includes('It belongs to somebody who is not signed in here')`)
	p.audit("a stranger's entry")
	if n := len(p.entries()); n != 0 {
		t.Fatalf("%d entries", n)
	}
	p.signsIn("Ana", "correct horse")
	p.open("/train")
	p.until("all of it is sent", kept+`.then(all => {
		const again = [...document.querySelectorAll('button')].find(b => b.textContent.trim() === 'Send again' && !b.dataset.pressed);
		if (all.length && again) { again.dataset.pressed = 'yes'; again.click(); }
		return !all.length;
	})`)
	if n := len(p.entries()); n != 1 {
		t.Errorf("%d entries", n)
	}
}
