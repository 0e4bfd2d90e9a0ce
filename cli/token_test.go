package cli

import (
	"encoding/json"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"tspine/app"
	"tspine/store"
)

func TestATokenIsMadeListedAndRevoked(t *testing.T) {
	dir := t.TempDir()
	keep, err := store.Open(t.Context(), filepath.Join(dir, fileName))
	if err != nil {
		t.Fatal(err)
	}
	accounts := app.NewAccounts(keep, time.Now)
	if _, err := accounts.Found(t.Context(), app.Newcomer{Name: "Ana", Password: "correct horse"}); err != nil {
		t.Fatal(err)
	}
	run := func(want int, args ...string) string {
		t.Helper()
		w := newCommand().World
		var out strings.Builder
		w.Out = &out
		if code := Run(t.Context(), append([]string{"--data", dir, "token"}, args...), w); code != want {
			t.Fatalf("%v ended with %d: %s", args, code, out.String())
		}
		return out.String()
	}
	var made tokenJSON
	if err := json.Unmarshal([]byte(run(exitDone, "add", "My script", "--scope", "log", "--json")), &made); err != nil {
		t.Fatal(err)
	}
	if _, one, known, err := accounts.Bearer(t.Context(), made.Token); err != nil || !known || one.Scope != app.ScopeLog {
		t.Fatalf("it opens nothing: %v", err)
	}
	if text := run(exitDone); !strings.Contains(text, "My script") || strings.Contains(text, made.Token) {
		t.Errorf("listed as %s", text)
	}
	run(exitFailed, "add", "Other", "--scope", "some")
	run(exitFailed, "revoke", "deadbeef")
	run(exitDone, "revoke", shortID(made.ID))
	if _, _, known, _ := accounts.Bearer(t.Context(), made.Token); known {
		t.Error("it opens something still")
	}
	if err := keep.Close(); err != nil {
		t.Error(err)
	}
}
