package api

import (
	"maps"
	"net/http"
	"strings"
	"testing"

	"tspine/app"
)

// sent is a body that each operation understands.
var sent = map[string]string{
	"make-token": `{"name":"A script","scope":"read"}`, "plan-backups": `{"at":"04:00","daily":7,"weekly":4,"monthly":12}`, "add-take": `{"test":"llr","left":[38,39],"right":[46,45]}`,
	"check-program-text": "id: x",
	"answer-interview":   `{"country":"DE","age":41,"sex":"F"}`, "clear": `{"flag":"R15","by":"Dr. Example","day":"2026-11-01"}`, "compare": `{"on":true}`,
	"add-rest":   `{"id":"019ab000-0000-7000-8000-00000000abcd","began":"2026-11-20T09:00:00Z","before":3,"after":2}`,
	"add-person": `{"name":"Cy"}`, "rename-person": `{"name":"Ana"}`,
	"put-intake":   `{"about":{"age":41},"answers":{"others":"no"}}`,
	"answer-check": `{"others":"no"}`, "resume": `{"others":"no"}`,
	"take-session": `{}`, "upload": strongLog, "agree-to-upload": `{"names":[{"name":"Running","out":true}],"skip_faults":true}`,
	"add-entry": `{"lines":["cat-cow 30s"],"during":2}`, "edit-entry": `{"lines":["cat-cow 20s"]}`,
	"add-morning": `{"pain":2}`, "add-measures": `{"llr":[38,46]}`,
	"add-choice": `{"act":"skip","exercise":"cat-cow"}`,
	"pause":      `{"for":"travel"}`, "follow-program": `{"program":"adaptive"}`,
	"keep-own-exercises": "id: x", "put-own-exercises": "id: x", "check-own-exercises": "id: x", "put-program-text": "id: x", "put-schedule": `{"days":"mon wed fri 18:00"}`, "prefer": `{"theme":"dark"}`,
}

// addressed fills in an address: a person, and ids that name nothing.
func addressed(path, person string) string {
	return strings.NewReplacer("{person}", person, "{entry}", "019ab000-0000-7000-8000-00000000dead", "{choice}", "019ab000-0000-7000-8000-00000000dead",
		"{token}", "019ab000-0000-7000-8000-00000000dead", "{version}", "019ab000-0000-7000-8000-00000000dead", "{upload}", "019ab000-0000-7000-8000-00000000dead", "{import}", "019ab000-0000-7000-8000-00000000dead", "{test}", "llr", "{exercise}", "cat-cow").Replace(path)
}

// trial asks for an operation with a body that it understands.
func (b *bench) trial(t testing.TB, who string, one *operation, person string) got {
	t.Helper()
	b.now = b.now.Add(app.AheadDays) // nothing waits
	var headers []string
	if one.RequestBody != nil && one.RequestBody.Content[jsonType] == nil {
		headers = []string{"Content-Type", yamlType}
	}
	return b.ask(t, who, one.Method+" "+addressed(one.Path, person), sent[one.OperationID], headers...)
}

func TestEveryOperationIsForThoseWhoMay(t *testing.T) {
	b := open(t)
	for _, one := range b.operations() {
		wanted := app.Scope(one.Security[0][tokenScheme][0])
		t.Run(one.OperationID, func(t *testing.T) {
			for _, who := range []string{"nobody", "mistyped"} {
				b.texts["mistyped"] = b.texts["all"] + "x"
				if g := b.trial(t, who, &one, me); g.status != http.StatusUnauthorized || g.problem(t).Code != "token" || g.header.Get("WWW-Authenticate") == "" {
					t.Errorf("%s: %d", who, g.status)
				}
			}
			for _, scope := range app.Scopes() {
				if g := b.trial(t, string(scope), &one, b.bos.ID); strings.Contains(one.Path, "{person}") && scope.Allows(wanted) && (g.status != http.StatusNotFound || g.problem(t).Code != "not-found") {
					t.Errorf("%s asks of a stranger: %d", scope, g.status)
				}
				if scope.Allows(wanted) {
					continue
				}
				if g := b.trial(t, string(scope), &one, me); g.status != http.StatusForbidden || g.problem(t).Code != "scope" {
					t.Errorf("%s: %d", scope, g.status)
				}
			}
			if g := b.trial(t, "stranger", &one, b.anas.ID); strings.Contains(one.Path, "{person}") && g.status != http.StatusNotFound {
				t.Errorf("a stranger: %d", g.status)
			}
			if g := b.trial(t, string(wanted), &one, me); g.status == http.StatusUnauthorized || g.status == http.StatusForbidden || g.status >= 500 {
				t.Errorf("whoever may: %d %s", g.status, g.body)
			}
		})
	}
}

func TestWhatIsSentInTestsIsOfAnOperation(t *testing.T) {
	left := maps.Clone(sent)
	for _, one := range open(t).operations() {
		if one.RequestBody != nil && left[one.OperationID] == "" {
			t.Errorf("%s has no body to try", one.OperationID)
		}
		delete(left, one.OperationID)
	}
	if len(left) > 0 {
		t.Errorf("no operations: %v", left)
	}
}

func TestAStrangersThingIsNotThere(t *testing.T) {
	b := open(t)
	events, err := b.App.History(t.Context(), b.anas, 0)
	check(t, err)
	for _, e := range events {
		for _, kind := range []string{"entries", "mornings", "measures"} {
			if g := b.ask(t, "stranger", "DELETE /people/me/"+kind+"/"+e.ID, "", "If-Match", `"x"`); g.status != http.StatusNotFound {
				t.Fatalf("%s: %d %s", kind, g.status, g.body)
			}
		}
	}
	all, err := b.Accounts.Tokens(t.Context(), b.ana)
	check(t, err)
	if g := b.ask(t, "stranger", "DELETE /tokens/"+all[0].ID, ""); g.status != http.StatusNotFound {
		t.Errorf("a token: %d", g.status)
	}
	if g := b.ask(t, "read", "GET /me", ""); g.status != http.StatusOK {
		t.Errorf("after that: %d", g.status)
	}
}

func TestACookieOpensNothing(t *testing.T) {
	b := open(t)
	if g := b.ask(t, "nobody", "GET /me", "", "Cookie", "session="+b.texts["all"]); g.status != http.StatusUnauthorized {
		t.Errorf("%d", g.status)
	}
}

func TestARevokedTokenOpensNothing(t *testing.T) {
	b := open(t)
	me := read[Me](t, b.ask(t, "read", "GET /me", ""), http.StatusOK)
	if g := b.ask(t, "all", "DELETE /tokens/"+me.Token.ID, ""); g.status != http.StatusNoContent {
		t.Fatalf("%d %s", g.status, g.body)
	}
	if g := b.ask(t, "read", "GET /me", ""); g.status != http.StatusUnauthorized {
		t.Errorf("%d", g.status)
	}
}
