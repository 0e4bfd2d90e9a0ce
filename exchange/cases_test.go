package exchange

import (
	"strings"
	"testing"

	"tspine/catalog"
)

func TestTheWorkedCasesAreReadWithoutAFault(t *testing.T) {
	c, err := catalog.Load()
	if err != nil {
		t.Fatal(err)
	}
	all, err := c.Cases()
	if err != nil {
		t.Fatal(err)
	}
	cases, faults := ReadCases("worked-cases.md", all["worked-cases.md"])
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	if len(cases) != 19 {
		t.Fatalf("%d cases, want 19", len(cases))
	}
}

func TestFaultsInACaseSayWhere(t *testing.T) {
	for name, c := range map[string]struct{ text, want string }{
		"an unknown key":               {"id: A\nexpect: {triage: CLEAR, colour: red}\n", `f.yaml:2:25: expect: unknown-key "colour"`},
		"a wrong type":                 {"id: A\nminutes: soon\n", `f.yaml:2:10: minutes: wrong-type "soon"`},
		"a wrong word":                 {"id: A\nexpect: {triage: FINE}\n", `f.yaml:2:18: expect.triage: unknown-word "FINE"`},
		"a block inside Markdown":      {"# Title\n\n```yaml\nid: A\nx: 1\n```\n", `f.yaml:5:1: unknown-key "x"`},
		"no case at all":               {"", "f.yaml:1:1: empty-file"},
		"a rating that is not a whole": {"id: A\nmeasures: {pain_rest: 2.5}\n", `f.yaml:2:23: measures.pain_rest: out-of-range "2.5"`},
	} {
		t.Run(name, func(t *testing.T) {
			_, faults := ReadCases("f.yaml", []byte(c.text))
			if len(faults) == 0 || !strings.HasPrefix(faults[0].Error(), c.want) {
				t.Errorf("got %v\nwant %s…", faults, c.want)
			}
		})
	}
}
