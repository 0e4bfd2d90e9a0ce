package api

import (
	"encoding/json"
	"fmt"
	"net/http"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"
)

// described is the interface as its description has it.
type described struct {
	Paths      map[string]map[string]asked
	Components struct{ Schemas map[string]shape }
}

// asked is one operation of it.
type asked struct {
	OperationID string `json:"operationId"`
	Parameters  []struct{ Name, In string }
	RequestBody struct {
		Content map[string]struct{ Schema shape }
	} `json:"requestBody"`
	Responses map[string]json.RawMessage
}

// request is what is sent.
type request struct{ address, body, kind, match string }

// request draws one for an operation, in which something may be spoiled.
func (d *described) request(r *rapid.T, path string, op asked) request {
	out := request{address: filled(r, path) + "?", match: rapid.SampledFrom([]string{"", `"x"`, "*"}).Draw(r, "match")}
	for media, one := range op.RequestBody.Content {
		out.body, out.kind = d.drawn(r, one.Schema, 0), media
	}
	if one := sent[op.OperationID]; one != "" && rapid.Bool().Draw(r, "known") {
		out.body = rapid.SampledFrom([]string{one, one, strings.Replace(one, "}", `,"x":`+odd().Draw(r, "more")+"}", 1), one[:len(one)/2] + odd().Draw(r, "rest")}).Draw(r, "from known")
	}
	switch rapid.IntRange(0, 9).Draw(r, "spoil") {
	case 0:
		out.body = rapid.SampledFrom([]string{"", "{", "nothing", "[]", "\xff", "{\"a\":1}{}", "- a", "null", "\ufeff{}"}).Draw(r, "body")
	case 1:
		out.kind = rapid.SampledFrom([]string{"", "text/plain", "application/json; charset=latin-1", "multipart/form-data", ";;;"}).Draw(r, "kind")
	}
	for _, p := range op.Parameters {
		if p.In == "query" {
			out.address += "&" + p.Name + "=" + rapid.SampledFrom([]string{"", "0", "-1", "5", "yes", "%00", "%f0%9f%99%82", "999999999999999999999", "e30"}).Draw(r, p.Name)
		}
	}
	return out
}

// shape is what a body may be.
type shape struct {
	Ref        string           `json:"$ref"`
	Properties map[string]shape `json:"properties"`
	Items      *shape           `json:"items"`
	OneOf      []shape          `json:"oneOf"`
	Type       json.RawMessage  `json:"type"`
	Enum       []json.RawMessage
	Format     string
}

func (b *bench) described(t testing.TB) described {
	t.Helper()
	var d described
	check(t, json.Unmarshal([]byte(b.ask(t, "nobody", "GET /openapi.json", "").body), &d))
	return d
}

// odd draws a value that hardly anybody means.
func odd() *rapid.Generator[string] {
	return rapid.OneOf(
		rapid.SampledFrom([]string{
			"null", "true", "-1", "0", "11", "1e400", "-0.5", "99999999999999999999", `""`, `" "`, `"\u0000"`, `"\ud83d"`, `"\ud83d\ude42"`, `"\u202e"`, "[]", "{}",
			`[[[[]]]]`, `{"":""}`, `"2026-11-20"`, `"9999-99-99"`, `"1969-12-31"`, `"10000-01-01"`, `"0000-00-00"`, "NaN", ".inf", "-1e308", `{"a":1,"a":2}`, `"cat-cow 30s"`, `"cat-cow 999999999x"`, `{"line":null}`, `{"line":"cat-cow 30s","pain":99}`, `["cat-cow 30s"]`, `"&a"`, `"*a"`, `"!!binary x"`,
		}),
		rapid.Map(rapid.String(), func(s string) string { text, _ := json.Marshal(s); return string(text) }),
		rapid.Map(rapid.IntRange(1, 4), func(n int) string { return `"` + strings.Repeat("x", 1<<(n*4)) + `"` }),
		rapid.Just(strings.Repeat("[", 40)+strings.Repeat("]", 40)),
	)
}

// drawn draws a body of a shape, in which some things are odd or missing.
func (d *described) drawn(t *rapid.T, s shape, depth int) string {
	if s.Ref != "" {
		s = d.Components.Schemas[strings.TrimPrefix(s.Ref, "#/components/schemas/")]
	}
	if depth > 6 || rapid.IntRange(0, 5).Draw(t, "odd") == 0 {
		return odd().Draw(t, "value")
	}
	switch {
	case len(s.Enum) > 0:
		return string(rapid.SampledFrom(s.Enum).Draw(t, "word"))
	case len(s.OneOf) > 0:
		return d.drawn(t, rapid.SampledFrom(s.OneOf).Draw(t, "one of"), depth+1)
	case len(s.Properties) > 0:
		var parts []string
		for _, name := range sorted(s.Properties) {
			if rapid.IntRange(0, 2).Draw(t, "there") > 0 {
				parts = append(parts, strconv.Quote(name)+":"+d.drawn(t, s.Properties[name], depth+1))
			}
		}
		return "{" + strings.Join(parts, ",") + "}"
	case s.Items != nil:
		var parts []string
		for range rapid.IntRange(0, 3).Draw(t, "long") {
			parts = append(parts, d.drawn(t, *s.Items, depth+1))
		}
		return "[" + strings.Join(parts, ",") + "]"
	case s.Format == "date":
		return `"2026-11-19"`
	case strings.Contains(string(s.Type), "integer"), strings.Contains(string(s.Type), "number"):
		return fmt.Sprint(rapid.IntRange(0, 10).Draw(t, "number"))
	case strings.Contains(string(s.Type), "boolean"):
		return fmt.Sprint(rapid.Bool().Draw(t, "said"))
	case strings.Contains(string(s.Type), "object"):
		key := rapid.SampledFrom([]string{"others", "llr", "age", "theme", "pain_rest", "new_symptom", "x", "takes", "owd"}).Draw(t, "key")
		return "{" + strconv.Quote(key) + ":" + odd().Draw(t, "value") + "}"
	}
	return rapid.SampledFrom([]string{`"no"`, `"cat-cow"`, `"cat-cow 30s"`, `"open-book"`, `"x"`, `7`}).Draw(t, "text")
}

func sorted(all map[string]shape) []string {
	var out []string
	for name := range all {
		out = append(out, name)
	}
	slices.Sort(out)
	return out
}

// trials is how often each operation is tried.
func trials() int {
	if os.Getenv("TSPINE_SOAK") != "" {
		return 2000
	}
	return 25
}

func TestNothingThatIsSentBreaksAnything(t *testing.T) {
	b := open(t)
	d := b.described(t)
	shapes, answers := b.shapes()
	for path, methods := range d.Paths {
		for method, op := range methods {
			if op.OperationID == "delete-person" {
				continue // it would take the person away; see below
			}
			t.Run(op.OperationID, func(t *testing.T) {
				for seed := range trials() {
					r := rapid.Custom(func(r *rapid.T) request { return d.request(r, path, op) }).Example(seed)
					b.now = b.now.Add(time.Minute)
					g := b.ask(t, "all", strings.ToUpper(method)+" "+r.address, r.body, "Content-Type", r.kind, "If-Match", r.match)
					if _, declared := op.Responses[strconv.Itoa(g.status)]; !declared || g.status >= 500 {
						t.Fatalf("%d: %+v\n%s\n%s", g.status, r, g.body, b.log.String())
					}
					for _, err := range unlike(shapes, answers[op.OperationID], g) {
						t.Fatalf("%d: %.300v: %+v", g.status, err, r)
					}
					if g.status >= 400 && g.problem(t).Title == "" {
						t.Fatalf("%d says nothing", g.status)
					}
				}
			})
		}
	}
}

// filled fills in an address, sometimes with what names nothing.
func filled(r *rapid.T, path string) string {
	for _, part := range []string{"{person}", "{entry}", "{choice}", "{token}", "{version}", "{upload}", "{import}", "{test}", "{exercise}"} {
		if !strings.Contains(path, part) {
			continue
		}
		choices := []string{"me", "x", "%00", "%F0%9F%99%82", "019ab000-0000-7000-8000-00000000dead", "cat-cow", strings.Repeat("y", 300)}
		if part == "{person}" {
			choices = []string{"me", "me", "me", "me", "x"}
		}
		path = strings.ReplaceAll(path, part, rapid.SampledFrom(choices).Draw(r, part))
	}
	return path
}

func TestAnotherMethodIsRefused(t *testing.T) {
	b := open(t)
	for path, methods := range b.described(t).Paths {
		for _, method := range []string{"GET", "POST", "PUT", "PATCH", "DELETE"} {
			if _, there := methods[strings.ToLower(method)]; there {
				continue
			}
			if g := b.ask(t, "all", method+" "+addressed(path, me), "{}"); g.status != http.StatusMethodNotAllowed {
				t.Errorf("%s %s: %d", method, path, g.status)
			}
		}
	}
}

func TestAPersonIsDeletedOnlyByTheirName(t *testing.T) {
	b := open(t)
	cy := read[personJSON](t, b.ask(t, "all", "POST /people", `{"name":"Cy"}`), http.StatusCreated)
	if g := b.ask(t, "all", "DELETE /people/"+cy.ID+"?name=Bo", ""); g.status != http.StatusUnprocessableEntity {
		t.Errorf("another name: %d", g.status)
	}
	if g := b.ask(t, "all", "DELETE /people/"+cy.ID+"?name=Cy", ""); g.status != http.StatusNoContent {
		t.Errorf("%d %s", g.status, g.body)
	}
	if g := b.ask(t, "all", "GET /people/"+cy.ID, ""); g.status != http.StatusNotFound {
		t.Errorf("after that: %d", g.status)
	}
}
