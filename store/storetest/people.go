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
		ada, bo := app.Person{ID: newID(), Name: "Ada", Created: 1}, app.Person{ID: newID(), Name: "", Created: 2}
		for _, one := range []app.Person{bo, ada, bo} { // twice is once
			check(t, s.AddPerson(t.Context(), one))
		}
		got, err := s.People(t.Context())
		check(t, err)
		equal(t, got, []app.Person{ada, bo})
		other := app.Person{ID: ada.ID, Name: "Eve", Created: 1}
		if err := s.AddPerson(t.Context(), other); !errors.Is(err, app.ErrDiffers) {
			t.Errorf("another person under the same id: %v", err)
		}
		check(t, s.RenamePerson(t.Context(), bo.ID, "Bo"))
		got, err = s.People(t.Context())
		check(t, err)
		equal(t, got, []app.Person{ada, {ID: bo.ID, Name: "Bo", Created: 2}})
	},
	"two people never mix, even under the same ids": func(t *testing.T, p Place) {
		s, ada := open(t, p)
		bo := join(t, s)
		hers, his := session(3, 1), session(3, 1)
		his.ID, his.Entry.ID = hers.ID, hers.ID
		his.Entry.Lines = his.Entry.Lines[:1]
		note := told()
		check(t, s.Write(t.Context(), ada, app.Write{Add: []course.Event{hers}, Told: []app.Told{note}, Weeks: []app.Week{week(1, 7)}}))
		check(t, s.Write(t.Context(), bo, app.Write{Add: []course.Event{his}}))
		equal(t, events(t, s, ada), []course.Event{hers})
		equal(t, events(t, s, bo), []course.Event{his})
		for person, want := range map[string]course.Event{ada: hers, bo: his} {
			got, _, err := s.Event(t.Context(), person, hers.ID)
			check(t, err)
			equal(t, got, want)
		}
		noWeek(t, s, bo, "7", 1000)
		untold, err := s.Told(t.Context(), bo)
		check(t, err)
		equal(t, untold, nil)

		check(t, s.Write(t.Context(), bo, app.Write{Remove: []string{his.ID}, DropWeeksFrom: 1}))
		equal(t, events(t, s, bo), nil)
		equal(t, events(t, s, ada), []course.Event{hers})
		hasWeek(t, s, ada, 1000, week(1, 7))
	},
	"who is removed leaves nothing behind, and takes nothing of others": func(t *testing.T, p Place) {
		s, ada := open(t, p)
		bo := join(t, s)
		all := app.Write{Add: []course.Event{session(1, 1), morning(2, 2)}, Told: []app.Told{told()}, Weeks: []app.Week{week(1, 7)}}
		for _, person := range []string{ada, bo} {
			check(t, s.Write(t.Context(), person, all))
			check(t, s.SaveDraft(t.Context(), person, "…"))
		}
		check(t, s.RemovePerson(t.Context(), ada))
		check(t, s.RemovePerson(t.Context(), ada))
		equal(t, events(t, s, bo), all.Add)
		hasWeek(t, s, bo, 1000, week(1, 7))

		gone(t, s, ada)
		check(t, s.AddPerson(t.Context(), app.Person{ID: ada, Name: "Ada", Created: 1}))
		gone(t, s, ada) // nothing was waiting for the id
	},
	"a draft is kept until it is saved empty": func(t *testing.T, p Place) {
		s, ada := open(t, p)
		bo := join(t, s)
		for _, body := range []string{`{"age":34}`, `{"age":34,"chest_pain_24h":false}`, "", "", "again"} {
			check(t, s.SaveDraft(t.Context(), ada, body))
			got, err := s.Draft(t.Context(), ada)
			check(t, err)
			equal(t, got, body)
			other, err := s.Draft(t.Context(), bo)
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
			"rename": s.RenamePerson(t.Context(), who, "Eve"),
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
	told, err := s.Told(context.Background(), person)
	check(t, err)
	equal(t, told, nil)
	draft, err := s.Draft(context.Background(), person)
	check(t, err)
	equal(t, draft, "")
}
