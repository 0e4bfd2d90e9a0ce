package catalog

import (
	"bytes"
	"errors"
	"fmt"
	"strings"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/parser"

	"tspine/engine/fault"
)

// Doc is a YAML (or JSON) text being read. It collects every fault.
type Doc struct {
	File   string
	Faults Faults
	lines  []string
	first  int // line of the file on which the text begins
}

// ReadYAML parses text, which begins on the given line (from 1) of file. Where
// it can't be parsed at all the Value is absent and the Doc says why.
func ReadYAML(file string, line int, text []byte) (*Doc, Value) {
	text = bytes.TrimPrefix(text, mark)
	doc := &Doc{File: file, lines: strings.Split(string(text), "\n"), first: line}
	if !doc.check(text) {
		return doc, Value{}
	}
	parsed, err := parse(text)
	if err != nil {
		doc.syntax(err)
		return doc, Value{}
	}
	body := doc.body(parsed)
	if body == nil {
		doc.at(line, 1, "empty-file", "", "")
		return doc, Value{}
	}
	doc.repeated(body)
	return doc, Value{doc, body, ""}
}

// parse reads YAML. The parser is not ours: should it ever panic, the text is
// refused like any other that it can't read.
func parse(text []byte) (file *ast.File, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("%v", r)
		}
	}()
	return parser.ParseBytes(text, 0, parser.AllowDuplicateMapKey())
}

// body gives the one value of a file.
func (d *Doc) body(parsed *ast.File) ast.Node {
	var body ast.Node
	for _, one := range parsed.Docs {
		switch {
		case one.Body == nil:
		case body == nil:
			body = one.Body
		default:
			Value{d, one.Body, ""}.Fault("second-document", "---", "one file for each")
		}
	}
	return body
}

// repeated notes every key that a mapping has twice.
func (d *Doc) repeated(n ast.Node) {
	switch n := n.(type) {
	case *ast.MappingNode:
		lines := make(map[string]int, len(n.Values))
		for _, one := range n.Values {
			key := one.Key.GetToken()
			if first, again := lines[key.Value]; again {
				Value{d, one.Key, ""}.Fault("key-twice", key.Value, fmt.Sprint(first))
			} else {
				lines[key.Value] = key.Position.Line + d.first - 1
			}
			d.repeated(one.Value)
		}
	case *ast.MappingValueNode:
		d.repeated(n.Value)
	case *ast.SequenceNode:
		for _, one := range n.Values {
			d.repeated(one)
		}
	}
}

func (d *Doc) syntax(err error) {
	at := Located{File: d.File, Line: d.first, Column: 1, Fault: fault.Fault{Code: "not-yaml", Got: firstLine(err.Error())}}
	var syntax *yaml.SyntaxError
	if errors.As(err, &syntax) {
		at.Got = syntax.Message
		if syntax.Token != nil && syntax.Token.Position != nil {
			at.Line, at.Column = syntax.Token.Position.Line+d.first-1, syntax.Token.Position.Column
			at.Text = d.line(at.Line)
		}
	}
	if strings.Contains(at.Got, "'\t'") && d.tabs() {
		return
	}
	d.Faults = append(d.Faults, at)
}

// tabs notes every line that is indented with tabs, and says whether there is
// one.
func (d *Doc) tabs() bool {
	before := len(d.Faults)
	for i, line := range d.lines {
		indent := line[:len(line)-len(strings.TrimLeft(line, " \t"))]
		if at := strings.IndexByte(indent, '\t'); at >= 0 && len(indent) < len(line) {
			d.at(d.first+i, at+1, "tab-indent", "a tab", "spaces")
		}
	}
	return len(d.Faults) > before
}

func firstLine(s string) string {
	s, _, _ = strings.Cut(s, "\n")
	return s
}

func (d *Doc) line(n int) string {
	if i := n - d.first; i >= 0 && i < len(d.lines) {
		return d.lines[i]
	}
	return ""
}
