package api

import (
	"bytes"
	"encoding/json"

	"github.com/danielgtaylor/huma/v2"
)

// write writes the description as JSON, in one order. Lists of ours are empty,
// never null.
func write(o *huma.OpenAPI) ([]byte, error) {
	for _, schema := range o.Components.Schemas.Map() {
		noNull(schema)
	}
	for _, path := range o.Paths {
		for _, op := range []*huma.Operation{path.Get, path.Post, path.Put, path.Patch, path.Delete} {
			noNullIn(op)
		}
	}
	text, err := json.Marshal(o)
	if err != nil {
		return nil, err
	}
	var out bytes.Buffer
	if err := json.Indent(&out, text, "", "  "); err != nil {
		return nil, err
	}
	out.WriteByte('\n')
	return out.Bytes(), nil
}

func noNullIn(op *huma.Operation) {
	if op == nil {
		return
	}
	for _, p := range op.Parameters {
		noNull(p.Schema)
	}
	for _, one := range op.Responses {
		for _, media := range one.Content {
			noNull(media.Schema)
		}
	}
}

// noNull takes null out of the types of lists.
func noNull(s *huma.Schema) {
	if s == nil {
		return
	}
	if s.Type == huma.TypeArray {
		s.Nullable = false
	}
	noNull(s.Items)
	for _, one := range s.Properties {
		noNull(one)
	}
	if one, ok := s.AdditionalProperties.(*huma.Schema); ok {
		noNull(one)
	}
}
