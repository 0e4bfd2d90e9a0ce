package api

import (
	"encoding/json"
	"net/http"
	"strconv"
	"strings"
	"testing"

	"github.com/danielgtaylor/huma/v2"
)

// shapes are the operations with the shapes of what they answer.
func (b *bench) shapes() (huma.Registry, map[string]map[string]*huma.Response) {
	all, answers := description(), map[string]map[string]*huma.Response{}
	for _, one := range b.operations() {
		one.describe(all)
		answers[one.OperationID] = one.Responses
	}
	return all.Components.Schemas, answers
}

// unlike says in what an answer is not as it is described.
func unlike(shapes huma.Registry, answers map[string]*huma.Response, g got) []error {
	kind, _, _ := strings.Cut(g.header.Get("Content-Type"), ";")
	said := answers[strconv.Itoa(g.status)]
	if said == nil || said.Content[kind] == nil || said.Content[kind].Schema == nil || !strings.HasSuffix(kind, "json") {
		return nil
	}
	var value any
	if err := json.Unmarshal([]byte(g.body), &value); err != nil {
		return []error{err}
	}
	found := &huma.ValidateResult{}
	huma.Validate(shapes, said.Content[kind].Schema, huma.NewPathBuffer(nil, 0), huma.ModeReadFromServer, value, found)
	return found.Errors
}

func TestEveryAnswerIsAsItIsDescribed(t *testing.T) {
	b := open(t)
	shapes, answers := b.shapes()
	for _, one := range b.operations() {
		if one.OperationID == "delete-person" {
			continue
		}
		for _, match := range []string{"", "*"} {
			var headers []string
			if one.RequestBody != nil && one.RequestBody.Content[jsonType] == nil {
				headers = []string{"Content-Type", yamlType}
			}
			g := b.ask(t, "all", one.Method+" "+addressed(one.Path, me), sent[one.OperationID], append(headers, "If-Match", match)...)
			if g.status >= http.StatusInternalServerError {
				t.Errorf("%s: %d", one.OperationID, g.status)
			}
			for _, err := range unlike(shapes, answers[one.OperationID], g) {
				t.Errorf("%s: %d: %v", one.OperationID, g.status, err)
			}
			b.now = b.now.Add(60e9)
		}
	}
}
