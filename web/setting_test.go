package web

import (
	"errors"
	"net/http"
	"strings"
	"testing"

	"tspine/app"
	"tspine/engine/fault"
	"tspine/exchange"
)

// settingPages is every page on which something is set, with all it can show.
func settingPages() map[string]page {
	ana, bo := app.Person{ID: "ana", Name: "Ana <&>"}, app.Person{ID: "bo", Name: "Bo"}
	taken := fault.Faults{{Path: "name", Code: "name-taken"}}
	return map[string]page{
		"figure":           looksPageOf(app.Preferences{Build: "slim", Skin: "3"}),
		"sounds":           soundsPage{exchange.Sounds{Beeps: true}},
		"language":         settingPage{"language", "en", []choicePart{{"", "it", false}, {"en", "book", true}}},
		"text":             settingPage{"text", "", []choicePart{{"100", "100 %", true}, {"150", "150 %", false}}},
		"people":           peoplePage{People: []app.Person{ana, bo}, Person: ana, Owner: true, Link: "http://x/invitation?token=t", Guest: "Bo", Name: "", Faults: fault.Faults{{Path: "name", Code: "no-name"}}},
		"people, renaming": peoplePage{People: []app.Person{ana, bo}, Person: ana, Of: "bo", Name: "Ana", Changed: true, Faults: taken},
		"passkeys":         passkeysPage{Can: true, Passkeys: []passkeyPart{{"x", "Firefox", "2026-03-02", ""}, {"y", "ABC", "2026-03-02", "2026-03-03"}}},
		"no passkeys":      passkeysPage{},
		"passkeys, bare":   passkeysPage{Here: "https", There: "https"},
		"passkeys, demo":   passkeysPage{Demo: true},
		"tokens":           tokensPage{Can: true, Tokens: []tokenPart{{"x", "Firefox", "log", "2026-03-02", ""}, {"y", "ABC", "read", "2026-03-02", "2026-03-03"}}, Text: "tspine_abc", New: "ABC", Scope: "log", Scopes: []string{"read", "log", "all"}, Faults: fault.Faults{{Path: "name", Code: "too-many-tokens", Want: "50"}, {Path: "scope", Code: "unknown-word", Got: "x", Want: "x"}}},
		"no tokens":        tokensPage{},
		"place":            placePage{Version: "v1", Size: "2 MB", Dir: "/data/backups", At: "off", Failed: "disk full", Backups: []backupPart{{"/data/backups/x.db", "2026-03-02 03:30", "1 MB"}}, Faults: fault.Faults{{Path: "at", Code: "not-a-time", Got: "x", Want: "03:30"}, {Path: "daily", Code: "out-of-range", Got: "x", Want: "0 to 400"}}},
		"place, new":       placePage{Changed: true, Size: "2 MB", Dir: "/data/backups", At: "03:30", Fixed: true, Next: "2026-03-02 03:30", Daily: "7", Weekly: "4", Monthly: "12"},
		"data":             dataPage{Person: ana, Most: 32, Wrong: "no-log", Imports: []importPart{{app.PastImport{ID: "x", Source: "hevy", Sets: 2, First: 20_000, Last: 20_001}, "2026-03-02 03:30"}}, Names: somePast(), Backs: []backPart{{app.Brought{ID: "y", Things: 1}, "2026-03-02 03:31"}}},
		"running":          runningPage{"mine <&>.yaml", 40},
		"written":          runningPage{"mine.yaml", 100},
		"data, demo":       dataPage{Person: ana, Demo: true},
		"bring a log":      somePlan(),
		"bring an export":  bringPage{File: "x.json", Back: &app.Imported{Person: bo, Fresh: true, Added: 3, There: 1}},
		"bring no export":  bringPage{File: "x.json", Back: &app.Imported{}, Faults: []filePart{{Line: 2, Column: 3, Fault: fault.Fault{Path: "/events/0", Code: "twice", Got: "x"}}}},
		"bring another":    bringPage{File: "x.json", Back: &app.Imported{Person: bo, Differ: []app.Differs{{Kind: "entry"}}}},
		"delete":           removePage{bo, app.Stays, fault.Faults{{Path: "name", Code: "not-the-name", Got: "B", Want: "Bo"}}},
		"delete the last":  removePage{bo, app.Closes, nil},
		"begin anew":       removePage{bo, app.Anew, nil},
	}
}

func TestWhatIsChosenHoldsAtOnceOnEveryDevice(t *testing.T) {
	b := open(t)
	ana := b.ana(t)
	phone := b.browser(t)
	phone.post("/sign-in", "name", "Ana", "password", "correct horse")
	for _, c := range []struct{ id, value, want string }{
		{"theme", "dark", ` data-theme="dark">`}, {"theme", "light", ` data-theme="light">`}, {"theme", "", `<html lang="en">`},
		{"text", "150", `<html lang="en" data-text="150">`}, {"text", "100", `<html lang="en">`}, {"language", "en", `<html lang="en">`},
	} {
		if r := ana.post("/you/settings/"+c.id, c.id, c.value); r.status != http.StatusSeeOther || r.header.Get("Location") != "/you/settings/"+c.id {
			t.Errorf("%+v: %d %s", c, r.status, r.body)
		}
		for _, one := range []*browser{ana, phone} {
			if r := one.get("/you"); !strings.Contains(r.body, c.want) {
				t.Errorf("%+v: %.120s", c, r.body)
			}
		}
	}
	says(t, ana.get("/you/settings/language"), `value="en" aria-pressed="true"`, "English")
	for path, form := range map[string][]string{"theme": {"theme", "<x>"}, "figure": {"build", "huge"}} {
		if r := ana.post("/you/settings/"+path, form...); r.status != http.StatusBadRequest && r.status != http.StatusUnprocessableEntity {
			t.Errorf("%s: %d", path, r.status)
		}
	}
	if r := ana.get("/you/settings/smell"); r.status != http.StatusNotFound {
		t.Errorf("a setting that there is not: %d", r.status)
	}
	if r := ana.post("/you/settings/smell", "smell", "roses"); r.status != http.StatusNotFound {
		t.Errorf("a setting that there is not is set: %d", r.status)
	}
}

// Before somebody signs in, pages look as for whoever was here last.
func TestADeviceRemembersHowPagesLook(t *testing.T) {
	b := open(t)
	ana := b.ana(t)
	ana.post("/you/settings/theme", "theme", "dark")
	ana.post("/you/settings/text", "text", "130")
	ana.post("/sign-out")
	says(t, ana.get("/sign-in"), `data-theme="dark" data-text="130"`)
	says(t, b.browser(t).get("/sign-in"), `<html lang="en">`)
	ana.post("/sign-in", "name", "Ana", "password", "correct horse")
	ana.post("/you/settings/theme", "theme", "")
	ana.post("/you/settings/text", "text", "100")
	ana.post("/sign-out")
	if r := ana.get("/sign-in"); !strings.Contains(r.body, `<html lang="en">`) {
		t.Errorf("%.120s", r.body)
	}
}

func TestFiguresLookAsThePersonChose(t *testing.T) {
	b := open(t, demo(t))
	one := b.browser(t)
	plain := one.get("/figures/open-book.svg").body
	if r := one.get("/exercises/open-book"); !strings.Contains(r.body, `src="/figures/open-book.svg"`) {
		t.Errorf("nothing was chosen, and figures have another address")
	}
	one.post("/you/settings/figure", "build", "broad", "skin", "4", "hair", "2", "cut", "tail")
	says(t, one.get("/exercises/open-book"), `src="/figures/open-book.svg?look=broad-4-2-tail"`)
	says(t, one.get("/train/week.json"), `"drawn":"look=broad-4-2-tail"`)
	says(t, one.get("/you/settings/figure"), `name="skin" value="4" checked`, `look=slim-4-2-tail&amp;still=end"`)
	one.post("/you/settings/theme", "theme", "dark")
	says(t, one.get("/exercises/open-book"), `src="/figures/open-book.svg?look=broad-4-2-tail&amp;theme=dark"`)
	mine := one.get("/figures/open-book.svg?look=broad-4-2-tail")
	if mine.status != http.StatusOK || mine.body == plain || !strings.Contains(mine.body, "#83583f") {
		t.Errorf("%d: the figure is not the one that was chosen", mine.status)
	}
	for _, look := range []string{"broad", "broad-5-1-short", "x-1-1-short", "broad-4-2-tail-1"} {
		if r := one.get("/figures/open-book.svg?look=" + look); r.status != http.StatusNotFound {
			t.Errorf("%s: %d", look, r.status)
		}
	}
}

func TestAddressesOfFiguresInAPageCarryTheLook(t *testing.T) {
	for name, c := range map[string]struct{ page, want string }{
		"a figure":             {`<img src="/figures/cat-cow.svg">`, `<img src="/figures/cat-cow.svg?lang=en&amp;look=slim-1-1-bun">`},
		"one with more to say": {`<img src="/figures/cat-cow.svg?side=left">`, `<img src="/figures/cat-cow.svg?lang=en&amp;look=slim-1-1-bun&amp;side=left">`},
		"one that says so":     {`<img src="/figures/cat-cow.svg?still=end&amp;look=broad-1-1-bun">`, `<img src="/figures/cat-cow.svg?lang=en&amp;look=broad-1-1-bun&amp;still=end">`},
		"what a person wrote":  {`<p>src=&#34;/figures/cat-cow.svg&#34;</p>`, `<p>src=&#34;/figures/cat-cow.svg&#34;</p>`},
	} {
		if got := string(asDrawn([]byte(c.page), "look=slim-1-1-bun&lang=en")); got != c.want {
			t.Errorf("%s: %s", name, got)
		}
	}
}

func TestTheWeekTellsWhatIsToBeHeard(t *testing.T) {
	b := open(t, demo(t))
	one := b.browser(t)
	says(t, one.get("/train/week.json"), `"sounds":{"beeps":true,"voice":true,"metronome":false,"vibration":true}`)
	one.post("/you/settings/sounds", "beeps", "on", "metronome", "on")
	says(t, one.get("/train/week.json"), `"sounds":{"beeps":true,"voice":false,"metronome":true,"vibration":false}`)
	says(t, one.get("/you/settings/sounds"), `name="metronome" value="on" checked`, `name="voice" value="on">`)
}

func TestUnitsAreChosenOnceSomebodySaidWhoTheyAre(t *testing.T) {
	b := open(t)
	ana := b.ana(t)
	if r := ana.get("/you"); strings.Contains(r.body, "/you/settings/units") {
		t.Error("units are offered to nobody")
	}
	says(t, ana.get("/you/settings/units"), "First tell us who you are")
	d := open(t, demo(t))
	one := d.browser(t)
	one.post("/you/settings/units", "units", "lb")
	says(t, one.get("/you/settings/units"), `value="lb" aria-pressed="true"`)
	says(t, one.get("/you"), "Pounds")
	says(t, one.get("/train/week.json"), `"pounds":true`)
}

func TestPeopleOfTheHouseholdAreRenamedAndDeleted(t *testing.T) {
	h := newHousehold(t)
	h.ana.post("/you/people", "name", "Cy")
	account, err := h.Accounts.Named(t.Context(), "Ana")
	if err != nil {
		t.Fatal(err)
	}
	people, err := h.Accounts.Keep.Kept(t.Context(), account.ID)
	if err != nil || len(people) != 2 {
		t.Fatal(people, err)
	}
	cy := people[1].ID
	if r := h.ana.post("/you/people/rename", "person", cy, "name", "ana"); r.status != http.StatusUnprocessableEntity {
		t.Errorf("a name that is taken: %d", r.status)
	}
	h.ana.post("/you/people/rename", "person", cy, "was", app.NameState(people[1]), "name", "Cyd")
	says(t, h.ana.get("/you"), "Cyd")
	if r := h.bo.post("/you/people/rename", "person", cy, "name", "Eve"); r.status != http.StatusNotFound {
		t.Errorf("another account renames: %d", r.status)
	}
	if r := h.bo.post("/you/people/"+cy+"/delete", "name", "Cyd"); r.status != http.StatusNotFound {
		t.Errorf("another account deletes: %d", r.status)
	}
	h.ana.post("/you/person", "person", cy)
	says(t, h.ana.get("/you/people/"+cy+"/delete"), "Delete Cyd for good", "can not be undone")
	says(t, h.ana.post("/you/people/"+cy+"/delete", "name", "Cy"), "This is not the name. Type Cyd")
	if r := h.ana.post("/you/people/"+cy+"/delete", "name", "cyd "); r.status != http.StatusSeeOther {
		t.Errorf("%d %s", r.status, r.body)
	}
	if r := h.ana.get("/you/people"); strings.Contains(r.body, "Cyd") {
		t.Error("Cyd is still there")
	}
	if all, err := h.App.People.People(t.Context()); err != nil || len(all) != 2 {
		t.Errorf("%v, %v", all, err)
	}
}

func TestWhoDeletesTheLastPersonOfAnAccountLosesTheAccountAsWell(t *testing.T) {
	h := newHousehold(t)
	bo, err := h.Accounts.Named(t.Context(), "Bo")
	if err != nil {
		t.Fatal(err)
	}
	people, err := h.Accounts.Keep.Kept(t.Context(), bo.ID)
	if err != nil || len(people) != 1 {
		t.Fatal(people, err)
	}
	path := "/you/people/" + people[0].ID + "/delete"
	says(t, h.bo.get(path), "account goes as well")
	if r := h.bo.post(path, "name", "Bo"); r.status != http.StatusSeeOther || r.header.Get("Location") != "/sign-in" || r.header.Get("Clear-Site-Data") == "" {
		t.Errorf("%d %v", r.status, r.header)
	}
	if r := h.bo.get("/today"); r.status != http.StatusSeeOther {
		t.Errorf("the device is still signed in: %d", r.status)
	}
	if _, err := h.Accounts.Named(t.Context(), "Bo"); !errors.Is(err, app.ErrNoAccount) {
		t.Errorf("the account is still there: %v", err)
	}
	if all, err := h.App.People.People(t.Context()); err != nil || len(all) != 1 || all[0].ID != h.person {
		t.Errorf("%v, %v", all, err)
	}
}

func TestTheOwnersAccountStaysAndBeginsAnew(t *testing.T) {
	h := newHousehold(t)
	path := "/you/people/" + h.person + "/delete"
	says(t, h.ana.get(path), "account stays")
	if r := h.ana.post(path, "name", "Ana"); r.status != http.StatusSeeOther || r.header.Get("Location") != "/start" {
		t.Errorf("%d %v", r.status, r.header)
	}
	ana, err := h.Accounts.Named(t.Context(), "Ana")
	if err != nil {
		t.Fatal(err)
	}
	people, err := h.Accounts.Keep.Kept(t.Context(), ana.ID)
	if err != nil || len(people) != 1 || people[0].ID == h.person || people[0].Name != "Ana" {
		t.Errorf("%v, %v", people, err)
	}
	if r := h.ana.get("/start"); r.status != http.StatusOK {
		t.Errorf("%d", r.status)
	}
}
