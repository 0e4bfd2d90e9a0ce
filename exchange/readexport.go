package exchange

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"

	"tspine/catalog"
	"tspine/engine/course"
	"tspine/engine/fault"
)

// What a file may be in place of an export.
var (
	ErrNoExport    = errors.New("not an export of tspine")
	ErrNewerFormat = errors.New("written in a newer format")
)

// Import is what takes the things of an export as they are read. A nil part is
// left out. Each thing that is handed over is without fault.
type Import struct {
	Preferences func(Preferences) error
	Event       func(course.Event) error
	Played      func(id, body string) error
	Said        func(Said) error
	Written     func(Written) error
	Naming      func(Naming) error
	Past        func(Past) error
	Draft       func(string) error
	Playing     func(Playing) error
}

// largest is how large one thing of an export may be, in bytes.
const largest = 16 << 20

// ReadExport reads an export, one thing after another, and hands over what has
// no fault. It gives whose it is, and every fault of the file with its place: a
// JSON pointer, the line, and the column in bytes. The error is ErrNoExport or
// ErrNewerFormat, one of in, or one of to.
func ReadExport(file string, in io.Reader, to Import) (Owner, catalog.Faults, error) {
	lines := &lineReader{from: in, line: 1}
	r := exportReader{
		lines: lines, json: json.NewDecoder(lines), to: to, found: &located{file: file}, ids: map[string]bool{}, told: map[string]bool{}, texts: map[string]bool{}, named: map[string]bool{}, pasts: map[string]bool{}, sets: map[string]bool{}, entries: map[string]bool{}, seen: map[string]bool{},
	}
	err := r.read()
	var syntax *json.SyntaxError
	switch {
	case err == nil || errors.Is(err, errFaults):
		err = nil
	case r.format == "" && (errors.As(err, &syntax) || errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF)):
		return r.owner, nil, fmt.Errorf("%w: %w", ErrNoExport, err)
	case errors.As(err, &syntax):
		r.place(r.broken(syntax.Error()))
		r.found.add(0, fault.Fault{Code: "not-json", Got: syntax.Error()})
		err = nil
	case errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF):
		r.place(r.lines.read)
		r.found.add(0, fault.Fault{Code: "cut-short", Want: "}"})
		err = nil
	}
	return r.owner, r.found.faults, err
}

// broken gives the offset at which the text stops being JSON. What the decoder
// says of it counts only the values that it read whole.
func (r *exportReader) broken(said string) int64 {
	at := r.json.InputOffset()
	rest, err := io.ReadAll(r.json.Buffered())
	if err != nil {
		return at
	}
	next := bytes.TrimLeft(rest, " \t\r\n,:")
	var raw json.RawMessage
	var syntax *json.SyntaxError
	if errors.As(json.Unmarshal(next, &raw), &syntax) && syntax.Error() == said {
		return at + int64(len(rest)-len(next)) + syntax.Offset - 1
	}
	return at
}

// errFaults ends reading where the rest can't be told apart any more; the
// faults say why.
var errFaults = errors.New("the file has faults")

type exportReader struct {
	lines             *lineReader
	json              *json.Decoder
	to                Import
	found             *located
	format            string
	owner             Owner
	owned             bool
	ids               map[string]bool // of events
	named, pasts      map[string]bool // names in other apps, and ids of what they kept
	told, texts, sets map[string]bool // ids of what was told, of own exercises, and of sessions that were played
	entries           map[string]bool // ids of events that are entries
	seen              map[string]bool // keys
}

func (r *exportReader) read() error {
	if err := r.opens('{'); err != nil {
		return err
	}
	for r.json.More() {
		token, err := r.json.Token()
		if err != nil {
			return err
		}
		key, _ := token.(string)
		if err := r.key(key); err != nil {
			return err
		}
	}
	if _, err := r.json.Token(); err != nil {
		return err
	}
	return r.ends()
}

// opens wants the file to begin as an object.
func (r *exportReader) opens(want json.Delim) error {
	token, err := r.json.Token()
	if err == nil && token != want {
		err = ErrNoExport
	}
	return err
}

// ends wants nothing after the object, and format and person in it.
func (r *exportReader) ends() error {
	if r.format == "" {
		return ErrNoExport
	}
	r.place(r.json.InputOffset())
	if !r.owned {
		r.found.add(0, fault.Fault{Code: "missing-key", Want: "person"})
	}
	if _, err := r.json.Token(); err == nil {
		r.found.add(0, fault.Fault{Code: "goes-on", Want: "the end of the file"})
	} else if !errors.Is(err, io.EOF) {
		return err
	}
	return nil
}

func (r *exportReader) key(key string) error {
	at := r.json.InputOffset() - int64(len(key)) - 2
	if r.seen[key] {
		r.place(at)
		r.found.add(0, fault.Fault{Path: "/" + escape(key), Code: "twice", Got: brief(key)})
		return errFaults
	}
	r.seen[key] = true
	switch key {
	case "format":
		return r.formatted()
	case "person":
		return r.thing("/person", func(p part) error { r.owner, r.owned = readOwner(p), true; return nil })
	case "preferences":
		return r.thing("/preferences", r.preferences)
	case "events":
		return r.list("/events", r.event)
	case "played":
		return r.list("/played", r.played)
	case "told":
		return r.list("/told", r.said)
	case "exercises":
		return r.list("/exercises", r.written)
	case "names":
		return r.list("/names", r.naming)
	case "past":
		return r.list("/past", r.past)
	case "draft":
		return r.thing("/draft", r.draft)
	case "playing":
		return r.thing("/playing", r.playing)
	}
	r.place(at)
	r.found.add(0, fault.Fault{Path: "/" + escape(key), Code: "unknown-key", Got: brief(key), Want: "format, person, preferences, events, played, told, exercises, names, past, draft, playing"})
	var skipped json.RawMessage
	return r.json.Decode(&skipped)
}

// formatted reads which format it is.
func (r *exportReader) formatted() error {
	var raw json.RawMessage
	if err := r.json.Decode(&raw); err != nil {
		return err
	}
	said := unquote(raw)
	version, ours := strings.CutPrefix(said, "tspine/")
	n, err := strconv.Atoi(version)
	switch {
	case !ours || err != nil || n < 1:
		return fmt.Errorf("%w: its format is %s", ErrNoExport, brief(string(raw)))
	case said != Format:
		return fmt.Errorf("%w: %s, this program reads %s", ErrNewerFormat, brief(said), Format)
	}
	r.format = said
	return nil
}

// list reads a list, one thing at a time.
func (r *exportReader) list(pointer string, read func(part) error) error {
	token, err := r.json.Token()
	if err != nil {
		return err
	}
	if token != json.Delim('[') {
		r.place(r.json.InputOffset() - 1)
		r.found.add(0, fault.Fault{Path: pointer, Code: "wrong-type", Want: "a list"})
		return errFaults
	}
	for n := 0; r.json.More(); n++ {
		if err := r.thing(pointer+"/"+strconv.Itoa(n), read); err != nil {
			return err
		}
	}
	_, err = r.json.Token()
	return err
}

// thing reads one value whole.
func (r *exportReader) thing(pointer string, read func(part) error) error {
	var raw json.RawMessage
	if err := r.json.Decode(&raw); err != nil {
		return err
	}
	end := r.json.InputOffset()
	r.place(end - int64(len(raw)))
	r.found.thing = raw
	r.lines.used = end
	return read(readPart(r.found, pointer))
}

// place makes faults count from an offset of the file.
func (r *exportReader) place(at int64) {
	r.found.line, r.found.column = r.lines.at(max(at, 0))
	r.found.thing = nil
}

// without runs read, and says whether it noted no fault.
func (r *exportReader) without(read func()) bool {
	n := len(r.found.faults)
	read()
	return n == len(r.found.faults)
}

func (r *exportReader) preferences(p part) error {
	var wants Preferences
	if fine := r.without(func() { wants = readPreferences(p) }); !fine || r.to.Preferences == nil {
		return nil
	}
	return r.to.Preferences(wants)
}

func (r *exportReader) event(p part) error {
	var e course.Event
	fine := r.without(func() {
		e = readEvent(p)
		if once(r.ids, e.ID, p); e.Entry != nil {
			e.Entry.ID, e.Entry.Day, e.Entry.At = e.ID, e.Day, e.At
			r.entries[e.ID] = true
		}
		if e.Morning != nil {
			e.Morning.ID, e.Morning.Day, e.Morning.At = e.ID, e.Day, e.At
		}
	})
	if !fine || r.to.Event == nil {
		return nil
	}
	return r.to.Event(e)
}

// listed reads a thing of a list, of which each has an id of its own, and hands
// it over where it has no fault.
func listed[T any](r *exportReader, p part, ids map[string]bool, read func(part) (id string, thing T), to func(T) error) error {
	var thing T
	fine := r.without(func() {
		var id string
		id, thing = read(p)
		once(ids, id, p)
	})
	if !fine || to == nil {
		return nil
	}
	return to(thing)
}

func (r *exportReader) said(p part) error {
	return listed(r, p, r.told, func(p part) (string, Said) { s := readSaid(p); return s.ID, s }, r.to.Said)
}

func (r *exportReader) written(p part) error {
	return listed(r, p, r.texts, func(p part) (string, Written) { w := readWritten(p); return w.ID, w }, r.to.Written)
}

func (r *exportReader) naming(p part) error {
	return listed(r, p, r.named, func(p part) (string, Naming) { n := readNaming(p); return n.Name, n }, r.to.Naming)
}

func (r *exportReader) past(p part) error {
	return listed(r, p, r.pasts, func(p part) (string, Past) { one := readPast(p); return one.ID, one }, r.to.Past)
}

// played reads what browsers said of a session, which has to be among the
// events before.
func (r *exportReader) played(p part) error {
	return listed(r, p, r.sets, func(p part) (string, keptPlayed) {
		one := readKeptPlayed(p)
		if !r.entries[one.ID] && one.ID != "" {
			p.fault("no-such-entry", brief(one.ID), "")
		}
		return one.ID, one
	}, func(k keptPlayed) error {
		if r.to.Played == nil {
			return nil
		}
		return r.to.Played(k.ID, k.Body)
	})
}

func (r *exportReader) draft(p part) error {
	body := ""
	if fine := r.without(func() { body = p.filled(largest) }); !fine || r.to.Draft == nil {
		return nil
	}
	return r.to.Draft(body)
}

func (r *exportReader) playing(p part) error {
	var s Playing
	if fine := r.without(func() { s = readPlaying(p) }); !fine || r.to.Playing == nil {
		return nil
	}
	return r.to.Playing(s)
}

// once notes an id that is there already.
func once(ids map[string]bool, id string, p part) {
	if ids[id] && id != "" {
		p.fault("taken", brief(id), "an id of its own")
	}
	ids[id] = true
}

// lineReader counts lines as they are read, and refuses a thing that is too
// large to be held.
type lineReader struct {
	from       io.Reader
	read, used int64   // bytes read, and up to the end of the last thing
	line       int     // of the first break in breaks
	breaks     []int64 // offsets of line breaks that may still be asked for
	last       int64   // offset after the break before those
}

var errTooLarge = fmt.Errorf("one thing in it is larger than %d bytes", largest)

// Read reads on.
func (l *lineReader) Read(to []byte) (int, error) {
	if l.read-l.used > largest {
		return 0, errTooLarge
	}
	n, err := l.from.Read(to)
	for rest, at := to[:n], l.read; ; {
		i := bytes.IndexByte(rest, '\n')
		if i < 0 {
			break
		}
		l.breaks = append(l.breaks, at+int64(i))
		at, rest = at+int64(i)+1, rest[i+1:]
	}
	l.read += int64(n)
	return n, err
}

// at gives line and column of an offset, which only goes up from call to call.
func (l *lineReader) at(offset int64) (line, column int) {
	n := 0
	for n < len(l.breaks) && l.breaks[n] < offset {
		l.last = l.breaks[n] + 1
		n++
	}
	l.breaks = l.breaks[:copy(l.breaks, l.breaks[n:])]
	l.line += n
	return l.line, int(offset-l.last) + 1
}
