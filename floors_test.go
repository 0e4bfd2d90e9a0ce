package tspine_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// floors says on which floor each room stands. A room imports only rooms on
// floors under its own.
var floors = map[string]int{
	"engine/unit": 0, "engine/evidence": 0, "engine/fault": 0,
	"engine/body": 1, "engine/chart": 1, "engine/dose": 1,
	"engine/person": 2, "engine/exercise": 2, "engine/figure": 2, "engine/chart/svg": 2,
	"engine/screening": 3, "engine/assessment": 3, "engine/program": 3,
	"engine/figure/drawing": 3, "engine/figure/svg": 4,
	"engine/session": 4, "engine/logbook": 4,
	"engine/player": 5, "engine/planner": 5, "engine/progression": 5, "engine/outcome": 5,
	"engine/course":   6,
	"engine/cohort":   7,
	"catalog":         8,
	"locale":          8,
	"exchange":        9,
	"phrase":          9,
	"app":             10,
	"store":           11,
	"web":             11,
	"api":             11,
	"lan":             11,
	"web/watch":       11,
	"store/storetest": 12,
	"cli":             12,
	"cmd/tspine":      13,
	"internal/crowd":  0, "internal/golden": 0, "internal/pseudo": 0, "internal/require": 0, "internal/shelf": 0,
	"internal/listed": 1,
	"":                14,
}

// guests says which third-party modules a room may import, and why.
var guests = map[string]map[string]string{
	"catalog": {"github.com/goccy/go-yaml": "YAML with line and column", "golang.org/x/text": "letters and their marks, in keywords"},
	"locale":  {"golang.org/x/text": "language tags", "github.com/nicksnyder/go-i18n": "messages with the plural forms of every language"},
	"app": {
		"github.com/google/uuid":          "UUIDv7 ids",
		"github.com/alexedwards/argon2id": "hashes of passwords",
	},
	"store": {
		"modernc.org/sqlite":          "SQLite without C",
		"github.com/pressly/goose/v3": "numbered migrations",
	},
	"web": {
		"github.com/alexedwards/scs/v2":      "sessions of browsers",
		"github.com/VictoriaMetrics/metrics": "what is counted for whoever runs it",
		"github.com/go-webauthn/webauthn":    "passkeys: what browsers sign, and the checking of it",
	},
	"api": {
		"github.com/danielgtaylor/huma/v2": "OpenAPI 3.1 from the types that are answered",
		"golang.org/x/time":                "how often a token may ask",
	},
	"cli": {
		"github.com/spf13/cobra":       "verbs, flags, help and completion",
		"golang.org/x/sys":             "how wide the terminal is",
		"github.com/spf13/pflag":       "the flags of a verb: set from the environment, given twice, mistyped",
		"golang.org/x/crypto":          "certificates for a public name (ACME)",
		"github.com/boombuler/barcode": "a code that phones scan",
		"charm.land/bubbletea/v2":      "the player's screen: keys, size and repainting of a terminal",
	},
	"exchange": {"golang.org/x/image": "polygons to pixels, for GIF and terminals"},
}

// testGuests may be imported by any test.
var testGuests = []string{"github.com/google/go-cmp", "pgregory.net/rapid", "github.com/rogpeppe/go-internal", "github.com/google/uuid", "go.uber.org/goleak", "github.com/chromedp", "github.com/creack/pty"}

// impure is what the engine may never import: it would give it a file, a
// network, a clock or chance.
var impure = []string{"os", "io/fs", "io/ioutil", "net", "log", "database", "syscall", "unsafe", "math/rand", "runtime", "sync", "context", "embed", "plugin", "testing"}

// chance says which room of the engine is handed a random generator.
var chance = map[string]bool{"engine/cohort": true}

type source struct {
	room, path string
	test       bool
	file       *ast.File
}

func sources(t *testing.T) []source {
	t.Helper()
	var out []source
	err := filepath.WalkDir(".", func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && (d.Name() == "tools" || d.Name() == "testdata" || d.Name() == "bin" || len(d.Name()) > 1 && d.Name()[0] == '.') {
			return fs.SkipDir
		}
		if !strings.HasSuffix(path, ".go") {
			return nil
		}
		file, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.ParseComments|parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		room := filepath.ToSlash(filepath.Dir(path))
		if room == "." {
			room = ""
		}
		out = append(out, source{room, path, strings.HasSuffix(path, "_test.go"), file})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// real says whether a test may import a room from above its own: every store
// its suite, and use cases and pages a real store in place of a mock.
func (s source) real(room string) bool {
	return room == "store/storetest" || (s.room == "app" || s.room == "web" || s.room == "api") && room == "store"
}

func imports(s source) []string {
	var out []string
	for _, i := range s.file.Imports {
		path, _ := strconv.Unquote(i.Path.Value)
		out = append(out, path)
	}
	return out
}

func TestEveryRoomHasAFloor(t *testing.T) {
	for _, s := range sources(t) {
		if _, ok := floors[s.room]; !ok {
			t.Errorf("%s: room %q stands on no floor", s.path, s.room)
		}
	}
}

func TestNoRoomImportsItsOwnFloorOrOneAbove(t *testing.T) {
	for _, s := range sources(t) {
		for _, path := range imports(s) {
			room, ours := strings.CutPrefix(path, "tspine/")
			if !ours || room == s.room || s.test && (s.real(room) || strings.HasPrefix(room, "internal/")) {
				continue
			}
			if floors[room] >= floors[s.room] {
				t.Errorf("%s on floor %d imports %s on floor %d", s.path, floors[s.room], room, floors[room])
			}
		}
	}
}

func TestTheEngineIsPure(t *testing.T) {
	for _, s := range sources(t) {
		if s.test || !strings.HasPrefix(s.room, "engine/") {
			continue
		}
		for _, path := range imports(s) {
			if strings.HasPrefix(path, "math/rand") && chance[s.room] {
				continue
			}
			first, _, _ := strings.Cut(path, "/")
			if strings.Contains(first, ".") || slices.ContainsFunc(impure, func(bad string) bool { return path == bad || strings.HasPrefix(path, bad+"/") }) {
				t.Errorf("%s imports %s", s.path, path)
			}
		}
		ast.Inspect(s.file, func(n ast.Node) bool {
			if _, ok := n.(*ast.GoStmt); ok {
				t.Errorf("%s starts a goroutine", s.path)
			}
			return true
		})
	}
}

func TestOnlyTheCommandLineReadsTheClock(t *testing.T) {
	for _, s := range sources(t) {
		if s.test || s.room == "cli" || s.room == "store/storetest" {
			continue
		}
		ast.Inspect(s.file, func(n ast.Node) bool {
			sel, ok := n.(*ast.SelectorExpr)
			if !ok {
				return true
			}
			if x, ok := sel.X.(*ast.Ident); ok && x.Name == "time" && (sel.Sel.Name == "Now" || sel.Sel.Name == "Since" || sel.Sel.Name == "Until") {
				t.Errorf("%s: time.%s", s.path, sel.Sel.Name)
			}
			return true
		})
	}
}

func TestThirdPartiesAreWhereTheyMayBe(t *testing.T) {
	for _, s := range sources(t) {
		for _, path := range imports(s) {
			first, _, _ := strings.Cut(path, "/")
			if !strings.Contains(first, ".") {
				continue
			}
			allowed := slices.ContainsFunc(testGuests, func(g string) bool {
				return (s.test || s.room == "store/storetest" || s.room == "internal/golden") && strings.HasPrefix(path, g)
			})
			for guest := range guests[s.room] {
				allowed = allowed || strings.HasPrefix(path, guest)
			}
			if !allowed {
				t.Errorf("%s imports %s", s.path, path)
			}
		}
	}
}

func TestEveryRoomSaysWhatItIs(t *testing.T) {
	said := map[string]bool{}
	rooms := map[string]string{}
	for _, s := range sources(t) {
		if s.test {
			continue
		}
		rooms[s.room] = s.path
		said[s.room] = said[s.room] || s.file.Doc.Text() != ""
	}
	for room, path := range rooms {
		if !said[room] {
			t.Errorf("%s: room %q has no package comment", path, room)
		}
	}
}

func TestNoInitAndNothingLeftOpen(t *testing.T) {
	for _, s := range sources(t) {
		for _, d := range s.file.Decls {
			if f, ok := d.(*ast.FuncDecl); ok && f.Recv == nil && f.Name.Name == "init" {
				t.Errorf("%s has an init function", s.path)
			}
		}
		for _, group := range s.file.Comments {
			for _, word := range []string{"TO" + "DO", "FIX" + "ME"} {
				if strings.Contains(group.Text(), word) {
					t.Errorf("%s: %s in a comment", s.path, word)
				}
			}
		}
	}
}

func TestTheMapShowsEveryRoom(t *testing.T) {
	text, err := os.ReadFile("doc.go")
	if err != nil {
		t.Fatal(err)
	}
	for room := range floors {
		name := room[strings.LastIndex(room, "/")+1:]
		if name != "" && name != "golden" && name != "listed" && name != "pseudo" && name != "require" && name != "storetest" && !strings.Contains(string(text), name) {
			t.Errorf("doc.go does not show %q", room)
		}
	}
}
