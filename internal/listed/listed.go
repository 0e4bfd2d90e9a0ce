// Package listed checks in tests that a room lists what it decides by: every
// constant as a number, every rule once, each with the ground it stands on.
package listed

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

// Numbers fails where the numbers of a room are not just the constants of its
// numbers.go, by name and value, or lack their ground.
func Numbers(t testing.TB, numbers []evidence.Number) {
	t.Helper()
	listed := map[string]evidence.Number{}
	for _, n := range numbers {
		if _, twice := listed[n.Name]; twice {
			t.Errorf("%s is listed twice", n.Name)
		}
		if n.Section == "" || n.Basis == "" || len(n.Sources) == 0 || n.Sources[0] == "" {
			t.Errorf("half a number: %+v", n)
		}
		listed[n.Name] = n
	}
	for name, value := range Constants(t, "numbers.go") {
		n, ok := listed[kebab(name)]
		if !ok {
			t.Errorf("%s is not listed", name)
		}
		if want, err := strconv.ParseFloat(value, 64); value != "" && (err != nil || n.Value != want) {
			t.Errorf("%s is %s, listed as %g", name, value, n.Value)
		}
		delete(listed, kebab(name))
	}
	for name := range listed {
		t.Errorf("%s is listed, but no constant", name)
	}
}

// Rules fails where a rule of a room stands twice, lacks its ground, or has an
// id that is not in kebab-case.
func Rules(t testing.TB, rules []evidence.Rule) {
	t.Helper()
	seen := map[string]bool{}
	for _, r := range rules {
		if seen[r.ID] || r.Section == "" || r.Basis == "" || len(r.Sources) == 0 {
			t.Errorf("twice, or half a rule: %+v", r)
		}
		if r.ID == "" || strings.Trim(r.ID, "abcdefghijklmnopqrstuvwxyz0123456789-") != "" {
			t.Errorf("%q is not kebab-case", r.ID)
		}
		seen[r.ID] = true
	}
}

// Constants gives the constants of a file beside the test, and how each is
// written; of one that is computed, nothing.
func Constants(t testing.TB, name string) map[string]string {
	t.Helper()
	file, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.SkipObjectResolution)
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]string{}
	for _, d := range file.Decls {
		group, ok := d.(*ast.GenDecl)
		if !ok || group.Tok != token.CONST {
			continue
		}
		for _, s := range group.Specs {
			one := s.(*ast.ValueSpec)
			for i, name := range one.Names {
				out[name.Name] = ""
				if value, ok := one.Values[i].(*ast.BasicLit); ok {
					out[name.Name] = value.Value
				}
			}
		}
	}
	return out
}

// kebab writes PainCap as pain-cap, and SpreadFEV as spread-fev.
func kebab(name string) string {
	var b strings.Builder
	runes := []rune(name)
	for i, r := range runes {
		after := i > 0 && (unicode.IsLower(runes[i-1]) || unicode.IsDigit(runes[i-1]))
		before := i > 0 && i+1 < len(runes) && unicode.IsUpper(r) && unicode.IsUpper(runes[i-1]) && unicode.IsLower(runes[i+1])
		if unicode.IsUpper(r) && (after || before) {
			b.WriteByte('-')
		}
		b.WriteRune(unicode.ToLower(r))
	}
	return b.String()
}
