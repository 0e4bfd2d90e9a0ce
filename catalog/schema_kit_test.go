package catalog

import (
	"encoding/json"
	"fmt"
	"math"
	"os"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/goccy/go-yaml/ast"
)

// rule is a JSON Schema, as far as those in docs/schema use it.
type rule struct {
	Ref        string           `json:"$ref"`
	Types      oneOrMore        `json:"type"`
	Properties map[string]*rule `json:"properties"`
	Required   []string         `json:"required"`
	Closed     *bool            `json:"additionalProperties"`
	Items      *rule            `json:"items"`
	Enum       []string         `json:"enum"`
	Pattern    string           `json:"pattern"`
	Least      *float64         `json:"minimum"`
	Most       *float64         `json:"maximum"`
	Over       *float64         `json:"exclusiveMinimum"`
	Fewest     *int             `json:"minItems"`
	Top        *int             `json:"maxItems"`
	If         *rule            `json:"if"`
	Then       *rule            `json:"then"`
	Else       *rule            `json:"else"`
	Defs       map[string]*rule `json:"$defs"`
	Note       string           `json:"description"`
	Title      string           `json:"title"`
	Draft      string           `json:"$schema"`
	ID         string           `json:"$id"`
}

// oneOrMore is one word or several.
type oneOrMore []string

func (w *oneOrMore) UnmarshalJSON(text []byte) error {
	var one string
	if json.Unmarshal(text, &one) == nil {
		*w = oneOrMore{one}
		return nil
	}
	return json.Unmarshal(text, (*[]string)(w))
}

// readRule reads a schema; a keyword that is not known here fails the test.
func readRule(t *testing.T, name string) *rule {
	t.Helper()
	file, err := os.Open("../docs/schema/" + name)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	d := json.NewDecoder(file)
	d.DisallowUnknownFields()
	var r rule
	if err := d.Decode(&r); err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	return &r
}

// schemas are the rules of all files, to follow what refers to another.
type schemas struct {
	t     *testing.T
	files map[string]*rule
}

func readSchemas(t *testing.T) schemas {
	s := schemas{t, map[string]*rule{}}
	for _, name := range []string{"program.json", "own.json", "exercise.json"} {
		s.files[name] = readRule(t, name)
	}
	return s
}

// faults tells where a text breaks the schema of a file.
func (s schemas) faults(name, text string) []string {
	doc, v := ReadYAML("f.yaml", 1, []byte(text))
	if !v.Present() {
		return written(doc.Faults)
	}
	return s.check(name, s.files[name], v)
}

func (s schemas) check(file string, r *rule, v Value) []string {
	if r.Ref != "" {
		name, part, _ := strings.Cut(r.Ref, "#")
		if name == "" {
			name = file
		}
		target := s.files[name].Defs[path.Base(part)]
		if target == nil {
			s.t.Fatalf("%s refers to %s, which is not there", file, r.Ref)
		}
		return s.check(name, target, v)
	}
	var out []string
	say := func(format string, args ...any) { out = append(out, v.path+": "+fmt.Sprintf(format, args...)) }
	if r.If != nil {
		if len(s.check(file, r.If, v)) == 0 {
			return s.check(file, r.Then, v)
		}
		return s.check(file, r.Else, v)
	}
	if len(r.Types) > 0 && !slices.ContainsFunc(r.Types, func(one string) bool { return fits(v, one) }) {
		say("want %v", r.Types)
		return out
	}
	text, isText := v.node.(ast.ScalarNode)
	if isText && len(r.Enum) > 0 && !slices.Contains(r.Enum, fmt.Sprint(text.GetValue())) {
		say("%v is none of %v", text.GetValue(), r.Enum)
	}
	if isText && r.Pattern != "" && v.IsText() && !regexp.MustCompile(r.Pattern).MatchString(v.Text()) {
		say("%q does not look like %s", v.Text(), r.Pattern)
	}
	if v.IsNumber() {
		n := v.Number()
		if r.Least != nil && n < *r.Least || r.Most != nil && n > *r.Most || r.Over != nil && n <= *r.Over {
			say("%v is out of range", n)
		}
	}
	return append(out, s.parts(file, r, v)...)
}

// parts checks the keys of a mapping, and the values of a list.
func (s schemas) parts(file string, r *rule, v Value) []string {
	var out []string
	if v.IsMapping() {
		pairs, _ := v.pairs()
		for _, p := range pairs {
			switch inner := r.Properties[p.key]; {
			case inner != nil:
				out = append(out, s.check(file, inner, p.value)...)
			case r.Closed != nil && !*r.Closed:
				out = append(out, v.path+": unknown key "+p.key)
			}
		}
		for _, key := range r.Required {
			if !slices.ContainsFunc(pairs, func(p pair) bool { return p.key == key }) {
				out = append(out, v.path+": missing "+key)
			}
		}
	}
	if v.IsList() {
		list := v.List()
		if r.Fewest != nil && len(list) < *r.Fewest || r.Top != nil && len(list) > *r.Top {
			out = append(out, v.path+": wrong count")
		}
		for _, one := range list {
			if r.Items != nil {
				out = append(out, s.check(file, r.Items, one)...)
			}
		}
	}
	return out
}

func fits(v Value, kind string) bool {
	switch kind {
	case "object":
		return v.IsMapping()
	case "array":
		return v.IsList()
	case "string":
		return v.IsText()
	case "boolean":
		return v.IsBool()
	case "number":
		return v.IsNumber()
	case "integer":
		return v.IsNumber() && v.Number() == math.Trunc(v.Number())
	}
	return false
}
