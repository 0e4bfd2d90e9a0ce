package cli

import (
	"database/sql"
	"testing"
)

// newer makes a database one of a version that nobody knows yet.
func newer(t *testing.T, file string) {
	t.Helper()
	db, err := sql.Open("sqlite", file)
	must(t, err)
	_, err = db.Exec(`INSERT INTO goose_db_version (version_id, is_applied) VALUES (9999, 1)`)
	must(t, err)
	must(t, db.Close())
}
