package locale

import (
	"strings"
	"testing"
)

func made(t *testing.T, lang string) *Printer {
	t.Helper()
	p, err := Made(lang, strings.ToUpper)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func TestWhatIsSaidInEnglishIsSaidAgain(t *testing.T) {
	loud := made(t, "de")
	english, err := New(English)
	if err != nil {
		t.Fatal(err)
	}
	for said, want := range map[string]string{
		"1 to 110":                         "1 TO 110",
		"a whole number from 1 to 110":     "A WHOLE NUMBER FROM 1 TO 110",
		"at most 120 bytes":                "AT MOST 120 BYTES",
		"another exercise":                 "ANOTHER EXERCISE",
		"two letters, as US or DE":         "TWO LETTERS, AS US OR DE",
		"--unit oz: want kg or lb":         "--unit oz: WANT kg OR lb",
		"0 to 8, or open":                  "0 TO 8, OR OPEN",
		"at most 40 levels":                "AT MOST 40 LEVELS",
		"hands, head, T1 to T12, L1 to L5": "hands, head, T1 TO T12, L1 TO L5",
		"bend from -5 to 30: ours":         "bend FROM -5 TO 30: ours",
		"--backup-at 7: want a time of day like 03:30, or off": "--backup-at 7: WANT A TIME OF DAY LIKE 03:30, OR OFF",
		"unknown flag: --lnag":                                 "UNKNOWN FLAG: --lnag",
		"unknown flag: --lnag: see tspine":                     "UNKNOWN FLAG: --lnag: see tspine",
		`a list, as [a, b]`:                                    "A LIST, AS [a, b]",
		"cat-cow 30s":                                          "cat-cow 30s",
		"":                                                     "",
		"yes, no or unknown":                                   "yes, NO OR UNKNOWN",
		"tspine x takes 1 argument(s), got 2: see tspine x --help": "tspine x TAKES 1 ARGUMENT(S), GOT 2: SEE tspine x --HELP",
	} {
		if got := loud.Again(said); got != want {
			t.Errorf("%q is said again as %q, want %q", said, got, want)
		}
		if got := english.Again(said); got != said {
			t.Errorf("%q in English is %q", said, got)
		}
	}
}

func TestALanguageThatIsMadeUp(t *testing.T) {
	p := made(t, "en-Arab-XB")
	if p.Dir() != "rtl" || p.Lang() != "en-Arab-XB" {
		t.Errorf("%s is written %s", p.Lang(), p.Dir())
	}
	if got := p.T("unit.days", N("n", 1)); got != "1 DAY" {
		t.Errorf("one: %q", got)
	}
	if got := p.T("action.EMERGENCY.title", S("number", "ask for help")); got != "CALL ask for help NOW" {
		t.Errorf("what is filled in is not changed: %q", got)
	}
}

func TestNumbersAndDaysOfALanguage(t *testing.T) {
	for lang, want := range map[string]string{"en": "2.5", "de": "2,5", "es": "2,5", "fr": "2,5", "pt": "2,5"} {
		p := made(t, lang)
		if got := p.Number(2.5); got != want {
			t.Errorf("%s: %s", lang, got)
		}
		if got := p.Number(1234567); got != "1234567" {
			t.Errorf("%s: %s", lang, got)
		}
		if got := p.T("short.centimeters", F("n", 1.25)); !strings.HasPrefix(got, strings.Replace("1.25", ".", want[1:2], 1)) {
			t.Errorf("%s, in a sentence: %s", lang, got)
		}
	}
	if got := made(t, "de").Date(2026, 3, 2); got != "2026-03-02" {
		t.Errorf("a day: %s", got)
	}
}

func TestLettersAreSortedWithoutTheirMarks(t *testing.T) {
	if Order("Österreich") != "osterreich" || Order("España") != "espana" {
		t.Errorf("%s, %s", Order("Österreich"), Order("España"))
	}
}
