package api

import (
	"net/http"
	"reflect"
	"strconv"

	"github.com/danielgtaylor/huma/v2"
)

// description gives the description of the interface as a whole, without its
// operations.
func description() *huma.OpenAPI {
	return &huma.OpenAPI{
		OpenAPI: "3.1.0",
		Info:    &huma.Info{Title: "tspine", Version: Version, Description: about, License: &huma.License{Name: "see LICENSE"}},
		Servers: []*huma.Server{{URL: Root}},
		Components: &huma.Components{
			Schemas: huma.NewMapRegistry("#/components/schemas/", huma.DefaultSchemaNamer),
			SecuritySchemes: map[string]*huma.SecurityScheme{
				tokenScheme: {Type: "http", Scheme: "bearer", Description: "A personal token, made at /you/tokens or by tspine token."},
			},
		},
	}
}

// describe adds an operation to the description: what it is asked with, what it
// answers, and how it may fail.
func (o *operation) describe(all *huma.OpenAPI) {
	schemas := all.Components.Schemas
	problem := schemas.Schema(reflect.TypeFor[Problem](), true, "Problem")
	for _, status := range failures(&o.Operation, o.in) {
		o.Responses[strconv.Itoa(status)] = &huma.Response{
			Description: http.StatusText(status), Content: map[string]*huma.MediaType{problemType: {Schema: problem}}, Headers: headersOf(status),
		}
	}
	if o.RequestBody != nil {
		for _, media := range o.RequestBody.Content {
			media.Schema = shapeOf(schemas, &o.Operation)
		}
	}
	for _, f := range reflect.VisibleFields(o.in) {
		if where, name := placeOf(f); where != "" {
			schema := huma.SchemaFromField(schemas, f, "")
			one := &huma.Param{Name: name, In: where, Description: schema.Description, Required: where == "path", Schema: schema}
			if where == "query" {
				one.Explode = new(false)
			}
			o.Parameters = append(o.Parameters, one)
		}
	}
	o.Responses[strconv.Itoa(o.DefaultStatus)] = o.answers(schemas)
	if shape, ok := o.Metadata[besideKey].(reflect.Type); ok {
		o.Responses[strconv.Itoa(http.StatusAccepted)] = &huma.Response{
			Description: http.StatusText(http.StatusAccepted), Content: map[string]*huma.MediaType{jsonType: {Schema: schemas.Schema(shape, true, shape.Name())}},
			Headers: map[string]*huma.Header{"Location": {Description: "Where to see how far it is.", Schema: &huma.Schema{Type: "string"}}},
		}
	}
	all.AddOperation(&o.Operation)
}

// answers describes what an operation answers when it went well.
func (o *operation) answers(schemas huma.Registry) *huma.Response {
	out := &huma.Response{Description: http.StatusText(o.DefaultStatus)}
	for _, f := range reflect.VisibleFields(o.out) {
		if where, name := placeOf(f); where == "header" {
			if out.Headers == nil {
				out.Headers = map[string]*huma.Param{}
			}
			out.Headers[name] = &huma.Header{Schema: huma.SchemaFromField(schemas, f, o.out.Name()+f.Name)}
		}
	}
	kind, plain := o.Metadata[kindKey].(string)
	f, says := o.out.FieldByName("Body")
	switch {
	case plain && kind == jsonType:
		out.Content = map[string]*huma.MediaType{kind: {Schema: &huma.Schema{Type: huma.TypeObject, AdditionalProperties: true}}}
	case plain:
		out.Content = map[string]*huma.MediaType{kind: {Schema: &huma.Schema{Type: huma.TypeString}}}
	case says:
		out.Content = map[string]*huma.MediaType{jsonType: {Schema: huma.SchemaFromField(schemas, f, o.out.Name()+f.Name)}}
	}
	return out
}
