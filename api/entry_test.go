package api

import (
	"net/http"
	"strings"
	"testing"
	"time"

	"tspine/exchange"
)

const ownID = "019ab000-0000-7000-8000-0000000000e1"

func TestASessionIsWrittenDownReadEditedAndTakenBack(t *testing.T) {
	b := open(t)
	made := b.ask(t, "log", "POST /people/me/entries", `{"id":"`+ownID+`","lines":["cat-cow 30s",{"line":"open-book","how":"skipped"}],"during":2,"note":"smooth \ud83d\ude42 <b>"}`)
	e := read[exchange.Entry](t, made, http.StatusCreated)
	if e.ID != ownID || e.Note != "smooth \U0001F642 <b>" || len(e.Lines) != 2 {
		t.Errorf("%+v", e)
	}
	at, ok := strings.CutPrefix(made.header.Get("Location"), Root)
	if !ok || !strings.HasSuffix(at, "/people/"+b.anas.ID+"/entries/"+ownID) {
		t.Fatalf("Location %q", made.header.Get("Location"))
	}
	one := b.ask(t, "read", "GET "+at, "")
	if one.header.Get("ETag") == "" || one.header.Get("ETag") != made.header.Get("ETag") {
		t.Errorf("ETag %q, then %q", made.header.Get("ETag"), one.header.Get("ETag"))
	}
	for name, c := range map[string]struct {
		match string
		want  int
	}{"no state is named": {"", http.StatusPreconditionRequired}, "an older state is named": {`"older"`, http.StatusPreconditionFailed}} {
		for _, method := range []string{"PUT ", "DELETE "} {
			if g := b.ask(t, "log", method+at, `{"lines":["cat-cow 20s"]}`, "If-Match", c.match); g.status != c.want {
				t.Errorf("%s %s: %d", name, method, g.status)
			}
		}
	}
	edited := b.ask(t, "log", "PUT "+at, `{"lines":["cat-cow 20s"]}`, "If-Match", one.header.Get("ETag"))
	if now := read[exchange.Entry](t, edited, http.StatusOK); len(now.Lines) != 1 || now.Lines[0].Did.Total != 20 {
		t.Errorf("%+v", now)
	}
	if g := b.ask(t, "log", "DELETE "+at, "", "If-Match", edited.header.Get("ETag")); g.status != http.StatusNoContent || g.body != "" {
		t.Errorf("%d %s", g.status, g.body)
	}
	if g := b.ask(t, "read", "GET "+at, ""); g.status != http.StatusNotFound {
		t.Errorf("after that: %d", g.status)
	}
}

func TestEverythingThatIsWrongIsToldAtOnce(t *testing.T) {
	b := open(t)
	p := b.ask(t, "log", "POST /people/me/entries", `{"day":"soon","during":11,"lines":["no-such 3x","cat-cow 30s"],"colour":"red"}`).problem(t)
	var at []string
	for _, f := range p.Faults {
		at = append(at, f.Pointer+" "+f.Code)
		if f.Detail == "" {
			t.Errorf("%+v says nothing", f)
		}
	}
	for _, want := range []string{"/day not-a-day", "/during out-of-range", "/lines/0", "unknown-key"} {
		if !strings.Contains(strings.Join(at, "\n"), want) {
			t.Errorf("no %s among\n%s", want, strings.Join(at, "\n"))
		}
	}
	if p.Status != http.StatusUnprocessableEntity || p.Type != "urn:tspine:faults" || p.Title == "" {
		t.Errorf("%+v", p)
	}
	q := b.ask(t, "read", "GET /people/me/today?minutes=ten", "").problem(t)
	if len(q.Faults) != 1 || q.Faults[0].Parameter != "minutes" || q.Faults[0].Want != "2 to 180" {
		t.Errorf("%+v", q)
	}
}

func TestPagesFollowOneAnotherAndMissNothing(t *testing.T) {
	b := open(t)
	all := read[list[exchange.Entry]](t, b.ask(t, "read", "GET /people/me/entries?limit=200", ""), http.StatusOK)
	if len(all.List) < 5 || all.Next != "" {
		t.Fatalf("%d entries, next %q", len(all.List), all.Next)
	}
	var ids []string
	for next := ""; ; {
		p := read[list[exchange.Entry]](t, b.ask(t, "read", "GET /people/me/entries?limit=2&cursor="+next, ""), http.StatusOK)
		for _, e := range p.List {
			ids = append(ids, e.ID)
		}
		if next = p.Next; next == "" {
			break
		}
		if len(p.List) != 2 {
			t.Fatalf("a page of %d", len(p.List))
		}
	}
	if len(ids) != len(all.List) {
		t.Fatalf("%d by pages, %d at once", len(ids), len(all.List))
	}
	for i := range ids {
		if ids[i] != all.List[i].ID {
			t.Fatalf("%d: %s, want %s", i, ids[i], all.List[i].ID)
		}
	}
	for _, query := range []string{"limit=0", "limit=201", "cursor=%21", "cursor=eHg"} {
		if g := b.ask(t, "read", "GET /people/me/entries?"+query, ""); g.status != http.StatusUnprocessableEntity {
			t.Errorf("%s: %d", query, g.status)
		}
	}
}

func TestARequestWithAKeyIsAnsweredOnce(t *testing.T) {
	b := open(t)
	send := func(body, key string) got {
		return b.ask(t, "log", "POST /people/me/mornings", body, keyHeader, key)
	}
	first, second := send(`{"pain":2}`, "k1"), send(`{"pain":2}`, "k1")
	if first.status != http.StatusCreated || second.status != first.status || second.body != first.body || second.header.Get("Location") != first.header.Get("Location") {
		t.Errorf("%+v\n%+v", first, second)
	}
	if first.header.Get("Idempotent-Replayed") != "" || second.header.Get("Idempotent-Replayed") != "true" {
		t.Error("who was answered before is not told so")
	}
	if g := send(`{"pain":3}`, "k1"); g.status != http.StatusUnprocessableEntity || g.problem(t).Code != "key-used" {
		t.Errorf("another body: %d", g.status)
	}
	if g := send(`{"pain":2}`, "k2"); g.body == first.body {
		t.Error("another key gets the same answer")
	}
	if g := b.ask(t, "all", "POST /people/me/mornings", `{"pain":2}`, keyHeader, "k1"); g.body == first.body {
		t.Error("another token gets the same answer")
	}
	b.now = b.now.Add(keptFor)
	if g := send(`{"pain":2}`, "k1"); g.status != http.StatusCreated || g.body == first.body {
		t.Errorf("a day later: %d", g.status)
	}
	if g := send(`{"pain":2}`, strings.Repeat("k", keyLength+1)); g.status != http.StatusUnprocessableEntity || g.problem(t).Faults[0].Parameter != keyHeader {
		t.Errorf("a long key: %d", g.status)
	}
}

func TestATokenThatAsksTooOftenWaits(t *testing.T) {
	b := open(t)
	now := b.now
	for i := range atOnce {
		b.now = now
		if g := b.ask(t, "read", "GET /me", ""); g.status != http.StatusOK {
			t.Fatalf("%d: %d", i, g.status)
		}
	}
	b.now = now
	g := b.ask(t, "read", "GET /me", "")
	if g.status != http.StatusTooManyRequests || g.problem(t).Code != "wait" || g.header.Get("Retry-After") != "1" {
		t.Errorf("%d %v", g.status, g.header)
	}
	b.now = now
	if g := b.ask(t, "log", "GET /me", ""); g.status != http.StatusOK {
		t.Errorf("another token: %d", g.status)
	}
	b.now = now.Add(time.Second)
	if g := b.ask(t, "read", "GET /me", ""); g.status != http.StatusOK {
		t.Errorf("a second later: %d", g.status)
	}
}

func TestWhatNobodyOffersIsSaidAsAProblem(t *testing.T) {
	b := open(t)
	if g := b.ask(t, "all", "GET /nothing", ""); g.status != http.StatusNotFound || g.problem(t).Code != "not-found" {
		t.Errorf("%d", g.status)
	}
	if g := b.ask(t, "all", "PUT /me", "{}"); g.status != http.StatusMethodNotAllowed || g.header.Get("Allow") != "GET, HEAD" || g.problem(t).Code != "method" {
		t.Errorf("%d %v", g.status, g.header)
	}
	if g := b.ask(t, "all", "POST /people/me/mornings", `{"pain":1}`, "Content-Type", "text/plain"); g.status != http.StatusUnsupportedMediaType {
		t.Errorf("%d", g.status)
	}
	if g := b.ask(t, "all", "POST /people/me/mornings", `{"note":"`+strings.Repeat("x", bodyMost)+`"}`); g.status != http.StatusRequestEntityTooLarge {
		t.Errorf("%d", g.status)
	}
}

func TestAChoiceHoldsUntilItIsTakenBack(t *testing.T) {
	b := open(t)
	made := read[exchange.Choice](t, b.ask(t, "all", "POST /people/me/choices", `{"act":"less","line":"cat-cow 20s"}`), http.StatusCreated)
	all := read[list[exchange.Choice]](t, b.ask(t, "read", "GET /people/me/choices", ""), http.StatusOK)
	if len(all.List) != 1 || all.List[0].ID != made.ID || made.Dose == nil || made.Dose.Total != 20 {
		t.Errorf("%+v, %+v", made, all)
	}
	if g := b.ask(t, "all", "DELETE /people/me/choices/"+made.ID, ""); g.status != http.StatusNoContent {
		t.Errorf("%d", g.status)
	}
	if all := read[list[exchange.Choice]](t, b.ask(t, "read", "GET /people/me/choices", ""), http.StatusOK); len(all.List) != 0 {
		t.Errorf("%+v", all)
	}
	if p := b.ask(t, "all", "POST /people/me/choices", `{"act":"swap"}`).problem(t); len(p.Faults) != 2 {
		t.Errorf("%+v", p.Faults)
	}
}

func TestAPauseHoldsUntilOneIsBack(t *testing.T) {
	b := open(t)
	if p := read[Pause](t, b.ask(t, "all", "PUT /people/me/pause", `{"for":"travel","until":"2026-12-01"}`, "If-Match", "*"), http.StatusOK); !p.Paused || p.Until != "2026-12-01" {
		t.Errorf("%+v", p)
	}
	if p := b.ask(t, "read", "GET /people/me/today", "").problem(t); p.Stop == nil || p.Stop.Halt != "paused" || p.Stop.Until != "2026-12-01" {
		t.Errorf("%+v", p)
	}
	if g := b.ask(t, "all", "POST /people/me/pause/end", `{"others":"no"}`); g.status != http.StatusOK {
		t.Errorf("%d %s", g.status, g.body)
	}
	if g := b.ask(t, "all", "POST /people/me/pause/end", `{"others":"no"}`); g.status != http.StatusConflict || g.problem(t).Code != "not-paused" {
		t.Errorf("twice: %d", g.status)
	}
}

func TestWhatWasAnsweredGoesWithThePerson(t *testing.T) {
	b := open(t)
	cy := read[personJSON](t, b.ask(t, "all", "POST /people", `{"name":"Cy"}`), http.StatusCreated)
	path := "/people/" + cy.ID + "/mornings"
	if g := b.ask(t, "log", "POST "+path, `{"pain":2}`, keyHeader, "k"); g.status != http.StatusCreated {
		t.Fatalf("%d %s", g.status, g.body)
	}
	token := read[Me](t, b.ask(t, "log", "GET /me", ""), http.StatusOK).Token.ID
	kept := func() bool {
		_, there, err := b.Keep.Reply(t.Context(), token, "POST "+Root+path, "k", 0)
		check(t, err)
		return there
	}
	if !kept() {
		t.Fatal("the answer is not kept")
	}
	if g := b.ask(t, "all", "DELETE /people/"+cy.ID+"?name=Cy", ""); g.status != http.StatusNoContent {
		t.Fatalf("%d %s", g.status, g.body)
	}
	if kept() {
		t.Error("the answer is still there")
	}
}
