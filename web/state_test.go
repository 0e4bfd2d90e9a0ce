package web

import (
	"net/http"
	"slices"
	"strings"
	"testing"

	"tspine/app"
	"tspine/engine/course"
)

// opened gives the state that the form of a page was opened in.
func opened(t testing.TB, page string) string {
	t.Helper()
	_, rest, found := strings.Cut(page, `name="was" value="`)
	if !found {
		t.Fatalf("no form says in which state it was opened: %.300s", page)
	}
	state, _, _ := strings.Cut(rest, `"`)
	return state
}

// change sends the form of a page, in the state that the page shows.
func (b *browser) change(page string, form ...string) reply {
	b.t.Helper()
	return b.post(page, append(form, "was", opened(b.t, b.get(page).body))...)
}

// stated are forms that say in which state they were opened: a page, where its form
// goes, and two ways to fill it in.
var stated = []struct {
	page, to     string
	first, other []string
	open         func(testing.TB) (*bench, *browser)
}{
	{"/program/schedule", "/program/schedule", []string{"mon", "yes"}, []string{"tue", "yes"}, following},
	{"/program/pause", "/program/pause", []string{"for", "travel"}, []string{"for", "illness"}, following},
	{"/program", "/program", []string{"program", "relief-in-six"}, []string{"program", "mid-back-ten"}, following},
	{"/you/people", "/you/people/rename", []string{"person", "ANA", "name", "Anna"}, []string{"person", "ANA", "name", "Hanna"}, founded},
	{"/you/place", "/you/place", []string{"at", "04:00", "daily", "3", "weekly", "2", "monthly", "1"}, []string{"at", "05:00", "daily", "3", "weekly", "2", "monthly", "1"}, founded},
}

// founded is a place with its owner.
func founded(t testing.TB) (*bench, *browser) {
	b := open(t, vault(t))
	return b, b.ana(t)
}

// stated fills in whom a form is about.
func (b *bench) stated(t *testing.T, form []string) []string {
	t.Helper()
	people, err := b.App.People.People(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	out := slices.Clone(form)
	if i := slices.Index(out, "ANA"); i >= 0 { // the only one
		out[i] = people[0].ID
	}
	return out
}

func TestAFormThatSaysNoStateHasSeenNone(t *testing.T) {
	for _, c := range stated {
		t.Run(c.page, func(t *testing.T) {
			b, ana := c.open(t)
			before := opened(t, ana.get(c.page).body)
			if got := ana.post(c.to, b.stated(t, c.first)...); got.status != http.StatusConflict {
				t.Errorf("%d", got.status)
			}
			if now := opened(t, ana.get(c.page).body); now != before {
				t.Errorf("it was changed")
			}
		})
	}
}

func TestWhatWasWrittenAnewElsewhereIsNotRemoved(t *testing.T) {
	b, ana := following(t)
	who := b.stated(t, []string{"ANA"})[0]
	if _, err := b.App.KeepExercises(t.Context(), app.Person{ID: who}, "f.yaml", []byte(ownExercise)); err != nil {
		t.Fatal(err)
	}
	const at = "/exercises/towel-rotation/remove"
	was := opened(t, ana.get(at).body)
	if _, err := b.App.KeepExercises(t.Context(), app.Person{ID: who}, "f.yaml", []byte(strings.Replace(ownExercise, "2x8", "3x8", 1))); err != nil {
		t.Fatal(err)
	}
	for _, seen := range []string{was, ""} {
		got := ana.post(at, "was", seen)
		if got.status != http.StatusConflict {
			t.Fatalf("%d", got.status)
		}
		says(t, got, "changed elsewhere")
		was = opened(t, got.body)
	}
	if got := ana.post(at, "was", was); got.status != http.StatusSeeOther {
		t.Errorf("%d", got.status)
	}
}

func TestOfTwoTabsTheSecondIsTold(t *testing.T) {
	for _, c := range stated {
		t.Run(c.page, func(t *testing.T) {
			b, ana := c.open(t)
			c.first, c.other = b.stated(t, c.first), b.stated(t, c.other)
			was := opened(t, ana.get(c.page).body)
			if got := ana.post(c.to, append([]string{"was", was}, c.first...)...); got.status != http.StatusSeeOther {
				t.Fatalf("the first: %d", got.status)
			}
			got := ana.post(c.to, append([]string{"was", was}, c.other...)...)
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
			if got := ana.post(c.to, append([]string{"was", now}, c.other...)...); got.status != http.StatusSeeOther {
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
