package api

import (
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"tspine/engine/screening"
)

// named lists the exercises that a text names.
func (b *bench) named(text string) []string {
	var out []string
	for _, e := range b.App.Catalog.Exercises.All() {
		if strings.Contains(text, `"`+e.ID+`"`) || strings.Contains(text, `"`+e.ID+" ") {
			out = append(out, e.ID)
		}
	}
	return out
}

// apart are the operations that are not tried without leave: an export is what
// the person wrote, rules are nobody's, names are said again as they were sent,
// and others would change who may train.
var apart = []string{"export", "export-csv", "get-rules", "add-person", "rename-person", "make-token", "list-tokens", "put-intake", "delete-person"}

func TestWithoutLeaveNoOperationNamesAnExercise(t *testing.T) {
	for _, halt := range []string{"emergency", "clinician"} {
		t.Run(halt, func(t *testing.T) {
			b := open(t)
			b.stop(t, halt)
			d := b.described(t)
			for path, methods := range d.Paths {
				for method, op := range methods {
					if slices.Contains(apart, op.OperationID) {
						continue
					}
					for seed := range trials() / 5 {
						r := rapid.Custom(func(r *rapid.T) request { return d.request(r, path, op) }).Example(seed)
						b.now = b.now.Add(time.Minute)
						g := b.ask(t, "all", strings.ToUpper(method)+" "+r.address, r.body, "Content-Type", r.kind)
						if g.status >= 400 && g.problem(t).Code == "faults" {
							continue // says again what was sent
						}
						if all := b.named(g.body); len(all) > 0 {
							t.Fatalf("%s answers %d and names %v: %s", op.OperationID, g.status, all, g.body)
						}
					}
				}
			}
		})
	}
}

// stop has Ana answer in a way that comes to a halt.
func (b *bench) stop(t *testing.T, halt string) {
	t.Helper()
	for _, q := range screening.Questions() {
		b.now = b.now.Add(time.Minute)
		g := b.ask(t, "all", "PUT /people/me/intake", `{"about":{"age":41,"sex":"F"},"answers":{"others":"no","`+q.ID+`":true}}`)
		if g.status != http.StatusConflict || g.problem(t).Stop == nil || g.problem(t).Stop.Halt != halt {
			continue
		}
		if one := read[Outcome](t, b.ask(t, "read", "GET /people/me/outcome", ""), http.StatusOK); one.Leave || one.Stop == nil || one.Stop.Halt != halt {
			t.Fatalf("%+v", one)
		}
		return
	}
	t.Fatalf("no answer comes to %s", halt)
}
