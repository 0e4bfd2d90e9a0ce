package dose

import (
	"go/ast"
	"go/parser"
	"go/token"
	"strings"
	"testing"
	"unicode"

	"github.com/google/go-cmp/cmp"
)

func TestNumbersListsEveryConstant(t *testing.T) {
	file, err := parser.ParseFile(token.NewFileSet(), "numbers.go", nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	var want, got []string
	ast.Inspect(file, func(n ast.Node) bool {
		if spec, ok := n.(*ast.ValueSpec); ok {
			for _, name := range spec.Names {
				want = append(want, kebabOf(name.Name))
			}
		}
		return true
	})
	for _, n := range Numbers() {
		got = append(got, n.Name)
		if n.Value <= 0 || n.Unit == "" || n.Section == "" || n.Basis == "" || len(n.Sources) == 0 {
			t.Errorf("half a number: %+v", n)
		}
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("constants (-want +got)\n%s", diff)
	}
}

func kebabOf(name string) string {
	var b strings.Builder
	for i, r := range name {
		if unicode.IsUpper(r) && i > 0 {
			b.WriteByte('-')
		}
		b.WriteRune(unicode.ToLower(r))
	}
	return b.String()
}

func TestABreathIsTenSeconds(t *testing.T) {
	if BreathTime*6 != 60 {
		t.Errorf("six breaths take %d s, want a minute", BreathTime*6)
	}
}
