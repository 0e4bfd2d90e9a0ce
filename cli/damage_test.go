package cli

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"tspine/internal/require"
)

// TestWhatCanBeReadOfADamagedFileIsSavedAsThePageSays damages one page of a
// file, and does what docs/export.md says, with the shell of SQLite that is here.
func TestWhatCanBeReadOfADamagedFileIsSavedAsThePageSays(t *testing.T) {
	shell := require.Tool(t, "sqlite3")
	page, err := os.ReadFile("../docs/export.md")
	must(t, err)
	ways := blocks(t, string(page), "```sh\n", "sqlite3 tspine.db")
	if len(ways) != 2 {
		t.Fatalf("the page names %d ways", len(ways))
	}
	mend := blocks(t, string(page), "```sql\n", "PRAGMA")
	whole := filepath.Join(t.TempDir(), "whole")
	said(t, nil, "demo", "--data", whole, "--weeks", "12")
	if strings.TrimSpace(inShell(t, whole, shell+" "+fileName+" .recover | grep -c INSERT || true")) == "0" {
		t.Logf("this %s can't recover: only the other way is tried", shell)
		ways = ways[1:]
	}
	for _, table := range []string{"person", "entry", "entry_line", "morning"} {
		for i, way := range ways {
			t.Run(fmt.Sprintf("%s, %d", table, i), func(t *testing.T) {
				dir := t.TempDir()
				must(t, os.CopyFS(dir, os.DirFS(whole)))
				damage(t, shell, dir, table)
				inShell(t, dir, way)
				must(t, os.WriteFile(filepath.Join(dir, "mend.sql"), []byte(mend[0]), 0o600))
				inShell(t, dir, shell+" saved.db < mend.sql")
				text := said(t, nil, "restore", "--data", dir, filepath.Join(dir, "saved.db"))
				var people, sessions, lines int
				_, found, _ := strings.Cut(text, "in place.\n")
				if _, err := fmt.Sscanf(strings.TrimSpace(found), "%d person, %d sessions, %d lines", &people, &sessions, &lines); err != nil {
					t.Fatalf("%v in %s", err, text)
				}
				if people != 1 || sessions < 100 || lines < 500 {
					t.Errorf("too little was saved: %s", found)
				}
				said(t, nil, "export", "--data", dir, filepath.Join(dir, "out.json"))
			})
		}
	}
}

// blocks gives the blocks of a kind that begin in a way.
func blocks(t *testing.T, page, fence, begins string) []string {
	t.Helper()
	var out []string
	for _, part := range strings.Split(page, fence)[1:] {
		text, _, _ := strings.Cut(part, "```")
		if strings.Contains(text, begins) {
			out = append(out, text)
		}
	}
	if len(out) == 0 {
		t.Fatalf("the page has no block with %q", begins)
	}
	return out
}

// inShell runs a command line in a folder.
func inShell(t *testing.T, dir, line string) string {
	t.Helper()
	c := exec.Command("sh", "-c", line)
	c.Dir = dir
	out, err := c.Output()
	if err != nil {
		t.Fatalf("%s: %v", line, err)
	}
	return string(out)
}

// damage overwrites one page that holds rows of a table.
func damage(t *testing.T, shell, dir, table string) {
	t.Helper()
	where := inShell(t, dir, shell+" "+fileName+` "SELECT max(pageno) FROM dbstat WHERE name = '`+table+`' AND pagetype = 'leaf'"`)
	n, err := strconv.ParseInt(strings.TrimSpace(where), 10, 64)
	if err != nil {
		require.Missing(t, "sqlite3", fmt.Sprintf("it does not say where rows lie: %q", where))
	}
	f, err := os.OpenFile(filepath.Join(dir, fileName), os.O_WRONLY, 0)
	must(t, err)
	const size = 4096
	_, err = f.WriteAt([]byte(strings.Repeat("damaged ", size/8)), (n-1)*size)
	must(t, err)
	must(t, f.Close())
}
