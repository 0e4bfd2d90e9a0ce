package web

import (
	"go/ast"
	"go/parser"
	"go/token"
	gotypes "go/types"
	"path/filepath"
	"strings"
	"testing"
)

// alone are the tests in a browser that run by themselves: they take pictures,
// and are run only where a folder for these is named.
var alone = map[string]bool{"TestScreenshots": true, "TestPictures": true}

// Most of the time a browser is waited for. So tests that start one run beside
// each other, and begin with saying so: before there is a site, whose clock would
// stand while they wait for their turn.
func TestEveryTestInABrowserRunsBesideOthers(t *testing.T) {
	all := map[string]*ast.FuncDecl{}
	names, err := filepath.Glob("*_test.go")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range names {
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range file.Decls {
			if f, ok := d.(*ast.FuncDecl); ok && f.Recv == nil {
				all[f.Name.Name] = f
			}
		}
	}
	n := 0
	for name, f := range all {
		if !strings.HasPrefix(name, "Test") || alone[name] || !calls(all, f.Body, "chromium", map[string]bool{}) {
			continue
		}
		if n++; !calls(nil, f.Body.List[0], "t.Parallel", nil) {
			t.Errorf("%s does not begin with t.Parallel()", name)
		}
	}
	if n < 50 {
		t.Errorf("only %d tests in a browser were found", n)
	}
}

// calls says whether something calls a function of that name: itself, or by one
// of those that are given.
func calls(all map[string]*ast.FuncDecl, in ast.Node, name string, seen map[string]bool) bool {
	found := false
	ast.Inspect(in, func(n ast.Node) bool {
		if call, ok := n.(*ast.CallExpr); ok && !found {
			said := gotypes.ExprString(call.Fun)
			found = said == name
			if next := all[said]; !found && next != nil && !seen[said] {
				seen[said] = true
				found = calls(all, next.Body, name, seen)
			}
		}
		return !found
	})
	return found
}
