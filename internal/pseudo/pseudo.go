// Package pseudo makes up languages in which no letter is a plain one and words
// are longer, or written from right to left: what stays plain was never
// translated, and what breaks would break in a real one.
package pseudo

import (
	"bytes"
	"io/fs"
	"path"
	"regexp"
	"strings"
	"testing/fstest"
	"unicode"
)

// Codes of the two languages: English with accents, 40 % longer, and English
// in a script that is written from right to left.
const (
	Long  = "en-XA"
	Right = "en-Arab-XB"
)

// accented is every letter with a mark.
const (
	plain    = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
	accented = "áƀçđéƒĝĥíĵķĺɱñóƥɋŕšťúṽŵẋýžÁƁÇĐÉƑĜĤÍĴĶĹṀÑÓƤɊŔŠŤÚṼŴẊÝŽ"
)

// Lengthen gives a text with marks on every letter, and with vowels said twice:
// about 40 % longer.
func Lengthen(text string) string { return change(text, true) }

// Turn gives a text with marks on every letter, written from right to left.
func Turn(text string) string {
	if strings.TrimSpace(text) == "" {
		return text
	}
	return "\u202e" + change(text, false) + "\u202c"
}

func change(text string, longer bool) string {
	marks := []rune(accented)
	var out strings.Builder
	for _, r := range text {
		i := strings.IndexRune(plain, r)
		if i < 0 {
			out.WriteRune(r)
			continue
		}
		out.WriteRune(marks[i])
		if longer && strings.ContainsRune("aeiouAEIOU", r) {
			out.WriteRune(unicode.ToLower(marks[i]))
		}
	}
	return out.String()
}

// Plain lists the words of a text that have letters without marks.
func Plain(text string) []string {
	var out []string
	for _, word := range strings.FieldsFunc(text, func(r rune) bool { return !unicode.IsLetter(r) }) {
		if len(word) > 1 && strings.ContainsAny(word, plain) {
			out = append(out, word)
		}
	}
	return out
}

// Catalog gives the files of a catalog with those of a made-up language among
// its texts: the texts of exercises, and the titles of programs.
func Catalog(root fs.FS, lang string, change func(string) string) (fs.FS, error) {
	out := fstest.MapFS{}
	err := fs.WalkDir(root, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || strings.HasSuffix(name, ".go") {
			return err
		}
		text, err := fs.ReadFile(root, name)
		if err != nil {
			return err
		}
		out[name] = &fstest.MapFile{Data: text}
		if path.Dir(name) == "text/en" && path.Base(name) != "keywords.yaml" {
			out[path.Join("text", lang, path.Base(name))] = &fstest.MapFile{Data: values(text, change)}
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	out[path.Join("text", lang, "programs.yaml")] = &fstest.MapFile{Data: titles(out, change)}
	return out, nil
}

// line is a line of a text in YAML: what comes before its value, and the value.
var line = regexp.MustCompile(`(?m)^(\s*(?:- )?(?:[a-z-]+:(?: |$))?)(.*)$`)

// values changes the value of every line.
func values(text []byte, change func(string) string) []byte {
	return line.ReplaceAllFunc(text, func(one []byte) []byte {
		parts := line.FindSubmatch(one)
		return append(bytes.Clone(parts[1]), inQuotes(string(parts[2]), change)...)
	})
}

// inQuotes changes a value, not the quotes around it.
func inQuotes(value string, change func(string) string) string {
	if len(value) > 1 && value[0] == '"' && value[len(value)-1] == '"' {
		return `"` + change(value[1:len(value)-1]) + `"`
	}
	return change(value)
}

var id, title = regexp.MustCompile(`(?m)^id: (.*)$`), regexp.MustCompile(`(?m)^title: (.*)$`)

func titles(files fstest.MapFS, change func(string) string) []byte {
	var out bytes.Buffer
	for name, file := range files {
		if path.Dir(name) != "programs" {
			continue
		}
		out.WriteString("- id: " + string(id.FindSubmatch(file.Data)[1]) + "\n  title: " + inQuotes(string(title.FindSubmatch(file.Data)[1]), change) + "\n")
	}
	return out.Bytes()
}
