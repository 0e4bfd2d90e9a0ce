package store

import (
	"encoding/json"
	"errors"
	"fmt"
	"reflect"
	"strings"
)

// errLossy is of a thing that would be read back as another one.
var errLossy = errors.New("it can't be kept as it is")

// encode gives the JSON of a thing, if that reads back as the same thing: no
// number is out of JSON's reach, no text out of UTF-8.
func encode[T any](thing *T) (string, error) {
	text, err := json.Marshal(thing)
	if err != nil {
		return "", err
	}
	again, err := decode[T](string(text))
	if err != nil {
		return "", err
	}
	if !reflect.DeepEqual(again, thing) {
		return "", errLossy
	}
	return string(text), nil
}

// decode reads a thing that encode wrote. A field that the program no longer
// knows is a fault: what was kept is never left out silently.
func decode[T any](text string) (*T, error) {
	thing := new(T)
	d := json.NewDecoder(strings.NewReader(text))
	d.DisallowUnknownFields()
	if err := d.Decode(thing); err != nil {
		return nil, fmt.Errorf("read JSON: %w", err)
	}
	return thing, nil
}
