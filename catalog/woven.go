package catalog

import (
	"bytes"
	"fmt"
	"regexp"
	"strings"

	"tspine/engine/fault"
)

// Woven is a text of own exercises with the poses that stood in files beside it.
type Woven struct {
	Text   []byte
	pieces []woven
}

// woven is the text of one file, where it stands now.
type woven struct {
	file         string
	first, lines int // 1-based
	indent       int // columns that it was moved in by
}

// besideAt finds a line that names the file of a pose.
var besideAt = regexp.MustCompile(`^( *(?:- )?)pose: +["']?([A-Za-z0-9_-][A-Za-z0-9._-]*\.ya?ml)["']?[ \r]*\n?$`)

// Weave puts the texts of pose files in place of their names, each of which
// stands beside the file and is read by that name. A text that names none stays
// as it is.
func Weave(file string, text []byte, read func(name string) ([]byte, error)) (Woven, Faults) {
	var out bytes.Buffer
	var all Faults
	w := Woven{}
	line := 0
	for one := range strings.Lines(string(text)) {
		line++
		m := besideAt.FindStringSubmatch(one)
		if m == nil {
			out.WriteString(one)
			continue
		}
		pose, err := read(m[2])
		if err != nil {
			all = append(all, Located{File: file, Line: line, Column: len(m[1]) + 1, Text: strings.TrimRight(one, "\r\n"), Fault: fault.Fault{Path: "pose", Code: "pose-elsewhere", Got: m[2]}})
			continue
		}
		if _, faults := ReadPose(m[2], pose); len(faults) > 0 {
			all = append(all, faults...)
			continue
		}
		in := len(m[1]) + len(indent)
		lines := strings.Split(strings.TrimRight(strings.ReplaceAll(string(pose), "\r\n", "\n"), "\n"), "\n")
		fmt.Fprintf(&out, "%spose:\n", m[1])
		w.pieces = append(w.pieces, woven{m[2], bytes.Count(out.Bytes(), []byte("\n")) + 1, len(lines), in})
		for _, l := range lines {
			out.WriteString(strings.Repeat(" ", in) + l + "\n")
		}
	}
	w.Text = out.Bytes()
	return w, all
}

// Unweave tells faults of the woven text where they stand in the files that it
// came from.
func (w Woven) Unweave(all Faults) Faults {
	for i := range all {
		w.unweave(&all[i])
	}
	return all
}

func (w Woven) unweave(f *Located) {
	gone := 0
	for _, p := range w.pieces {
		if f.Line < p.first {
			break
		}
		if f.Line < p.first+p.lines {
			f.File, f.Line, f.Column = p.file, f.Line-p.first+1, max(f.Column-p.indent, 1)
			f.Text = f.Text[min(p.indent, len(f.Text)):]
			return
		}
		gone += p.lines
	}
	f.Line -= gone
}
