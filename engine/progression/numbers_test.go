package progression

import (
	"go/ast"
	"go/parser"
	"go/token"
	"strconv"
	"strings"
	"testing"
	"unicode"

	"tspine/engine/evidence"
)

func TestNumbersListsEveryConstant(t *testing.T) {
	listed := map[string]evidence.Number{}
	for _, n := range Numbers() {
		if _, twice := listed[n.Name]; twice {
			t.Errorf("%s is listed twice", n.Name)
		}
		if n.Unit == "" || n.Section == "" || n.Basis == "" || len(n.Sources) == 0 {
			t.Errorf("half a number: %+v", n)
		}
		listed[n.Name] = n
	}
	for name, value := range constants(t, "numbers.go") {
		n, ok := listed[kebab(name)]
		if !ok {
			t.Errorf("%s is not listed", name)
		}
		if want, err := strconv.ParseFloat(value, 64); err != nil || n.Value != want {
			t.Errorf("%s is %s, listed as %g", name, value, n.Value)
		}
		delete(listed, kebab(name))
	}
	for name := range listed {
		t.Errorf("%s is listed, but no constant", name)
	}
}

func TestRulesListsEveryRule(t *testing.T) {
	listed := map[string]int{}
	for _, r := range Rules() {
		listed[r.ID]++
		if r.Section == "" || r.Basis == "" || len(r.Sources) == 0 {
			t.Errorf("half a rule: %+v", r)
		}
		if r.ID != strings.ToLower(r.ID) || strings.ContainsAny(r.ID, " _") {
			t.Errorf("%q is not kebab-case", r.ID)
		}
	}
	for name, value := range constants(t, "ids.go") {
		id, err := strconv.Unquote(value)
		if err != nil {
			t.Fatal(err)
		}
		if listed[id] != 1 {
			t.Errorf("%s is listed %d times", name, listed[id])
		}
		delete(listed, id)
	}
	for id := range listed {
		t.Errorf("%s is listed, but has no name of its own", id)
	}
}

// constants gives the constants of a file and how they are written.
func constants(t *testing.T, name string) map[string]string {
	file, err := parser.ParseFile(token.NewFileSet(), name, nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]string{}
	for _, decl := range file.Decls {
		group, ok := decl.(*ast.GenDecl)
		if !ok || group.Tok != token.CONST {
			continue
		}
		for _, spec := range group.Specs {
			one := spec.(*ast.ValueSpec)
			for i, name := range one.Names {
				out[name.Name] = one.Values[i].(*ast.BasicLit).Value
			}
		}
	}
	return out
}

func kebab(name string) string {
	var b strings.Builder
	for i, r := range name {
		if unicode.IsUpper(r) && i > 0 {
			b.WriteByte('-')
		}
		b.WriteRune(unicode.ToLower(r))
	}
	return b.String()
}
