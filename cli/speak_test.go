package cli

import (
	"bytes"
	"encoding/json"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/spf13/pflag"

	"tspine/internal/golden"
)

// verbTexts gives the English of every verb and flag, by key.
func verbTexts(t *testing.T) [][2]string {
	t.Helper()
	root := newCommand().root()
	var out [][2]string
	for _, cmd := range everyVerb(root) {
		key := verbKey(cmd)
		out = append(out, [2]string{key + ".short", cmd.Short})
		if cmd.Long != "" {
			out = append(out, [2]string{key + ".long", unbroken(cmd.Long)})
		}
		cmd.LocalFlags().VisitAll(func(f *pflag.Flag) {
			if f.Name != "help" && f.Usage != "" {
				out = append(out, [2]string{key + ".flag." + f.Name, f.Usage})
			}
		})
	}
	return out
}

// The help of verbs stands where they are made; en.json holds it for whoever
// translates. TSPINE_GOLDEN=refresh go test ./cli -run Help writes it there.
func TestHelpOfEveryVerbIsAmongTheWords(t *testing.T) {
	text, err := os.ReadFile("../locale/en.json")
	if err != nil {
		t.Fatal(err)
	}
	var kept []string
	for line := range strings.SplitSeq(strings.TrimSuffix(strings.TrimSpace(string(text)), "}"), "\n") {
		if !strings.HasPrefix(line, `  "verb.`) && line != "" {
			kept = append(kept, line)
		}
	}
	kept[len(kept)-1] = strings.TrimSuffix(kept[len(kept)-1], ",") + ","
	for _, one := range verbTexts(t) {
		kept = append(kept, "  "+quoted(t, one[0])+": "+quoted(t, one[1])+",")
	}
	last := len(kept) - 1
	kept[last] = strings.TrimSuffix(kept[last], ",")
	golden.CheckFile(t, "../locale/en.json", []byte(strings.Join(slices.Concat(kept, []string{"}", ""}), "\n")))
}

func quoted(t *testing.T, text string) string {
	t.Helper()
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(text); err != nil {
		t.Fatal(err)
	}
	return strings.TrimSpace(b.String())
}
