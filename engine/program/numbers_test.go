package program

import (
	"go/ast"
	"go/parser"
	"go/token"
	"slices"
	"strings"
	"testing"
	"unicode"

	"tspine/engine/evidence"
)

func TestEveryConstantOfNumbersIsListed(t *testing.T) {
	file, err := parser.ParseFile(token.NewFileSet(), "numbers.go", nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	var want []string
	for _, d := range file.Decls {
		if g, ok := d.(*ast.GenDecl); ok && g.Tok == token.CONST {
			for _, s := range g.Specs {
				for _, name := range s.(*ast.ValueSpec).Names {
					want = append(want, kebab(name.Name))
				}
			}
		}
	}
	var got []string
	for _, n := range Numbers() {
		got = append(got, n.Name)
		if n.Value == 0 || n.Section == "" || n.Basis == "" || len(n.Sources) == 0 || slices.Contains(n.Sources, evidence.ID("")) {
			t.Errorf("%s lacks value, section, basis or source", n.Name)
		}
	}
	if !slices.Equal(want, got) {
		t.Errorf("numbers.go has %v, Numbers lists %v", want, got)
	}
}

// kebab writes HoldRelax as hold-relax.
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
