package catalog

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// written lists faults as people read them.
func written(all Faults) []string {
	var out []string
	for _, one := range all {
		out = append(out, one.Error())
	}
	return out
}

// faultsOf reads text and tells what was wrong with it.
func faultsOf(text string, read func(Value)) []string {
	doc, v := ReadYAML("f.yaml", 1, []byte(text))
	if v.Present() {
		read(v)
	}
	return written(doc.Faults)
}

// key reads the value of a single key.
func key(read func(Value)) func(Value) {
	return func(v Value) { v.Fields(Field{"a", true, read}) }
}

func TestATextThatIsNoYAMLSaysWhere(t *testing.T) {
	for name, c := range map[string]struct{ text, want string }{
		"an empty file":                        {"", "f.yaml:1:1: empty-file"},
		"spaces and line breaks":               {"  \n\n", "f.yaml:1:1: empty-file"},
		"a comment alone":                      {"# nothing yet\n", "f.yaml:1:1: empty-file"},
		"a document mark alone":                {"---\n", "f.yaml:1:1: empty-file"},
		"a list that is not closed":            {"a: [1", "f.yaml:1:4: not-yaml \"sequence end token ']' not found\""},
		"a second colon":                       {"a: 1\nb: c: d\n", `f.yaml:2:4: not-yaml "mapping value is not allowed in this context"`},
		"a key further in than the one before": {"a: x\n  b: y\n", `f.yaml:1:4: not-yaml "mapping value is not allowed in this context"`},
		"a quote that is not closed":           {"a: 'x\n", `f.yaml:1:4: not-yaml "could not find end character of single-quoted text"`},
	} {
		t.Run(name, func(t *testing.T) {
			doc, v := ReadYAML("f.yaml", 1, []byte(c.text))
			if v.Present() {
				t.Error("there is a value all the same")
			}
			if diff := cmp.Diff([]string{c.want}, written(doc.Faults)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestLinesCountFromWhereTheTextBegins(t *testing.T) {
	for name, c := range map[string]struct{ text, want string }{
		"a value":        {"a: 1\nb: x\n", "f.md:41:4: b: wrong-type \"x\" (want a number)"},
		"a syntax fault": {"a: 1\nb: [\n", "f.md:41:4: not-yaml \"sequence end token ']' not found\""},
		"nothing":        {"", "f.md:40:1: empty-file"},
	} {
		t.Run(name, func(t *testing.T) {
			doc, v := ReadYAML("f.md", 40, []byte(c.text))
			if v.Present() {
				v.Fields(Field{"a", true, func(v Value) { v.Number() }}, Field{"b", true, func(v Value) { v.Number() }})
			}
			if diff := cmp.Diff([]string{c.want}, written(doc.Faults)); diff != "" {
				t.Error(diff)
			}
			if text := doc.Faults[0].Text; text != "" && !strings.HasPrefix(text, "b:") {
				t.Errorf("the line shown is %q", text)
			}
		})
	}
}

func TestFields(t *testing.T) {
	read := func(v Value) {
		v.Fields(
			Field{"id", true, func(v Value) { v.Text() }},
			Field{"age", false, func(v Value) { v.Int(0, 110) }},
			Field{"inner", false, func(v Value) { v.Fields(Field{"x", true, func(v Value) { v.Number() }}) }},
		)
	}
	for name, c := range map[string]struct {
		text string
		want []string
	}{
		"all is well":                             {"id: a\nage: 40\n", nil},
		"what may be missing is missing":          {"id: a\n", nil},
		"what must be there is missing":           {"age: 40\n", []string{"f.yaml:1:1: missing-key (want id)"}},
		"a key without a value is missing too":    {"id:\nage: 40\n", []string{"f.yaml:1:1: missing-key (want id)"}},
		"so is one whose value is null":           {"id: ~\n", []string{"f.yaml:1:1: missing-key (want id)"}},
		"what may be missing may be empty":        {"id: a\nage:\n", nil},
		"an unknown key":                          {"id: a\nname: b\n", []string{`f.yaml:2:1: unknown-key "name" (want id, age, inner)`}},
		"an unknown key without a value":          {"id: a\nname:\n", []string{`f.yaml:2:1: unknown-key "name" (want id, age, inner)`}},
		"keys know upper case":                    {"ID: a\n", []string{`f.yaml:1:1: unknown-key "ID" (want id, age, inner)`, "f.yaml:1:1: missing-key (want id)"}},
		"a missing key of a part":                 {"id: a\ninner:\n    y: 1\n", []string{`f.yaml:3:5: inner: unknown-key "y" (want x)`, "f.yaml:3:5: inner: missing-key (want x)"}},
		"a missing key between braces":            {"id: a\ninner: {}\n", []string{"f.yaml:2:8: inner: missing-key (want x)"}},
		"a part that is a word":                   {"id: a\ninner: word\n", []string{`f.yaml:2:8: inner: wrong-type "text" (want keys with values)`}},
		"a list in place of keys":                 {"- id: a\n", []string{`f.yaml:1:1: wrong-type "a list" (want keys with values)`}},
		"a number in place of keys":               {"7\n", []string{`f.yaml:1:1: wrong-type "a number" (want keys with values)`}},
		"JSON is read the same way":               {`{"id": "a", "age": 40, "inner": {"x": 1}}`, nil},
		"and its faults have a place too":         {`{"id": "a", "age": 400}`, []string{`f.yaml:1:20: age: out-of-range "400" (want a whole number from 0 to 110)`}},
		"tabs and line breaks of other systems":   {"id: a\r\nage: x\r\n", []string{`f.yaml:2:6: age: wrong-type "x" (want a whole number)`}},
		"letters of several bytes are one column": {"{id: \"äöü\", age: x}", []string{`f.yaml:1:18: age: wrong-type "x" (want a whole number)`}},
		"every fault at once": {"id: [a]\nage: 200\nname: b\ninner: {x: y}\n", []string{
			`f.yaml:1:5: id: wrong-type "a list" (want text)`,
			`f.yaml:2:6: age: out-of-range "200" (want a whole number from 0 to 110)`,
			`f.yaml:3:1: unknown-key "name" (want id, age, inner)`,
			`f.yaml:4:12: inner.x: wrong-type "y" (want a number)`,
		}},
	} {
		t.Run(name, func(t *testing.T) {
			if diff := cmp.Diff(c.want, faultsOf(c.text, read)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestTextIsTakenAsItIsWritten(t *testing.T) {
	for name, c := range map[string]struct{ yaml, want string }{
		"a word":                                {"a: word", "word"},
		"a sentence in quotes":                  {`a: "Breathe out: slowly."`, "Breathe out: slowly."},
		"a number":                              {"a: 0112", "0112"},
		"a number with a point":                 {"a: 7.50", "7.50"},
		"yes and no as YAML knows them":         {"a: true", "true"},
		"a day":                                 {"a: 2026-11-20", "2026-11-20"},
		"a code":                                {"a: S002-01", "S002-01"},
		"several lines, without the last break": {"a: |\n  one\n  two\n", "one\ntwo"},
		"several lines made one":                {"a: >\n  one\n  two\n", "one two"},
		"an empty text":                         {`a: ""`, ""},
		"a comment is not part of it":           {"a: word # and more", "word"},
		"other scripts":                         {"a: Käse 背中", "Käse 背中"},
	} {
		t.Run(name, func(t *testing.T) {
			var got string
			if faults := faultsOf(c.yaml, key(func(v Value) { got = v.Text() })); len(faults) > 0 {
				t.Fatal(faults)
			}
			if got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

func TestWhatIsNoTextIsAFault(t *testing.T) {
	for name, c := range map[string]struct{ yaml, want string }{
		"a list":    {"a: [x]", `f.yaml:1:4: a: wrong-type "a list" (want text)`},
		"keys":      {"a: {x: 1}", `f.yaml:1:4: a: wrong-type "keys with values" (want text)`},
		"infinity":  {"a: .inf", `f.yaml:1:4: a: wrong-type "a number" (want text)`},
		"an anchor": {"a: &x word", `f.yaml:1:4: a: wrong-type "an anchor, alias or tag" (want text)`},
		"an alias":  {"a: *x", `f.yaml:1:4: a: wrong-type "an anchor, alias or tag" (want text)`},
		"a tag":     {"a: !!str word", `f.yaml:1:4: a: wrong-type "an anchor, alias or tag" (want text)`},
	} {
		t.Run(name, func(t *testing.T) {
			got := faultsOf(c.yaml, key(func(v Value) {
				if text := v.Text(); text != "" {
					t.Errorf("it reads %q", text)
				}
			}))
			if diff := cmp.Diff([]string{c.want}, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestNumbers(t *testing.T) {
	for name, c := range map[string]struct {
		yaml  string
		want  float64
		fault string
	}{
		"a whole number":                 {"a: 12", 12, ""},
		"with a point":                   {"a: 7.5", 7.5, ""},
		"under nothing":                  {"a: -3.25", -3.25, ""},
		"with places marked":             {"a: 1_000", 1000, ""},
		"with an exponent":               {"a: 1.5e2", 150, ""},
		"a word":                         {"a: ten", 0, `f.yaml:1:4: a: wrong-type "ten" (want a number)`},
		"a number in quotes is a text":   {`a: "12"`, 0, `f.yaml:1:4: a: wrong-type "12" (want a number)`},
		"a comma for a point":            {"a: 7,5", 0, `f.yaml:1:4: a: wrong-type "7,5" (want a number)`},
		"infinity":                       {"a: .inf", 0, `f.yaml:1:4: a: wrong-type ".inf" (want a number)`},
		"not a number":                   {"a: .nan", 0, `f.yaml:1:4: a: wrong-type ".nan" (want a number)`},
		"in base sixteen":                {"a: 0x10", 0, `f.yaml:1:4: a: wrong-type "0x10" (want a number)`},
		"larger than any that there are": {"a: 1.0e999", 0, `f.yaml:1:4: a: wrong-type "1.0e999" (want a number)`},
		"yes":                            {"a: true", 0, `f.yaml:1:4: a: wrong-type "true" (want a number)`},
		"a list":                         {"a: [1]", 0, `f.yaml:1:4: a: wrong-type "a list" (want a number)`},
	} {
		t.Run(name, func(t *testing.T) {
			got := -1.0
			faults := faultsOf(c.yaml, key(func(v Value) { got = v.Number() }))
			if got != c.want || strings.Join(faults, "\n") != c.fault {
				t.Errorf("got %v, %v; want %v, %s", got, faults, c.want, c.fault)
			}
		})
	}
}

func TestWholeNumbersLieBetweenTheirBounds(t *testing.T) {
	const outside = "(want a whole number from 1 to 52)"
	for name, c := range map[string]struct {
		yaml  string
		want  int
		fault string
	}{
		"the least":                 {"a: 1", 1, ""},
		"the most":                  {"a: 52", 52, ""},
		"a point and nothing after": {"a: 6.0", 6, ""},
		"under the least":           {"a: 0", 1, `f.yaml:1:4: a: out-of-range "0" ` + outside},
		"over the most":             {"a: 53", 1, `f.yaml:1:4: a: out-of-range "53" ` + outside},
		"a half":                    {"a: 1.5", 1, `f.yaml:1:4: a: out-of-range "1.5" ` + outside},
		"far over":                  {"a: 99999999999999999999", 1, `f.yaml:1:4: a: wrong-type "99999999999999999999" (want a whole number)`},
		"in base sixteen":           {"a: 0x10", 1, `f.yaml:1:4: a: wrong-type "0x10" (want a number)`},
		"a word":                    {"a: six", 1, `f.yaml:1:4: a: wrong-type "six" (want a whole number)`},
		"keys":                      {"a: {b: 1}", 1, `f.yaml:1:4: a: wrong-type "keys with values" (want a whole number)`},
	} {
		t.Run(name, func(t *testing.T) {
			got := -1
			faults := faultsOf(c.yaml, key(func(v Value) { got = v.Int(1, 52) }))
			if got != c.want || strings.Join(faults, "\n") != c.fault {
				t.Errorf("got %v, %v; want %v, %s", got, faults, c.want, c.fault)
			}
		})
	}
}

func TestYesAndNo(t *testing.T) {
	for name, c := range map[string]struct {
		yaml  string
		want  bool
		fault string
	}{
		"true":            {"a: true", true, ""},
		"false":           {"a: false", false, ""},
		"yes is a word":   {"a: yes", false, `f.yaml:1:4: a: wrong-type "yes" (want true or false)`},
		"one is a number": {"a: 1", false, `f.yaml:1:4: a: wrong-type "1" (want true or false)`},
		"in quotes":       {`a: "true"`, false, `f.yaml:1:4: a: wrong-type "true" (want true or false)`},
		"a list":          {"a: [true]", false, `f.yaml:1:4: a: wrong-type "a list" (want true or false)`},
	} {
		t.Run(name, func(t *testing.T) {
			got := !c.want
			faults := faultsOf(c.yaml, key(func(v Value) { got = v.Bool() }))
			if got != c.want || strings.Join(faults, "\n") != c.fault {
				t.Errorf("got %v, %v; want %v, %s", got, faults, c.want, c.fault)
			}
		})
	}
}

func TestOneOfSomeWords(t *testing.T) {
	for name, c := range map[string]struct{ yaml, want, fault string }{
		"one of them":                        {"a: each", "each", ""},
		"another word":                       {"a: left", "", `f.yaml:1:4: a: unknown-word "left" (want both, each)`},
		"half a word":                        {"a: eac", "", `f.yaml:1:4: a: misspelled-word "eac" (want each)`},
		"a list has one fault":               {"a: [each]", "", `f.yaml:1:4: a: wrong-type "a list" (want text)`},
		"a number is taken as it is written": {"a: 1", "", `f.yaml:1:4: a: unknown-word "1" (want both, each)`},
	} {
		t.Run(name, func(t *testing.T) {
			got := "?"
			faults := faultsOf(c.yaml, key(func(v Value) { got = v.OneOf("both", "each") }))
			if got != c.want || strings.Join(faults, "\n") != c.fault {
				t.Errorf("got %q, %v; want %q, %s", got, faults, c.want, c.fault)
			}
		})
	}
}

func TestLists(t *testing.T) {
	for name, c := range map[string]struct {
		yaml   string
		want   []string
		faults []string
	}{
		"in brackets":                 {"a: [x, y]", []string{"x", "y"}, nil},
		"on lines of their own":       {"a:\n  - x\n  - y\n", []string{"x", "y"}, nil},
		"an empty list":               {"a: []", []string{}, nil},
		"numbers as they are written": {"a: [1, 2.50]", []string{"1", "2.50"}, nil},
		"a word alone is no list":     {"a: x", []string{}, []string{`f.yaml:1:4: a: wrong-type "text" (want a list, as [a, b])`}},
		"each wrong one has its own fault": {"a: [[x], y, {z: 1}]", []string{"", "y", ""}, []string{
			`f.yaml:1:5: a[0]: wrong-type "a list" (want text)`, `f.yaml:1:13: a[2]: wrong-type "keys with values" (want text)`}},
		"an empty place": {"a:\n  - x\n  -\n", []string{"x", ""}, []string{`f.yaml:3:5: a[1]: wrong-type "nothing" (want text)`}},
	} {
		t.Run(name, func(t *testing.T) {
			var got []string
			faults := faultsOf(c.yaml, key(func(v Value) { got = v.Texts() }))
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Error(diff)
			}
			if diff := cmp.Diff(c.faults, faults); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestEachReadsKeysThatNobodyKnows(t *testing.T) {
	var got []string
	faults := faultsOf("fever: true\nbp: [120, 80]\nonset: ~\n", func(v Value) {
		v.Each(func(key string, v Value) { got = append(got, key+" "+v.kind()) })
	})
	if want := []string{"fever true or false", "bp a list", "onset nothing"}; !slices.Equal(got, want) || len(faults) > 0 {
		t.Errorf("got %v, %v; want %v", got, faults, want)
	}
	faults = faultsOf("- fever\n", func(v Value) { v.Each(func(string, Value) { t.Error("a list has no keys") }) })
	if want := []string{`f.yaml:1:1: wrong-type "a list" (want keys with values)`}; !slices.Equal(faults, want) {
		t.Errorf("got %v, want %v", faults, want)
	}
}

func TestWhatAValueIs(t *testing.T) {
	for name, c := range map[string]struct {
		yaml                               string
		mapping, list, text, number, yesNo bool
	}{
		"keys":               {yaml: "a:\n  b: 1\n", mapping: true},
		"keys in braces":     {yaml: "a: {b: 1, c: 2}", mapping: true},
		"a list":             {yaml: "a: [1]", list: true},
		"a word":             {yaml: "a: word", text: true},
		"a number in quotes": {yaml: `a: "1"`, text: true},
		"a block of text":    {yaml: "a: |\n  b: 1\n", text: true},
		"a number":           {yaml: "a: 1", number: true},
		"with a point":       {yaml: "a: 1.5", number: true},
		"yes or no":          {yaml: "a: false", yesNo: true},
		"nothing":            {yaml: "a: ~"},
	} {
		t.Run(name, func(t *testing.T) {
			_, v := ReadYAML("f.yaml", 1, []byte(c.yaml))
			v.Each(func(_ string, v Value) {
				if v.IsMapping() != c.mapping || v.IsList() != c.list || v.IsText() != c.text || v.IsNumber() != c.number || v.IsBool() != c.yesNo {
					t.Errorf("mapping %v, list %v, text %v, number %v, yes or no %v", v.IsMapping(), v.IsList(), v.IsText(), v.IsNumber(), v.IsBool())
				}
			})
		})
	}
}

func TestAKeyMayBeWrittenWithoutAValue(t *testing.T) {
	for name, c := range map[string]struct {
		yaml string
		want bool
	}{
		"null":               {"winner: null\n", true},
		"nothing":            {"winner:\nother: 1\n", true},
		"a value":            {"winner: 1\n", false},
		"no such key":        {"other: ~\n", false},
		"null in braces":     {"{winner: null, other: 1}", true},
		"not keys at all":    {"[winner]", false},
		"the word in quotes": {`winner: "null"`, false},
	} {
		t.Run(name, func(t *testing.T) {
			doc, v := ReadYAML("f.yaml", 1, []byte(c.yaml))
			if got := v.HasNull("winner"); got != c.want || len(doc.Faults) > 0 {
				t.Errorf("got %v, %v; want %v", got, doc.Faults, c.want)
			}
		})
	}
}

// TestWhatIsWrittenIsRead writes a mapping of numbers and words as YAML, in
// lines and in braces, and reads it back.
func TestWhatIsWrittenIsRead(t *testing.T) {
	word := rapid.StringMatching(`[a-z][a-z0-9]{0,8}`)
	rapid.Check(t, func(t *rapid.T) {
		keys := rapid.SliceOfNDistinct(word, 1, 6, rapid.ID[string]).Draw(t, "keys")
		want := map[string]int{}
		var pairs []string
		for _, k := range keys {
			want["k"+k] = rapid.IntRange(-1000, 1000).Draw(t, "number")
			pairs = append(pairs, fmt.Sprintf("k%s: %d", k, want["k"+k]))
		}
		for _, text := range []string{strings.Join(pairs, "\n"), "{" + strings.Join(pairs, ", ") + "}"} {
			got := map[string]int{}
			faults := faultsOf(text, func(v Value) {
				v.Each(func(key string, v Value) { got[key] = v.Int(-1000, 1000) })
			})
			if diff := cmp.Diff(want, got); diff != "" || len(faults) > 0 {
				t.Fatalf("%q: %v %s", text, faults, diff)
			}
		}
	})
}
