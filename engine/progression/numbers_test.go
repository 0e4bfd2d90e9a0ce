package progression

import (
	"strconv"
	"testing"

	"tspine/internal/listed"
)

func TestEveryConstantIsANumberWithItsGround(t *testing.T) {
	listed.Numbers(t, Numbers())
}

func TestRulesListsEveryRule(t *testing.T) {
	listed.Rules(t, Rules())
	named := map[string]bool{}
	for _, r := range Rules() {
		named[r.ID] = true
	}
	for name, value := range listed.Constants(t, "ids.go") {
		id, err := strconv.Unquote(value)
		if err != nil {
			t.Fatal(err)
		}
		if !named[id] {
			t.Errorf("%s is not listed", name)
		}
		delete(named, id)
	}
	for id := range named {
		t.Errorf("%s is listed, but has no name of its own", id)
	}
}
