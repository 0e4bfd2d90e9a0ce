package tspine_test

import (
	"go/ast"
	"go/token"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"tspine/locale"
)

// saidInGo collects what the code says in English itself: what faults want, and
// what is wrong with a command. A number or a word stands for what is filled in.
func saidInGo(t *testing.T) map[string]string {
	t.Helper()
	out := map[string]string{}
	for _, s := range sources(t) {
		if s.test || strings.HasPrefix(s.path, "internal/") {
			continue
		}
		ast.Inspect(s.file, func(n ast.Node) bool {
			for _, e := range saysInEnglish(n) {
				if text, ok := sample(e); ok && text != "" {
					out[text] = s.path
				}
			}
			return true
		})
	}
	return out
}

// saysInEnglish gives the expressions of a node that are texts for people.
func saysInEnglish(n ast.Node) []ast.Expr {
	switch n := n.(type) {
	case *ast.CallExpr:
		fun, ok := n.Fun.(*ast.SelectorExpr)
		switch {
		case ok && fun.Sel.Name == "Fault" && len(n.Args) == 3:
			return n.Args[2:]
		case ok && fun.Sel.Name == "Add" && len(n.Args) == 4 && isKebab(n.Args[1]):
			return n.Args[3:]
		case isNamed(n.Fun, "wrong") && len(n.Args) == 4:
			return n.Args[3:]
		}
	case *ast.CompositeLit:
		if id, ok := n.Type.(*ast.Ident); ok && id.Name == "usageError" {
			return n.Elts
		}
		var out []ast.Expr
		for _, e := range n.Elts {
			if kv, ok := e.(*ast.KeyValueExpr); ok {
				if key, ok := kv.Key.(*ast.Ident); ok && key.Name == "Want" {
					out = append(out, kv.Value)
				}
			}
		}
		return out
	}
	return nil
}

func isNamed(e ast.Expr, name string) bool {
	id, ok := e.(*ast.Ident)
	return ok && id.Name == name
}

func isKebab(e ast.Expr) bool {
	lit, ok := e.(*ast.BasicLit)
	return ok && regexp.MustCompile(`^"[a-z0-9-]+"$`).MatchString(lit.Value)
}

// verb is a place in a format.
var verb = regexp.MustCompile(`%[+#]?[a-zA-Z]`)

// sample gives the text of an expression, as it may be said; false where it
// holds no words of its own.
func sample(e ast.Expr) (string, bool) {
	switch e := e.(type) {
	case *ast.BasicLit:
		if e.Kind != token.STRING {
			return "", false
		}
		text, err := strconv.Unquote(e.Value)
		return text, err == nil
	case *ast.BinaryExpr:
		left, one := sample(e.X)
		right, other := sample(e.Y)
		if !one {
			left = "7"
		}
		if !other {
			right = "7"
		}
		return left + right, one || other
	case *ast.CallExpr:
		fun, ok := e.Fun.(*ast.SelectorExpr)
		if ok && slices.Contains([]string{"Sprintf", "Errorf", "New"}, fun.Sel.Name) && len(e.Args) > 0 {
			text, known := sample(e.Args[0])
			return strings.ReplaceAll(verb.ReplaceAllString(text, "7"), "%%", "%"), known
		}
	}
	return "", false
}

// notation is what is wanted to the letter: numbers, ids, keys and examples.
var notation = regexp.MustCompile(`^(--by|[0-9.–-]+|\d+x\d+|\d+x\d+, \d+s|\d{4}-\d\d-\d\d(T\d\d:\d\d:\d\dZ)?|R\d\d|UTF-8|\[[a-z, ]+\]|\[left, right\], as .*|T1 to T12|a UUID|7(: |, | from )7.*|7 to 7(, 7)?|format, person, .*|kg|kg, lb|exercise, out|F, M|mon 7|light-blue|person|start|tool|\}|travel, illness, other|read, log, all|hand, phone|\d?\d:\d\d(-\d\d:\d\d)?(, 7)?|7?s|title|exercises|Europe/Berlin|120/80|)$`)

func TestWhatTheCodeSaysInEnglishCanBeSaidInAnyLanguage(t *testing.T) {
	loud, err := locale.Made("en-XA", strings.ToUpper)
	if err != nil {
		t.Fatal(err)
	}
	all := saidInGo(t)
	if len(all) < 80 {
		t.Fatalf("only %d texts are found", len(all))
	}
	for text, at := range all {
		if !notation.MatchString(text) && loud.Again(text) == text {
			t.Errorf("%s says %q, and no key under said. has it", at, text)
		}
	}
}
