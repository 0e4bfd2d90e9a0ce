package web

import (
	"net/http"
	"strings"
	"testing"

	"tspine/app"
	"tspine/engine/course"
)

// opened gives the state that the form of a page was opened in.
func opened(t *testing.T, page string) string {
	t.Helper()
	_, rest, found := strings.Cut(page, `name="was" value="`)
	if !found {
		t.Fatalf("no form says in which state it was opened: %.300s", page)
	}
	state, _, _ := strings.Cut(rest, `"`)
	return state
}

func TestOfTwoTabsTheSecondIsTold(t *testing.T) {
	for _, c := range []struct {
		page         string
		first, other []string
	}{
		{"/program/schedule", []string{"mon", "yes"}, []string{"tue", "yes"}},
		{"/program/pause", []string{"for", "travel"}, []string{"for", "illness"}},
		{"/program", []string{"program", "relief-in-six"}, []string{"program", "mid-back-ten"}},
	} {
		t.Run(c.page, func(t *testing.T) {
			_, ana := following(t)
			was := opened(t, ana.get(c.page).body)
			if got := ana.post(c.page, append([]string{"was", was}, c.first...)...); got.status != http.StatusSeeOther {
				t.Fatalf("the first: %d", got.status)
			}
			got := ana.post(c.page, append([]string{"was", was}, c.other...)...)
			if got.status != http.StatusConflict {
				t.Fatalf("the second: %d", got.status)
			}
			if c.page == "/program" {
				return // it has nothing that was filled in
			}
			now := opened(t, got.body)
			if now == was || !strings.Contains(got.body, `role="alert"`) {
				t.Errorf("the page still says %s", now)
			}
			if got := ana.post(c.page, append([]string{"was", now}, c.other...)...); got.status != http.StatusSeeOther {
				t.Errorf("saved again: %d", got.status)
			}
		})
	}
}

func TestAPageIsToldThatAScriptWasQuicker(t *testing.T) {
	b, ana := following(t)
	was := opened(t, ana.get("/program/pause").body)
	people, err := b.App.People.People(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if _, err := b.App.Pause(t.Context(), people[0], app.AwayState(course.Away{}), 0, course.ForTravel); err != nil {
		t.Fatal(err)
	}
	if got := ana.post("/program/pause", "was", was, "for", "illness"); got.status != http.StatusConflict {
		t.Errorf("%d", got.status)
	}
}
