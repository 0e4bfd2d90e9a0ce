package planner

import (
	"go/ast"
	"go/parser"
	"go/token"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestEveryConstantIsANumberWithItsGround(t *testing.T) {
	var listed []string
	for _, n := range Numbers() {
		listed = append(listed, n.Name)
		if n.Value <= 0 || n.Unit == "" || n.Section == "" || n.Basis == "" || len(n.Sources) == 0 {
			t.Errorf("%s has no ground: %+v", n.Name, n)
		}
	}
	if diff := cmp.Diff(constants(t, "numbers.go"), listed); diff != "" {
		t.Error(diff)
	}
}

func TestEveryRuleHasItsGroundAndStandsOnce(t *testing.T) {
	seen := map[string]bool{}
	for _, r := range Rules() {
		if seen[r.ID] || r.Section == "" || r.Basis == "" || len(r.Sources) == 0 {
			t.Errorf("%+v", r)
		}
		seen[r.ID] = true
	}
}

// constants lists the constants of a file in kebab-case, in their order.
func constants(t *testing.T, file string) []string {
	t.Helper()
	parsed, err := parser.ParseFile(token.NewFileSet(), file, nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, d := range parsed.Decls {
		g, ok := d.(*ast.GenDecl)
		if !ok || g.Tok != token.CONST {
			continue
		}
		for _, s := range g.Specs {
			for _, name := range s.(*ast.ValueSpec).Names {
				out = append(out, kebab(name.Name))
			}
		}
	}
	return out
}

var humps = regexp.MustCompile(`([a-z0-9])([A-Z])`)

// kebab writes leastRelease as least-release.
func kebab(name string) string {
	return strings.ToLower(humps.ReplaceAllString(name, "$1-$2"))
}
