package app

import (
	"testing"

	"tspine/catalog"
	"tspine/engine/person"
)

func TestWhatFitsWhatSomebodyOwns(t *testing.T) {
	lib, err := catalog.Load()
	if err != nil {
		t.Fatal(err)
	}
	a := &App{Catalog: lib}
	bare := a.Fits(person.Equipment{})
	if bare.Count == 0 || bare.Count >= bare.Of || bare.Best == "" || bare.More == 0 {
		t.Fatalf("with a floor alone: %+v", bare)
	}
	more := a.Fits(person.Equipment{Owned: []string{bare.Best}})
	if more.Count != bare.Count+bare.More {
		t.Errorf("%s was to add %d to %d, and there are %d", bare.Best, bare.More, bare.Count, more.Count)
	}
	all := a.Fits(person.Equipment{Owned: a.Things()})
	if all.Count != all.Of || all.Best != "" {
		t.Errorf("with everything: %+v", all)
	}
}
