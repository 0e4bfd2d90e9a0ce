package catalog

import (
	"bytes"
	"encoding/json"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"tspine/engine/exercise"
	"tspine/engine/fault"
	"tspine/engine/program"
)

// Sheet is a program as it is written: every value as its text, right or wrong,
// so that it can be shown, changed and read again.
type Sheet struct {
	ID, Title, Basis string
	Sources          []string
	Stages           []SheetStage
	Circuits         []SheetCircuit
	Brings           string // the exercises that its file brings, as they stand there; empty: none
}

// SheetStage is a stage as it is written.
type SheetStage struct {
	Stage, Weeks string
	Parts        []SheetPart
}

// SheetCircuit is a circuit as it is written.
type SheetCircuit struct {
	Name, Rounds string
	Modes        []string
	Parts        []SheetPart
}

// SheetPart is a part as it is written, each line in the notation of doses.
type SheetPart struct {
	Name, Phase, For, Choose string
	Lines                    []string
}

// SheetOf writes a program down. What it leaves to chance stays left out.
func SheetOf(p *program.Program) Sheet {
	s := Sheet{ID: p.ID, Title: p.Title, Basis: string(p.Basis)}
	for _, id := range p.Sources {
		s.Sources = append(s.Sources, string(id))
	}
	for _, one := range p.Stages {
		stage := SheetStage{Stage: one.Stage.String(), Parts: sheetParts(one.Parts)}
		if one.Weeks > 0 {
			stage.Weeks = strconv.Itoa(one.Weeks)
		}
		s.Stages = append(s.Stages, stage)
	}
	for _, one := range p.Circuits {
		c := SheetCircuit{Name: one.Name, Parts: sheetParts(one.Parts)}
		if !one.Rounds.IsZero() {
			c.Rounds = one.Rounds.String()
		}
		for _, m := range one.Modes {
			c.Modes = append(c.Modes, string(m))
		}
		s.Circuits = append(s.Circuits, c)
	}
	return s
}

func sheetParts(all []program.Part) []SheetPart {
	var out []SheetPart
	for _, one := range all {
		p := SheetPart{Name: one.Name, Phase: one.Phase.String(), For: string(one.For), Choose: string(one.Choose)}
		for _, l := range one.Lines {
			p.Lines = append(p.Lines, strings.TrimSpace(l.Exercise+" "+l.Dose.String()))
		}
		out = append(out, p)
	}
	return out
}

// YAML writes the sheet as a file that ReadOwnProgram reads.
func (s *Sheet) YAML() []byte {
	w := &sheetWriter{}
	w.key(0, "id", s.ID)
	w.key(0, "title", s.Title)
	w.list(0, "sources", s.Sources)
	w.optional(0, "basis", s.Basis)
	if len(s.Stages) > 0 {
		w.WriteString("stages:\n")
	}
	for _, one := range s.Stages {
		w.key(1, "- stage", one.Stage)
		w.whole(2, "weeks", one.Weeks)
		w.parts(one.Parts)
	}
	if len(s.Circuits) > 0 {
		w.WriteString("circuits:\n")
	}
	for _, one := range s.Circuits {
		w.key(1, "- name", one.Name)
		w.whole(2, "rounds", one.Rounds)
		w.list(2, "modes", one.Modes)
		w.parts(one.Parts)
	}
	w.WriteString(s.Brings)
	return w.Bytes()
}

type sheetWriter struct{ bytes.Buffer }

const indent = "  "

func (w *sheetWriter) key(depth int, key, value string) {
	fmt.Fprintf(w, "%s%s: %s\n", strings.Repeat(indent, depth), key, scalar(value))
}

func (w *sheetWriter) optional(depth int, key, value string) {
	if value != "" {
		w.key(depth, key, value)
	}
}

// whole writes a number or range, which need no quotes.
func (w *sheetWriter) whole(depth int, key, value string) {
	if number.MatchString(value) {
		fmt.Fprintf(w, "%s%s: %s\n", strings.Repeat(indent, depth), key, value)
		return
	}
	w.optional(depth, key, value)
}

func (w *sheetWriter) list(depth int, key string, values []string) {
	if len(values) == 0 {
		return
	}
	out := make([]string, len(values))
	for i, v := range values {
		out[i] = scalar(v)
	}
	fmt.Fprintf(w, "%s%s: [%s]\n", strings.Repeat(indent, depth), key, strings.Join(out, ", "))
}

func (w *sheetWriter) parts(all []SheetPart) {
	if len(all) == 0 {
		w.WriteString("    parts: []\n")
		return
	}
	w.WriteString("    parts:\n")
	for _, p := range all {
		w.key(3, "- phase", p.Phase)
		w.optional(4, "name", p.Name)
		w.optional(4, "for", p.For)
		w.optional(4, "choose", p.Choose)
		if len(p.Lines) == 0 {
			w.WriteString("        lines: []\n")
			continue
		}
		w.WriteString("        lines:\n")
		for _, l := range p.Lines {
			fmt.Fprintf(w, "          - %s\n", scalar(l))
		}
	}
}

var (
	number = regexp.MustCompile(`^[0-9]{1,9}(-[0-9]{1,9})?$`)
	plain  = regexp.MustCompile(`^[A-Za-z][A-Za-z0-9./@+ -]*$`)
	tokens = []string{"true", "false", "null", "yes", "no", "on", "off", "y", "n"}
)

// scalar writes a text, in quotes where YAML might read something else.
func scalar(text string) string {
	if plain.MatchString(text) && !strings.HasSuffix(text, " ") && !slices.Contains(tokens, strings.ToLower(text)) {
		return text
	}
	var b bytes.Buffer
	to := json.NewEncoder(&b)
	to.SetEscapeHTML(false)
	if err := to.Encode(text); err != nil {
		return `""` // text is text
	}
	return strings.TrimSuffix(b.String(), "\n")
}

// ReadSheet reads a sheet as it would be read from a file. A fault says where in
// the sheet it is, with its column inside the value.
func (c *Catalog) ReadSheet(s *Sheet) (program.Program, fault.Faults) {
	p, located := c.ReadOwnProgram(s.ID, s.YAML())
	var out fault.Faults
	if strings.TrimSpace(s.Title) == "" {
		out.Add("title", "missing-key", "", "title")
	}
	for _, f := range located {
		out = append(out, f.Fault)
	}
	return p, out
}

// LinePath is where a line stands in a sheet: of a stage or circuit, its part,
// and its place there, all from 0.
func LinePath(circuit bool, group, part, line int) string {
	list := "stages"
	if circuit {
		list = "circuits"
	}
	return fmt.Sprintf("%s[%d].parts[%d].lines[%d]", list, group, part, line)
}

// Brought gives the exercises that a program's file brings, as they stand there
// with the remarks between them.
func Brought(text []byte) string {
	var out strings.Builder
	in := false
	for line := range strings.Lines(string(text)) {
		switch {
		case strings.HasPrefix(line, "exercises:"):
			in = true
		case in && topLevel(line):
			in = false
		}
		if in {
			out.WriteString(line)
		}
	}
	if out.Len() == 0 {
		return ""
	}
	return strings.TrimRight(out.String(), "\n \t") + "\n"
}

// topLevel says whether a line begins another key of the file.
func topLevel(line string) bool {
	return line != "" && !strings.ContainsRune(" \t#-\n\r", rune(line[0]))
}

// Remarks says whether a file holds remarks, which a sheet does not keep.
func Remarks(text []byte) bool {
	for line := range strings.Lines(string(text)) {
		if strings.HasPrefix(strings.TrimSpace(line), "#") || strings.Contains(line, " #") {
			return true
		}
	}
	return false
}

// Fits lists the exercises that may stand in a part, by id: those of its phase,
// and of no later stage. Stage 0 is a circuit's: any.
func (c *Catalog) Fits(phase exercise.Phase, stage exercise.Stage) []string {
	var out []string
	for _, e := range c.Exercises.All() {
		if (phase == 0 || e.Fits(phase)) && (stage == 0 || e.Stage <= stage) {
			out = append(out, e.ID)
		}
	}
	return out
}
