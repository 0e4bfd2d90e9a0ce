package catalog

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/token"

	"tspine/engine/fault"
)

// Value is one value of a Doc, with its place. The zero Value is absent.
type Value struct {
	doc  *Doc
	node ast.Node
	path string
}

// Present says whether there is a value.
func (v Value) Present() bool { return v.node != nil }

// Fault notes that the value is wrong.
func (v Value) Fault(code, got, want string) {
	v.FaultAt(0, fault.Fault{Code: code, Got: got, Want: want})
}

// FaultAt notes a fault at the given column (from 1) inside the value's text,
// or at its start where the text has several lines. Of a value of the wrong
// type nothing more is noted.
func (v Value) FaultAt(column int, f fault.Fault) {
	f.Path = joinPath(v.path, f.Path)
	if n := len(v.doc.Faults); n > 0 && v.doc.Faults[n-1].Code == "wrong-type" && v.doc.Faults[n-1].Path == f.Path {
		return
	}
	at := Located{File: v.doc.File, Fault: f}
	if tok := v.token(); tok != nil && tok.Position != nil {
		at.Line, at.Column = tok.Position.Line+v.doc.first-1, tok.Position.Column
		at.Text = v.doc.line(at.Line)
		text := strings.TrimSpace(tok.Origin)
		if column > 1 && tok.Type != token.LiteralType && tok.Type != token.FoldedType && !strings.Contains(text, "\n") {
			at.Column += column - 1
			if strings.HasPrefix(text, `"`) || strings.HasPrefix(text, "'") {
				at.Column++
			}
		}
	}
	v.doc.Faults = append(v.doc.Faults, at)
}

// token is where the value begins: keys on lines of their own at the first key.
func (v Value) token() *token.Token {
	n := v.node
	if m, ok := n.(*ast.MappingNode); ok && !m.IsFlowStyle && len(m.Values) > 0 {
		n = m.Values[0]
	}
	if mv, ok := n.(*ast.MappingValueNode); ok {
		n = mv.Key
	}
	return n.GetToken()
}

// FaultsUnder notes all faults of what the value was read into, each at the
// part that its path leads to, as far as there is one.
func (v Value) FaultsUnder(all fault.Faults) {
	for _, f := range all {
		part := v.part(f.Path)
		column := f.Column
		f.Path = joinPath(v.path, f.Path)
		Value{v.doc, part.node, ""}.FaultAt(column, f)
	}
}

// part gives the part that a path leads to, or the last one on the way that is
// there. Keys of files may be written with underscores in place of hyphens.
func (v Value) part(path string) Value {
	key, rest, _ := strings.Cut(path, ".")
	key, at, _ := strings.Cut(key, "[")
	if key == "" || !v.IsMapping() {
		return v
	}
	pairs, _ := v.pairs()
	for _, p := range pairs {
		if strings.ReplaceAll(p.key, "_", "-") == strings.ReplaceAll(key, "_", "-") {
			return p.value.at(at).part(rest)
		}
	}
	return v
}

// at gives the part of a list that an index as "0]" names, or v itself.
func (v Value) at(index string) Value {
	n, err := strconv.Atoi(strings.TrimSuffix(index, "]"))
	if err != nil || !v.IsList() {
		return v
	}
	if list := v.List(); n >= 0 && n < len(list) {
		return list[n]
	}
	return v
}

func joinPath(a, b string) string {
	switch {
	case a == "":
		return b
	case b == "":
		return a
	case strings.HasPrefix(b, "["):
		return a + b
	}
	return a + "." + b
}

// Field is one key that a mapping may have, and what reads it.
type Field struct {
	Key  string
	Must bool
	Read func(Value)
}

// Fields reads a mapping. A key that is not among fields, and a missing one
// that must be there, are faults. A key without a value is as good as missing.
func (v Value) Fields(fields ...Field) {
	pairs, ok := v.pairs()
	if !ok {
		return
	}
	seen := make(map[string]bool, len(pairs))
	for _, p := range pairs {
		read := v.field(fields, p)
		seen[p.key] = !p.value.null()
		if read != nil && seen[p.key] {
			read(p.value)
		}
	}
	for _, f := range fields {
		if f.Must && !seen[f.Key] {
			v.Fault("missing-key", "", f.Key)
		}
	}
}

func (v Value) field(fields []Field, p pair) func(Value) {
	for _, f := range fields {
		if f.Key == p.key {
			return f.Read
		}
	}
	known := make([]string, len(fields))
	for i, f := range fields {
		known[i] = f.Key
	}
	at := Value{v.doc, p.node, v.path}
	if near := Near(p.key, known); near != "" {
		at.Fault("misspelled-key", p.key, near)
	} else {
		at.Fault("unknown-key", p.key, strings.Join(known, ", "))
	}
	return nil
}

type pair struct {
	key   string
	node  ast.Node // of the key
	value Value
}

func (v Value) pairs() ([]pair, bool) {
	var values []*ast.MappingValueNode
	switch n := v.node.(type) {
	case *ast.MappingNode:
		values = n.Values
	case *ast.MappingValueNode:
		values = []*ast.MappingValueNode{n}
	default:
		v.Fault("wrong-type", v.kind(), "keys with values")
		return nil, false
	}
	out := make([]pair, 0, len(values))
	for _, mv := range values {
		key := mv.Key.GetToken().Value
		out = append(out, pair{key, mv.Key, Value{v.doc, mv.Value, joinPath(v.path, key)}})
	}
	return out, true
}

// key gives the value of a key, or the mapping itself where the key is not
// there, so that a fault has a place.
func (v Value) key(key string) Value {
	if !v.IsMapping() {
		return v
	}
	pairs, _ := v.pairs()
	for _, p := range pairs {
		if p.key == key {
			return p.value
		}
	}
	return v
}

// has says whether a mapping has a key with a value.
func (v Value) has(key string) bool {
	if !v.IsMapping() {
		return false
	}
	pairs, _ := v.pairs()
	return slices.ContainsFunc(pairs, func(p pair) bool { return p.key == key && !p.value.null() })
}

// HasNull says whether the mapping has the key, with nothing as its value.
func (v Value) HasNull(key string) bool {
	if !v.IsMapping() {
		return false
	}
	pairs, _ := v.pairs()
	for _, p := range pairs {
		if p.key == key && p.value.null() {
			return true
		}
	}
	return false
}

// Each reads every pair of a mapping whose keys are not known beforehand.
func (v Value) Each(read func(key string, v Value)) {
	pairs, _ := v.pairs()
	for _, p := range pairs {
		read(p.key, p.value)
	}
}

// IsMapping says whether the value has keys.
func (v Value) IsMapping() bool {
	switch v.node.(type) {
	case *ast.MappingNode, *ast.MappingValueNode:
		return true
	}
	return false
}

// IsList says whether the value is a list.
func (v Value) IsList() bool { _, ok := v.node.(*ast.SequenceNode); return ok }

// List gives the parts of a list.
func (v Value) List() []Value {
	seq, ok := v.node.(*ast.SequenceNode)
	if !ok {
		v.Fault("wrong-type", v.kind(), "a list, as [a, b]")
		return nil
	}
	out := make([]Value, len(seq.Values))
	for i, n := range seq.Values {
		out[i] = Value{v.doc, n, fmt.Sprintf("%s[%d]", v.path, i)}
	}
	return out
}

func (v Value) null() bool { _, ok := v.node.(*ast.NullNode); return ok }

// IsText says whether the value is a word or sentence, not a number or yes/no.
func (v Value) IsText() bool {
	switch v.node.(type) {
	case *ast.StringNode, *ast.LiteralNode:
		return true
	}
	return false
}

// Text gives a word or sentence. A plain number or yes/no is taken as it is
// written.
func (v Value) Text() string {
	switch n := v.node.(type) {
	case *ast.StringNode:
		return v.sound(n.Value)
	case *ast.LiteralNode:
		return v.sound(strings.TrimRight(n.Value.Value, "\n"))
	case *ast.IntegerNode, *ast.FloatNode, *ast.BoolNode:
		return n.GetToken().Value
	}
	v.Fault("wrong-type", v.kind(), "text")
	return ""
}

// Bool gives a yes or no.
func (v Value) Bool() bool {
	if b, ok := v.node.(*ast.BoolNode); ok {
		return b.Value
	}
	v.Fault("wrong-type", v.written(), "true or false")
	return false
}

// IsBool says whether the value is true or false.
func (v Value) IsBool() bool { _, ok := v.node.(*ast.BoolNode); return ok }

// Number gives a number.
func (v Value) Number() float64 {
	if v.IsNumber() {
		text := strings.ReplaceAll(v.node.GetToken().Value, "_", "")
		if f, err := strconv.ParseFloat(text, 64); err == nil && !math.IsInf(f, 0) && !math.IsNaN(f) {
			return f
		}
	}
	v.Fault("wrong-type", v.written(), "a number")
	return 0
}

// IsNumber says whether the value is a number.
func (v Value) IsNumber() bool {
	switch v.node.(type) {
	case *ast.IntegerNode, *ast.FloatNode:
		return true
	}
	return false
}

// Int gives a whole number between low and high, both included.
func (v Value) Int(low, high int) int {
	if !v.IsNumber() {
		v.Fault("wrong-type", v.written(), "a whole number")
		return low
	}
	f := v.Number()
	if f != math.Trunc(f) || f < float64(low) || f > float64(high) {
		v.Fault("out-of-range", v.written(), fmt.Sprintf("a whole number from %d to %d", low, high))
		return low
	}
	return int(f)
}

// Texts gives a list of words.
func (v Value) Texts() []string {
	parts := v.List()
	out := make([]string, 0, len(parts))
	for _, p := range parts {
		out = append(out, p.Text())
	}
	return out
}

// OneOf gives a word that must be among words.
func (v Value) OneOf(words ...string) string {
	text := v.Text()
	for _, w := range words {
		if w == text {
			return text
		}
	}
	if near := Near(text, words); near != "" {
		v.Fault("misspelled-word", text, near)
	} else {
		v.Fault("unknown-word", text, strings.Join(words, ", "))
	}
	return ""
}

func (v Value) written() string {
	switch v.node.(type) {
	case *ast.MappingNode, *ast.MappingValueNode, *ast.SequenceNode:
		return v.kind()
	}
	return v.node.GetToken().Value
}

func (v Value) kind() string {
	switch v.node.(type) {
	case *ast.MappingNode, *ast.MappingValueNode:
		return "keys with values"
	case *ast.SequenceNode:
		return "a list"
	case *ast.IntegerNode, *ast.FloatNode, *ast.InfinityNode, *ast.NanNode:
		return "a number"
	case *ast.BoolNode:
		return "true or false"
	case *ast.NullNode:
		return "nothing"
	case *ast.AnchorNode, *ast.AliasNode, *ast.TagNode:
		return "an anchor, alias or tag"
	}
	return "text"
}
