package store

import (
	"context"
	"database/sql"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// The tables come out the same whether they are made at once or were made by
// any earlier version.
func TestEveryVersionIsBroughtUpToDate(t *testing.T) {
	want := shape(t, opened(t, filepath.Join(t.TempDir(), "new.db")))
	names, err := fs.Glob(migrations, "migrations/*.sql")
	if err != nil || len(names) == 0 {
		t.Fatal(names, err)
	}
	for version := range len(names) + 1 {
		path := filepath.Join(t.TempDir(), "old.db")
		if err := claim(t.Context(), path); err != nil {
			t.Fatal(err)
		}
		file, err := sql.Open("sqlite", address(path, append([]string{"busy_timeout(10000)"}, working[:]...)...))
		if err != nil {
			t.Fatal(err)
		}
		steps, err := migrator(file)
		if err != nil {
			t.Fatal(err)
		}
		if version > 0 {
			if _, err := steps.UpTo(t.Context(), int64(version)); err != nil {
				t.Fatal(err)
			}
			if _, err := file.Exec(`INSERT INTO person (id, name, created_at) VALUES ('ada', 'Ada', 1)`); err != nil {
				t.Fatal(err)
			}
		}
		if err := file.Close(); err != nil {
			t.Fatal(err)
		}
		s := opened(t, path)
		if diff := cmp.Diff(want, shape(t, s)); diff != "" {
			t.Errorf("from version %d (- want, + got):\n%s", version, diff)
		}
		if people, err := s.People(t.Context()); err != nil || len(people) != min(version, 1) {
			t.Errorf("from version %d: %v, %v", version, people, err)
		}
	}
}

// PostgreSQL is to run the same migrations, so they hold nothing that only
// SQLite knows; nor do they what would make them differ from run to run.
func TestMigrationsKeepToTheSharedSQL(t *testing.T) {
	alien := regexp.MustCompile(`(?i)\b(without\s+rowid|strict|autoincrement|pragma|blob|datetime|now\s*\(|current_timestamp|glob|ifnull|typeof|any\s*\(|json_\w+|replace\s+into|insert\s+or)\b|::|\?|` + "`")
	comment := regexp.MustCompile(`--.*`)
	names, err := fs.Glob(migrations, "migrations/*.sql")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range names {
		text, err := fs.ReadFile(migrations, name)
		if err != nil {
			t.Fatal(err)
		}
		if found := alien.FindString(comment.ReplaceAllString(string(text), "")); found != "" {
			t.Errorf("%s says %q", name, found)
		}
		if !regexp.MustCompile(`^migrations/\d{4}_[a-z]+_[a-z]+\.sql$`).MatchString(name) {
			t.Errorf("%s is not called NNNN_verb_noun.sql", name)
		}
	}
}

// door holds the tables of who may sign in, of which it is not known yet whose
// they are, and of the place as a whole. They are small, and stay together.
var door = []string{"account", "keeper", "sign_in", "failure", "passkey", "setting", "token", "reply", "register"}

// A big store can be split by person only if the person leads every key.
func TestThePersonLeadsEveryKey(t *testing.T) {
	s := opened(t, filepath.Join(t.TempDir(), "tspine.db"))
	tables := texts(t, s, `SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'goose%' AND name NOT LIKE 'sqlite%' AND name <> 'person'`)
	if len(tables) < 10 {
		t.Fatalf("only %v", tables)
	}
	for _, table := range tables {
		if slices.Contains(door, table) {
			continue
		}
		if key := texts(t, s, `SELECT name FROM pragma_table_info($1) WHERE pk = 1`, table); !slices.Equal(key, []string{"person"}) {
			t.Errorf("%s: the key begins with %v", table, key)
		}
		for _, index := range texts(t, s, `SELECT name FROM pragma_index_list($1)`, table) {
			if first := texts(t, s, `SELECT name FROM pragma_index_info($1) WHERE seqno = 0`, index); !slices.Equal(first, []string{"person"}) {
				t.Errorf("%s: the index %s begins with %v", table, index, first)
			}
		}
		parents := texts(t, s, `SELECT DISTINCT "table" FROM pragma_foreign_key_list($1) WHERE "from" = 'person'`, table)
		if len(parents) != 1 || parents[0] != "person" && parents[0] != "entry" {
			t.Errorf("%s: its person is one of %v", table, parents)
		}
	}
}

func TestEveryConnectionIsSafe(t *testing.T) {
	s := opened(t, filepath.Join(t.TempDir(), "tspine.db"))
	for range 2 { // two connections of the pool, held at once
		conn, err := s.file.Conn(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		defer conn.Close()
		for name, want := range map[string]string{"journal_mode": "wal", "synchronous": "2", "foreign_keys": "1", "wal_autocheckpoint": "10000", "busy_timeout": "10000"} {
			var got string
			if err := conn.QueryRowContext(t.Context(), "PRAGMA "+name).Scan(&got); err != nil || got != want {
				t.Errorf("%s is %q, want %q: %v", name, got, want, err)
			}
		}
	}
}

// modernc.org/sqlite is tested with one version of modernc.org/libc only, and
// breaks with others. Other modules raise it without a word.
func TestLibcIsTheOneThatSQLiteNames(t *testing.T) {
	list := func(args ...string) string {
		out, err := exec.Command("go", append([]string{"list", "-m"}, args...)...).Output()
		if err != nil {
			t.Fatal(err)
		}
		return strings.TrimSpace(string(out))
	}
	text, err := os.ReadFile(list("-f", "{{.GoMod}}", "modernc.org/sqlite"))
	if err != nil {
		t.Fatal(err)
	}
	want := regexp.MustCompile(`(?m)^\s*(?:require\s+)?modernc\.org/libc (v\S+)`).FindSubmatch(text)
	if want == nil {
		t.Fatalf("the go.mod of modernc.org/sqlite names no modernc.org/libc:\n%s", text)
	}
	if got := list("-f", "{{.Version}}", "modernc.org/libc"); got != string(want[1]) {
		t.Errorf("modernc.org/libc is %s, want %s: go get modernc.org/libc@%s", got, want[1], want[1])
	}
}

func opened(t *testing.T, path string) *Store {
	t.Helper()
	s, err := Open(context.Background(), path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	return s
}

// shape is what all tables and indexes were made with.
func shape(t *testing.T, s *Store) []string {
	t.Helper()
	return texts(t, s, `SELECT type || ' ' || name || ': ' || coalesce(sql, '') FROM sqlite_schema ORDER BY 1`)
}

func texts(t *testing.T, s *Store, query string, args ...any) []string {
	t.Helper()
	return column(t, s.file, query, args...)
}
