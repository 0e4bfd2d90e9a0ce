package require

import (
	"fmt"
	"strings"
	"testing"
)

// noting is a test that notes how it ended.
type noting struct {
	testing.TB
	ended string
}

func (n *noting) Helper() {}

func (n *noting) Skipf(format string, args ...any) { n.end("skipped: " + fmt.Sprintf(format, args...)) }

func (n *noting) Fatalf(format string, args ...any) { n.end("failed: " + fmt.Sprintf(format, args...)) }

// end notes the first end: a real test goes no further.
func (n *noting) end(how string) {
	if n.ended == "" {
		n.ended = how
	}
}

func TestWhatIsMissingSkipsOrFails(t *testing.T) {
	for name, c := range map[string]struct{ asked, want string }{
		"nothing is asked for":       {"", "skipped: needs no-such-tool"},
		"something else is asked":    {"strace,disk", "skipped: needs no-such-tool"},
		"it is asked for":            {"no-such-tool", "failed: TSPINE_REQUIRE asks for no-such-tool"},
		"it is asked for among more": {"strace,no-such-tool", "failed: TSPINE_REQUIRE asks for no-such-tool"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Setenv("TSPINE_REQUIRE", c.asked)
			n := noting{TB: t}
			Tool(&n, "no-such-tool")
			if !strings.HasPrefix(n.ended, c.want) {
				t.Errorf("it %s", n.ended)
			}
		})
	}
}

func TestWhatIsThereIsFound(t *testing.T) {
	n := noting{TB: t}
	if path := Tool(&n, "go"); path == "" || n.ended != "" {
		t.Errorf("%q, %s", path, n.ended)
	}
}
