package api

import (
	"encoding/json"
	"fmt"
	"net/http"
	"reflect"
)

// jsonOf is how answers are written: signs of HTML stay as they are.
func jsonOf(w http.ResponseWriter, v any) error {
	out := json.NewEncoder(w)
	out.SetEscapeHTML(false)
	return out.Encode(v)
}

// fill puts the parameters of a request into the fields that are named after
// them. All are texts; what is wrong with one is told by whoever reads it.
func fill(in reflect.Value, r *http.Request) {
	query := r.URL.Query()
	for _, f := range reflect.VisibleFields(in.Type()) {
		where, name := placeOf(f)
		switch where {
		case "path":
			in.FieldByIndex(f.Index).SetString(r.PathValue(name))
		case "query":
			in.FieldByIndex(f.Index).SetString(query.Get(name))
		case "header":
			in.FieldByIndex(f.Index).SetString(r.Header.Get(name))
		}
	}
}

// places are where a parameter may stand.
var places = [...]string{"path", "query", "header"}

// placeOf says where the parameter of a field stands, and how it is called; empty:
// it is none.
func placeOf(f reflect.StructField) (where, name string) {
	for _, one := range places {
		if name := f.Tag.Get(one); name != "" && !f.Anonymous {
			return one, name
		}
	}
	return "", ""
}

// respond writes what an operation answers: its headers, as far as they are said,
// and its body, with its own status where it says one.
func respond(w http.ResponseWriter, status int, out reflect.Value) error {
	if own := out.FieldByName("Status"); own.IsValid() {
		status = int(own.Int())
	}
	for _, f := range reflect.VisibleFields(out.Type()) {
		if where, name := placeOf(f); where == "header" {
			if text := out.FieldByIndex(f.Index).String(); text != "" {
				w.Header().Set(name, text)
			}
		}
	}
	body := out.FieldByName("Body")
	if !body.IsValid() {
		w.WriteHeader(status)
		return nil
	}
	if text, plain := body.Interface().([]byte); plain {
		w.WriteHeader(status)
		_, err := w.Write(text)
		return err
	}
	w.Header().Set("Content-Type", jsonType)
	w.WriteHeader(status)
	if err := jsonOf(w, body.Interface()); err != nil {
		return fmt.Errorf("write an answer: %w", err)
	}
	return nil
}

// tell writes a failure.
func tell(w http.ResponseWriter, p *Problem) error {
	for name, all := range p.headers() {
		w.Header()[name] = all
	}
	w.Header().Set("Content-Type", problemType)
	w.WriteHeader(p.Status)
	return jsonOf(w, p)
}
