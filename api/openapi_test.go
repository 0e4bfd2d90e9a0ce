package api

import (
	"encoding/json"
	"net/http"
	"strings"
	"testing"

	"tspine/internal/golden"
)

func TestTheDescriptionIsAsItWasReviewed(t *testing.T) {
	b := open(t)
	g := b.ask(t, "nobody", "GET /openapi.json", "")
	if g.status != http.StatusOK || !strings.HasPrefix(g.header.Get("Content-Type"), "application/vnd.oai.openapi+json") {
		t.Fatalf("%d %v", g.status, g.header)
	}
	golden.Check(t, "openapi.json", []byte(g.body))
}

func TestEveryOperationIsDescribed(t *testing.T) {
	seen := map[string]bool{}
	for _, one := range open(t).operations() {
		if one.Summary == "" || seen[one.OperationID] || len(one.Security) != 1 {
			t.Errorf("%s %s: %q %q", one.Method, one.Path, one.OperationID, one.Summary)
		}
		seen[one.OperationID] = true
	}
}

func TestEveryPartOfAPathIsDescribed(t *testing.T) {
	var doc struct {
		Paths map[string]map[string]struct {
			Parameters []struct{ Name, In string }
		}
	}
	check(t, json.Unmarshal([]byte(open(t).ask(t, "nobody", "GET /openapi.json", "").body), &doc))
	for path, methods := range doc.Paths {
		for method, op := range methods {
			n := 0
			for _, p := range op.Parameters {
				if p.In == "path" && strings.Contains(path, "{"+p.Name+"}") {
					n++
				}
			}
			if n != strings.Count(path, "{") {
				t.Errorf("%s %s describes %d parts of its path", method, path, n)
			}
		}
	}
}
