package web

import (
	"net/http"
	"strings"
	"testing"
)

func TestTodayShowsWhatIsDue(t *testing.T) {
	b := open(t, demo(t))
	r := b.browser(t).get("/today")
	if r.status != http.StatusOK || !strings.Contains(r.body, "for your upper back") || !strings.Contains(r.body, "Cat–cow") {
		t.Errorf("%d %s", r.status, r.body)
	}
	if !strings.Contains(r.body, "Demo: a made-up person") {
		t.Error("the demo is not marked")
	}
	less := b.browser(t).get("/today?minutes=5")
	if !strings.Contains(less.body, `value="5" aria-pressed="true"`) || strings.Contains(less.body, "Integrate") {
		t.Errorf("5 minutes: %s", less.body)
	}
	if r := b.browser(t).get("/today?minutes=1"); r.status != http.StatusUnprocessableEntity || !strings.Contains(r.body, "2 to 180") {
		t.Errorf("one minute: %d %s", r.status, r.body)
	}
	script := b.browser(t).get("/today.json")
	if script.status != http.StatusOK || !strings.Contains(script.body, `"timeline"`) || script.header.Get("Content-Type") != "application/json; charset=utf-8" {
		t.Errorf("%d %s", script.status, script.header)
	}
}

func TestWithoutAnswersThereIsNoSession(t *testing.T) {
	b := open(t)
	ana := b.ana(t)
	if r := ana.get("/today"); r.status != http.StatusSeeOther || r.header.Get("Location") != "/start" {
		t.Errorf("%d %s", r.status, r.body)
	}
	r := ana.get("/today.json")
	if r.status != http.StatusConflict || !strings.Contains(r.body, `"halt":"answer-again"`) {
		t.Errorf("%d %s", r.status, r.body)
	}
}
