package app_test

import (
	"context"
	"errors"
	"testing"

	"tspine/app"
	"tspine/engine/fault"
)

// held is a store of which another program holds the log, or whose disk fails.
type held struct {
	app.HouseholdKeeper
	removes bool
}

var errHeld = errors.New("held")

func (h held) Erase(ctx context.Context, person string) error {
	if h.removes {
		return errors.Join(h.HouseholdKeeper.Erase(ctx, person), errHeld)
	}
	return errHeld
}

func TestWhoIsDeletedIsGoneOrTheFailureIsTold(t *testing.T) {
	h := newHome(t)
	accounts := app.NewAccounts(h.keep, h.Now)
	ana, err := accounts.Found(h.ctx(), app.Newcomer{Name: "ana", Password: "correct horse"})
	if err != nil {
		t.Fatal(err)
	}
	bo, err := accounts.AddPerson(h.ctx(), ana, "Bo")
	if err != nil {
		t.Fatal(err)
	}
	people, err := h.keep.Kept(h.ctx(), ana.ID)
	if err != nil || len(people) != 2 {
		t.Fatal(people, err)
	}
	who := app.Actor{Account: ana, People: people}
	var faults fault.Faults
	if _, err := accounts.Remove(h.ctx(), who, bo.ID, "b"); !errors.As(err, &faults) || faults[0].Code != "not-the-name" {
		t.Errorf("%v", err)
	}
	if err := accounts.RemoveOther(h.ctx(), app.Actor{Account: ana, People: people[:1]}, people[0].ID, "ana"); !errors.As(err, &faults) || faults[0].Code != "last-person" {
		t.Errorf("%v", err)
	}
	if _, err := accounts.Remove(h.ctx(), who, "somebody", "Bo"); !errors.Is(err, app.ErrNotYours) {
		t.Errorf("%v", err)
	}
	keep := accounts.House
	accounts.House = held{keep, false}
	if _, err := accounts.Remove(h.ctx(), who, bo.ID, "Bo"); !errors.Is(err, errHeld) {
		t.Errorf("the failure is not told: %v", err)
	}
	accounts.House = held{keep, true}
	if _, err := accounts.Remove(h.ctx(), who, bo.ID, " bo"); err != nil {
		t.Errorf("%v", err)
	}
	if people, err = h.keep.Kept(h.ctx(), ana.ID); err != nil || len(people) != 1 {
		t.Errorf("%v, %v", people, err)
	}
}
