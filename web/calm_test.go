package web

import (
	"bytes"
	"context"
	"image"
	"image/draw"
	"image/png"
	"net/http"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	cdppage "github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"

	"tspine/engine/course"
)

// still tells the page whether the person wants no motion.
func (p *player) still(wanted bool) {
	p.t.Helper()
	value := "no-preference"
	if wanted {
		value = "reduce"
	}
	p.do(func(ctx context.Context, target *chromedp.Target) (chromedp.Void, error) {
		_, err := cdp.Call(ctx, target, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{{Name: "prefers-reduced-motion", Value: value}}})
		return chromedp.Void{}, err
	})
}

// figure is what is seen of the exercise's drawing.
func (p *player) figure() []byte {
	p.t.Helper()
	text, err := chromedp.Run(p.ctx, chromedp.CaptureScreenshot())
	if err != nil {
		p.t.Fatal(err)
	}
	all, err := png.Decode(bytes.NewReader(text))
	if err != nil {
		p.t.Fatal(err)
	}
	at := ask[[]int](p.browserTab, `(({left, top, right, bottom}) => [left, top, right, bottom].map(Math.round))(document.querySelector('img.pose').getBoundingClientRect())`)
	out := image.NewRGBA(image.Rect(0, 0, at[2]-at[0], at[3]-at[1]))
	draw.Draw(out, out.Bounds(), all, image.Pt(at[0], at[1]), draw.Src)
	return out.Pix
}

// moves says whether the drawing is seen to move within some seconds.
func (p *player) moves() bool {
	p.t.Helper()
	first := p.figure()
	for range 8 {
		time.Sleep(400 * time.Millisecond)
		if !bytes.Equal(first, p.figure()) {
			return true
		}
	}
	return false
}

func TestNothingMovesForWhoWantsNoMotion(t *testing.T) {
	t.Parallel()
	b, browser := open(t, demo(t)), chromium(t)
	for name, calm := range map[string]bool{"no motion is wanted": true, "nothing is said": false} {
		t.Run(name, func(t *testing.T) {
			p := plays(t, b, browser, looks[0])
			p.still(calm)
			p.begin(1)
			p.until("work on a drawing", `document.querySelector('.play.running:not(.prepare):not(.rest)') && document.querySelector('img.pose')?.naturalWidth > 0 || (document.querySelector('[data-key=skip]').click(), false)`)
			ask[chromedp.Void](p.browserTab, `clock.speed(0), undefined`) // the session stands, drawings have a clock of their own
			if moves := p.moves(); moves == calm {
				t.Errorf("the drawing moves: %v", moves)
			}
			if n := ask[int](p.browserTab, `document.getAnimations().filter(a => a.playState === 'running').length`); calm && n > 0 {
				t.Errorf("%d parts of the page move", n)
			}
			whole := ask[bool](p.browserTab, `[...document.querySelectorAll('.ring .on')].every(one => ['', '0', '1'].includes(one.style.strokeDasharray.split(/[ ,]/)[0]))`)
			if calm && !whole {
				t.Error("the ring fills bit by bit")
			}
			p.quiet()
		})
	}
}

func TestADrawingOnAPageStandsForWhoWantsNoMotion(t *testing.T) {
	t.Parallel()
	b, browser := open(t, demo(t)), chromium(t)
	for name, calm := range map[string]bool{"no motion is wanted": true, "nothing is said": false} {
		t.Run(name, func(t *testing.T) {
			p := plays(t, b, browser, looks[0])
			p.still(calm)
			for _, path := range []string{"/today", "/progress/measure/llr"} {
				p.open(path)
				p.until("a drawing", `document.querySelector('.scene img')?.naturalWidth > 0`)
				if still := ask[bool](p.browserTab, `document.querySelector('.scene img').currentSrc.includes('still=end')`); still != calm {
					t.Errorf("%s: it stands still: %v", path, still)
				}
			}
			p.quiet()
		})
	}
}

func TestASwapForTodayHoldsForTodayAlone(t *testing.T) {
	t.Parallel()
	p := one(t, looks[0])
	p.begin(1)
	p.until("something to swap", `document.querySelector('[data-key=w]') && (document.querySelector('[data-key=w]:not([aria-disabled])') || (document.querySelector('[data-key=skip]').click(), false))`)
	from := ask[string](p.browserTab, saved+`.then(p => p.state.timeline.lines[p.state.timeline.steps[p.state.at].line].exercise)`)
	p.tap("[data-key=w]")
	p.until("the others", `document.querySelector('dialog[open] .card')`)
	p.word("For today")
	p.until("the swap", saved+`.then(p => p.state.timeline.lines.some(l => l.in_place_of === '`+from+`'))`)
	p.until("going on", `document.querySelector('.play.running')`)
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
	for _, c := range d.Chosen {
		if c.Act == course.Swap && c.Exercise == from {
			t.Errorf("it holds longer than today: %+v", c)
		}
	}
	p.quiet()
}

// doubled is a sentence that ends twice.
var doubled = regexp.MustCompile(`[.!?…:]\s*[.]`)

// Everything that is shown and said of a session from its start to its end.
func TestNoSentenceOfASessionEndsTwice(t *testing.T) {
	t.Parallel()
	p := one(t, looks[2])
	command(p, cdppage.AddScriptToEvaluateOnNewDocument, cdppage.AddScriptToEvaluateOnNewDocumentParams{Source: spy + `;(() => {
		const texts = globalThis.texts = new Set();
		new MutationObserver(() => document.querySelectorAll('#live, .cue').forEach(e => texts.add(e.textContent))).observe(document, {subtree: true, childList: true, characterData: true});
	})()`})
	p.begin(1)
	p.look("begin wide")
	p.throughAt(60)
	said := ask[[]string](p.browserTab, `[...texts, ...said.filter(s => s.startsWith('voice '))]`)
	if i := slices.IndexFunc(said, func(s string) bool { return strings.HasPrefix(s, "voice ") }); len(said) < 20 || i < 0 {
		t.Fatalf("too little is said: %q", said)
	}
	for _, text := range said {
		if doubled.MatchString(text) {
			t.Errorf("%q", text)
		}
	}
}

// What is answered before the script is there counts, and is sent without it.
func TestTheQuestionsStandThereBeforeTheScript(t *testing.T) {
	t.Parallel()
	b := open(t, demo(t))
	r := b.browser(t).get("/train?minutes=10")
	says(t, r, `id="early"`, `action="/ready"`, `name="minutes" value="10"`)
	p := plays(t, b, chromium(t), looks[0])
	command(p, cdppage.AddScriptToEvaluateOnNewDocument, cdppage.AddScriptToEvaluateOnNewDocumentParams{Source: `new MutationObserver((_, o) => {
		const no = document.querySelector('#early [value=no]');
		if (no) { o.disconnect(); no.click(); no.focus(); globalThis.early = no.name; }
	}).observe(document, {subtree: true, childList: true});
	globalThis.moved = 0; new PerformanceObserver(l => l.getEntries().forEach(e => { moved += e.value; })).observe({type: 'layout-shift', buffered: true});
	document.addEventListener('DOMContentLoaded', () => { globalThis.title = document.querySelector('#player h1').textContent; })`})
	p.open("/train")
	p.until("the way in", `document.querySelector('#player:not([aria-busy]) form')`)
	if got := ask[string](p.browserTab, `document.querySelector('#player [name="' + early + '"]:checked')?.value ?? ''`); got != "no" {
		t.Errorf("the answer is %q", got)
	}
	if early := ask[bool](p.browserTab, `document.activeElement.name === early`); !early {
		t.Error("what has the focus lost it")
	}
	if got := ask[string](p.browserTab, `title === document.querySelector('#player h1').textContent && moved < 0.01 ? '' : [title, document.querySelector('#player h1').textContent, moved].join(', ')`); got != "" {
		t.Errorf("the page changes under the reader: %s", got)
	}
	ask[chromedp.Void](p.browserTab, `document.querySelectorAll('#player [value=no]').forEach(b => b.click()), undefined`)
	p.word("Begin")
	p.until("the session", `document.querySelector('.play.running')`)
	p.quiet()
	b = open(t, demo(t))
	one := b.browser(t)
	form := []string{}
	for _, m := range regexp.MustCompile(`type="radio" name="([^"]+)" value="no"`).FindAllStringSubmatch(r.body, -1) {
		form = append(form, m[1], "no")
	}
	if r := one.post("/ready", form...); r.status != http.StatusSeeOther || r.header.Get("Location") != "/train" {
		t.Fatalf("%d %s", r.status, r.body)
	}
	if r := one.get("/train"); strings.Contains(r.body, `id="early"`) {
		t.Error("the questions are asked again")
	}
}

// The column of a session is as high as the stage, is covered by nothing, and is
// full when the session is over.
func TestTheColumnIsFullAtTheEnd(t *testing.T) {
	t.Parallel()
	p := one(t, looks[2])
	p.begin(1)
	p.until("the last step", saved+`.then(({state: s}) => s.at >= s.timeline.steps.length - 2 || (document.querySelector('[data-key=skip]')?.click(), false))`)
	p.look("last wide")
	type room struct{ Top, Bottom, Left, Right float64 }
	box := func(what string) (r room) {
		all := ask[[]float64](p.browserTab, `(({top, bottom, left, right}) => [top, bottom, left, right])(document.querySelector('`+what+`').getBoundingClientRect())`)
		return room{all[0], all[1], all[2], all[3]}
	}
	stage, column, left, pose := box(".view"), box(".slabs .spine"), box(".view .left"), box("img.pose")
	if column.Top-stage.Top > 20 || stage.Bottom-column.Bottom > 20 || column.Top < stage.Top || column.Bottom > stage.Bottom {
		t.Errorf("the column is at %v of a stage at %v", column, stage)
	}
	if left.Left < column.Right || pose.Left < column.Right {
		t.Errorf("something lies over the column at %v: words at %v, the drawing at %v", column, left, pose)
	}
	p.through()
	p.look("after wide")
	p.word("Done")
	p.until("the log", `document.body.innerText.includes('It is in your log')`)
	p.look("logged wide")
	if n := ask[int](p.browserTab, `document.querySelectorAll('.spine .on').length`); n != 12 {
		t.Errorf("%d of 12 slabs are full", n)
	}
}
