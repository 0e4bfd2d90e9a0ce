package cli

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"tspine/internal/golden"
)

// TestTheCoachsPageIsTrue writes the files of the page one after another, and
// runs its commands. What they say is what the page shows, up to a line of
// "…".
func TestTheCoachsPageIsTrue(t *testing.T) {
	page, err := os.ReadFile("../docs/coach.md")
	if err != nil {
		t.Fatal(err)
	}
	was, err := filepath.Abs("../docs/coach.md")
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	t.Chdir(dir)
	var out []string
	lines := strings.Split(string(page), "\n")
	checked := 0
	for i := 0; i < len(lines); i++ {
		kind, isBlock := strings.CutPrefix(lines[i], "```")
		if !isBlock {
			out = append(out, lines[i])
			continue
		}
		end := i + 1
		for lines[end] != "```" {
			end++
		}
		block := lines[i+1 : end]
		switch name, isFile := strings.CutPrefix(kind, "yaml "); {
		case isFile:
			if err := os.WriteFile(name, []byte(strings.Join(block, "\n")+"\n"), 0o600); err != nil {
				t.Fatal(err)
			}
		case kind == "console":
			block = console(t, filepath.Join(dir, "data"), block)
			checked++
		}
		out = append(out, lines[i])
		out = append(append(out, block...), "```")
		i = end
	}
	if checked < 8 {
		t.Errorf("only %d blocks of commands", checked)
	}
	golden.CheckFile(t, was, []byte(strings.Join(out, "\n")))
}

// console runs the commands of a block, and gives the block as it should be.
func console(t *testing.T, dir string, block []string) []string {
	t.Helper()
	var out []string
	for i := 0; i < len(block); i++ {
		command, ok := strings.CutPrefix(block[i], "$ tspine ")
		if !ok {
			continue
		}
		out = append(out, block[i])
		_, said, errs := order(t, dir, strings.NewReader(""), strings.Fields(command)...)
		shown := strings.Split(strings.TrimRight(strings.ReplaceAll(said+errs, dir, "DATA"), "\n"), "\n")
		for n, line := range block[i+1:] {
			if strings.HasPrefix(line, "$ ") {
				break
			}
			if line == "…" {
				shown = append(shown[:min(max(n, 4), len(shown))], "…")
				break
			}
		}
		out = append(out, shown...)
	}
	return out
}
