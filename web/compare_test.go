package web

import (
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"
)

// until moves the clock on by a day at a time, until the page of the day says
// something.
func until(t *testing.T, b *bench, one *browser, words string) {
	t.Helper()
	for range 10 {
		if strings.Contains(one.get("/today").body, words) {
			return
		}
		b.clock.now = b.clock.now.AddDate(0, 0, 1)
	}
	t.Fatalf("no day of ten says %q", words)
}

func TestWhoWantsToKnowWhatHelpsSaysSo(t *testing.T) {
	b := open(t, demo(t))
	one := b.browser(t)
	says(t, one.get("/progress/helps"), "Find out which helps", "Off, unless you want it", "drawn by lot", `value="begin"`)
	for range 2 {
		if r := one.post("/progress/helps", "act", "begin"); r.status != http.StatusSeeOther {
			t.Fatalf("%d %s", r.status, r.body)
		}
	}
	says(t, one.get("/progress/helps"), "On since you began", `value="end"`)
	if r := one.get("/train/week.json"); strings.Count(r.body, `"by_lot":true`) == 0 || !strings.Contains(r.body, `"rate":["`) {
		t.Error("the player is not told")
	}
	says(t, one.get("/today"), "the order is drawn by lot")
	if r := one.post("/progress/helps", "act", "perhaps"); r.status != http.StatusBadRequest {
		t.Errorf("%d", r.status)
	}
	one.post("/progress/helps", "act", "end")
	says(t, one.get("/progress/helps"), "Off, unless you want it")
	if r := one.get("/train/week.json"); strings.Contains(r.body, `"by_lot":true`) {
		t.Error("it is not ended")
	}
}

func TestARestIsRatedWithoutScripts(t *testing.T) {
	b := open(t, demo(t))
	one := b.browser(t)
	one.post("/progress/helps", "act", "begin")
	until(t, b, one, "Today a rest comes first")
	says(t, one.get("/progress/rest"), "five minutes", "before the rest", "Begin the five minutes")
	says(t, one.post("/progress/rest"), "There is no rating")
	_, id, _ := strings.Cut(one.get("/progress/rest").body, `name="id" value="`)
	id, _, _ = strings.Cut(id, `"`)
	r := one.post("/progress/rest", "id", id, "before", "4")
	to, err := url.Parse(r.header.Get("Location"))
	if r.status != http.StatusSeeOther || err != nil {
		t.Fatalf("%d %v", r.status, err)
	}
	says(t, one.get(to.String()), "Rest until", "after the rest", `name="before" value="4"`)
	said := []string{"id", id, "before", "4", "began", to.Query().Get("began"), "after", "3"}
	says(t, one.post("/progress/rest", said...), "not over yet", "Rest until")
	b.clock.now = b.clock.now.Add(5 * time.Minute)
	for range 2 {
		if r := one.post("/progress/rest", said...); r.status != http.StatusSeeOther || r.header.Get("Location") != "/today" {
			t.Fatalf("%d %s", r.status, r.body)
		}
	}
	if r := one.get("/today"); strings.Contains(r.body, "Today a rest comes first") {
		t.Error("it is asked for again")
	}
	b.clock.now = b.clock.now.Add(time.Hour)
	said[1] = "019a9f00-0000-7000-8000-000000000000"
	says(t, one.post("/progress/rest", said...), "too long ago")
}
