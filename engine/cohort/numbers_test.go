package cohort

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
		if n.Unit == "" || n.Section == "" || n.Basis != evidence.Design || len(n.Sources) != 1 || n.Sources[0] != "tspine" {
			t.Errorf("not a whole number of our own: %+v", n)
		}
		listed[n.Name] = n
	}
	for name, value := range constants(t) {
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

// constants reads the constants of numbers.go.
func constants(t *testing.T) map[string]string {
	t.Helper()
	file, err := parser.ParseFile(token.NewFileSet(), "numbers.go", nil, parser.SkipObjectResolution)
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]string{}
	for _, d := range file.Decls {
		g, ok := d.(*ast.GenDecl)
		if !ok || g.Tok != token.CONST {
			continue
		}
		for _, s := range g.Specs {
			v := s.(*ast.ValueSpec)
			out[v.Names[0].Name] = v.Values[0].(*ast.BasicLit).Value
		}
	}
	return out
}

// kebab writes a Go name as ids are written.
func kebab(name string) string {
	var b strings.Builder
	runes := []rune(name)
	for i, r := range runes {
		after := i > 0 && (unicode.IsLower(runes[i-1]) || unicode.IsDigit(runes[i-1]))
		before := i > 0 && i+1 < len(runes) && unicode.IsUpper(runes[i]) && unicode.IsUpper(runes[i-1]) && unicode.IsLower(runes[i+1])
		if unicode.IsUpper(r) && (after || before) {
			b.WriteByte('-')
		}
		b.WriteRune(unicode.ToLower(r))
	}
	return b.String()
}

func TestSharesThatExcludeEachOtherAddUpToOne(t *testing.T) {
	total := 0.0
	for _, s := range kitShares {
		total += s
	}
	if total < 1-slack || total > 1+slack {
		t.Errorf("kits: %g", total)
	}
	if ShareActive+ShareLifters > 1 || ShareOpen+ShareShort+ShareLight > 1 {
		t.Error("more than all")
	}
}
