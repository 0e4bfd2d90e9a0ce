package app_test

import (
	"bytes"
	"database/sql"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"tspine/app"
	"tspine/catalog"
	"tspine/store"
)

// stays says of tables and columns that are not in an export why not.
var stays = map[string]string{
	"week":         "a cache: it is computed again",
	"person.edits": "it counts for that cache",
	"account":      "who may sign in is this place's business, and no password leaves it",
	"keeper":       "as account", "invitation": "as account", "sign_in": "as account", "failure": "as account", "passkey": "as account", "token": "as account",
	"entry_line.day": "it is its entry's", "entry_line.at": "as its day",
	"brought":          "which import brought what is this place's business, and goes with it",
	"reply":            "what a request was answered, for a day",
	"setting":          "how this place is run is no person's",
	"register":         "it counts for what is kept in memory",
	"goose_db_version": "which tables there are",
}

// TestEveryColumnIsTakenAlongOrHasAReasonToStay puts rows into every table, as
// the migrations' tests have them, takes everybody along to a place where nobody
// is, and compares every column of every table that the schema has.
func TestEveryColumnIsTakenAlongOrHasAReasonToStay(t *testing.T) {
	here, there := filepath.Join(t.TempDir(), "here.db"), filepath.Join(t.TempDir(), "there.db")
	from, to := openAt(t, here), openAt(t, there)
	rows, err := os.ReadFile("../store/testdata/schema/rows.sql")
	if err != nil {
		t.Fatal(err)
	}
	onFile(t, here, func(db *sql.DB) {
		if _, err := db.Exec(string(rows)); err != nil {
			t.Fatal(err)
		}
	})
	people, err := from.People.People(t.Context())
	if err != nil || len(people) < 2 {
		t.Fatal(people, err)
	}
	for _, p := range people {
		var out bytes.Buffer
		if err := from.Export(t.Context(), from.keep, p, &out); err != nil {
			t.Fatal(err)
		}
		if _, err := to.Import(t.Context(), to.keep, atTerminal, app.Bringing{File: "export", In: bytes.NewReader(out.Bytes())}); err != nil {
			t.Fatal(err)
		}
	}
	tables := whole(t, there)
	for table, before := range whole(t, here) {
		switch {
		case stays[table] != "":
			continue
		case len(before.rows) == 0:
			t.Errorf("%s has no row in rows.sql: nobody sees what is lost of it", table)
		}
		if diff := cmp.Diff(before, tables[table], cmp.AllowUnexported(contents{})); diff != "" {
			t.Errorf("%s did not come along whole: export it, or say in stays why not (- before, + after)\n%s", table, diff)
		}
		for _, column := range before.columns {
			if !before.says[column] {
				t.Errorf("%s.%s is empty in every row of rows.sql: nobody sees whether it is lost", table, column)
			}
		}
	}
}

// contents is what a table holds, but for the columns that stay.
type contents struct {
	columns []string
	rows    []string
	says    map[string]bool // by column: a row has something else in it than nothing
}

// whole reads every table of a file.
func whole(t *testing.T, path string) map[string]contents {
	t.Helper()
	out := map[string]contents{}
	onFile(t, path, func(db *sql.DB) {
		for _, table := range listed(t, db, `SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%'`) {
			one := contents{says: map[string]bool{}}
			for _, column := range listed(t, db, `SELECT name FROM pragma_table_info('`+table+`')`) {
				if stays[table+"."+column] == "" {
					one.columns = append(one.columns, column)
				}
			}
			slices.Sort(one.columns)
			var cells []string
			for _, column := range one.columns {
				cells = append(cells, fmt.Sprintf(`quote("%s")`, column))
				for _, v := range listed(t, db, fmt.Sprintf(`SELECT DISTINCT quote("%s") FROM "%s"`, column, table)) {
					one.says[column] = one.says[column] || v != "0" && v != "''" && v != "NULL"
				}
			}
			one.rows = listed(t, db, `SELECT `+strings.Join(cells, ` || ' ' || `)+` FROM "`+table+`" ORDER BY 1`)
			out[table] = one
		}
	})
	return out
}

func onFile(t *testing.T, path string, act func(*sql.DB)) {
	t.Helper()
	db, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	act(db)
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
}

func listed(t *testing.T, db *sql.DB, query string) []string {
	t.Helper()
	rows, err := db.Query(query)
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

// openAt is the use cases on a new file of which the path is known.
func openAt(t *testing.T, path string) *home {
	t.Helper()
	lib, err := catalog.Load()
	if err != nil {
		t.Fatal(err)
	}
	keep, err := store.Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := keep.Close(); err != nil {
			t.Error(err)
		}
	})
	h := &home{t: t, keep: keep}
	h.App = app.New(lib, keep, keep, nil)
	return h
}
