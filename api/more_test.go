package api

import (
	"net/http"
	"strings"
	"testing"

	"tspine/exchange"
)

func TestATokenIsMadeByOneThatMayDoAllAndItsTextIsToldOnce(t *testing.T) {
	b := open(t)
	const body = `{"name":"Watch","scope":"log"}`
	first := b.ask(t, "all", "POST /tokens", body, keyHeader, "k")
	made := read[TokenMade](t, first, http.StatusCreated)
	if !strings.HasPrefix(made.Token, "tspine_") || made.Scope != "log" || !strings.HasSuffix(first.header.Get("Location"), "/tokens/"+made.ID) {
		t.Fatalf("%+v %v", made, first.header)
	}
	b.texts["made"] = made.Token
	if me := read[Me](t, b.ask(t, "made", "GET /me", ""), http.StatusOK); me.Token.ID != made.ID || me.Token.Scope != "log" {
		t.Errorf("%+v", me)
	}
	if g := b.ask(t, "made", "POST /tokens", `{"name":"More","scope":"all"}`); g.status != http.StatusForbidden {
		t.Errorf("it makes another: %d", g.status)
	}
	again := b.ask(t, "all", "POST /tokens", body, keyHeader, "k")
	if one := read[TokenMade](t, again, http.StatusCreated); one.ID != made.ID || one.Token != "" || again.header.Get("Idempotent-Replayed") != "true" {
		t.Errorf("asked again: %+v", one)
	}
	token := read[Me](t, b.ask(t, "all", "GET /me", ""), http.StatusOK).Token.ID
	if kept, there, err := b.Keep.Reply(t.Context(), token, "POST "+Root+"/tokens", "k", 0); err != nil || !there || strings.Contains(kept.Body, made.Token) {
		t.Errorf("the text is kept: %v %s", err, kept.Body)
	}
	if p := b.ask(t, "all", "POST /tokens", `{"name":"","scope":"everything"}`).problem(t); len(p.Faults) != 2 {
		t.Errorf("%+v", p.Faults)
	}
}

func TestWhatIsTheOwnersIsNobodyElses(t *testing.T) {
	b := open(t)
	for _, line := range []string{"GET /backups", "POST /backups", "POST /people/me/invitations"} {
		if g := b.ask(t, "stranger", line, ""); g.status != http.StatusForbidden {
			t.Errorf("%s: %d", line, g.status)
		}
	}
	if g := b.ask(t, "stranger", "PUT /backups/plan", sent["plan-backups"]); g.status != http.StatusForbidden {
		t.Errorf("a plan: %d", g.status)
	}
}

func TestTheOwnerMakesBackupsAndSaysWhen(t *testing.T) {
	b := open(t)
	one := read[Backup](t, b.ask(t, "all", "POST /backups", ""), http.StatusCreated)
	plan := read[Backups](t, b.ask(t, "all", "PUT /backups/plan", `{"at":"04:10","daily":3,"weekly":2,"monthly":1}`, "If-Match", "*"), http.StatusOK)
	if plan.At != "04:10" || plan.Daily != 3 || len(plan.List) != 1 || plan.List[0].Name != one.Name || strings.Contains(one.Name, "/") || plan.Next == nil {
		t.Errorf("%+v, %+v", one, plan)
	}
	if p := b.ask(t, "all", "PUT /backups/plan", `{"at":"25:00","daily":-1,"weekly":2,"monthly":1}`, "If-Match", "*").problem(t); len(p.Faults) != 2 {
		t.Errorf("%+v", p.Faults)
	}
}

func TestAnInvitationHandsAPersonOver(t *testing.T) {
	b := open(t)
	cy := read[personJSON](t, b.ask(t, "all", "POST /people", `{"name":"Cy"}`), http.StatusCreated)
	at := "POST /people/" + cy.ID + "/invitations"
	one := read[Invitation](t, b.ask(t, "all", at, "", keyHeader, "k"), http.StatusCreated)
	_, token, found := strings.Cut(one.Path, "/invitation?token=")
	if id, err := b.Accounts.Guest(t.Context(), token); !found || err != nil || id != cy.ID {
		t.Errorf("%+v opens %s, %v", one, id, err)
	}
	if again := read[Invitation](t, b.ask(t, "all", at, "", keyHeader, "k"), http.StatusCreated); again.Path != "" {
		t.Errorf("the link is kept: %+v", again)
	}
}

func TestAnEarlierVersionOfTheProgramIsSeenAndFollowedAgain(t *testing.T) {
	b := open(t)
	check(t, b.App.Switch(t.Context(), b.anas, "*", "relief-in-six"))
	all := read[list[ProgramVersion]](t, b.ask(t, "read", "GET /people/me/program/versions", ""), http.StatusOK)
	old := all.List[len(all.List)-1]
	if p := read[exchange.Program](t, b.ask(t, "read", "GET /people/me/program/versions/"+old.ID, ""), http.StatusOK); p.ID == "relief-in-six" {
		t.Errorf("%+v", p)
	}
	now := b.ask(t, "read", "GET /people/me/program", "").header.Get("ETag")
	at := "POST /people/me/program/versions/" + old.ID + "/follow"
	for match, want := range map[string]int{"": http.StatusPreconditionRequired, `"older"`: http.StatusPreconditionFailed} {
		if g := b.ask(t, "all", at, "", "If-Match", match); g.status != want {
			t.Errorf("%q: %d", match, g.status)
		}
	}
	back := b.ask(t, "all", at, "", "If-Match", now)
	if p := read[exchange.Program](t, back, http.StatusOK); p.ID == "relief-in-six" || back.header.Get("ETag") == now {
		t.Errorf("%+v", p)
	}
	undo := "POST /people/me/program/versions/" + strings.Trim(now, `"`) + "/follow"
	if p := read[exchange.Program](t, b.ask(t, "all", undo, "", "If-Match", back.header.Get("ETag")), http.StatusOK); p.ID != "relief-in-six" {
		t.Errorf("undone: %+v", p)
	}
}

func TestTheFileOfAProgramIsCheckedAndNotFollowed(t *testing.T) {
	b := open(t)
	file := b.ask(t, "read", "GET /people/me/program/text", "")
	at := "POST /people/me/program/text/check"
	if g := b.ask(t, "read", at, file.body, "Content-Type", yamlType); g.status != http.StatusNoContent {
		t.Errorf("%d %s", g.status, g.body)
	}
	p := b.ask(t, "read", at, strings.Replace(file.body, "cat-cow", "cat-cowl", 1), "Content-Type", yamlType).problem(t)
	if len(p.Faults) == 0 || p.Faults[0].Line == 0 {
		t.Errorf("%+v", p)
	}
	if again := b.ask(t, "read", "GET /people/me/program/text", ""); again.header.Get("ETag") != file.header.Get("ETag") {
		t.Error("it is followed")
	}
}

func TestABodyThatIsMissingIsAFault(t *testing.T) {
	b := open(t)
	for _, line := range []string{"POST /people/me/own", "POST /people/me/uploads"} {
		if p := b.ask(t, "all", line, "", "Content-Type", map[bool]string{true: csvType, false: yamlType}[strings.HasSuffix(line, "uploads")]).problem(t); p.Code != "faults" {
			t.Errorf("%s: %+v", line, p)
		}
	}
}

func TestATakeIsKeptOnceWithItsTries(t *testing.T) {
	b := open(t)
	const body = `{"id":"019AB000-0000-7000-8000-0000000000e2","test":"llr","by":"phone","device":"Pixel","pain":1,"left":[38,39,40],"right":[46,45,47]}`
	for range 2 {
		if g := b.ask(t, "log", "POST /people/me/takes", body); g.status != http.StatusCreated {
			t.Fatalf("%d %s", g.status, g.body)
		}
	}
	one := read[TestSeen](t, b.ask(t, "read", "GET /people/me/tests/llr", ""), http.StatusOK)
	if one.Last == nil || one.Last.Device != "Pixel" || len(one.Last.Left) != 3 || len(one.Tracks) == 0 {
		t.Errorf("%+v", one)
	}
	kept := 0
	for _, m := range read[list[exchange.Measure]](t, b.ask(t, "read", "GET /people/me/measures", ""), http.StatusOK).List {
		if m.ID == "019ab000-0000-7000-8000-0000000000e2" {
			kept++
		}
	}
	if kept != 1 {
		t.Errorf("kept %d times", kept)
	}
	if p := b.ask(t, "log", "POST /people/me/takes", `{"test":"nothing","by":"eye","left":["x"]}`).problem(t); len(p.Faults) < 2 {
		t.Errorf("%+v", p.Faults)
	}
	if g := b.ask(t, "read", "GET /people/me/tests/nothing", ""); g.status != http.StatusNotFound {
		t.Errorf("no such test: %d", g.status)
	}
}

func TestTheReportAndWhatHelpsAreThere(t *testing.T) {
	b := open(t)
	r := read[Report](t, b.ask(t, "read", "GET /people/me/report?weeks=4", ""), http.StatusOK)
	if r.Name != "Ana" || r.Age == 0 || len(r.Tests) == 0 || len(r.Doses) == 0 || r.Days.Done == 0 || r.Stop != nil {
		t.Errorf("%+v", r)
	}
	h := read[WhatHelps](t, b.ask(t, "read", "GET /people/me/helps", ""), http.StatusOK)
	if h.Relief == nil || len(h.Relief.Estimates) == 0 {
		t.Errorf("%+v", h)
	}
	b.stop(t, "emergency")
	r = read[Report](t, b.ask(t, "read", "GET /people/me/report", ""), http.StatusOK)
	h = read[WhatHelps](t, b.ask(t, "read", "GET /people/me/helps", ""), http.StatusOK)
	if r.Stop == nil || len(r.Doses) > 0 || h.Stop == nil || h.Relief != nil {
		t.Errorf("without leave: %+v, %+v", r, h)
	}
}
