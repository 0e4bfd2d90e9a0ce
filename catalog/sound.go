package catalog

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/goccy/go-yaml/ast"
)

// Words gives a text of a person's own, whatever escapes put into it: who keeps
// it takes out what steers a terminal.
func (v Value) Words() string {
	switch n := v.node.(type) {
	case *ast.StringNode:
		return n.Value
	case *ast.LiteralNode:
		return strings.TrimRight(n.Value.Value, "\n")
	}
	return v.Text()
}

// sound gives a text, without what an escape in it put there to steer a
// terminal: that is a fault.
func (v Value) sound(text string) string {
	i := strings.IndexFunc(text, control)
	if i < 0 {
		return text
	}
	r, _ := utf8.DecodeRuneInString(text[i:])
	v.Fault("control-character", fmt.Sprintf("U+%04X", r), "letters, digits and signs")
	return strings.Map(func(r rune) rune {
		if control(r) {
			return -1
		}
		return r
	}, text)
}
