package api

import (
	"os"
	"regexp"
	"strings"
	"testing"
)

// instead says for each route of the pages by which operations a program does the
// same, or after a dash why it does not.
var instead = map[string]string{
	"GET /{$}": "get-today", "GET /today": "get-today list-choices list-mornings", "GET /today.json": "get-today",
	"POST /today/choice": "add-choice", "POST /today/undo": "undo-choice", "POST /today/morning": "add-morning",
	"GET /ready": "get-interview answer-check", "POST /ready": "answer-check", "GET /log": "get-today", "POST /log": "add-entry",
	"GET /train": "get-today get-one", "GET /train/week.json": "get-week", "POST /train/entries.json": "take-session", "POST /train/checks.json": "answer-check",
	"GET /start": "get-interview", "POST /start": "- the notice is read in get-interview", "POST /start/again": "ask-again", "GET /start/about": "get-interview", "POST /start/about": "answer-interview",
	"GET /start/question/{id}": "get-interview", "POST /start/question/{id}": "answer-interview", "GET /start/feel": "get-interview", "POST /start/feel": "answer-interview",
	"GET /start/outcome": "get-outcome", "POST /start/outcome": "complete-interview", "GET /start/cleared": "get-outcome", "POST /start/cleared": "clear",
	"GET /start/goal": "get-interview", "POST /start/goal": "answer-interview", "GET /start/equipment": "get-interview count-fitting", "POST /start/equipment": "answer-interview", "POST /start/equipment/fit.json": "count-fitting",
	"GET /start/days": "get-interview", "POST /start/days": "answer-interview", "GET /start/minutes": "get-interview", "POST /start/minutes": "answer-interview", "GET /start/tests": "get-interview list-tests", "POST /start/tests": "answer-interview",
	"GET /start/test/{id}": "get-test", "POST /start/test/{id}": "answer-interview add-take", "GET /plan": "complete-interview get-today",
	"GET /program": "get-program list-programs list-program-versions get-schedule", "POST /program": "follow-program", "GET /program/why": "get-why get-rules",
	"GET /program/edit": "get-program-text", "POST /program/edit": "put-program-text", "POST /program/edit.json": "check-program-text", "GET /program/file": "get-program-text", "POST /program/file": "put-program-text",
	"POST /program/file.json": "check-program-text", "GET /program/file.yaml": "get-program-text", "POST /program/version": "revert-program get-program-version",
	"GET /program/schedule": "get-schedule", "POST /program/schedule": "put-schedule", "GET /program/pause": "get-pause", "POST /program/pause": "pause resume", "POST /program/pause/undo": "undo-pause",
	"GET /progress": "get-progress list-entries get-entry", "GET /progress/helps": "get-helps get-comparing", "POST /progress/helps": "compare", "GET /progress/rest": "get-comparing", "POST /progress/rest": "add-rest", "GET /progress/report": "get-report",
	"GET /progress/measure": "list-tests list-measures", "POST /progress/measure": "add-measures", "POST /progress/measures.json": "add-take", "GET /progress/measure/{id}": "get-test", "POST /progress/measure/{id}": "add-take",
	"GET /exercises": "list-exercises list-own-exercises", "GET /exercises/{id}": "get-exercise get-one list-visits", "GET /exercises/new": "- an empty page", "GET /exercises/{id}/edit": "get-own-exercises", "POST /exercises/{id}/edit": "put-own-exercises keep-own-exercises",
	"POST /exercises/{id}/edit.json": "check-own-exercises", "GET /exercises/{id}/file": "get-own-exercises", "POST /exercises/{id}/file": "put-own-exercises keep-own-exercises", "POST /exercises/{id}/file.json": "check-own-exercises",
	"GET /exercises/{id}/file.yaml": "get-own-exercises", "GET /exercises/{id}/remove": "get-own-exercises", "POST /exercises/{id}/remove": "remove-own-exercise",
	"GET /you": "get-me get-person", "POST /you/person": "list-people", "GET /you/people": "list-people", "POST /you/people": "add-person", "POST /you/people/rename": "rename-person",
	"GET /you/people/{id}/delete": "get-person", "POST /you/people/{id}/delete": "delete-person", "GET /you/data": "list-imports", "GET /you/data/everything": "export", "GET /you/data/log": "export-csv",
	"POST /you/data/import": "upload", "GET /you/data/import": "get-upload", "POST /you/data/import/agree": "agree-to-upload drop-upload", "POST /you/data/undo": "undo-import", "POST /you/invite": "invite",
	"GET /you/settings/{id}": "get-preferences", "POST /you/settings/{id}": "prefer", "GET /you/place": "list-backups", "POST /you/place": "plan-backups", "POST /you/place/backup": "make-backup",
	"GET /you/tokens": "list-tokens", "POST /you/tokens": "make-token", "POST /you/tokens/revoke": "revoke-token",
}

// beyond is the beginnings of routes that are no use case, or that a token must not
// open: how somebody gets in, drawings, and what machines look at.
var beyond = []string{"/you/devices", "/you/passkeys", "/you/password", "/sign-in", "/sign-out", "/setup", "/invitation", "/figures/", "/worker.js", "/manifest.webmanifest", "/healthz", "/readyz", "/metrics"}

// deleted are operations that take out of the log what a page edits line by line in
// the terminal alone.
var deleted = map[string]bool{"edit-entry": true, "delete-entry": true, "delete-morning": true, "delete-measures": true, "put-intake": true, "forget-interview": true}

func TestEveryPageHasItsOperations(t *testing.T) {
	text, err := os.ReadFile("../web/routes.go")
	check(t, err)
	known, used := map[string]bool{}, map[string]bool{}
	for _, one := range open(t).operations() {
		known[one.OperationID] = true
	}
	all := regexp.MustCompile(`\{"(GET|POST)", "([^"]+)", `).FindAllStringSubmatch(string(text), -1)
	if len(all) < 100 {
		t.Fatalf("%d routes", len(all))
	}
	seen := map[string]bool{}
	for _, one := range all {
		route, outside := one[1]+" "+one[2], false
		for _, start := range beyond {
			outside = outside || strings.HasPrefix(one[2], start)
		}
		does, there := instead[route]
		seen[route] = true
		if there == outside {
			t.Errorf("%s: what does a program do in its place?", route)
		}
		if strings.HasPrefix(does, "- ") {
			continue
		}
		for _, id := range strings.Fields(does) {
			if used[id] = true; !known[id] {
				t.Errorf("%s: there is no operation %s", route, id)
			}
		}
	}
	for route := range instead {
		if !seen[route] {
			t.Errorf("there is no route %s", route)
		}
	}
	for id := range known {
		if used[id] == deleted[id] {
			t.Errorf("%s is the operation of which page?", id)
		}
	}
}
