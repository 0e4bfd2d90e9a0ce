package web

import (
	"cmp"
	"encoding/json"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
)

// answersBy answers a safety question as a person does: by pressing a button.
func (b *browserTab) answersBy(button string) {
	b.t.Helper()
	b.press("button.answer[value=" + button + "]")
}

// pressed is how many questions are answered by pressing a button; the others
// are answered by the same form, sent by a script.
const pressed = 4

// questions answers every safety question with no, but for those that are
// named; it ends on the first page that is none.
func (b *browserTab) questions(but map[string]string) {
	b.t.Helper()
	for range pressed {
		id, ok := strings.CutPrefix(b.at(), pathQuestion)
		if !ok {
			return
		}
		b.answersBy(cmp.Or(but[id], "no"))
	}
	said, err := json.Marshal(but)
	if err != nil {
		b.t.Fatal(err)
	}
	to := ask[string](b, `(async () => {
		const but = `+string(said)+` || {};
		let at = location.pathname;
		for (let id; (id = at.match(/question\/(.*)/)?.[1]);) {
			const next = await fetch(at, { method: 'POST', body: new URLSearchParams({ answer: but[id] || 'no' }) });
			at = new URL(next.url).pathname;
		}
		return at;
	})()`)
	if to != b.at() {
		b.open(to)
	}
}

// ticks checks a radio button or a box.
func (b *browserTab) ticks(selector string) {
	b.t.Helper()
	ask[chromedp.Void](b, `document.querySelector(`+quoted(selector)+`).click(); undefined`)
}

// begins goes from the first page to the safety questions.
func (b *browserTab) begins() {
	b.t.Helper()
	b.open("/today")
	b.has("What this is, and what it is not")
	b.press("main form button")
	ask[chromedp.Void](b, `document.querySelector('#country').value = 'DE'; undefined`)
	b.fill("age", "34")
	b.ticks(`[name="sex"][value="F"]`)
	b.press("main form .button")
}

// everyBench does something with a site of its own for each look.
func everyBench(t *testing.T, do func(t *testing.T, b *bench, tab *browserTab)) {
	t.Helper()
	browser := chromium(t)
	for _, l := range seen() {
		t.Run(l.name, func(t *testing.T) {
			b := open(t)
			tab := newTab(t, browser, b.url, l)
			tab.signsUp()
			do(t, b, tab)
			tab.quiet()
		})
	}
}

func TestFromTheFirstStartToTheNextMorningInABrowser(t *testing.T) {
	t.Parallel()
	everyBench(t, func(t *testing.T, b *bench, tab *browserTab) {
		tab.begins()
		tab.has("Question 1 of")
		tab.audit("a question")
		tab.answersBy("no")
		tab.press(".crumb a")
		tab.has("Your answer until now")
		tab.questions(map[string]string{"anticoagulant": "yes"})
		for _, key := range []string{"pain-rest", "pain-move", "pain-worst"} {
			tab.ticks(`[name="` + key + `"][value="2"]`)
		}
		tab.audit("how it feels")
		tab.press("main form .button")
		tab.has("You can train, with some exercises left out")
		tab.press("main form .button")
		tab.press("main form .button") // nothing was chosen
		tab.has("2 things here are not right yet")
		if focus := ask[string](tab, `document.activeElement.id`); focus != "wrong" {
			t.Errorf("the focus is on %q, want the faults", focus)
		}
		tab.setsUp()
		tab.has("You turn less to the left")
		tab.audit("the plan")
		tab.press("main a.button[href='/today']")
		tab.audit("today")
		tab.session(t)
		b.clock.now = b.clock.now.Add(24 * time.Hour)
		tab.open("/today")
		tab.has("How is your upper back this morning?")
		tab.audit("the next morning")
		tab.press(`.morning [value="2"]`)
		if ask[bool](tab, `!!document.querySelector('.morning')`) {
			t.Error("the morning is asked for twice")
		}
	})
}

// setsUp answers what comes after the safety questions.
func (b *browserTab) setsUp() {
	b.t.Helper()
	b.audit("a form with faults")
	b.ticks(`[name="goal"][value="desk"]`)
	b.ticks(`[name="training"][value="none"]`)
	b.press("main form .button")
	b.press(`[name="place"][value="home"]`)
	before := ask[string](b, `document.querySelector('[data-fit-text]').textContent`)
	b.ticks(`[name="thing"][value="band"]`)
	ask[chromedp.Void](b, `new Promise(done => { const look = () => document.querySelector('[data-fit-text]').textContent !== `+quoted(before)+` ? done() : setTimeout(look, 20); look(); }).then(() => undefined)`)
	b.audit("equipment")
	b.press(`[name="go"]`)
	b.press(`[name="minutes"][value="10"]`)
	b.ticks(`[name="mon"]`)
	b.audit("days")
	b.press("main form .button")
	b.press(`[name="tests"][value="yes"]`)
	b.fill("left1", "31")
	b.fill("right1", "45")
	b.press(`[name="answer"][value="value"]`)
	for strings.HasPrefix(b.at(), pathTest) {
		b.press(`[name="answer"][value="later"]`)
	}
}

// session goes from today's page through the questions to a session that is
// logged.
func (b *browserTab) session(t *testing.T) {
	t.Helper()
	b.press(".session .button.wide")
	b.audit("before a session")
	ask[chromedp.Void](b, `document.querySelectorAll('.mini [value="no"]').forEach(one => one.click()); undefined`)
	b.press("main form .button")
	if !strings.HasPrefix(b.at(), "/log") {
		b.open("/log")
	}
	b.ticks(`[name="during"][value="1"]`)
	b.ticks(`[name="effort"][value="3"]`)
	b.audit("the log")
	b.press(`[name="planned"]`)
	b.has("done in full")
	b.audit("logged")
}

func TestEveryStopInABrowser(t *testing.T) {
	t.Parallel()
	everyBench(t, func(t *testing.T, b *bench, tab *browserTab) {
		tab.begins()
		tab.questions(map[string]string{"tearing_sudden": "yes"})
		tab.has("Call 112 now")
		tab.audit("an emergency")
		if links := ask[[]string](tab, `[...document.querySelectorAll('a')].map(a => a.getAttribute('href')).filter(h => /today|program|exercises|progress|train/.test(h))`); len(links) > 0 {
			t.Errorf("it leads on to %v", links)
		}
		tab.press(".mistake a")
		tab.questions(map[string]string{"night_unrelieved": "yes"})
		tab.sends(pathFeel, desk().says(pathFeel))
		tab.has("Please have this looked at before you train")
		tab.has("What you can say on the phone")
		tab.audit("a clinician first")
		tab.press("a[href='/start/cleared']")
		tab.audit("seen and cleared")
		tab.press("main form .button")
		tab.has("3 things here are not right yet")
		tab.ticks(`[name="flag"]`)
		tab.fill("by", "Dr. Bo")
		ask[chromedp.Void](tab, `document.querySelector('#day').value = `+quoted(b.clock.now.AddDate(0, 0, -1).Format(time.DateOnly))+`; undefined`)
		tab.press("main form .button")
		tab.has("You can train, with some exercises left out")
		p := desk()
		p.text = "there is a lump beside my shoulder blade"
		tab.open(pathFeel)
		tab.sends(pathFeel, p.says(pathFeel))
		tab.has("there is a lump beside my shoulder blade")
		tab.audit("asked again")
		tab.press("main form .button")
		tab.questions(nil)
		tab.press("main form .button")
		tab.starts(p, "/plan")
		tab.open("/ready")
		tab.sends("/ready", url.Values{"check_chest_breath": {"unknown"}, "check_legs_bladder": {"no"}, "check_fever_unwell": {"no"}, "check_injury_night": {"no"}, "check_medicine": {"no"}})
		tab.has("Some questions come first")
		tab.press("main form .button")
		tab.has("Question")
	})
}

// hands is a keyboard: it moves the focus and presses, and touches nothing
// else.
func (b *browserTab) keys(keys string) {
	b.t.Helper()
	b.do(chromedp.KeyEvent(keys))
}

func TestAQuestionIsAnsweredByKeysAlone(t *testing.T) {
	t.Parallel()
	everyBench(t, func(t *testing.T, b *bench, tab *browserTab) {
		tab.begins()
		var way []string
		for range 12 {
			tab.keys("\t")
			way = append(way, ask[string](tab, `document.activeElement.value || document.activeElement.textContent.trim()`))
			if way[len(way)-1] == "yes" {
				break
			}
		}
		if !strings.Contains(strings.Join(way, " "), "no yes") {
			t.Fatalf("the way of the focus: %v", way)
		}
		if outline := ask[string](tab, `getComputedStyle(document.activeElement).outlineStyle`); outline != "solid" {
			t.Errorf("the focus is not seen: %s", outline)
		}
		if _, err := chromedp.RunResponse(tab.ctx, chromedp.KeyEvent("\r")); err != nil {
			t.Fatal(err)
		}
		tab.has("Call 112 now")
	})
}
