package web

import (
	"io/fs"
	"maps"
	"net/http"
	"path"
	"regexp"
	"strings"
	"testing"

	"tspine/app"
	"tspine/engine/course"
	"tspine/engine/fault"
	"tspine/engine/screening"
	"tspine/locale"
)

// stops is every outcome without a session.
func stops() map[string]page {
	flagged := screening.Result{Flags: []screening.Flag{{ID: "C1"}}, Ask: []screening.Again{{Text: "it <hurts>", Questions: []string{"chest_pain_24h"}}}, Missing: []string{"chest_pain_24h"}, Notes: []string{"crisis-line"}}
	return map[string]page{
		"emergency":    stopPageOf(&app.Stop{Halt: app.Emergency, Key: "help", Result: flagged}),
		"clinician":    stopPageOf(&app.Stop{Halt: app.Clinician, Key: "clinician", Result: screening.Result{Urgency: screening.SameDay}}),
		"paused":       stopPageOf(&app.Stop{Halt: app.Paused, Key: "paused", Away: course.Away{Since: 20_500, Until: 20_507, For: course.ForIllness}}),
		"nothing said": stopPage{At: "progress", Halt: app.AnswerAgain, Key: "about"},
		"answer again": stopPageOf(&app.Stop{Halt: app.AnswerAgain, Key: "again", Result: flagged, Why: app.Rules()[0].ID}),
	}
}

// everyPage is every page with everything that it can show.
func everyPage() map[string]page {
	faults := fault.Faults{{Path: "name", Code: "no-name"}, {Path: "password", Code: "password-short", Want: "10"}}
	out := stops()
	ana := app.Person{ID: "ana", Name: "Ana <&>"}
	part := somePart()
	for name, p := range map[string]page{
		"today": todayPage{Weekday: "monday", Week: 1, Stage: "mobility", Minutes: 1, Asked: 5, Choices: []int{5}, Rounds: 2, Lead: part, Phases: []phasePart{{"release", []linePart{part}}}, Shorts: [][]linePart{{part}}, Decision: decisionPart{"HOLD", "hold", whyPart{}}, Notes: []string{"rir-4"}},
		"train": trainPage{Words: map[string]string{"player.title": "x"}},
		"train, with questions": func() page {
			asked := newReadyPage(func(string) string { return "" }, nil)
			asked.Minutes, asked.Short = "10", true
			return trainPage{Words: map[string]string{"player.title": "x"}, Asked: &asked, Brief: true, Long: 3}
		}(),
		"done":     todayPage{Done: true, Weekday: "monday", Stage: "static", Confirmed: true},
		"failed":   failedPage{Code: "internal", ID: "ABC", Seconds: 2, Faults: faults},
		"sign-in":  signInPage{Name: "Ana", Next: "/you", Failed: true, Seconds: 3},
		"setup":    setupPage{Token: "t", Faults: faults},
		"invited":  setupPage{Token: "t", Invited: true},
		"password": passwordPage{Failed: true, Seconds: 3, Faults: faults},
		"you":      youPage{Account: app.Account{Name: "Ana", Owner: true}, Person: ana, People: []app.Person{ana, {ID: "bo", Name: "Bo"}}, Settings: []settingPart{{"figure", ""}, {"language", "en"}, {"units", "lb"}, {"theme", ""}, {"text", "150"}, {"sounds", ""}}},
		"demo":     youPage{Demo: true, Described: true, Settings: []settingPart{{"language", ""}}},
		"devices":  devicesPage{[]devicePart{{ID: "x", Device: "", Created: "2026-03-02", Seen: "2026-03-02"}, {Device: "Firefox", This: true}}},
		"trust":    trustPage{"AB CD", []string{"https://192.168.1.5:8017"}},
	} {
		out[name] = p
	}
	maps.Copy(out, trainingPages(part))
	maps.Copy(out, settingPages())
	maps.Copy(out, writingPages(part))
	maps.Copy(out, ownPages())
	maps.Copy(out, progressPages())
	for _, code := range []string{"not-found", "forbidden", "link", "faults", "bad-form", "too-large", "wait", "gone", "changed", "signed-out", "sign-in"} {
		out["failed: "+code] = failedPage{Code: code}
	}
	return out
}

func TestEveryPageIsDrawnInEveryLanguage(t *testing.T) {
	b := open(t)
	drawn := map[string]bool{}
	for _, lang := range locale.Complete() {
		for name, p := range everyPage() {
			drawn[p.file()] = true
			for _, theme := range []string{"", "dark"} {
				text, err := b.draw(frame{Lang: lang, Theme: theme, Tabs: b.tabs(&http.Request{}, p), Page: p, Demo: theme != ""}, b.pages.say(lang))
				if err != nil {
					t.Fatalf("%s in %s: %v", name, lang, err)
				}
				checkPage(t, name+" in "+lang, string(text))
			}
		}
	}
	files, err := fs.Glob(pageFiles, "page/*.html")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		name := strings.TrimSuffix(path.Base(file), ".html")
		if !drawn[name] && name != "layout" && name != "part" {
			t.Errorf("page %s is drawn in no test", name)
		}
	}
}

// checkPage looks for what every page has, and what none may have.
func checkPage(t *testing.T, name, text string) {
	t.Helper()
	for _, want := range []string{"<!doctype html>", "<html lang=", "<title>", `<main id="main"`, `href="#main"`} {
		if !strings.Contains(text, want) {
			t.Errorf("%s lacks %s", name, want)
		}
	}
	if n := strings.Count(text, "<h1"); n != 1 {
		t.Errorf("%s has %d first headings", name, n)
	}
	for _, bad := range []*regexp.Regexp{
		regexp.MustCompile(`\[[a-z-]+\.[A-Za-z0-9._-]+\]`), regexp.MustCompile(` style=| on[a-z]+="`), regexp.MustCompile(`<script>|<style`),
		regexp.MustCompile(`(src|href)="https?://`), regexp.MustCompile(`ZgotmplZ|<no value>`),
	} {
		if found := bad.FindString(text); found != "" && !strings.Contains(found, `href="http`) {
			t.Errorf("%s has %q", name, found)
		}
	}
	for _, label := range regexp.MustCompile(`<(?:input|select|textarea) [^>]*\sid="([^"]+)"`).FindAllStringSubmatch(text, -1) {
		if !strings.Contains(text, `for="`+label[1]+`"`) {
			t.Errorf("%s: %s has no label", name, label[1])
		}
	}
}

// Words live where they can be translated: a template holds none but the name
// of the program.
func TestNoPageHoldsWordsOfItsOwn(t *testing.T) {
	files, err := fs.Glob(pageFiles, "page/*.html")
	if err != nil {
		t.Fatal(err)
	}
	action, tag, word := regexp.MustCompile(`(?s)\{\{.*?\}\}`), regexp.MustCompile(`(?s)<[^>]*>`), regexp.MustCompile(`\pL{2,}`)
	for _, file := range files {
		text, err := fs.ReadFile(pageFiles, file)
		if err != nil {
			t.Fatal(err)
		}
		for _, found := range word.FindAllString(tag.ReplaceAllString(action.ReplaceAllString(string(text), ""), ""), -1) {
			if found != "tspine" {
				t.Errorf("%s says %q", file, found)
			}
		}
	}
}
