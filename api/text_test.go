package api

import (
	"net/http"
	"strings"
	"testing"

	"tspine/exchange"
)

func TestAProgramGoesOutAsAFileAndComesBackChanged(t *testing.T) {
	b := open(t)
	const at = "/people/me/program/text"
	file := b.ask(t, "read", "GET "+at, "")
	if file.status != http.StatusOK || file.header.Get("Content-Type") != yamlType || file.header.Get("ETag") == "" {
		t.Fatalf("%d %v", file.status, file.header)
	}
	for match, want := range map[string]int{"": http.StatusPreconditionRequired, `"older"`: http.StatusPreconditionFailed} {
		if g := b.ask(t, "all", "PUT "+at, file.body, "Content-Type", yamlType, "If-Match", match); g.status != want {
			t.Errorf("%q: %d", match, g.status)
		}
	}
	wrong := strings.Replace(file.body, "cat-cow", "cat-cowl", 1)
	p := b.ask(t, "all", "PUT "+at, wrong, "Content-Type", yamlType, "If-Match", file.header.Get("ETag")).problem(t)
	if len(p.Faults) == 0 || p.Faults[0].Line == 0 {
		t.Errorf("%+v", p)
	}
	kept := b.ask(t, "all", "PUT "+at, file.body, "Content-Type", yamlType, "If-Match", file.header.Get("ETag"))
	if kept.status != http.StatusNoContent || kept.header.Get("ETag") == file.header.Get("ETag") {
		t.Fatalf("%d %s", kept.status, kept.body)
	}
	if again := b.ask(t, "read", "GET "+at, ""); again.body != file.body || again.header.Get("ETag") != kept.header.Get("ETag") {
		t.Errorf("%s comes back as %s", file.body, again.body)
	}
	all := read[list[ProgramVersion]](t, b.ask(t, "read", "GET /people/me/program/versions", ""), http.StatusOK)
	if len(all.List) != 2 || !all.List[0].Own || all.List[1].Own {
		t.Errorf("%+v", all.List)
	}
}

func TestDaysAndTimesAreKept(t *testing.T) {
	b := open(t)
	one := read[exchange.Schedule](t, b.ask(t, "all", "PUT /people/me/schedule", `{"days":"mon wed fri 18:00","breaks":"2","between":"9:00-17:00","zone":"Europe/Berlin"}`, "If-Match", "*"), http.StatusOK)
	again := read[exchange.Schedule](t, b.ask(t, "read", "GET /people/me/schedule", ""), http.StatusOK)
	if one.Days != "mon wed fri 18:00" || again.Days != one.Days || again.Zone != "Europe/Berlin" {
		t.Errorf("%+v, then %+v", one, again)
	}
	p := b.ask(t, "all", "PUT /people/me/schedule", `{"days":"someday","breaks":"99","between":"soon","zone":"Nowhere/Land"}`, "If-Match", "*").problem(t)
	if len(p.Faults) < 3 {
		t.Errorf("%+v", p.Faults)
	}
}
