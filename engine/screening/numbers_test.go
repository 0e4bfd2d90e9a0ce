package screening

import (
	"go/ast"
	"go/parser"
	"go/token"
	"strings"
	"testing"
	"unicode"
)

// TestEveryNumberIsListed parses numbers.go: each constant stands in Numbers
// under its own name in kebab-case, and nothing else does.
func TestEveryNumberIsListed(t *testing.T) {
	file, err := parser.ParseFile(token.NewFileSet(), "numbers.go", nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	constants := make(map[string]bool)
	ast.Inspect(file, func(n ast.Node) bool {
		group, ok := n.(*ast.GenDecl)
		if ok && group.Tok == token.CONST {
			for _, spec := range group.Specs {
				for _, name := range spec.(*ast.ValueSpec).Names {
					constants[dashed(name.Name)] = true
				}
			}
		}
		return true
	})
	listed := make(map[string]bool)
	for _, n := range Numbers() {
		if !constants[n.Name] || listed[n.Name] {
			t.Errorf("%s is no constant, or stands twice", n.Name)
		}
		listed[n.Name] = true
		if n.Value <= 0 || n.Unit == "" || n.Section == "" || n.Basis == "" || len(n.Sources) == 0 {
			t.Errorf("%s is not whole: %+v", n.Name, n)
		}
	}
	for name := range constants {
		if !listed[name] {
			t.Errorf("%s is not listed", name)
		}
	}
}

// dashed turns a Go name into kebab-case.
func dashed(name string) string {
	var b strings.Builder
	for i, r := range name {
		if unicode.IsUpper(r) && i > 0 {
			b.WriteByte('-')
		}
		b.WriteRune(unicode.ToLower(r))
	}
	return b.String()
}
