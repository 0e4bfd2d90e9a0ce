package cli

import (
	"net/http"
	"os"
	"regexp"
	"strings"
	"testing"
)

// The first lines of README are what a newcomer types.
func TestTheFirstLinesOfREADMEAreTrue(t *testing.T) {
	text, err := os.ReadFile("../README.md")
	if err != nil {
		t.Fatal(err)
	}
	found := regexp.MustCompile(`(?m)^    make run +# or: (go run \./cmd/tspine) (.+?) —.*; (--\w+) shows`).FindStringSubmatch(string(text))
	if found == nil || !strings.HasPrefix(string(text), "# tspine\n\n    make run ") {
		t.Fatalf("README does not begin with the main job")
	}
	make, err := os.ReadFile("../Makefile")
	if err != nil {
		t.Fatal(err)
	}
	if want := "\nrun:\n\t$(GO) run ./cmd/tspine " + found[2] + "\n"; !strings.Contains(string(make), want) {
		t.Errorf("make run does something else than %s", found[2])
	}
	for _, args := range [][]string{{found[2]}, {found[2], found[3]}} {
		p := launch(t, append(args, "--listen", "127.0.0.1:0", "--data", t.TempDir())...)
		at := p.link("http://localhost")
		if status, _ := page(t, newClient(t), at, "/readyz"); status != http.StatusOK {
			t.Errorf("%v: %d", args, status)
		}
		p.stop()
	}
}
