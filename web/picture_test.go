package web

import (
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
)

// shot is one picture: a page as it stands in one moment of one person's way.
type shot struct{ name, path string }

// TestScreenshots takes the pictures of README where TSPINE_SCREENSHOTS names a
// folder for them: make screenshots.
func TestScreenshots(t *testing.T) {
	dir := os.Getenv("TSPINE_SCREENSHOTS")
	if dir == "" {
		t.Skip("no folder for pictures is named in TSPINE_SCREENSHOTS")
	}
	browser := chromium(t)
	made := open(t, demo(t))
	fresh := open(t)
	made.browser(t).post("/today/morning", "pain", "1")
	for i, name := range []string{"today", "today-dark", "today-wide"} {
		tab := newTab(t, browser, made.url, looks[i])
		tab.open("/today")
		tab.keep(dir, name)
	}
	played := plays(t, made, browser, looks[0])
	played.begin(1)
	played.until("work", `!document.querySelector('.play.prepare') && document.querySelector('img.pose').complete`)
	played.keep(dir, "player")
	ana := fresh.ana(t)
	ana.lands(ana.post("/start"))
	ana.post(pathAbout, "country", "DE", "age", "34", "sex", "F", "units", "kg")
	asked := plays(t, fresh, browser, looks[0])
	asked.signsIn("Ana", "correct horse")
	asked.open(pathQuestion + "both_legs_or_gait_new")
	asked.keep(dir, "question")
	p := desk()
	p.tests = map[string]url.Values{"llr": {"left1": {"31"}, "right1": {"45"}, "answer": {"value"}}}
	ana.starts(p)
	asked.open("/plan")
	asked.keep(dir, "plan")
	back := newTab(t, browser, open(t, looksBack(t, progressWeeks)).url, looks[0])
	back.open("/progress")
	back.keep(dir, "progress")
	library := newTab(t, browser, made.url, looks[0])
	library.open("/exercises")
	library.keep(dir, "library")
}

// keep keeps a picture of what is seen.
func (b *browserTab) keep(dir, name string) {
	b.t.Helper()
	ask[chromedp.Void](b, `Promise.all([...document.images].map(i => (i.loading = 'eager', i.decode().catch(() => {})))).then(() => undefined)`)
	png, err := chromedp.Run(b.ctx, chromedp.CaptureScreenshot())
	if err != nil {
		b.t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, name+".png"), png, 0o644); err != nil {
		b.t.Fatal(err)
	}
}

// TestPictures takes a picture of every page where TSPINE_PICTURES names a
// folder for them: to look at beside each other.
func TestPictures(t *testing.T) {
	dir := os.Getenv("TSPINE_PICTURES")
	if dir == "" {
		t.Skip("no folder for pictures is named in TSPINE_PICTURES")
	}
	browser := chromium(t)
	for _, l := range looks {
		t.Run(l.name, func(t *testing.T) {
			b := open(t)
			tab := newTab(t, browser, b.url, l)
			tab.signsUp()
			tab.pictures(b, dir, l)
		})
	}
}

// signsUp makes the owner's account in a browser.
func (b *browserTab) signsUp() {
	b.t.Helper()
	b.open("/setup?token=the-token")
	b.fill("name", "Ana")
	b.fill("password", "correct horse")
	b.press("main button")
}

// take takes a picture of the whole page.
func (b *browserTab) take(dir string, l look, name string) {
	b.t.Helper()
	file := filepath.Join(dir, strings.ReplaceAll(l.name, " ", "-")+"-"+name+".png")
	png, err := chromedp.Run(b.ctx, chromedp.Screenshot(chromedp.CSS("html")))
	if err != nil {
		b.t.Fatal(err)
	}
	if err := os.WriteFile(file, png, 0o600); err != nil {
		b.t.Fatal(err)
	}
}

// sends posts a form from the page, as a script-free browser would, and goes
// where it leads.
func (b *browserTab) sends(path string, form url.Values) {
	b.t.Helper()
	script := `(() => { const f = document.createElement('form'); f.method = 'post'; f.action = ` + quoted(path) + `;
		for (const [k, v] of new URLSearchParams(` + quoted(form.Encode()) + `)) { const i = document.createElement('input'); i.type = 'hidden'; i.name = k; i.value = v; f.append(i); }
		const b = document.createElement('button'); b.id = 'sends'; b.textContent = 'send'; f.append(b); document.querySelector('main').append(f); })(); undefined`
	ask[chromedp.Void](b, script)
	b.press("#sends")
}

func quoted(text string) string { return "'" + strings.ReplaceAll(text, "'", "%27") + "'" }

// at is the path of the page.
func (b *browserTab) at() string { b.t.Helper(); return ask[string](b, "location.pathname") }

// starts goes through the start up to a page, answering as p does.
func (b *browserTab) starts(p somebody, until string) {
	b.t.Helper()
	b.open("/start")
	if b.at() == pathStart {
		b.sends("/start", nil)
	}
	for range 200 {
		path := b.at()
		form := p.says(path)
		if path == until || form == nil {
			return
		}
		b.sends(path, form)
	}
}

func (b *browserTab) pictures(site *bench, dir string, l look) {
	b.open("/start")
	b.take(dir, l, "01-start")
	p := desk()
	p.tests = map[string]url.Values{"llr": {"left1": {"31"}, "right1": {"45"}, "answer": {"value"}}, "owd": {"1": {"0"}, "answer": {"value"}}}
	p.answers = map[string]url.Values{"anticoagulant": {"answer": {"yes"}}}
	for i, at := range []string{pathAbout, pathQuestion + "chest_pain_24h", pathQuestion + "both_legs_or_gait_new", pathQuestion + "weakness", pathQuestion + "bp", pathFeel, pathOutcome, pathGoal, pathEquipment, pathMinutes, pathDays, pathTests, pathTest + "llr"} {
		b.starts(p, at)
		b.take(dir, l, "02-"+string(rune('a'+i))+"-"+filepath.Base(at))
	}
	b.sends(pathTest+"llr", url.Values{"left1": {"x"}, "answer": {"value"}})
	b.take(dir, l, "03-test-faults")
	b.starts(p, "/plan")
	b.take(dir, l, "04-plan")
	for _, one := range []shot{{"05-today", "/today"}, {"06-ready", "/ready"}, {"07-log", "/log"}, {"08-program", "/program"}, {"09-exercises", "/exercises"}, {"10-exercise", "/exercises/open-book"}, {"11-progress", "/progress"}, {"12-you", "/you"}} {
		b.open(one.path)
		b.take(dir, l, one.name)
	}
	b.open("/today")
	ask[chromedp.Void](b, `document.querySelector('.line').open = true; document.querySelector('.line .why').open = true; undefined`)
	b.take(dir, l, "05-today-open")
	b.sends("/today/choice", url.Values{"act": {"skip"}, "exercise": {"open-book"}})
	b.take(dir, l, "05-today-skipped")
	for range 9 {
		b.open("/log")
		b.sends("/log", url.Values{"planned": {"yes"}, "during": {"1"}, "effort": {"3"}, "comfortable": {"yes"}})
		site.clock.now = site.clock.now.Add(24 * time.Hour)
	}
	b.take(dir, l, "13-logged")
	b.open("/today")
	b.take(dir, l, "14-today-next-week")
	b.open("/program/why")
	b.take(dir, l, "15-why")
	site.clock.now = site.clock.now.Add(8 * 24 * time.Hour)
	b.open("/today")
	b.take(dir, l, "16-today-return")
	b.sends("/start/again", url.Values{"all": {"yes"}})
	b.sends(b.at(), url.Values{"answer": {"no"}})
	b.sends(b.at(), url.Values{"answer": {"yes"}})
	b.take(dir, l, "17-emergency")
	b.sends(pathQuestion+"tearing_sudden", url.Values{"answer": {"no"}})
	p.answers = map[string]url.Values{"night_unrelieved": {"answer": {"yes"}}}
	p.text = "stiff since winter"
	b.starts(p, "/today")
	b.take(dir, l, "18-clinician")
	b.open("/start/cleared")
	b.take(dir, l, "19-cleared")
}
