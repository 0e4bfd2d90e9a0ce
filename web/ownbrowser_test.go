package web

import (
	"testing"

	"github.com/chromedp/chromedp"
)

func TestAnExerciseIsWrittenInARealBrowser(t *testing.T) {
	t.Parallel()
	browser := chromium(t)
	for _, l := range seen() {
		t.Run(l.name, func(t *testing.T) {
			b := open(t, demo(t))
			tab := newTab(t, browser, b.url, l)
			tab.open("/exercises")
			tab.press("a[href='/exercises/new']")
			tab.audit("a new exercise")
			tab.replace("text.name", "Towel rotation")
			tab.replace("dose", "2x8-5/side")
			tab.until("the fault is told as one types", `document.querySelector('mark')?.textContent === '8-5' && document.getElementById('dose').getAttribute('aria-invalid') === 'true'`)
			tab.shoot("own-fault")
			tab.replace("dose", "2x8/side")
			ask[chromedp.Void](tab, `(() => {
				for (const [id, text] of Object.entries({'text.for': 'Turns the upper back.', 'text.set-up': 'Sit on a chair.', 'text.cues': 'Cross your arms.\nTurn slowly.', 'text.stop': 'Stop if it hurts.', 'needs-1': 'Chair', pose: 'from: standing\nstart: {thoracic: flex 90}'})) { document.getElementById(id).value = text; }
				for (const one of ['[name=phases][value=mobilize]', '[name=directions][value=rotation]', '[name=classes][value=ROT_UNL]']) { document.querySelector(one).checked = true; }
				document.getElementById('position').value = 'standing';
				document.getElementById('sides').value = 'each';
				document.getElementById('pose').dispatchEvent(new Event('input', {bubbles: true})); })()`)
			tab.until("the pose's fault is told", `document.getElementById('pose-says').textContent.includes('Line 2, column 19')`)
			tab.replace("pose", "from: standing\nstart: {}\nend: {thoracic: turn left 25}\nsecond: crown")
			tab.until("all is right", `document.getElementById('checked').textContent !== ''`)
			ask[chromedp.Void](tab, `document.querySelector('[value=draw]').scrollIntoView({block: 'center'})`)
			tab.press("[value=draw]")
			tab.has("passes every check")
			tab.until("the figure is drawn", `document.querySelector('.draft img')?.naturalWidth > 0`)
			tab.shoot("own-drawn")
			tab.audit("an exercise with its figure")
			tab.press(".sticky [value=save]")
			tab.has("Your exercise is kept")
			tab.until("its figure is shown", `document.querySelector('.scene img').naturalWidth > 0`)
			tab.shoot("own-exercise")
			tab.press("a[href='/exercises/towel-rotation/edit']")
			tab.audit("edit")
			tab.shoot("own-edit")
			tab.replace("pose", " ")
			tab.press(".sticky [value=save]")
			tab.has("No figure")
			tab.shoot("own-unposed")
			tab.audit("an exercise without a figure")
			tab.open("/exercises")
			tab.shoot("own-list")
			tab.open("/exercises/towel-rotation/file")
			tab.audit("its file")
			tab.shoot("own-file")
			tab.open("/exercises/towel-rotation/edit")
			tab.press("form[action='/today/choice'] button")
			tab.has("Towel rotation")
			tab.open("/exercises/towel-rotation/remove")
			tab.audit("before it goes")
			tab.shoot("own-remove")
			tab.press("form .button:not(.second)")
			tab.has("The exercise is removed")
			tab.quiet()
		})
	}
}

// The player shows the figure of an own exercise, and says where there is none.
func TestThePlayerShowsAnOwnFigureOrSaysThatThereIsNone(t *testing.T) {
	t.Parallel()
	browser := chromium(t)
	for name, c := range map[string]struct{ pose, want string }{
		"without a figure": {"", `document.querySelector('.pose.none')?.textContent === 'No figure' && !document.querySelector('img.pose')`},
		"with one":         {"pose: {from: standing, start: {thoracic: flex 4}, end: {thoracic: ext 4}}\n", `document.querySelector('img.pose')?.naturalWidth > 0 && document.querySelector('img.pose').src.includes('/figures/own/towel-rotation.svg?own=')`},
	} {
		t.Run(name, func(t *testing.T) {
			b := open(t, demo(t))
			if _, err := b.App.KeepExercises(t.Context(), b.Options.Demo.Person, "f.yaml", []byte(ownExercise+c.pose)); err != nil {
				t.Fatal(err)
			}
			text := "id: mine\ntitle: Mine\nstages:\n  - stage: mobility\n    weeks: 4\n    parts:\n      - phase: mobilize\n        lines: [towel-rotation 2x8/side]\n  - stage: static\n    parts:\n      - phase: mobilize\n        lines: [towel-rotation 2x8/side]\n"
			if _, err := b.App.Follow(t.Context(), b.Options.Demo.Person, "p.yaml", []byte(text)); err != nil {
				t.Fatal(err)
			}
			p := plays(t, b, browser, looks[0])
			p.begin(1)
			p.until(name, c.want)
			p.shoot("own-player")
			p.quiet()
		})
	}
}
