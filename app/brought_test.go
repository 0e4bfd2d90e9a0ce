package app_test

import (
	"bytes"
	"errors"
	"strings"
	"testing"

	"tspine/app"
	"tspine/engine/logbook"
	"tspine/engine/unit"
)

func TestAnImportOfAnExportIsTakenBackAsOne(t *testing.T) {
	one, two := newHome(t), newHome(t)
	demo, err := one.Demo(one.ctx(), "demo", 3)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := one.Today(one.ctx(), demo, 0, ""); err != nil { // tells something
		t.Fatal(err)
	}
	if err := one.Prefer(one.ctx(), demo, map[string]string{"theme": "dark", "skin": "3"}); err != nil {
		t.Fatal(err)
	}
	if err := one.keep.SaveDraft(one.ctx(), demo.ID, `{"age":41}`); err != nil {
		t.Fatal(err)
	}
	// Somebody is there already, with a choice of their own and a first morning.
	if err := two.keep.AddPerson(two.ctx(), demo); err != nil {
		t.Fatal(err)
	}
	if _, err := two.Morning(two.ctx(), demo, logbook.Morning{Pain: unit.Rate(2)}); err != nil {
		t.Fatal(err)
	}
	if err := two.Prefer(two.ctx(), demo, map[string]string{"skin": "4"}); err != nil {
		t.Fatal(err)
	}
	before := two.bundle(t, demo)
	got := two.bring(t, one.bundle(t, demo), false)
	list, err := two.Imports(two.ctx(), two.keep, demo)
	if err != nil || len(list) != 1 || list[0].ID != got.ID || list[0].Things < 20 || list[0].First == 0 || list[0].Last < list[0].First {
		t.Fatalf("%+v, %v", list, err)
	}
	if bytes.Equal(two.bundle(t, demo), before) {
		t.Fatal("nothing came")
	}
	for _, id := range []string{"", "x", got.ID + "x"} {
		if _, err := two.TakeBack(two.ctx(), two.keep, demo, id); !errors.Is(err, app.ErrNoImport) {
			t.Errorf("%q: %v", id, err)
		}
	}
	back, err := two.TakeBack(two.ctx(), two.keep, demo, got.ID[24:])
	if err != nil || back.Past || back.Kept != 0 || back.Gone != list[0].Things {
		t.Errorf("%+v of %d, %v", back, list[0].Things, err)
	}
	if after := two.bundle(t, demo); !bytes.Equal(after, before) {
		t.Errorf("something is left:\n%s\nbefore:\n%s", after, before)
	}
	if list, err := two.Imports(two.ctx(), two.keep, demo); err != nil || len(list) != 0 {
		t.Errorf("%v, %v", list, err)
	}
	if again := two.bring(t, one.bundle(t, demo), false); again.Added == 0 {
		t.Error("it can't be brought again")
	}
}

func TestWhatWasChangedSinceAnImportStays(t *testing.T) {
	one, two := newHome(t), newHome(t)
	one.start()
	one.week(1)
	two.sleep(8)
	got, err := two.Import(two.ctx(), two.keep, atTerminal, app.Bringing{File: "ana.json", In: bytes.NewReader(one.bundle(t, one.who)), As: "eve"})
	if err != nil {
		t.Fatal(err)
	}
	who := got.Person
	events, err := two.History(two.ctx(), who, 0)
	if err != nil {
		t.Fatal(err)
	}
	var edited string
	for _, e := range events {
		if e.Entry == nil {
			continue
		}
		changed := *e.Entry
		changed.Note = "my own word"
		if _, _, err := two.Edit(two.ctx(), who, app.AnyState, changed); err != nil {
			t.Fatal(err)
		}
		edited = e.ID
		break
	}
	back, err := two.TakeBack(two.ctx(), two.keep, who, got.ID)
	if err != nil || back.Kept != 1 || back.Gone == 0 {
		t.Errorf("%+v, %v", back, err)
	}
	if text := string(two.bundle(t, who)); !strings.Contains(text, edited) || !strings.Contains(text, "my own word") {
		t.Error("what was edited is gone")
	}
	if again := two.bring(t, one.bundle(t, one.who), true); len(again.Differ) != 1 {
		t.Errorf("%+v", again.Differ)
	}
}

func TestOnlyWhoMayBringsAnExport(t *testing.T) {
	one, two := newHome(t), newHome(t)
	one.start()
	text := one.bundle(t, one.who)
	bring := func(who app.Actor, as string) error {
		_, err := two.Import(two.ctx(), two.keep, who, app.Bringing{File: "x.json", In: bytes.NewReader(text), As: as})
		return err
	}
	accounts := app.NewAccounts(two.keep, two.Now)
	owner, err := accounts.Found(two.ctx(), app.Newcomer{Name: "ana", Password: "correct horse"})
	if err != nil {
		t.Fatal(err)
	}
	for name, who := range map[string]app.Actor{"nobody": {}, "another account": {Account: app.Account{ID: "bo"}, People: []app.Person{two.who}}} {
		if err := bring(who, "eve"); !errors.Is(err, app.ErrNotOwner) {
			t.Errorf("%s brings somebody new: %v", name, err)
		}
		if err := bring(who, ""); !errors.Is(err, app.ErrNotOwner) || errors.Is(err, app.ErrNameTaken) {
			t.Errorf("%s learns who is there: %v", name, err)
		}
	}
	if people, err := two.keep.People(two.ctx()); err != nil || len(people) != 1 {
		t.Fatalf("%v, %v", people, err)
	}
	if err := bring(app.Actor{Account: owner, People: []app.Person{two.who}}, "eve"); err != nil {
		t.Fatal(err)
	}
	if people, err := two.keep.Kept(two.ctx(), owner.ID); err != nil || len(people) != 2 {
		t.Errorf("the owner does not see whom they brought: %v, %v", people, err)
	}
	if err := bring(app.Actor{Account: app.Account{ID: "bo", Owner: true}}, ""); !errors.Is(err, app.ErrNotYours) {
		t.Errorf("whoever does not see them brings more of them: %v", err)
	}
	if err := bring(app.Actor{Here: true}, ""); err != nil {
		t.Errorf("at the machine itself: %v", err)
	}
}
