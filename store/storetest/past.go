package storetest

import (
	"context"
	"errors"
	"testing"

	"tspine/app"
	"tspine/exchange"
)

var pastTests = map[string]func(*testing.T, Place){
	"what another app kept comes back as it was":         pastComesBack,
	"the same again changes nothing, another is refused": pastAgain,
	"an import is taken back as one":                     pastTakenBack,
}

func lift(id, brought, name string) app.Past {
	return app.Past{
		ID: id, Brought: brought, Source: exchange.Strong, Day: 20_000, Clock: 66_600, Session: "Back <&>", About: "slept", Length: 3600, Place: 1, Name: name, Note: "slow", Group: "0",
		Sets: []exchange.PastSet{{Kind: exchange.WarmUp, Kg: 22.5, Reps: 10, RPE: 8.5, Note: "left"}, {Meters: 5200, Seconds: 1860}},
	}
}

func pasts(t *testing.T, s Store, person, name string) []app.Past {
	t.Helper()
	var out []app.Past
	check(t, s.EachPast(context.Background(), person, name, func(p app.Past) error { out = append(out, p); return nil }))
	return out
}

func pastComesBack(t *testing.T, p Place) {
	s, person := open(t, p)
	ctx := context.Background()
	list := []app.Past{lift("a", "one", "Row"), lift("b", "one", "Run")}
	names := []app.Naming{{Name: "Row", Exercise: "band-row"}, {Name: "Run", Out: true}}
	check(t, s.BringPast(ctx, person, names, list))
	equal(t, pasts(t, s, person, ""), list)
	equal(t, pasts(t, s, person, "Run"), list[1:])
	got, err := s.Namings(ctx, person)
	check(t, err)
	equal(t, got, names)
	sums, err := s.PastSums(ctx, person)
	check(t, err)
	equal(t, sums, []app.PastSum{
		{Brought: "one", Source: exchange.Strong, Name: "Row", Sessions: 1, Sets: 2, First: 20_000, Last: 20_000},
		{Brought: "one", Source: exchange.Strong, Name: "Run", Sessions: 1, Sets: 2, First: 20_000, Last: 20_000},
	})
	if err := s.BringPast(ctx, newID(), nil, list); !errors.Is(err, app.ErrNoPerson) {
		t.Errorf("for somebody unknown: %v", err)
	}
}

func pastAgain(t *testing.T, p Place) {
	s, person := open(t, p)
	ctx := context.Background()
	first := []app.Past{lift("a", "one", "Row")}
	check(t, s.BringPast(ctx, person, nil, first))
	check(t, s.BringPast(ctx, person, []app.Naming{{Name: "Row"}}, []app.Past{lift("a", "two", "Row")}))
	equal(t, pasts(t, s, person, ""), first)
	other := lift("a", "two", "Row")
	other.Sets[0].Reps++
	if err := s.BringPast(ctx, person, []app.Naming{{Name: "Row", Out: true}}, []app.Past{lift("b", "two", "Run"), other}); !errors.Is(err, app.ErrDiffers) {
		t.Errorf("another under the same id: %v", err)
	}
	equal(t, pasts(t, s, person, ""), first)
	got, err := s.Namings(ctx, person)
	check(t, err)
	equal(t, got, []app.Naming{{Name: "Row"}})
}

func pastTakenBack(t *testing.T, p Place) {
	s, person := open(t, p)
	ctx := context.Background()
	other := join(t, s)
	check(t, s.BringPast(ctx, person, nil, []app.Past{lift("a", "one", "Row"), lift("b", "one", "Run"), lift("c", "two", "Row")}))
	check(t, s.BringPast(ctx, other, nil, []app.Past{lift("a", "one", "Row")}))
	n, err := s.TakeBackPast(ctx, person, "one")
	check(t, err)
	equal(t, n, 2)
	equal(t, pasts(t, s, person, ""), []app.Past{lift("c", "two", "Row")})
	equal(t, len(pasts(t, s, other, "")), 1)
	n, err = s.TakeBackPast(ctx, person, "one")
	check(t, err)
	equal(t, n, 0)
}
