package storetest

import (
	"context"
	"errors"
	"testing"

	"tspine/app"
	"tspine/engine/course"
)

var peopleTests = map[string]func(*testing.T, Place){
	"people are listed in the order in which they were added": func(t *testing.T, p Place) {
		s := p.Open(t)
		defer func() { check(t, s.Close()) }()
		none, err := s.People(t.Context())
		check(t, err)
		equal(t, none, nil)
		first, second := app.Person{ID: newID(), Name: "First", Created: 1}, app.Person{ID: newID(), Name: "", Created: 2}
		for _, one := range []app.Person{second, first, second} { // twice is once
			check(t, s.AddPerson(t.Context(), one))
		}
		got, err := s.People(t.Context())
		check(t, err)
		equal(t, got, []app.Person{first, second})
		other := app.Person{ID: first.ID, Name: "Third", Created: 1}
		if err := s.AddPerson(t.Context(), other); !errors.Is(err, app.ErrDiffers) {
			t.Errorf("another person under the same id: %v", err)
		}
		check(t, s.RenamePerson(t.Context(), second.ID, "", "Second"))
		got, err = s.People(t.Context())
		check(t, err)
		equal(t, got, []app.Person{first, {ID: second.ID, Name: "Second", Created: 2}})
		if err := s.RenamePerson(t.Context(), second.ID, "Another", "Third"); !errors.Is(err, app.ErrChanged) {
			t.Errorf("in place of a name that they don't have: %v", err)
		}
		check(t, s.RenamePerson(t.Context(), second.ID, "Second", "Third"))
		got, err = s.People(t.Context())
		check(t, err)
		equal(t, got, []app.Person{first, {ID: second.ID, Name: "Third", Created: 2}})
	},
	"two people never mix, even under the same ids": func(t *testing.T, p Place) {
		s, first := open(t, p)
		second := join(t, s)
		hers, his := session(3, 1), session(3, 1)
		his.ID, his.Entry.ID = hers.ID, hers.ID
		his.Entry.Lines = his.Entry.Lines[:1]
		note := told()
		check(t, s.Write(t.Context(), first, app.Write{Add: []course.Event{hers}, Told: []app.Told{note}, Weeks: []app.Week{week(1, 7)}}))
		check(t, s.Write(t.Context(), second, app.Write{Add: []course.Event{his}}))
		equal(t, events(t, s, first), []course.Event{hers})
		equal(t, events(t, s, second), []course.Event{his})
		for person, want := range map[string]course.Event{first: hers, second: his} {
			got, _, err := s.Event(t.Context(), person, hers.ID)
			check(t, err)
			equal(t, got, want)
		}
		noWeek(t, s, second, "7", 1000)
		untold, err := s.Told(t.Context(), second, 0)
		check(t, err)
		equal(t, untold, nil)

		check(t, s.Write(t.Context(), second, app.Write{Remove: []string{his.ID}, DropWeeksFrom: 1}))
		equal(t, events(t, s, second), nil)
		equal(t, events(t, s, first), []course.Event{hers})
		hasWeek(t, s, first, 1000, week(1, 7))
	},
	"who is removed leaves nothing behind, and takes nothing of others": func(t *testing.T, p Place) {
		s, first := open(t, p)
		second := join(t, s)
		all := app.Write{Add: []course.Event{session(1, 1), morning(2, 2)}, Told: []app.Told{told()}, Weeks: []app.Week{week(1, 7)}}
		for _, person := range []string{first, second} {
			check(t, s.Write(t.Context(), person, all))
			check(t, s.SaveDraft(t.Context(), person, "…"))
			check(t, s.SavePlaying(t.Context(), person, "", app.Playing{ID: "1", Holder: "here", Body: "…"}))
		}
		check(t, s.RemovePerson(t.Context(), first))
		check(t, s.RemovePerson(t.Context(), first))
		equal(t, events(t, s, second), all.Add)
		hasWeek(t, s, second, 1000, week(1, 7))

		gone(t, s, first)
		check(t, s.AddPerson(t.Context(), app.Person{ID: first, Name: "First", Created: 1}))
		gone(t, s, first) // nothing was waiting for the id
	},
	"a draft is kept until it is saved empty": func(t *testing.T, p Place) {
		s, first := open(t, p)
		second := join(t, s)
		for _, body := range []string{`{"age":34}`, `{"age":34,"chest_pain_24h":false}`, "", "", "again"} {
			check(t, s.SaveDraft(t.Context(), first, body))
			got, err := s.Draft(t.Context(), first)
			check(t, err)
			equal(t, got, body)
			other, err := s.Draft(t.Context(), second)
			check(t, err)
			equal(t, other, "")
		}
	},
	"nobody unknown is written for": func(t *testing.T, p Place) {
		s, _ := open(t, p)
		who := newID()
		for name, err := range map[string]error{
			"event":  s.Write(t.Context(), who, app.Write{Add: []course.Event{morning(1, 1)}}),
			"entry":  s.Write(t.Context(), who, app.Write{Add: []course.Event{session(1, 1)}}),
			"told":   s.Write(t.Context(), who, app.Write{Told: []app.Told{told()}}),
			"week":   s.Write(t.Context(), who, app.Write{Weeks: []app.Week{week(1, 7)}}),
			"draft":  s.SaveDraft(t.Context(), who, "…"),
			"rename": s.RenamePerson(t.Context(), who, "", "Third"),
			"played": s.SavePlaying(t.Context(), who, "", app.Playing{ID: "1", Holder: "here", Body: "…"}),
			"edits":  func() error { _, err := s.Edits(t.Context(), who); return err }(),
		} {
			if !errors.Is(err, app.ErrNoPerson) {
				t.Errorf("%s for someone unknown: %v", name, err)
			}
		}
		gone(t, s, who)
	},
}

// gone makes sure that nothing is kept of a person.
func gone(t *testing.T, s Store, person string) {
	t.Helper()
	equal(t, events(t, s, person), nil)
	noWeek(t, s, person, "7", 1000)
	told, err := s.Told(context.Background(), person, 0)
	check(t, err)
	equal(t, told, nil)
	draft, err := s.Draft(context.Background(), person)
	check(t, err)
	equal(t, draft, "")
	playing(t, s, person, app.Playing{})
}
