package catalog

import (
	"reflect"
	"slices"
	"strings"

	"github.com/goccy/go-yaml/ast"

	"tspine/engine/fault"
)

// OwnSheet is an exercise of one's own as it is written: every value as its
// text, right or wrong, so that it can be shown, changed and read again.
type OwnSheet struct {
	ID                                                   string
	Phases, Directions, Classes                          []string
	Stage, Position, Sides, Dose, Progress, Tool, Pieces string
	Held                                                 bool
	Needs                                                []string // each one thing, or several with commas of which one is enough
	Easier, Harder, Instead                              []string
	Words                                                OwnWords
	Pose                                                 string // as the text of a pose file; empty: it is drawn nowhere
	Rest                                                 string // keys that no form shows, as they stand in its file
}

// OwnWords is what an exercise says to a person, as it is written. A slip is what
// goes wrong, a colon, and how it feels.
type OwnWords struct {
	Name, For, Stop            string
	SetUp, Cues, Slips, Safety []string
}

// ownFields are the fields of a sheet, as faults name them.
var ownFields = [...]string{
	"id", "phases", "directions", "classes", "stage", "position", "sides", "dose", "progress", "tool", "pieces", "held", "needs", "easier", "harder", "instead",
	"text.name", "text.for", "text.stop", "text.set-up", "text.cues", "text.faults", "text.safety", "pose",
}

// YAML writes the sheet as a file that ReadOwn reads. What is empty is left out.
func (s *OwnSheet) YAML() []byte {
	w := &sheetWriter{}
	w.optional(0, "id", s.ID)
	w.flow(0, "phases", s.Phases)
	w.optional(0, "stage", s.Stage)
	w.flow(0, "classes", s.Classes)
	w.flow(0, "directions", s.Directions)
	w.optional(0, "position", s.Position)
	w.needs(s.Needs)
	w.optional(0, "sides", s.Sides)
	w.optional(0, "dose", s.Dose)
	if s.Held {
		w.WriteString("held: true\n")
	}
	w.optional(0, "progress", s.Progress)
	w.optional(0, "tool", s.Tool)
	w.whole(0, "pieces", s.Pieces)
	w.list(0, "easier", s.Easier)
	w.list(0, "harder", s.Harder)
	w.list(0, "instead", s.Instead)
	w.WriteString(s.Rest)
	w.words(&s.Words)
	w.pose(s.Pose)
	return w.Bytes()
}

// flow writes a list that may be empty.
func (w *sheetWriter) flow(depth int, key string, values []string) {
	if len(values) == 0 {
		w.WriteString(strings.Repeat(indent, depth) + key + ": []\n")
		return
	}
	w.list(depth, key, values)
}

// needs writes things of which one is enough in brackets of their own.
func (w *sheetWriter) needs(all []string) {
	var out []string
	for _, one := range all {
		var things []string
		for _, thing := range strings.Split(one, ",") {
			things = append(things, scalar(strings.TrimSpace(thing)))
		}
		out = append(out, "["+strings.Join(things, ", ")+"]")
	}
	if len(out) > 0 {
		w.WriteString("needs: [" + strings.Join(out, ", ") + "]\n")
	}
}

func (w *sheetWriter) words(t *OwnWords) {
	if reflect.DeepEqual(*t, OwnWords{}) {
		w.WriteString("text: {}\n")
		return
	}
	w.WriteString("text:\n")
	w.optional(1, "name", t.Name)
	w.optional(1, "for", t.For)
	w.rows("set-up", t.SetUp)
	w.rows("cues", t.Cues)
	if len(t.Slips) > 0 {
		w.WriteString("  faults:\n")
	}
	for _, one := range t.Slips {
		what, feel, _ := strings.Cut(one, ": ")
		w.key(2, "- fault", what)
		w.optional(3, "feel", strings.TrimSpace(feel))
	}
	w.optional(1, "stop", t.Stop)
	w.rows("safety", t.Safety)
}

// rows writes a list of sentences, each on a line.
func (w *sheetWriter) rows(key string, values []string) {
	if len(values) == 0 {
		return
	}
	w.WriteString("  " + key + ":\n")
	for _, one := range values {
		w.WriteString("    - " + scalar(one) + "\n")
	}
}

// pose writes the text of a pose file under its key.
func (w *sheetWriter) pose(text string) {
	if strings.TrimSpace(text) == "" {
		return
	}
	w.WriteString("pose:\n")
	for line := range strings.Lines(strings.TrimRight(text, "\n \t") + "\n") {
		if strings.TrimSpace(line) != "" {
			line = indent + line
		}
		w.WriteString(line)
	}
}

// ReadOwnSheet tells everything that is wrong with a sheet, as it would be told
// of a file. The path of a fault is the field that it is of, its column is inside
// the value; those of the pose have line and column in its text.
func (c *Catalog) ReadOwnSheet(s *OwnSheet) Faults {
	bare := *s
	bare.Pose = ""
	_, located := c.ReadOwn(s.ID, bare.YAML())
	var out Faults
	for _, one := range located {
		if one.Path = fieldOf(one.Fault); one.Code == "missing-key" && one.Path != "" {
			one.Fault = fault.Fault{Path: one.Path, Code: "left-empty"}
		}
		out = append(out, Located{Fault: one.Fault})
	}
	posed := strings.TrimSpace(s.Pose) != ""
	if posed {
		_, located = ReadPose(s.ID+".yaml", []byte(s.Pose))
		out = append(out, underPose(located)...)
	}
	if posed && len(out) == 0 { // together they may be another text than each alone
		_, located = c.ReadOwn(s.ID, s.YAML())
		for _, one := range located {
			out = append(out, Located{Fault: fault.Fault{Path: "pose", Code: one.Code, Got: one.Got, Want: one.Want}})
		}
	}
	return out
}

// underPose gives the faults of a pose's text as those of its exercise.
func underPose(all Faults) Faults {
	for i := range all {
		all[i].Path = joinPath("pose", all[i].Path)
	}
	return all
}

// fieldOf gives the field that a fault is of; empty where it is none's.
func fieldOf(f fault.Fault) string {
	if f.Code == "missing-key" {
		for _, path := range []string{joinPath(f.Path, f.Want), f.Want} {
			if slices.Contains(ownFields[:], path) {
				return path
			}
		}
	}
	best := ""
	for _, name := range ownFields {
		rest, within := strings.CutPrefix(f.Path, name)
		if within && (rest == "" || rest[0] == '.' || rest[0] == '[') && len(name) > len(best) {
			best = name
		}
	}
	return best
}

// OwnSheetOf gives the text of an own exercise as a sheet. Of a text that holds
// more than one exercise, or what a sheet can't hold, there is none.
func (c *Catalog) OwnSheetOf(text []byte) (OwnSheet, bool) {
	doc, v := readOwnText("", text)
	if len(doc.Faults) > 0 || !inBlocks(v) || isProgram(v) || v.has("exercises") {
		return OwnSheet{}, false
	}
	s := OwnSheet{
		ID: worded(v, "id"), Phases: listedWords(v, "phases"), Directions: listedWords(v, "directions"), Classes: listedWords(v, "classes"),
		Stage: worded(v, "stage"), Position: worded(v, "position"), Sides: worded(v, "sides"), Dose: worded(v, "dose"), Progress: worded(v, "progress"),
		Tool: worded(v, "tool"), Pieces: worded(v, "pieces"), Held: worded(v, "held") == "true",
		Easier: listedWords(v, "easier"), Harder: listedWords(v, "harder"), Instead: listedWords(v, "instead"),
	}
	if list := v.key("needs"); v.has("needs") && list.IsList() {
		for _, one := range list.List() {
			s.Needs = append(s.Needs, strings.Join(textsOf(one), ", "))
		}
	}
	s.Words = ownWords(v.key("text"))
	s.Rest, s.Pose = keptApart(text)
	return s, c.same(text, s.YAML())
}

func ownWords(v Value) OwnWords {
	t := OwnWords{Name: worded(v, "name"), For: worded(v, "for"), Stop: worded(v, "stop"), SetUp: listedWords(v, "set-up"), Cues: listedWords(v, "cues"), Safety: listedWords(v, "safety")}
	if list := v.key("faults"); v.has("faults") && list.IsList() {
		for _, one := range list.List() {
			t.Slips = append(t.Slips, worded(one, "fault")+": "+worded(one, "feel"))
		}
	}
	return t
}

// inBlocks says whether a value is keys on lines of their own.
func inBlocks(v Value) bool {
	switch n := v.node.(type) {
	case *ast.MappingNode:
		return !n.IsFlowStyle
	case *ast.MappingValueNode:
		return true
	}
	return false
}

func worded(v Value, key string) string {
	if !v.has(key) {
		return ""
	}
	return v.key(key).Text()
}

func listedWords(v Value, key string) []string {
	if !v.has(key) {
		return nil
	}
	return textsOf(v.key(key))
}

func textsOf(v Value) []string {
	if !v.IsList() {
		return nil
	}
	return v.Texts()
}

// keptApart gives what a file has under keys that no form shows, and the text
// of its pose without the indent.
func keptApart(text []byte) (rest, pose string) {
	var others, posed strings.Builder
	var to *strings.Builder
	for line := range strings.Lines(string(text)) {
		if key, after, found := strings.Cut(line, ":"); topLevel(line) && found {
			switch {
			case key == "pose":
				to, line = &posed, strings.TrimLeft(after, " ")
			case key == "text", slices.Contains(ownFields[:], key):
				to = nil
			default:
				to = &others
			}
		}
		if to != nil {
			to.WriteString(line)
		}
	}
	rest = strings.TrimRight(others.String(), "\n")
	if rest != "" {
		rest += "\n"
	}
	return rest, dedented(posed.String())
}

// dedented takes the indent that all lines have from each.
func dedented(text string) string {
	least := -1
	for line := range strings.Lines(text) {
		if strings.TrimSpace(line) == "" {
			continue
		}
		if n := len(line) - len(strings.TrimLeft(line, " ")); least < 0 || n < least {
			least = n
		}
	}
	var out strings.Builder
	for line := range strings.Lines(text) {
		out.WriteString(line[min(max(least, 0), len(line)-len(strings.TrimLeft(line, " "))):])
	}
	return strings.Trim(out.String(), "\n")
}

// same says whether two texts hold the same exercise.
func (c *Catalog) same(one, other []byte) bool {
	read := func(text []byte) *ownFile {
		doc, v := readOwnText("", text)
		return c.readOwn(doc, v, text)
	}
	a, b := read(one), read(other)
	if len(a.list) != 1 || len(b.list) != 1 || len(a.doc.Faults) != len(b.doc.Faults) {
		return false
	}
	x, y := a.list[0], b.list[0]
	return reflect.DeepEqual(x.Exercise, y.Exercise) && reflect.DeepEqual(x.words, y.words) && reflect.DeepEqual(x.pose, y.pose)
}
