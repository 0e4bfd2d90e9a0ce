package web

import (
	"net/http"
	"strings"
	"testing"
)

func TestAPauseMadeByMistakeIsUndoneWhereItIsSeen(t *testing.T) {
	_, one := following(t)
	one.change("/program/pause", "for", "travel", "until", "")
	r := one.get("/today")
	says(t, r, "The program is paused", `action="/program/pause/undo"`)
	if week := one.do("GET", "/train/week.json?ahead=yes", nil, "application/json"); week.status != http.StatusOK || strings.TrimSpace(week.body) != `{"stopped":true}` {
		t.Errorf("a page that looks ahead is answered %d %s", week.status, week.body)
	}
	if week := one.do("GET", "/train/week.json", nil, "application/json"); week.status != http.StatusConflict {
		t.Errorf("the player is answered %d", week.status)
	}
	if r := one.post("/program/pause/undo", "was", "another"); r.status != http.StatusConflict {
		t.Errorf("another pause is undone: %d", r.status)
	}
	path, r := one.lands(one.post("/program/pause/undo", "was", opened(t, r.body)))
	if path != "/today?undone=pause" {
		t.Fatalf("it leads to %s", path)
	}
	says(t, r, `role="status" id="undone"`, "Taken back: the pause")
	never(t, r, "The program is paused")
	never(t, one.get("/today"), "Taken back")
	one.change("/program/pause", "for", "travel", "until", "")
	one.change("/program/pause", "for", "other", "until", "")
	never(t, one.get("/today"), "/program/pause/undo")
}

func TestUndoSaysWhatItTookBack(t *testing.T) {
	_, one := following(t)
	id := "cat-cow"
	_, r := one.lands(one.post("/today/choice", "act", "ban", "exercise", id))
	_, rest, _ := strings.Cut(r.body, `action="/today/undo"><input type="hidden" name="id" value="`)
	choice, _, _ := strings.Cut(rest, `"`)
	_, r = one.lands(one.post("/today/undo", "id", choice))
	says(t, r, `role="status" id="undone"`, "Taken back: Cat–cow is left out.")
	for _, made := range []string{"undone=ban&name=no-such", "undone=swap&name=cat-cow&with=%3Cb%3E", "undone=undo&name=cat-cow", "undone=%3Cb%3E"} {
		never(t, one.get("/today?"+made), `id="undone"`)
	}
	says(t, one.get("/program?saved=back"), "Taken back: your program is an earlier version")
	never(t, one.get("/you/data"), "Taken back")
	says(t, one.get("/you/data?undone=3"), "Taken back: 3 things that an import had brought")
}
