package catalog

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"tspine/engine/fault"
)

func TestAFaultShowsItsLine(t *testing.T) {
	doc, v := ReadYAML("f.yaml", 1, []byte("# ours\na: 1\nb: [x, y]\n"))
	v.Fields(Field{"a", true, func(v Value) { v.Int(0, 9) }}, Field{"b", true, func(v Value) { v.Number() }})
	want := Located{
		File: "f.yaml", Line: 3, Column: 4, Text: "b: [x, y]",
		Fault: fault.Fault{Path: "b", Code: "wrong-type", Got: "a list", Want: "a number"},
	}
	if len(doc.Faults) != 1 || doc.Faults[0] != want {
		t.Errorf("got %+v\nwant %+v", doc.Faults, want)
	}
}

func TestAFaultWithoutALineNamesTheFileAlone(t *testing.T) {
	one := Located{File: "help.yaml", Fault: fault.Fault{Path: "[0]", Code: "too-long"}}
	if got, want := one.Error(), "help.yaml: [0]: too-long"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func TestFaultsOfAFileAreOneError(t *testing.T) {
	var none Faults
	if err := none.Err(); err != nil {
		t.Errorf("no faults are an error: %v", err)
	}
	all := Faults{{File: "f", Line: 1, Column: 2, Fault: fault.Fault{Code: "a"}}, {File: "f", Line: 3, Column: 4, Fault: fault.Fault{Code: "b"}}}
	if got, want := all.Error(), "f:1:2: a\nf:3:4: b"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	var back Faults
	if err := fmt.Errorf("read: %w", all.Err()); !errors.As(err, &back) || len(back) != 2 {
		t.Errorf("%v gave back %v", err, back)
	}
}

func TestFaultsInsideATextHaveTheirColumn(t *testing.T) {
	for name, c := range map[string]struct{ yaml, want string }{
		"a plain text":                      {"a: cat-cow 5q", "f.yaml:1:12: a: bad \"5q\""},
		"in double quotes":                  {`a: "cat-cow 5q"`, "f.yaml:1:13: a: bad \"5q\""},
		"in single quotes":                  {"a: 'cat-cow 5q'", "f.yaml:1:13: a: bad \"5q\""},
		"in a list":                         {"a:\n  - cat-cow 5q\n", "f.yaml:2:13: a[0]: bad \"5q\""},
		"of several lines, where it begins": {"a: |\n  cat-cow 5q\n", "f.yaml:1:4: a: bad \"5q\""},
		"folded, where it begins":           {"a: >\n  cat-cow 5q\n", "f.yaml:1:4: a: bad \"5q\""},
		"run on, where it begins":           {"a: cat-cow\n  5q\n", "f.yaml:1:4: a: bad \"5q\""},
		"in quotes over two lines":          {"a: 'cat-cow\n  5q'\n", "f.yaml:1:4: a: bad \"5q\""},
	} {
		t.Run(name, func(t *testing.T) {
			found := fault.Faults{{Code: "bad", Got: "5q", Column: 9}}
			got := faultsOf(c.yaml, key(func(v Value) {
				if v.IsList() {
					v = v.List()[0]
				}
				v.FaultsUnder(found)
			}))
			if diff := cmp.Diff([]string{c.want}, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestAFaultOfTheFirstLetterStandsWhereTheValueBegins(t *testing.T) {
	for _, text := range []string{"a: x", `a: "x"`, "a: 'x'"} {
		for column := range 2 {
			got := faultsOf(text, key(func(v Value) { v.FaultAt(column, fault.Fault{Code: "bad"}) }))
			if want := []string{"f.yaml:1:4: a: bad"}; !cmp.Equal(want, got) {
				t.Errorf("%s: got %v, want %v", text, got, want)
			}
		}
	}
}

func TestFaultsOfAPartStandWhereTheirPathLeads(t *testing.T) {
	const text = "a:\n  b: 1\n  side_bend: [2, 3]\n  deep:\n    c: 4\n"
	for name, c := range map[string]struct{ path, want string }{
		"a key":                            {"b", "f.yaml:2:6: a.b: too-long"},
		"a key of a key":                   {"deep.c", "f.yaml:5:8: a.deep.c: too-long"},
		"a hyphen for an underscore":       {"side-bend", "f.yaml:3:14: a.side-bend: too-long"},
		"past the last part that is there": {"side-bend.left", "f.yaml:3:14: a.side-bend.left: too-long"},
		"a key that is not there":          {"z", "f.yaml:2:3: a.z: too-long"},
		"a place in no list":               {"[0].b", "f.yaml:2:3: a[0].b: too-long"},
		"the whole":                        {"", "f.yaml:2:3: a: too-long"},
	} {
		t.Run(name, func(t *testing.T) {
			got := faultsOf(text, key(func(v Value) { v.FaultsUnder(fault.Faults{{Path: c.path, Code: "too-long"}}) }))
			if diff := cmp.Diff([]string{c.want}, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// TestOneWrongLineIsFoundWhereItStands puts a wrong number among right ones.
func TestOneWrongLineIsFoundWhereItStands(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 20).Draw(t, "lines")
		at := rapid.IntRange(0, n-1).Draw(t, "wrong")
		first := rapid.IntRange(1, 500).Draw(t, "first line")
		lines := make([]string, n)
		for i := range lines {
			lines[i] = fmt.Sprintf("k%d: %d", i, i)
		}
		lines[at] = fmt.Sprintf("k%d: wrong", at)
		doc, v := ReadYAML("f.md", first, []byte(strings.Join(lines, "\n")))
		v.Each(func(_ string, v Value) { v.Int(0, 100) })
		if len(doc.Faults) != 1 {
			t.Fatalf("%d faults: %v", len(doc.Faults), doc.Faults)
		}
		f := doc.Faults[0]
		if f.Line != first+at || f.Column != strings.Index(lines[at], "wrong")+1 || f.Text != lines[at] {
			t.Fatalf("%d:%d %q, want line %d %q", f.Line, f.Column, f.Text, first+at, lines[at])
		}
	})
}
