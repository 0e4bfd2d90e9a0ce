package exchange

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"io"

	"tspine/engine/course"
	"tspine/engine/unit"
)

// Format names what an export is, and its version.
const Format = "tspine/1"

// Owner is whose an export is.
type Owner struct {
	ID      string `json:"id"`
	Name    string `json:"name,omitzero"`
	Created int64  `json:"created"` // microseconds since 1970 UTC
}

// Said is what a person was told, as an export keeps it. Body is JSON, kept
// as text so that it stays as it is to the byte.
type Said struct {
	ID    string
	Day   unit.Day
	At    int64 // microseconds since 1970 UTC
	Week  int
	Rules string
	Body  string
}

type keptSaid struct {
	ID    string `json:"id"`
	Day   string `json:"day"`
	At    int64  `json:"at"`
	Week  int    `json:"week"`
	Rules string `json:"rules"`
	Body  string `json:"body"`
}

// Export writes all of a person, one thing a line, as it comes: first
// preferences, then events, what browsers said of sessions among them, what was
// told, own exercises, what other apps kept, and what was begun. It holds one thing at a time.
type Export struct {
	out  *bufio.Writer
	list string // that is open: events, played, told, exercises, names, past or none
}

// NewExport begins an export.
func NewExport(to io.Writer, who Owner) (*Export, error) {
	x := &Export{out: bufio.NewWriter(to)}
	head, err := compact(who)
	if err != nil {
		return nil, fmt.Errorf("export: %w", err)
	}
	_, err = fmt.Fprintf(x.out, "{\n\"format\":%q,\n\"person\":%s", Format, head)
	return x, err
}

// Preferences writes how the person wants things to look and sound.
func (x *Export) Preferences(p Preferences) error {
	x.end()
	text, err := compact(p)
	if err != nil {
		return fmt.Errorf("export: %w", err)
	}
	_, err = fmt.Fprintf(x.out, ",\n\"preferences\":%s", text)
	return err
}

// Event writes one event.
func (x *Export) Event(e course.Event) error { return add(x, "events", keepEvent(&e)) }

// Said writes what was told once.
func (x *Export) Said(s Said) error {
	return add(x, "told", keptSaid{s.ID, s.Day.String(), s.At, s.Week, s.Rules, s.Body})
}

// Played writes what browsers said of the session that an entry came of.
func (x *Export) Played(id, body string) error { return add(x, "played", keptPlayed{id, body}) }

// Written writes one version of a text of own exercises.
func (x *Export) Written(w Written) error { return add(x, "exercises", keptWritten(w)) }

// Naming writes what a name in another app stands for.
func (x *Export) Naming(n Naming) error { return add(x, "names", n) }

// Past writes an exercise of a session that another app kept.
func (x *Export) Past(p Past) error { return add(x, "past", keepPast(&p)) }

// Draft writes the draft.
func (x *Export) Draft(body string) error { return alone(x, "draft", body) }

// Playing writes the session that is being played.
func (x *Export) Playing(p Playing) error { return alone(x, "playing", p) }

// alone writes a thing of which there is one.
func alone[T any](x *Export, key string, thing T) error {
	x.end()
	text, err := compact(thing)
	if err != nil {
		return fmt.Errorf("export: %w", err)
	}
	_, err = fmt.Fprintf(x.out, ",\n%q:%s", key, text)
	return err
}

// Close ends the export.
func (x *Export) Close() error {
	x.end()
	x.out.WriteString("\n}\n") // Flush says what went wrong
	return x.out.Flush()
}

// end ends the list that is open.
func (x *Export) end() {
	if x.list != "" {
		x.out.WriteString("\n]")
	}
	x.list = ""
}

// add writes one thing of a list.
func add[T any](x *Export, list string, thing T) error {
	text, err := compact(thing)
	if err != nil {
		return fmt.Errorf("export: %w", err)
	}
	if x.list != list {
		x.end()
		fmt.Fprintf(x.out, ",\n%q:[\n", list) // the next write says what went wrong
		x.list = list
	} else {
		x.out.WriteString(",\n")
	}
	_, err = x.out.Write(text)
	return err
}

// compact writes a thing as JSON on one line, its signs as they are.
func compact[T any](thing T) ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(thing); err != nil {
		return nil, err
	}
	return bytes.TrimRight(b.Bytes(), "\n"), nil
}
