package catalog

import (
	"runtime"
	"strings"
	"testing"
)

// bomb is a text of nine lists, each of nine times the one before.
func bomb() string {
	var b strings.Builder
	b.WriteString("id: &a [x, x, x, x, x, x, x, x, x]\n")
	for c := 'b'; c <= 'j'; c++ {
		b.WriteString(string(c) + ": &" + string(c) + " [" + strings.Repeat("*"+string(c-1)+", ", 9) + "]\n")
	}
	return b.String()
}

func TestATextThatIsABurdenIsRefusedInLittleMemory(t *testing.T) {
	const most = 400 << 20
	for name, c := range map[string]struct{ text, want string }{
		"lists in lists, ten thousand deep":       {strings.Repeat("[", 10_000), "f.yaml:1:65: too-deep (want at most 64 levels)"},
		"lists in lists, ten million deep":        {strings.Repeat("[", 10_000_000), "f.yaml:1:65: too-deep (want at most 64 levels)"},
		"keys in keys":                            {strings.Repeat("{a: ", 10_000) + strings.Repeat("}", 10_000), "f.yaml:1:257: too-deep (want at most 64 levels)"},
		"lists in lists, with dashes":             {strings.Repeat("- ", 10_000) + "x", "f.yaml:1:129: too-deep (want at most 64 levels)"},
		"lists in lists, a line each":             {strings.Repeat("[\n", 10_000), "f.yaml:65:1: too-deep (want at most 64 levels)"},
		"a million keys":                          {strings.Repeat("a: 1\n", 1_000_000), "f.yaml:50001:1: too-big (want at most 50000 lines and values)"},
		"a million values on a line":              {"a: [" + strings.Repeat("1,", 1_000_000) + "1]", "f.yaml:1:100002: too-big (want at most 50000 lines and values)"},
		"forty megabytes":                         {strings.Repeat("x", 40<<20), "f.yaml:1:1: too-big \"41943040 bytes\" (want at most 33554432 bytes)"},
		"a thousand wrong bytes: twenty are said": {"a: " + strings.Repeat("\xff", 1000), "f.yaml:1:4: not-utf8 \"byte ff\" (want UTF-8)"},
	} {
		t.Run(name, func(t *testing.T) {
			var before, after runtime.MemStats
			runtime.ReadMemStats(&before)
			doc, v := ReadYAML("f.yaml", 1, []byte(c.text))
			runtime.ReadMemStats(&after)
			if v.Present() {
				t.Error("there is a value all the same")
			}
			if len(doc.Faults) == 0 || len(doc.Faults) > shownBytes || doc.Faults[0].Error() != c.want {
				t.Errorf("%d faults, the first %v, want %s", len(doc.Faults), doc.Faults[:min(1, len(doc.Faults))], c.want)
			}
			if used := after.TotalAlloc - before.TotalAlloc; used > most {
				t.Errorf("%d bytes were used, at most %d are right", used, most)
			}
		})
	}
}

func TestAnAliasIsNeverFollowed(t *testing.T) {
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	faults := load(t).Check("f.yaml", []byte(bomb()))
	runtime.ReadMemStats(&after)
	if len(faults) < 10 {
		t.Errorf("only %d faults: %v", len(faults), faults)
	}
	if used := after.TotalAlloc - before.TotalAlloc; used > 100<<20 {
		t.Errorf("%d bytes were used", used)
	}
}

func TestWhatIsSoundPassesTheGuard(t *testing.T) {
	for name, text := range map[string]string{
		"a note of brackets":           "a: :-[ :-[ :-[\n" + strings.Repeat("b: see [1, and [2\n", 1) + "c: x\n",
		"brackets in quotes":           `a: "` + strings.Repeat("[", 1000) + "\"\n",
		"an escaped quote":             `a: "\"` + strings.Repeat("[", 1000) + "\"\n",
		"brackets in a comment":        "a: 1 # " + strings.Repeat("[ ", 1000) + "\n",
		"a note of ten thousand words": "a: " + strings.Repeat("word, ", 10_000) + "\n",
		"JSON with tabs":               "{\n\t\"a\": [\n\t\t1\n\t]\n}",
		"a mark of UTF-8":              "\ufeffa: 1",
		"line ends of Windows":         "a: 1\r\nc: 2\r\n",
	} {
		t.Run(name, func(t *testing.T) {
			if doc, v := ReadYAML("f.yaml", 1, []byte(text)); !v.Present() || len(doc.Faults) > 0 {
				t.Errorf("refused: %v", doc.Faults)
			}
		})
	}
}
