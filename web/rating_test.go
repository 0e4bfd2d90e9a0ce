package web

import (
	"fmt"
	"testing"

	"github.com/chromedp/chromedp"

	"tspine/engine/logbook"
	"tspine/engine/unit"
)

// sheet plays on, so many times as fast as a person would, until a sheet asks for
// something, and gives its title; empty at the end of the session.
func (p *player) sheet(speed int) string {
	p.t.Helper()
	ask[chromedp.Void](p.browserTab, fmt.Sprintf(`clock.speed(document.querySelector('dialog.sheet') ? 1 : %d), new MutationObserver((_, o) => document.querySelector('dialog.sheet') && (clock.speed(1), o.disconnect())).observe(document.body, {childList: true, subtree: true})`, speed))
	p.until("a sheet or the end", `document.querySelector('dialog.sheet h2') || document.querySelector('#player textarea') || (document.querySelector('.play.running .wordy') && document.querySelector('.play.running .wordy').click(), false)`)
	ask[chromedp.Void](p.browserTab, `clock.speed(1), undefined`)
	return ask[string](p.browserTab, `document.querySelector('dialog.sheet h2')?.textContent ?? ''`)
}

// rated says in a sheet how much it hurts.
func (p *player) rated(pain string) {
	p.t.Helper()
	p.tap(`dialog.sheet [name=rate][value="` + pain + `"]`)
	p.word("Note it")
	p.until("the sheet is gone", `!document.querySelector('dialog.sheet')`)
}

// TestWhoComparesRatesInABrowser opts in, leaves one rating out, is reloaded within
// another, loses the network within the two quiet minutes, and finds what was
// rated once in the log.
func TestWhoComparesRatesInABrowser(t *testing.T) {
	t.Parallel()
	for _, l := range seen() {
		t.Run(l.name, func(t *testing.T) {
			p, c := wired(t, l)
			p.open("/progress/helps")
			p.press(`[name=act][value=begin]`)
			p.has("On since you began")
			p.open("/train")
			p.until("the way in", `document.querySelector('#player:not([aria-busy]) form')`)
			ask[chromedp.Void](p.browserTab, `document.querySelectorAll('#player [value=no]').forEach(b => b.click()), document.querySelector('[name=before][value="3"]').click(), undefined`)
			p.word("Begin")
			p.until("the session", `document.querySelector('.play')`)
			befores, afters := p.ratings(l, c)
			if befores != 2 || afters != 1 {
				t.Errorf("asked %d times before and %d times after: %s", befores, afters, ask[string](p.browserTab, saved+`.then(p => JSON.stringify([p.state.timeline.rate, p.unrated, p.still, p.state.tracks, p.state.marks]))`))
			}
			p.keepsOneRating()
			p.open("/progress/helps")
			p.has("Right after each exercise")
			p.quiet()
		})
	}
}

// ratings answers what is asked around exercises up to the end of the session.
func (p *player) ratings(l look, c *cable) (befores, afters int) {
	p.t.Helper()
	speed := 60
	for range 6 {
		switch title := p.sheet(speed); {
		case title == "":
			return befores, afters
		case title[:len("Before")] == "Before" && befores == 0:
			befores++
			p.look(l.name + " rate before")
			p.audit("a rating before")
			p.has("Chest, breath, legs or bladder")
			p.word("Leave it out this time")
			p.until("it goes on", `document.querySelector('.play.running')`)
		case title[:len("Before")] == "Before":
			befores++
			p.open("/train")
			p.until("the way back", `document.body.innerText.includes('You left at')`)
			p.word("Go on")
			if again := p.sheet(1); again != title {
				p.t.Fatalf("after a reload it asks %q, before %q", again, title)
			}
			p.rated("4")
			speed = 8 // so that a busy machine does not sleep through the two minutes
		default:
			afters++
			p.offline(c, true)
			p.until("the wait, from the end of the exercise on", `/^(2:00|1:[345]\d) left/.test(document.querySelector('dialog.sheet [role=timer]').textContent)`)
			p.look(l.name + " rate after, waiting")
			p.audit("two quiet minutes")
			ask[chromedp.Void](p.browserTab, `clock.skip(60000), undefined`)
			p.until("the rest of the wait", `document.querySelector('dialog.sheet [role=timer]').textContent.startsWith('0:')`)
			ask[chromedp.Void](p.browserTab, `clock.skip(61000), undefined`)
			p.until("the scale", `document.querySelector('dialog.sheet [name=rate]').checkVisibility()`)
			p.look(l.name + " rate after")
			p.audit("a rating after")
			p.rated("2")
			speed = 60
			p.offline(c, false)
		}
	}
	return befores, afters
}

// keepsOneRating ends the session, and looks for what was rated in its entry.
func (p *player) keepsOneRating() {
	p.t.Helper()
	had := len(p.entries())
	ask[chromedp.Void](p.browserTab, `document.querySelector('[name=after][value="1"]').click(), undefined`)
	p.word("Done")
	p.until("the log", `document.body.innerText.includes('It is in your log')`)
	all := p.entries()
	if len(all) != had+1 {
		p.t.Fatalf("%d entries, had %d", len(all), had)
	}
	e := all[len(all)-1]
	var rated []logbook.Done
	for _, d := range e.Lines {
		if d.Before.Given() || d.After.Given() {
			rated = append(rated, d)
		}
	}
	if !e.Randomized || len(rated) != 1 || rated[0].Before != unit.Rate(4) || rated[0].After != unit.Rate(2) {
		p.t.Errorf("by lot %v, rated %+v", e.Randomized, rated)
	}
}
