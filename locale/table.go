package locale

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/nicksnyder/go-i18n/v2/i18n"
)

// table is the words of a language as its file has them. It knows where each
// text stands, and reads it when it is asked for: most texts are never said.
type table struct {
	text string
	at   map[string]span
}

// span is where a text stands in its file.
type span struct{ from, to uint32 }

// textsAbout is about how many texts a language has.
const textsAbout = 4096

// readTable reads where the texts of a language stand.
func readTable(lang string) (*table, error) {
	f, err := files.Open(lang + ".json")
	if err != nil {
		return nil, fmt.Errorf("read words of %s: %w", lang, err)
	}
	defer f.Close() // it is a part of the program
	var text strings.Builder
	if stat, err := f.Stat(); err == nil {
		text.Grow(int(stat.Size()))
	}
	if _, err := io.Copy(&text, f); err != nil {
		return nil, fmt.Errorf("read words of %s: %w", lang, err)
	}
	t, err := tableOf(text.String())
	if err != nil {
		return nil, fmt.Errorf("read words of %s: %w", lang, err)
	}
	return t, nil
}

// errTable says that a file of words is not an object of texts, and of objects of
// texts.
var errTable = errors.New("want {\"key\": \"text\", \"key\": {\"one\": \"text\", \"other\": \"text\"}}")

func tableOf(text string) (*table, error) {
	t := &table{text, make(map[string]span, textsAbout)}
	in := scanner{text: text}
	if !in.skip('{') {
		return nil, errTable
	}
	for more := !in.skip('}'); more; {
		key, ok := in.quoted()
		if !ok || !in.skip(':') {
			return nil, errTable
		}
		from := in.next()
		if !in.value() {
			return nil, errTable
		}
		t.at[key[1:len(key)-1]] = span{uint32(from), uint32(in.at)}
		if more = in.skip(','); !more && !in.skip('}') {
			return nil, errTable
		}
	}
	if in.next() != len(text) {
		return nil, errTable
	}
	return t, nil
}

// has says whether there are words for key.
func (t *table) has(key string) bool { _, ok := t.at[key]; return ok }

// message reads the words of key.
func (t *table) message(key string) (*i18n.Message, error) {
	where, ok := t.at[key]
	if !ok {
		return nil, nil
	}
	text := t.text[where.from:where.to]
	if text[0] == '"' && !strings.Contains(text, `\`) {
		return &i18n.Message{ID: key, Other: text[1 : len(text)-1]}, nil
	}
	var read any
	if err := json.Unmarshal([]byte(text), &read); err != nil {
		return nil, fmt.Errorf("words of %s: %w", key, err)
	}
	m, err := i18n.NewMessage(read)
	if err != nil {
		return nil, fmt.Errorf("words of %s: %w", key, err)
	}
	m.ID = key
	return m, nil
}

// scanner goes through a text in JSON.
type scanner struct {
	text string
	at   int
}

// next gives the place of the next sign that is not a blank.
func (s *scanner) next() int {
	for s.at < len(s.text) && strings.IndexByte(" \t\r\n", s.text[s.at]) >= 0 {
		s.at++
	}
	return s.at
}

// skip goes past a sign, if it comes next.
func (s *scanner) skip(sign byte) bool {
	if at := s.next(); at >= len(s.text) || s.text[at] != sign {
		return false
	}
	s.at++
	return true
}

// quoted goes past a text, and gives it with its quotes.
func (s *scanner) quoted() (string, bool) {
	from := s.next()
	if !s.skip('"') {
		return "", false
	}
	for {
		n := strings.IndexAny(s.text[s.at:], `"\`)
		if n < 0 || s.at+n+1 >= len(s.text) {
			return "", false
		}
		s.at += n + 1
		if s.text[s.at-1] == '"' {
			return s.text[from:s.at], true
		}
		s.at++
	}
}

// value goes past a text, or an object of texts.
func (s *scanner) value() bool {
	if !s.skip('{') {
		_, ok := s.quoted()
		return ok
	}
	for more := true; more; more = s.skip(',') {
		_, key := s.quoted()
		if !key || !s.skip(':') {
			return false
		}
		if _, text := s.quoted(); !text {
			return false
		}
	}
	return s.skip('}')
}
