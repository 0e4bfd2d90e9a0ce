package web

import (
	"slices"
	"strings"
	"testing"
	"time"

	cdppage "github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
)

// spy notes what a page asks of the device: sounds, voice, vibration, keys of
// the lock screen, a screen that stays on.
const spy = `(() => {
	const said = globalThis.said = [];
	const note = (what, more = '') => { said.push(what + ' ' + more); };
	const wrap = (of, name, what, more = () => '') => { if (!of) { return; } const real = of[name]; of[name] = function (...all) { note(what, more(...all)); return real?.apply(this, all); }; };
	wrap(globalThis.AudioContext?.prototype, 'createOscillator', 'beep');
	wrap(globalThis.HTMLMediaElement?.prototype, 'play', 'loop');
	wrap(globalThis.SpeechSynthesis?.prototype, 'speak', 'voice', u => u.text);
	wrap(globalThis.Navigator?.prototype, 'vibrate', 'shake', p => String(p));
	wrap(globalThis.MediaSession?.prototype, 'setActionHandler', 'key', (name, does) => { (globalThis.handlers ??= {})[name] = does; return name; });
	wrap(globalThis.WakeLock?.prototype, 'request', 'awake');
})()`

// TestTheDeviceIsReallyAsked plays until each thing was asked for.
func TestTheDeviceIsReallyAsked(t *testing.T) {
	t.Parallel()
	p := one(t, looks[0])
	command(p, cdppage.AddScriptToEvaluateOnNewDocument, cdppage.AddScriptToEvaluateOnNewDocumentParams{Source: spy})
	p.open("/train")
	p.until("the way in", `document.querySelector('#player:not([aria-busy]) form')`)
	ask[chromedp.Void](p.browserTab, `document.querySelectorAll('#player [value=no]').forEach(b => b.click()), undefined`)
	p.do(chromedp.Click(chromedp.CSS("#player form .button.wide"))) // a real tap: browsers sound and shake after one only
	p.until("the session", `document.querySelector('.play.running')`)
	p.do(chromedp.Click(chromedp.CSS("[data-key=sound]")))
	p.until("the sounds", `document.querySelector('dialog[open]')`)
	p.do(chromedp.Click(chromedp.CSS("dialog .tick:nth-of-type(3)")))
	p.word("Close")
	p.until("the setting is kept", `new Promise(done => { const open = indexedDB.open('tspine', 1); open.onsuccess = () => { const ask = open.result.transaction('state').objectStore('state').get('settings'); ask.onsuccess = () => { open.result.close(); done(ask.result && ask.result.metronome); }; }; })`)
	ask[chromedp.Void](p.browserTab, `clock.speed(8), undefined`)
	p.until("a set with a side", `document.querySelector('.sides') || (document.querySelector('[data-key=skip]').click(), false)`)
	sides := map[string]bool{}
	heard := func(what string) bool {
		return ask[bool](p.browserTab, `said.some(s => s.startsWith('`+what+`'))`)
	}
	want := []string{"beep", "loop", "voice Next", "voice Half of it", "shake 30", "shake 120", "key play", "key pause", "key previoustrack", "key nexttrack", "awake"}
	for deadline := time.Now().Add(patience); time.Now().Before(deadline); time.Sleep(30 * time.Millisecond) {
		src := ask[string](p.browserTab, `document.querySelector('img.pose')?.src ?? ''`)
		for _, side := range []string{"left", "right"} {
			sides[side] = sides[side] || strings.Contains(src, "side="+side)
		}
		if ask[bool](p.browserTab, `document.querySelector('.play.running .wordy') ? (document.querySelector('.play.running .wordy').click(), false) : Boolean(document.querySelector('#player textarea'))`) {
			break
		}
		if sides["left"] && sides["right"] && !slices.ContainsFunc(want, func(w string) bool { return !heard(w) }) {
			break
		}
	}
	for _, w := range want {
		if !heard(w) {
			t.Errorf("%s is never asked for: %s", w, ask[string](p.browserTab, `said.join('; ')`))
		}
	}
	if !sides["left"] || !sides["right"] {
		t.Errorf("sides shown: %v", sides)
	}
	if both := ask[bool](p.browserTab, `navigator.mediaSession.metadata !== null && navigator.mediaSession.metadata.title !== ''`); !both {
		t.Error("the lock screen says nothing")
	}
	p.quiet()
}

func TestTheKeysOfTheLockScreenPlay(t *testing.T) {
	t.Parallel()
	p := one(t, looks[0])
	command(p, cdppage.AddScriptToEvaluateOnNewDocument, cdppage.AddScriptToEvaluateOnNewDocumentParams{Source: spy})
	p.begin(1)
	key := func(name, what, script string) {
		t.Helper()
		ask[chromedp.Void](p.browserTab, `handlers.`+name+`({action: '`+name+`'}), undefined`)
		p.until(what, script)
	}
	key("pause", "a pause", `document.querySelector('.play.paused') && navigator.mediaSession.playbackState === 'paused'`)
	key("play", "going on", `document.querySelector('.play.running') && navigator.mediaSession.playbackState === 'playing'`)
	step, _ := p.at()
	key("nexttrack", "the next step", saved+`.then(p => p.state.at > `+string(rune('0'+step))+`)`)
	key("previoustrack", "the step before", saved+`.then(p => p.state.at === `+string(rune('0'+step))+`)`)
	p.quiet()
}
