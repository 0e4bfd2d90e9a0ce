package exchange

import (
	"encoding/json"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

type schema struct {
	Properties map[string]json.RawMessage `json:"properties"`
	Required   []string                   `json:"required"`
	Defs       map[string]schema          `json:"$defs"`
}

func readSchema(t *testing.T) schema {
	t.Helper()
	text, err := os.ReadFile("../docs/schema/export.json")
	if err != nil {
		t.Fatal(err)
	}
	var s schema
	if err := json.Unmarshal(text, &s); err != nil {
		t.Fatal(err)
	}
	return s
}

// keysOf gives the keys that a reader knows, and those that must be there: it
// reads an object with an unknown key, and the faults list them.
func keysOf(read func(part)) (known, must []string) {
	l := located{thing: []byte(`{"nothing-known": 1}`)}
	read(readPart(&l, ""))
	for _, f := range l.faults {
		switch f.Code {
		case "unknown-key":
			known = strings.Split(f.Want, ", ")
		case "missing-key":
			must = append(must, f.Want)
		}
	}
	slices.Sort(known)
	slices.Sort(must)
	return known, must
}

func reads[T any](read func(part) T) func(part) { return func(p part) { read(p) } }

func TestTheSchemaOfExportsKnowsTheKeysThatTheReaderKnows(t *testing.T) {
	s := readSchema(t)
	readers := map[string]func(part){
		"owner": reads(readOwner), "preferences": reads(readPreferences), "event": reads(readEvent), "about": reads(readAbout), "equipment": reads(readOwnings), "piece": reads(readPiece),
		"screening": reads(readScreen), "hit": reads(readHit), "clearance": reads(readClearance), "check": reads(readChecked),
		"measures": reads(readMeasured), "pair": reads(readSides), "take": reads(readKeptTake), "entry": reads(readSession), "line": reads(readKeptLine),
		"morning": reads(readMorning), "choice": reads(readChoice), "program": reads(readOwnProgram), "stage": reads(readStage),
		"circuit": reads(readCircuit), "part": reads(readProgramPart), "program-line": reads(readProgramLine), "told": reads(readSaid),
		"played": reads(readKeptPlayed), "own-exercises": reads(readWritten), "playing": reads(readPlaying),
		"schedule": reads(readSchedule), "breaks": reads(readBreaks),
		"naming": reads(readNaming), "past": reads(readPast), "past-set": reads(readPastSet),
	}
	for name, read := range readers {
		def := s.Defs[name]
		known, must := keysOf(read)
		var keys []string
		for k := range def.Properties {
			keys = append(keys, k)
		}
		slices.Sort(keys)
		slices.Sort(def.Required)
		if diff := cmp.Diff(known, keys); diff != "" {
			t.Errorf("%s: other keys (- reader, + schema)\n%s", name, diff)
		}
		if diff := cmp.Diff(must, def.Required); diff != "" {
			t.Errorf("%s: other keys must be there (- reader, + schema)\n%s", name, diff)
		}
	}
	for name, def := range s.Defs {
		if readers[name] == nil && len(def.Properties) > 0 && name != "pain" {
			t.Errorf("nothing reads %s", name)
		}
	}
}

// Whoever reads the page finds every field, and every column of the log.
func TestThePageOnExportsNamesEveryFieldAndColumn(t *testing.T) {
	page, err := os.ReadFile("../docs/export.md")
	if err != nil {
		t.Fatal(err)
	}
	for name, def := range readSchema(t).Defs {
		for key := range def.Properties {
			if !strings.Contains(string(page), "`"+key+"`") {
				t.Errorf("%s of %s is not on the page", key, name)
			}
		}
	}
	for _, column := range logColumns {
		if !strings.Contains(string(page), "`"+column.name+"`") {
			t.Errorf("the column %s is not on the page", column.name)
		}
	}
}
