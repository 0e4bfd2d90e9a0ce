package api

import (
	"net/http/httptest"
	"os"
	"os/exec"
	"regexp"
	"strings"
	"testing"

	"tspine/internal/require"
)

// example is one of docs/api.md, and what its answer says among other things.
var example = regexp.MustCompile("(?s)```sh\n(.*?)```\n```text\n(.*?)```")

func TestTheExamplesInTheDocumentationWork(t *testing.T) {
	require.Tool(t, "curl")
	text, err := os.ReadFile("../docs/api.md")
	check(t, err)
	b := open(t)
	server := httptest.NewServer(b.handler)
	t.Cleanup(server.Close)
	all := example.FindAllStringSubmatch(string(text), -1)
	if n := strings.Count(string(text), "```sh"); len(all) != n || n < 8 {
		t.Fatalf("%d examples, of which %d say what is answered", n, len(all))
	}
	for _, one := range all {
		cmd := exec.CommandContext(t.Context(), "sh", "-euc", one[1])
		cmd.Env = append(os.Environ(), "URL="+server.URL, "TOKEN="+b.texts["all"])
		got, err := cmd.CombinedOutput()
		if err != nil {
			t.Errorf("%s: %v: %s", one[1], err, got)
		}
		for _, line := range strings.Split(strings.TrimSpace(one[2]), "\n") {
			if !strings.Contains(string(got), line) {
				t.Errorf("%s does not say %s: %.2000s", one[1], line, got)
			}
		}
	}
}

func TestTheDocumentationNamesEveryOperationAndNoOther(t *testing.T) {
	text, err := os.ReadFile("../docs/api.md")
	check(t, err)
	_, table, found := strings.Cut(string(text), "## What page is which operation")
	table, _, _ = strings.Cut(table, "\n## ")
	named := map[string]bool{}
	for _, one := range regexp.MustCompile("`([a-z-]+)`").FindAllStringSubmatch(table, -1) {
		named[one[1]] = true
	}
	for _, one := range open(t).operations() {
		if !named[one.OperationID] {
			t.Errorf("the table lacks %s", one.OperationID)
		}
		delete(named, one.OperationID)
	}
	if len(named) > 0 || !found {
		t.Errorf("no operations: %v", named)
	}
}
