package web

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

// shoot keeps a picture of the page where TSPINE_SHOTS names a folder, for
// people to look at.
func (b *browserTab) shoot(name string) {
	b.t.Helper()
	dir := os.Getenv("TSPINE_SHOTS")
	if dir == "" {
		return
	}
	picture, err := chromedp.Run(b.ctx, chromedp.FullScreenshot(100))
	if err != nil {
		b.t.Fatal(err)
	}
	file := strings.ReplaceAll(b.t.Name()[strings.LastIndex(b.t.Name(), "/")+1:], "_", "-") + "-" + name + ".png"
	if err := os.WriteFile(filepath.Join(dir, file), picture, 0o600); err != nil {
		b.t.Fatal(err)
	}
}

// replace types a text into a field in place of what stands there.
func (b *browserTab) replace(id, text string) {
	b.t.Helper()
	ask[chromedp.Void](b, `(() => { const f = document.getElementById('`+id+`'); f.focus(); f.select(); })()`)
	b.do(chromedp.SendKeys(chromedp.CSS(":focus"), text))
}

func TestEditingAProgramInABrowser(t *testing.T) {
	t.Parallel()
	browser := chromium(t)
	for _, l := range seen() {
		t.Run(l.name, func(t *testing.T) {
			b, one := following(t)
			_ = one
			tab := newTab(t, browser, b.url, l)
			tab.open("/program")
			tab.shoot("program")
			tab.audit("program")
			tab.press("a[href='/program/edit']")
			tab.replace("stages[0].parts[0].lines[0]", "cat-cow 60-30s 3/day")
			tab.until("the fault is told as one types", `document.querySelector('mark')?.textContent === '60-30' && document.getElementById('stages[0].parts[0].lines[0]').getAttribute('aria-invalid') === 'true'`)
			tab.shoot("edit-fault")
			tab.audit("edit with a fault")
			tab.replace("stages[0].parts[0].lines[0]", "cat-cow 40-50s 3/day")
			tab.until("it is mended", `!document.querySelector('mark') && document.getElementById('checked').textContent !== ''`)
			tab.has("Cat–cow: ")
			tab.press("button[value='add-line stages[1].parts[0]']")
			tab.until("the line is there", `document.getElementById('stages[1].parts[0].lines[1]')`)
			tab.shoot("edit-added")
			tab.press("button[value='remove stages[1].parts[0].lines[1]']")
			tab.until("the line is gone", `!document.getElementById('stages[1].parts[0].lines[1]')`)
			tab.press(".sticky [value=save]")
			tab.has("Your program is changed")
			tab.has("40-50 s")
			tab.shoot("saved")
			tab.audit("program, saved")
			tab.press("#saved button")
			tab.has("Five stages, one exercise each")
			if strings.Contains(ask[string](tab, `document.querySelector('h1').textContent`), "my own") {
				t.Error("it is not taken back")
			}
			tab.quiet()
		})
	}
}

func TestEnterInALineSavesTheProgramInABrowser(t *testing.T) {
	t.Parallel()
	b, _ := following(t)
	tab := newTab(t, chromium(t), b.url, looks[0])
	tab.open("/program/edit")
	tab.replace("stages[0].parts[0].lines[0]", "cat-cow 40s 3/day")
	if _, err := chromedp.RunResponse(tab.ctx, chromedp.SendKeys(chromedp.CSS(":focus"), "\r")); err != nil {
		t.Fatal(err)
	}
	tab.has("Your program is changed")
}

func TestABadFileIsUploadedInABrowser(t *testing.T) {
	t.Parallel()
	browser := chromium(t)
	file := filepath.Join(t.TempDir(), "desk.yaml")
	text := "id: desk-break\ntitle: Desk break # mine\ncircuits:\n  - name: break\n    parts:\n      - phase: mobilise\n        lines:\n          - cat-kow 30-60s 3/day\n          - chair-extension 12-8\n"
	if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, l := range seen() {
		t.Run(l.name, func(t *testing.T) {
			b, _ := following(t)
			tab := newTab(t, browser, b.url, l)
			tab.open("/program/file")
			tab.audit("file")
			tab.do(chromedp.SetUploadFiles(chromedp.CSS("#file"), []string{file}))
			tab.until("every fault is told", `document.querySelectorAll('.file-fault').length === 3`)
			tab.has("Line 9, column 29")
			tab.shoot("file-faults")
			tab.audit("file with faults, told by a script")
			tab.press("form .button:not(.small)")
			tab.has("Line 9, column 29")
			tab.shoot("file-refused")
			tab.audit("file with faults")
			if got := ask[string](tab, `document.getElementById('text').value`); got != text {
				t.Errorf("what was chosen is lost: %s", got)
			}
			ask[chromedp.Void](tab, `(() => { const t = document.getElementById('text'); t.value = t.value.replace('mobilise', 'mobilize').replace('kow', 'cow').replace('12-8', '8-12'); t.dispatchEvent(new Event('input', {bubbles: true})); })()`)
			tab.until("all is right", `document.querySelectorAll('.file-fault').length === 0 && document.getElementById('checked').textContent !== ''`)
			tab.press("form .button:not(.small)")
			tab.has("Desk break")
			tab.has("Your program is changed")
			tab.quiet()
		})
	}
}

func TestDaysAndAPauseInABrowser(t *testing.T) {
	t.Parallel()
	browser := chromium(t)
	for _, l := range seen() {
		t.Run(l.name, func(t *testing.T) {
			b, _ := following(t)
			tab := newTab(t, browser, b.url, l)
			tab.open("/program/schedule")
			tab.shoot("schedule")
			tab.audit("schedule")
			ask[chromedp.Void](tab, `(() => { for (const d of ['mon', 'wed', 'fri']) { document.querySelector('[name=' + d + ']').click(); document.getElementById(d + '-time').value = '18:00'; } })()`)
			tab.press("form .button:not(.small)")
			tab.has("Your days and times are kept")
			tab.shoot("schedule-saved")
			tab.audit("schedule, kept")
			tab.open("/program")
			tab.has("This week")
			tab.shoot("week")
			tab.audit("program with its week")
			tab.open("/today")
			tab.has("Next: ")
			tab.audit("today with the next session")
			tab.shoot("today")
			tab.open("/program/pause")
			tab.shoot("pause")
			tab.audit("pause")
			tab.press("form .button")
			tab.has("The program is paused")
			tab.shoot("paused")
			tab.audit("paused")
			tab.press("a[href='/ready']")
			ask[chromedp.Void](tab, `document.querySelectorAll('input[value=no]').forEach(r => r.click()); undefined`)
			tab.press("form [type=submit], form .button")
			tab.open("/today")
			if strings.Contains(ask[string](tab, `document.body.innerText`), "The program is paused") {
				t.Error("nobody comes back")
			}
			tab.quiet()
		})
	}
}

// Whoever has no mouse gets to every line, in the order of the page.
func TestEditingByKeyboardInABrowser(t *testing.T) {
	t.Parallel()
	b, _ := following(t)
	tab := newTab(t, chromium(t), b.url, looks[0])
	tab.open("/program/edit")
	ask[chromedp.Void](tab, `document.getElementById('stages[0].parts[0].lines[0]').focus(); undefined`)
	var got []string
	for range 4 {
		tab.do(chromedp.KeyEvent("\t"))
		got = append(got, ask[string](tab, `document.activeElement.textContent.split(':')[0] || document.activeElement.name`))
	}
	if strings.Join(got[:3], " ") != "Up Down Remove" {
		t.Errorf("after a line come %v", got)
	}
	if ask[bool](tab, `[...document.querySelectorAll('form.edit .hide')].some(e => e.matches('button') && e.tabIndex >= 0)`) {
		t.Error("a button that nobody sees is on the way")
	}
}
