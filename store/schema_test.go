package store

import (
	"bytes"
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
	"github.com/pressly/goose/v3"
	"modernc.org/sqlite"
)

// migrated is one migration.
type migrated struct {
	version int
	name    string // of its file
}

// released lists the migrations, in order.
func released(t *testing.T) []migrated {
	t.Helper()
	names, err := fs.Glob(migrations, "migrations/*.sql")
	if err != nil || len(names) == 0 {
		t.Fatal(names, err)
	}
	out := make([]migrated, len(names))
	for i, name := range names {
		out[i].name = name
		if _, err := fmt.Sscanf(filepath.Base(name), "%d", &out[i].version); err != nil {
			t.Fatal(err)
		}
	}
	return out
}

// latest is the newest version.
func latest(t *testing.T) int {
	all := released(t)
	return all[len(all)-1].version
}

// fixture gives a database of a version, with rows in every table, as the
// program of that time made it. A fixture that is complete is never written
// anew.
func fixture(t *testing.T, version int) string {
	t.Helper()
	name := fmt.Sprintf("testdata/schema/%04d.sql", version)
	text, err := os.ReadFile(name)
	if os.Getenv("TSPINE_GOLDEN") == "refresh" && (errors.Is(err, os.ErrNotExist) || !complete(t, text, version)) {
		text = written(t, version)
		if err := os.WriteFile(name, text, 0o644); err != nil {
			t.Fatal(err)
		}
	} else if err != nil {
		t.Fatalf("%v (a new migration adds a section to rows.sql; make golden then writes it)", err)
	}
	path := filepath.Join(t.TempDir(), "old.db")
	if err := claim(t.Context(), path); err != nil {
		t.Fatal(err)
	}
	sqlOn(t, path, func(file *sql.DB) {
		if _, err := file.Exec(string(text)); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
	})
	return path
}

// complete says whether a fixture has had every migration up to its version:
// one that was numbered below it later has to be in it, or it can't be opened.
func complete(t *testing.T, text []byte, version int) bool {
	t.Helper()
	for _, one := range released(t) {
		if one.version <= version && !bytes.Contains(text, fmt.Appendf(nil, "tstamp) VALUES (%d,", one.version)) {
			return false
		}
	}
	return true
}

// sqlOn runs act on a file, as the store connects to it.
func sqlOn(t *testing.T, path string, act func(*sql.DB)) {
	t.Helper()
	file, err := sql.Open("sqlite", address(path, append([]string{busy(patience)}, working[:]...)...))
	if err != nil {
		t.Fatal(err)
	}
	act(file)
	if err := file.Close(); err != nil {
		t.Fatal(err)
	}
}

// written makes the text of a fixture: tables of that version, and its rows.
func written(t *testing.T, version int) []byte {
	t.Helper()
	path := filepath.Join(t.TempDir(), "new.db")
	if err := claim(t.Context(), path); err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	sqlOn(t, path, func(file *sql.DB) {
		steps, err := migrator(file)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := steps.UpTo(t.Context(), int64(version)); err != nil {
			t.Fatal(err)
		}
		for _, one := range column(t, file, `SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite%' ORDER BY rowid`) {
			fmt.Fprintf(&out, "%s;\n", one)
		}
		for _, n := range column(t, file, `SELECT version_id FROM goose_db_version ORDER BY id`) {
			fmt.Fprintf(&out, "INSERT INTO goose_db_version (version_id, is_applied, tstamp) VALUES (%s, 1, '2026-11-20 12:00:00');\n", n)
		}
	})
	rows, err := os.ReadFile("testdata/schema/rows.sql")
	if err != nil {
		t.Fatal(err)
	}
	for _, section := range regexp.MustCompile(`(?m)^-- (?:\d{4})$`).FindAllIndex(rows, -1) {
		n, _ := strconv.Atoi(string(rows[section[0]+3 : section[1]]))
		if n <= version && slices.ContainsFunc(released(t), func(m migrated) bool { return m.version == n }) {
			text, _, _ := strings.Cut(string(rows[section[1]+1:]), "\n-- ")
			fmt.Fprintln(&out, strings.TrimSpace(text))
		}
	}
	return out.Bytes()
}

// column gives the one column that a query asks for.
func column(t *testing.T, file *sql.DB, query string, args ...any) []string {
	t.Helper()
	rows, err := file.Query(query, args...)
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	var out []string
	for rows.Next() {
		var one string
		if err := rows.Scan(&one); err != nil {
			t.Fatal(err)
		}
		out = append(out, one)
	}
	return out
}

// content gives every row of every table, by column names.
func content(t *testing.T, path string) map[string][]string {
	t.Helper()
	out := map[string][]string{}
	sqlOn(t, path, func(file *sql.DB) {
		for _, table := range column(t, file, `SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%' AND name NOT LIKE 'goose%'`) {
			var cells []string
			for _, name := range column(t, file, `SELECT name FROM pragma_table_info('`+table+`')`) {
				cells = append(cells, fmt.Sprintf(`'%s=' || quote("%s")`, name, name))
			}
			slices.Sort(cells)
			out[table] = column(t, file, `SELECT `+strings.Join(cells, ` || ' ' || `)+` FROM "`+table+`" ORDER BY 1`)
		}
	})
	return out
}

// survived wants every row of before to be there still, and every table to be
// as a new file has it.
func survived(t *testing.T, when, path string, before map[string][]string) {
	t.Helper()
	s := opened(t, path)
	if diff := cmp.Diff(shape(t, opened(t, filepath.Join(t.TempDir(), "new.db"))), shape(t, s)); diff != "" {
		t.Errorf("%s: other tables than a new file's (- new, + this):\n%s", when, diff)
	}
	if c, err := verify(t.Context(), s.file); err != nil || c.Version != int64(latest(t)) {
		t.Errorf("%s: %+v, %v", when, c, err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	after := content(t, path)
	for table, rows := range before {
		for _, row := range rows {
			if !slices.ContainsFunc(after[table], func(now string) bool { return holds(now, row) }) {
				t.Errorf("%s: %s has lost %s", when, table, row)
			}
		}
		if len(after[table]) < len(rows) {
			t.Errorf("%s: %s has %d rows of %d", when, table, len(after[table]), len(rows))
		}
	}
}

// holds says whether a row still says all of what it said: new columns may
// have come between.
func holds(now, then string) bool {
	for _, cell := range strings.Split(then, " ") {
		if !strings.Contains(now, cell) {
			return false
		}
	}
	return true
}

func TestEveryReleasedDatabaseIsBroughtUpToDateWithAllItsRows(t *testing.T) {
	for _, one := range released(t) {
		version := one.version
		path := fixture(t, version)
		before := content(t, path)
		for table, rows := range before {
			if len(rows) == 0 {
				t.Errorf("the fixture of version %d has no row of %s", version, table)
			}
		}
		survived(t, fmt.Sprintf("from version %d", version), path, before)
	}
}

// Rows that a release has written are read as what they are.
func TestEventsOfAReleasedDatabaseAreRead(t *testing.T) {
	s := opened(t, fixture(t, latest(t)))
	events, err := s.Events(t.Context(), "first", 0)
	if err != nil || len(events) < 7 {
		t.Errorf("only %d events: %v", len(events), err)
	}
}

// A migration that is killed after any of its statements has done nothing, and
// is done when the file is opened again.
func TestAMigrationThatIsKilledIsDoneLater(t *testing.T) {
	for i, one := range released(t) {
		text, err := fs.ReadFile(migrations, one.name)
		if err != nil {
			t.Fatal(err)
		}
		for after := range statements(string(text)) + 1 {
			path, before := filepath.Join(t.TempDir(), "tspine.db"), map[string][]string{}
			if i > 0 {
				path = fixture(t, released(t)[i-1].version)
				before = content(t, path)
			}
			killMigration(t, path, one.version, after)
			survived(t, fmt.Sprintf("%s killed after statement %d", one.name, after), path, before)
		}
	}
}

// statements counts the statements of a migration.
func statements(text string) int { return strings.Count(text, ";\n") }

// migrationOf names the file that a child process migrates, the version and
// the statement after which it kills itself.
const migrationOf = "TSPINE_STORE_MIGRATION"

func killMigration(t *testing.T, path string, version, after int) {
	t.Helper()
	child := exec.Command(os.Args[0], "-test.run=^TestChildThatMigrates$")
	child.Env = append(os.Environ(), fmt.Sprintf("%s=%d %d %s", migrationOf, version, after, path))
	out, err := child.CombinedOutput()
	if err == nil || child.ProcessState.ExitCode() != -1 {
		t.Fatalf("version %d, statement %d: the child was not killed: %v\n%s", version, after, err, out)
	}
}

// TestChildThatMigrates is the child. After the statement it kills itself,
// within the migration's transaction.
func TestChildThatMigrates(t *testing.T) {
	var version, after int
	var path string
	if _, err := fmt.Sscan(os.Getenv(migrationOf), &version, &after, &path); err != nil {
		t.Skip("runs in a process of its own only")
	}
	steps := fstest.MapFS{}
	for _, one := range released(t) {
		text, err := fs.ReadFile(migrations, one.name)
		if err != nil {
			t.Fatal(err)
		}
		if one.version == version {
			text = []byte(cutAfter(string(text), after))
		}
		steps[filepath.Base(one.name)] = &fstest.MapFile{Data: text}
	}
	if err := claim(t.Context(), path); err != nil {
		t.Fatal(err)
	}
	registerKill(t)
	file, err := sql.Open("sqlite", address(path, append([]string{busy(patience)}, working[:]...)...))
	if err != nil {
		t.Fatal(err)
	}
	provider, err := goose.NewProvider(goose.DialectSQLite3, file, steps, goose.WithDisableGlobalRegistry(true))
	if err != nil {
		t.Fatal(err)
	}
	_, err = provider.Up(context.Background())
	t.Fatal("it was not killed:", err)
}

// cutAfter leaves so many statements of a migration, and kills after them.
func cutAfter(text string, n int) string {
	rest, kept := text, ""
	for range n {
		i := strings.Index(rest, ";\n")
		if i < 0 {
			kept, rest = kept+rest, ""
			break
		}
		kept, rest = kept+rest[:i+2], rest[i+2:]
	}
	if n == 0 {
		kept = "-- +goose Up\n"
	}
	return kept + "\nSELECT kill_now();\n" + strings.ReplaceAll(rest, "-- +goose Up", "")
}

// registerKill gives SQL a function that kills the process.
func registerKill(t *testing.T) {
	t.Helper()
	err := sqlite.RegisterScalarFunction("kill_now", 0, func(*sqlite.FunctionContext, []driver.Value) (driver.Value, error) {
		p, err := os.FindProcess(os.Getpid())
		if err != nil {
			return nil, err
		}
		return nil, p.Kill()
	})
	if err != nil {
		t.Fatal(err)
	}
}
