package web

import (
	"net/http"
	"regexp"
	"strings"
	"testing"
)

func TestATokenIsShownOnceAndIsGoneWhenItIsRevoked(t *testing.T) {
	b := open(t)
	ana := b.ana(t)
	made := ana.post("/you/tokens", "name", "My <script>", "scope", "log")
	says(t, made, "My &lt;script&gt;", "tspine_", "it is not shown again")
	text := regexp.MustCompile(`tspine_[a-z0-9]+`).FindString(made.body)
	listed := ana.get("/you/tokens")
	if strings.Contains(listed.body, text) {
		t.Error("the token is shown again")
	}
	if _, _, known, err := b.Accounts.Bearer(t.Context(), text); err != nil || !known {
		t.Fatalf("it opens nothing: %v", err)
	}
	id := regexp.MustCompile(`name="token" value="([^"]+)"`).FindStringSubmatch(listed.body)[1]
	if r := ana.post("/you/tokens/revoke", "token", id); r.status != http.StatusSeeOther {
		t.Errorf("revoke: %d", r.status)
	}
	if _, _, known, _ := b.Accounts.Bearer(t.Context(), text); known {
		t.Error("it opens something still")
	}
}

func TestATokenWithFaultsIsNotMade(t *testing.T) {
	ana := open(t).ana(t)
	r := ana.post("/you/tokens", "name", " ", "scope", "everything")
	if r.status != http.StatusUnprocessableEntity || strings.Contains(r.body, "tspine_") || strings.Count(r.body, `class="fault"`) < 2 {
		t.Errorf("%d %s", r.status, r.body)
	}
}

func TestNoTokenIsMadeInTheDemo(t *testing.T) {
	b := open(t, demo(t))
	one := b.browser(t)
	if r := one.post("/you/tokens", "name", "x", "scope", "read"); r.status != http.StatusForbidden {
		t.Errorf("%d", r.status)
	}
	says(t, one.get("/you/tokens"), "can&#39;t be made here")
}
