package exchange

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"math"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"tspine/catalog"
	"tspine/engine/fault"
)

// LargestSheet is how large a file of another app may be, in bytes: twice what
// ten years of a lifter are.
const LargestSheet = 32 << 20

// mostFaults is how many faults of a file are told; the rest is counted.
const mostFaults = 1000

// What a file of another app may be.
var (
	ErrTooLarge = errors.New("the file is too large")
	ErrNoSheet  = errors.New("not a log of Strong, Hevy or FitNotes")
)

// sheet is a table of text as it is read: rows of cells under a line of names.
type sheet struct {
	file    string
	text    []byte
	sep     rune
	in      *csv.Reader
	columns map[string]int // by name, in small letters
	comma   bool           // numbers have a decimal comma
	point   bool           // or a decimal point
	found   catalog.Faults
	faulty  int // rows with faults
	more    int // faults that are not told
	row     []string
	wrong   bool // the row has a fault
}

// openSheet reads the line of names.
func openSheet(file string, in io.Reader) (*sheet, error) {
	text, err := io.ReadAll(io.LimitReader(in, LargestSheet+1))
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", file, err)
	}
	if len(text) > LargestSheet {
		return nil, fmt.Errorf("%w: more than %d MB", ErrTooLarge, LargestSheet>>20)
	}
	text = bytes.TrimPrefix(text, []byte("\xef\xbb\xbf"))
	if !utf8.Valid(text) || bytes.IndexByte(text, 0) >= 0 {
		return nil, fmt.Errorf("%w: it is no text in UTF-8", ErrNoSheet)
	}
	s := &sheet{file: file, text: text, sep: separator(text), columns: map[string]int{}}
	s.rewind()
	names, err := s.in.Read()
	if err != nil {
		return nil, fmt.Errorf("%w: it has no line of names", ErrNoSheet)
	}
	for i, name := range names {
		if name = strings.ToLower(strings.TrimSpace(name)); name != "" && s.columns[name] == 0 {
			s.columns[name] = i + 1
		}
	}
	return s, nil
}

// separator gives the sign that stands most often in the first line, outside
// of quotes.
func separator(text []byte) rune {
	line, _, _ := bytes.Cut(text, []byte("\n"))
	counts, quoted := map[rune]int{}, false
	for _, r := range string(line) {
		switch {
		case r == '"':
			quoted = !quoted
		case !quoted:
			counts[r]++
		}
	}
	return slices.MaxFunc([]rune{',', ';', '\t'}, func(a, b rune) int { return counts[a] - counts[b] })
}

// rewind begins at the line of names again.
func (s *sheet) rewind() {
	s.in = csv.NewReader(bytes.NewReader(s.text))
	s.in.Comma, s.in.FieldsPerRecord, s.in.ReuseRecord = s.sep, -1, true
}

// has says whether every one of the columns is there.
func (s *sheet) has(names ...string) bool {
	return !slices.ContainsFunc(names, func(n string) bool { return s.columns[n] == 0 })
}

// column gives the first of some columns that is there, or "".
func (s *sheet) column(names ...string) string {
	i := slices.IndexFunc(names, func(n string) bool { return s.columns[n] > 0 })
	if i < 0 {
		return ""
	}
	return names[i]
}

// begin says which columns hold numbers, and goes to the first row. Whether a
// comma parts decimals is decided by the whole file: where it is followed by
// anything but three digits once, it does everywhere.
func (s *sheet) begin(numbers ...string) {
	s.rewind()
	for {
		row, err := s.in.Read()
		if errors.Is(err, io.EOF) {
			break
		}
		for _, name := range numbers {
			if i := s.columns[name]; i > 0 && i <= len(row) {
				s.comma = s.comma || decimalComma(strings.TrimSpace(row[i-1]))
				s.point = s.point || strings.Contains(row[i-1], ".")
			}
		}
	}
	s.rewind()
	_, _ = s.in.Read() // the line of names, which was read before
}

// decimalComma says whether a comma can only part decimals here.
func decimalComma(text string) bool {
	_, after, found := strings.Cut(text, ",")
	return found && len(after) != 3 && !strings.ContainsAny(after, ",.")
}

// next goes to the next row that can be read, and says whether there is one.
func (s *sheet) next() bool {
	for {
		var err error
		s.row, err = s.in.Read()
		var broken *csv.ParseError
		switch {
		case errors.Is(err, io.EOF):
			return false
		case errors.As(err, &broken):
			s.note(broken.Line, broken.Column, fault.Fault{Code: "quotes"})
			s.faulty++
			continue
		case len(s.row) == 1 && strings.TrimSpace(s.row[0]) == "":
			continue
		}
		s.wrong = false
		if n := s.widest(); len(s.row) < n {
			line, column := s.in.FieldPos(len(s.row) - 1)
			s.note(line, column, fault.Fault{Code: "row-too-short", Got: strconv.Itoa(len(s.row)), Want: strconv.Itoa(n)})
			s.faulty++
			continue
		}
		return true
	}
}

// widest is how many cells a row must have: some apps leave out empty ones at
// the end, so the last column that every row needs decides.
func (s *sheet) widest() int {
	n := 0
	for _, name := range [...]string{"date", "start_time", "exercise name", "exercise_title", "exercise"} {
		n = max(n, s.columns[name])
	}
	return n
}

// end closes a row, and says whether it is without fault.
func (s *sheet) end() bool {
	if s.wrong {
		s.faulty++
	}
	return !s.wrong
}

// note keeps a fault at a place, as long as there are not too many.
func (s *sheet) note(line, column int, f fault.Fault) {
	s.wrong = true
	if len(s.found) >= mostFaults {
		s.more++
		return
	}
	s.found = append(s.found, catalog.Located{Fault: f, File: s.file, Line: line, Column: column})
}

// fault notes what is wrong with a cell of the row.
func (s *sheet) fault(column, code, got, want string) {
	line, at := 0, 0
	if i := s.columns[column]; i > 0 && i <= len(s.row) {
		line, at = s.in.FieldPos(i - 1)
	} else {
		line, at = s.in.FieldPos(0)
	}
	s.note(line, at, fault.Fault{Path: column, Code: code, Got: brief(got), Want: want})
}

// cell gives a cell of the row, or "" where the column is not there.
func (s *sheet) cell(column string) string {
	i := s.columns[column]
	if i == 0 || i > len(s.row) {
		return ""
	}
	return strings.TrimSpace(s.row[i-1])
}

// words gives a text of so many bytes at most.
func (s *sheet) words(column string, most int) string {
	text := s.cell(column)
	if len(text) > most {
		s.fault(column, "too-long", fmt.Sprintf("%d bytes", len(text)), fmt.Sprintf("at most %d bytes", most))
		return ""
	}
	return text
}

// name gives a text that must not be empty.
func (s *sheet) name(column string) string {
	text := s.words(column, nameLength)
	if text == "" && !s.wrong {
		s.fault(column, "empty-text", "", "a name")
	}
	return text
}

// number gives a number between two; an empty cell is 0.
func (s *sheet) number(column string, low, high float64) float64 {
	text := s.cell(column)
	if text == "" {
		return 0
	}
	if strings.Contains(text, ",") && !s.comma && !s.point {
		s.fault(column, "two-readings", text, "")
		return 0
	}
	plain := strings.ReplaceAll(text, ",", "")
	if s.comma {
		plain = strings.ReplaceAll(strings.ReplaceAll(text, ".", ""), ",", ".")
		if !strings.Contains(text, ",") {
			plain = text
		}
	}
	n, err := strconv.ParseFloat(plain, 64)
	switch {
	case err != nil || math.IsNaN(n) || math.IsInf(n, 0):
		s.fault(column, "not-a-number", text, "")
		return 0
	case n < low || n > high:
		s.fault(column, "out-of-range", text, fmt.Sprintf("%g to %g", low, high))
		return 0
	}
	return n
}

// whole gives a whole number up to one; an empty cell is 0.
func (s *sheet) whole(column string, high int) int {
	n := s.number(column, 0, float64(high))
	if n != math.Trunc(n) {
		s.fault(column, "not-whole", s.cell(column), "a whole number")
		return 0
	}
	return int(n)
}
