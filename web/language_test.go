package web

import (
	"html"
	"net/http"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"tspine/catalog"
	"tspine/internal/pseudo"
	"tspine/locale"
)

// madeUp gives a site in a made-up language alone, after change.
func madeUp(t *testing.T, lang string, change func(string) string, more ...func(*Server)) *bench {
	t.Helper()
	root, err := pseudo.Catalog(os.DirFS("../catalog"), lang, change)
	if err != nil {
		t.Fatal(err)
	}
	lib, err := catalog.LoadFrom(root)
	if err != nil {
		t.Fatal(err)
	}
	words, err := locale.Made(lang, change)
	if err != nil {
		t.Fatal(err)
	}
	b := open(t, append([]func(*Server){func(s *Server) { s.App.Catalog = lib }}, more...)...)
	if b.pages, err = newPages(lib, []string{words.Lang()}, func(string) (*locale.Printer, error) { return words, nil }, b.assets, b.has(figurePath)); err != nil {
		t.Fatal(err)
	}
	return b
}

var (
	quotation = regexp.MustCompile(`(?s)<(a|span|code)[^>]* lang="en"[^>]*>.*?</(a|span|code)>`)
	scripts   = regexp.MustCompile(`(?s)<script[^>]*id="plan".*?</script>|<script[^>]*src=.*?</script>|<style.*?</style>|<code.*?</code>`)
	elems     = regexp.MustCompile(`(?s)<[^>]*>`)
	spoken    = regexp.MustCompile(`\b(?:aria-label|title|alt|placeholder|data-words|data-unsent)="([^"]*)"`)
	jsonKey   = regexp.MustCompile(`"[a-zA-Z0-9._-]+":`)
	inside    = regexp.MustCompile(`\{[a-z]+\}`)
)

// untranslated lists the words of a page that stayed plain, but for those that
// are the same in every language.
func untranslated(text string, same ...string) []string {
	text = quotation.ReplaceAllString(text, " ")
	text = scripts.ReplaceAllString(text, " ")
	var said []string
	for _, m := range spoken.FindAllStringSubmatch(text, -1) {
		said = append(said, m[1])
	}
	text = jsonKey.ReplaceAllString(elems.ReplaceAllString(text, " "), " ")
	said = append(said, inside.ReplaceAllString(text, " "))
	var out []string
	for _, one := range said {
		for _, word := range pseudo.Plain(inside.ReplaceAllString(html.UnescapeString(one), " ")) {
			if !slices.Contains(same, word) && !slices.Contains(sameEverywhere, word) {
				out = append(out, word)
			}
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// sameEverywhere are names and units.
var sameEverywhere = []string{"tspine", "Ana", "Bo", "demo", "kg", "lb", "cm", "min"}

// notation are words of the dose notation, which is not translated.
var notation = []string{"side", "band", "yellow", "red", "green", "breaths"}

// readFields are those of JSON that people read.
var readFields = regexp.MustCompile(`"(?:name|description|title)":"([^"]*)"|"(?:set_up|cues)":\[([^\]]*)\]`)

// read gives what people read of a reply.
func (r reply) read() string {
	switch kind := r.header.Get("Content-Type"); {
	case strings.Contains(kind, "csv"), r.header.Get("Content-Disposition") != "":
		return "" // a file to take along has keys and ids
	case !strings.Contains(kind, "json"):
		return r.body
	}
	var out []string
	for _, m := range readFields.FindAllStringSubmatch(r.body, -1) {
		out = append(out, m[1], m[2])
	}
	return strings.Join(out, " ")
}

// sample are names and people's own words on the pages that tests draw.
var sample = [...]string{"it", "hurts", "line", "https", "Firefox", "ABC", "Open", "book", "Cat", "cow", "side", "United", "States", "Germany", "MB",
	"mine", "id", "yaml", "title", "weeks", "mobility", "travel", "UTC", "Mars", "Europe", "Berlin", "Row", "Running", "Squat"}

func TestNoPageHasWordsThatNobodyTranslates(t *testing.T) {
	b := madeUp(t, pseudo.Long, pseudo.Lengthen)
	for name, p := range everyPage() {
		text, err := b.draw(frame{Lang: pseudo.Long, Dir: "ltr", Tabs: b.tabs(&http.Request{}, p), Page: p, Demo: true}, b.pages.say(pseudo.Long))
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if found := untranslated(string(text), sample[:]...); len(found) > 0 {
			t.Errorf("%s says in English: %v", name, found)
		}
	}
}

func TestNoPageOfASiteHasWordsThatNobodyTranslates(t *testing.T) {
	for name, site := range map[string]func() map[string]reply{
		"somebody who trains": func() map[string]reply {
			b := madeUp(t, pseudo.Long, pseudo.Lengthen, demo(t))
			one := b.browser(t)
			out := one.walks("/today")
			for _, path := range []string{"/train/week.json", "/manifest.webmanifest", "/exercises/open-book", "/progress/measure/seated-rotation", "/no-such-page", "/ready", "/log"} {
				out[path] = one.get(path)
			}
			return out
		},
		"somebody new": func() map[string]reply {
			b := madeUp(t, pseudo.Long, pseudo.Lengthen)
			ana := b.ana(t)
			out := map[string]reply{}
			path, r := ana.lands(ana.post("/start"))
			for range 200 {
				out[path] = r
				form := desk().says(path)
				if form == nil {
					break
				}
				path, r = ana.lands(ana.do("POST", path, form, "text/html"))
			}
			return out
		},
	} {
		t.Run(name, func(t *testing.T) {
			all := site()
			if len(all) < 10 {
				t.Fatalf("%d pages", len(all))
			}
			for path, r := range all {
				if r.status == http.StatusSeeOther {
					continue
				}
				if found := untranslated(r.read(), notation...); len(found) > 0 {
					t.Errorf("%s says in English: %v", path, found)
				}
			}
		})
	}
}

func TestUntranslatedWordsAreFound(t *testing.T) {
	for name, c := range map[string]struct{ text, want string }{
		"a text":                  {"<p>Áƀçç <b>left</b></p>", "left"},
		"an attribute":            {`<a aria-label="Go back">Áƀ</a>`, "Go back"},
		"a script's words":        {`<script type="application/json" id="words">{"player.done":"Done","cue.go":"Ĝóó {name}"}</script>`, "Done"},
		"a source in its own":     {`<p><span lang="en" dir="ltr">A paper</span> Áƀ</p>`, ""},
		"an address of a picture": {`<img src="/figures/cat-cow.svg" alt="">`, ""},
	} {
		t.Run(name, func(t *testing.T) {
			if got := strings.Join(untranslated(c.text), " "); got != c.want {
				t.Errorf("found %q, want %q", got, c.want)
			}
		})
	}
}

func TestALanguageIsChosenByWhatABrowserAsksFor(t *testing.T) {
	b := open(t)
	if r := b.browser(t).get("/sign-in"); !strings.Contains(r.body, `<html lang="en">`) || !strings.Contains(strings.Join(r.header.Values("Vary"), ","), "Accept-Language") {
		t.Errorf("%v %.80s", r.header, r.body)
	}
	right := madeUp(t, pseudo.Right, pseudo.Turn)
	if r := right.browser(t).get("/sign-in"); !strings.Contains(r.body, `<html lang="en-Arab-XB" dir="rtl">`) {
		t.Errorf("from right to left: %.80s", r.body)
	}
}

func TestADrawingIsReadAloudInTheLanguageOfItsAddress(t *testing.T) {
	b := madeUp(t, pseudo.Long, pseudo.Lengthen)
	one := b.browser(t)
	text := one.get("/figures/cat-cow.svg?lang=" + pseudo.Long).body
	_, title, _ := strings.Cut(text, "<title ")
	title, desc, _ := strings.Cut(title, "</title>")
	desc, _, _ = strings.Cut(desc, "</desc>")
	for _, said := range []string{title, desc} {
		if _, said, _ = strings.Cut(said, `">`); said == "" || len(pseudo.Plain(said)) > 0 {
			t.Errorf("read aloud: %q", said)
		}
	}
	if r := one.get("/figures/cat-cow.svg?lang=tlh"); r.body != text {
		t.Error("a language that nobody offers gives another drawing")
	}
	if got := drawing("cat-cow", pseudo.Long, true); got != "/figures/cat-cow.svg?lang="+pseudo.Long {
		t.Errorf("it is drawn at %s", got)
	}
	if got := drawing("cat-cow", locale.English, true); got != "/figures/cat-cow.svg" {
		t.Errorf("in English it is drawn at %s", got)
	}
}
