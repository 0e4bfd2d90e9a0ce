package web

import (
	"bytes"
	"fmt"
	"path"
	"regexp"
	"strings"
)

// How a script says what it needs of others, and what others may have of it.
var (
	imported = regexp.MustCompile(`(?m)^import (?:\* as (\w+)|(\{[^}]*\})) from '(\.[^']+)';\n`)
	exported = regexp.MustCompile(`(?m)^export ((?:async )?(?:function|const|class) (\w+))`)
)

// inner lists the scripts that others import.
func inner(scripts map[string][]byte) map[string]bool {
	out := map[string]bool{}
	for name, text := range scripts {
		if path.Ext(name) != ".js" {
			continue
		}
		for line := range bytes.Lines(text) {
			if found := imported.FindSubmatch(line); bytes.HasPrefix(line, importing) && found != nil {
				out[path.Join(path.Dir(name), string(found[3]))] = true
			}
		}
	}
	return out
}

// importing begins a line that imports.
var importing = []byte("import ")

// bundle puts a script together with all that it imports: one file instead of
// many, which is less to send and one way to the server instead of several, one
// after the other.
func bundle(scripts map[string][]byte, name string) ([]byte, error) {
	b := bundler{scripts: scripts, number: map[string]int{}}
	text, err := b.text(name)
	if err != nil {
		return nil, err
	}
	return []byte(b.before.String() + text), nil
}

// bundler is one bundle on its way.
type bundler struct {
	scripts map[string][]byte // as they are written
	before  strings.Builder   // what has to stand before the text that is made
	number  map[string]int    // of each script in before, from 1; 0: it is being read
	last    int
}

// text is a script, with what it imports taken from those before it.
func (b *bundler) text(name string) (string, error) {
	text := string(lean(b.scripts[name]))
	var failed error
	text = imported.ReplaceAllStringFunc(text, func(line string) string {
		found := imported.FindStringSubmatch(line)
		number, err := b.add(path.Join(path.Dir(name), found[3]))
		if err != nil && failed == nil {
			failed = fmt.Errorf("import %s into %s: %w", found[3], name, err)
		}
		return fmt.Sprintf("const %s%s = $%d;\n", found[1], strings.ReplaceAll(found[2], " as ", ": "), number)
	})
	return text, failed
}

// add puts a script before the others, once, in a scope of its own.
func (b *bundler) add(name string) (int, error) {
	if number, there := b.number[name]; there {
		if number == 0 {
			return 0, fmt.Errorf("%s imports itself", name)
		}
		return number, nil
	}
	if _, there := b.scripts[name]; !there {
		return 0, fmt.Errorf("no script %s", name)
	}
	b.number[name] = 0
	text, err := b.text(name)
	if err != nil {
		return 0, err
	}
	var names []string
	for _, found := range exported.FindAllStringSubmatch(text, -1) {
		names = append(names, found[2])
	}
	b.last++
	b.number[name] = b.last
	fmt.Fprintf(&b.before, "const $%d = (() => {\n%sreturn {%s};\n})();\n", b.last, exported.ReplaceAllString(text, "$1"), strings.Join(names, ", "))
	return b.last, nil
}
