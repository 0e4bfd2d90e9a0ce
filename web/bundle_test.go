package web

import (
	"maps"
	"os/exec"
	"slices"
	"strings"
	"testing"

	"tspine/internal/require"
)

// texts are scripts by name.
func texts(pairs ...string) map[string][]byte {
	out := map[string][]byte{}
	for i := 0; i < len(pairs); i += 2 {
		out[pairs[i]] = []byte(pairs[i+1])
	}
	return out
}

func TestAScriptIsSentWithAllThatItImports(t *testing.T) {
	all := texts(
		"script/a.js", "import {one, two as zwei} from './in/b.js';\nimport * as c from './in/c.js';\nconst name = 'a';\nconsole.log(name, one(), zwei, c.three, new c.Four().n);\n",
		"script/in/b.js", "import {three} from './c.js';\nconst name = 'b';\nexport const one = () => name + three;\nexport const two = 2;\n",
		"script/in/c.js", "const name = 'c';\nexport const three = name + 3;\nexport class Four {\nn = 4;\n}\n",
		"script/d.js", "console.log('d');\n",
	)
	if got := slices.Sorted(maps.Keys(inner(all))); !slices.Equal(got, []string{"script/in/b.js", "script/in/c.js"}) {
		t.Errorf("%v are not sent by themselves", got)
	}
	text, err := bundle(all, "script/a.js")
	if err != nil {
		t.Fatal(err)
	}
	if n := strings.Count(string(text), "name + 3"); n != 1 {
		t.Errorf("what two import is there %d times", n)
	}
	node, err := exec.LookPath("node")
	if err != nil {
		require.Missing(t, "node", "there is no node")
	}
	out, err := exec.CommandContext(t.Context(), node, "--input-type=module", "--eval", string(text)).CombinedOutput()
	if err != nil || string(out) != "a bc3 2 c3 4\n" {
		t.Errorf("%s %v", out, err)
	}
}

func TestAScriptThatCantBePutTogetherIsAnError(t *testing.T) {
	for name, c := range map[string]struct {
		scripts map[string][]byte
		want    string
	}{
		"one that is not there":    {texts("a.js", "import {x} from './b.js';\n"), "import ./b.js into a.js: no script b.js"},
		"two that need each other": {texts("a.js", "import {x} from './b.js';\n", "b.js", "import {y} from './c.js';\n", "c.js", "import {x} from './b.js';\n"), "b.js imports itself"},
	} {
		if _, err := bundle(c.scripts, "a.js"); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v", name, err)
		}
	}
}
