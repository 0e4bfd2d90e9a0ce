package api

import (
	"context"
	"net/http"
	"reflect"
	"strings"

	"github.com/danielgtaylor/huma/v2"

	"tspine/app"
)

// tokenScheme is how the description names the tokens.
const tokenScheme = "token"

// operation is one thing that can be asked for.
type operation struct {
	huma.Operation
	in, out reflect.Type // the parameters, and the answer: structs
	do      func(ctx context.Context, fill func(in reflect.Value)) (out reflect.Value, err error)
}

// on gives an operation of a method and path, for whoever has a scope.
func on[I, O any](s *Server, line string, id string, scope app.Scope, summary string, do func(ctx context.Context, in *I) (*O, error)) operation {
	o := newOperation(line, id, scope, summary, reflect.TypeFor[I](), reflect.TypeFor[O]())
	o.do = func(ctx context.Context, fill func(reflect.Value)) (reflect.Value, error) {
		in := new(I)
		fill(reflect.ValueOf(in).Elem())
		out, err := do(ctx, in)
		return reflect.ValueOf(out), err
	}
	return o
}

// newOperation describes an operation; what it does is the same code for all, as
// a copy for each would be a large part of the program.
func newOperation(line, id string, scope app.Scope, summary string, in, out reflect.Type) operation {
	method, path, _ := strings.Cut(line, " ")
	tag, _, _ := strings.Cut(strings.TrimPrefix(strings.TrimPrefix(path, "/people/{person}"), "/"), "/")
	o := operation{Operation: huma.Operation{
		OperationID: id, Method: method, Path: path, Summary: summary, Tags: []string{tag},
		Security: []map[string][]string{{tokenScheme: {string(scope)}}}, Responses: map[string]*huma.Response{}, DefaultStatus: http.StatusOK,
	}, in: in, out: out}
	if tag == "" {
		o.Tags = []string{"people"}
	}
	if _, says := out.FieldByName("Body"); !says {
		o.DefaultStatus = http.StatusNoContent
	}
	if method == http.MethodPost {
		o.Parameters = append(o.Parameters, &huma.Param{
			Name: keyHeader, In: "header", Description: "Names the request: sent again within 24 hours it gets the same answer.", Schema: &huma.Schema{Type: "string", MaxLength: new(keyLength)},
		})
	}
	return o
}

// run answers an operation, for whom the guard let through.
func (s *Server) run(o *operation, w http.ResponseWriter, r *http.Request) {
	out, err := o.do(r.Context(), func(in reflect.Value) { fill(in, r) })
	if err != nil {
		err = tell(w, s.problem(r.Context(), err))
	} else {
		err = respond(w, o.DefaultStatus, out.Elem())
	}
	if err != nil && r.Context().Err() == nil {
		s.Log.Error("failed", "room", "api", "why", err.Error())
	}
}

// headersOf are those that stand with a failure.
func headersOf(status int) map[string]*huma.Param {
	if status == http.StatusTooManyRequests {
		return map[string]*huma.Param{"Retry-After": {Description: "Seconds to wait.", Schema: &huma.Schema{Type: "integer"}}}
	}
	return nil
}

// failures lists the statuses with which an operation can fail.
func failures(op *huma.Operation, in reflect.Type) []int {
	out := []int{http.StatusUnauthorized, http.StatusForbidden, http.StatusTooManyRequests, http.StatusInternalServerError, http.StatusServiceUnavailable}
	if strings.Contains(op.Path, "{") {
		out = append(out, http.StatusNotFound)
	}
	if strings.Contains(op.Path, "{person}") || op.Method == http.MethodPost {
		out = append(out, http.StatusConflict)
	}
	if op.Method != http.MethodGet {
		out = append(out, http.StatusRequestEntityTooLarge)
	}
	if op.RequestBody != nil {
		out = append(out, http.StatusUnsupportedMediaType)
	}
	if op.Method != http.MethodGet || hasQuery(in) {
		out = append(out, http.StatusUnprocessableEntity)
	}
	if _, edits := in.FieldByName("IfMatch"); edits {
		out = append(out, http.StatusPreconditionFailed, http.StatusPreconditionRequired)
	}
	return out
}

func hasQuery(in reflect.Type) bool {
	for _, f := range reflect.VisibleFields(in) {
		if f.Tag.Get("query") != "" {
			return true
		}
	}
	return false
}

// shapeKey is where an operation keeps the shape of its body until it is
// registered.
const shapeKey = "shape"

// fileKey is where an operation says that its body is a file.
const fileKey = "file"

// taking says that an operation wants a body of the shape of T, of one of some
// kinds.
func taking[T any](o operation, kinds ...string) operation {
	if o.Metadata == nil {
		o.Metadata = map[string]any{}
	}
	o.Metadata[shapeKey] = reflect.TypeFor[T]()
	o.RequestBody = &huma.RequestBody{Required: true, Content: map[string]*huma.MediaType{}}
	for _, kind := range kinds {
		o.RequestBody.Content[kind] = &huma.MediaType{}
	}
	return o
}

// filed says that the body of an operation is a file, which is read as it is and
// may be as long as a log.
func filed(o operation) operation {
	o.Metadata[fileKey] = true
	return o
}

// shapeOf describes the body of an operation.
func shapeOf(schemas huma.Registry, op *huma.Operation) *huma.Schema {
	shape, _ := op.Metadata[shapeKey].(reflect.Type)
	return schemas.Schema(shape, true, op.OperationID)
}

// secretKey is where an operation says which field of its answer is told once,
// and not kept.
const secretKey = "secret"

// secret says that a field of what an operation answers is told once: where the
// request is answered again it is left out.
func secret(o operation, field string) operation {
	if o.Metadata == nil {
		o.Metadata = map[string]any{}
	}
	o.Metadata[secretKey] = field
	return o
}

// besideKey is where an operation says what it answers where the work goes on beside
// the request.
const besideKey = "beside"

// beside says that an operation may answer 202, with the place where to look, and
// the rest of a T.
func beside[T any](o operation) operation {
	o.Metadata[besideKey] = reflect.TypeFor[T]()
	return o
}

// kindKey is where an operation says of which kind the file is that it answers.
const kindKey = "kind"

// handing says that an operation answers a file of a kind.
func handing(o operation, kind string) operation {
	if o.Metadata == nil {
		o.Metadata = map[string]any{}
	}
	o.Metadata[kindKey] = kind
	return o
}

// creating says that an operation answers 201 with the place of what was made.
func creating(o operation) operation {
	o.DefaultStatus = http.StatusCreated
	return o
}
