package app_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// timeless are the use cases of a person that no clock and no calendar matters
// to.
var timeless = []string{
	"Day", "Here", "For", "OwnExercises", "Export", "ExportCSV", "History", "Find", "Erase", "Interview", "KeepInterview", "Standing", "Play", "TakeOver", "Save", "Abandon", "Versions", "Preferences", "Pasts", "BringPast", "Visited", "Comparing",
}

// A use case that forgot where the person is would take the machine's day for
// theirs.
func TestEveryUseCaseOfAPersonBeginsWhereTheyAre(t *testing.T) {
	names, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for _, name := range names {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range file.Decls {
			f, ok := d.(*ast.FuncDecl)
			if !ok || !ofAPerson(f) || slices.Contains(timeless, f.Name.Name) {
				continue
			}
			if n++; !beginsThere(f) {
				t.Errorf("%s begins neither with a.in(p) nor with a.For, nor is it listed as timeless", f.Name.Name)
			}
		}
	}
	if n < 30 {
		t.Errorf("only %d use cases were looked at", n)
	}
}

// ofAPerson says whether a function is a use case with a person.
func ofAPerson(f *ast.FuncDecl) bool {
	if f.Recv == nil || !f.Name.IsExported() {
		return false
	}
	to, ok := f.Recv.List[0].Type.(*ast.StarExpr)
	if !ok || to.X.(*ast.Ident).Name != "App" {
		return false
	}
	return slices.ContainsFunc(f.Type.Params.List, func(p *ast.Field) bool {
		id, ok := p.Type.(*ast.Ident)
		return ok && id.Name == "Person"
	})
}

func beginsThere(f *ast.FuncDecl) bool {
	first, ok := f.Body.List[0].(*ast.AssignStmt)
	if !ok {
		return false
	}
	call, ok := first.Rhs[0].(*ast.CallExpr)
	if !ok {
		return false
	}
	in, ok := call.Fun.(*ast.SelectorExpr)
	return ok && (in.Sel.Name == "in" || in.Sel.Name == "For")
}
