package cli

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// shown gives what show prints in a terminal with an environment.
func shown(t *testing.T, env map[string]string, terminal bool, args ...string) string {
	t.Helper()
	var out bytes.Buffer
	code := Run(context.Background(), append([]string{"show", "cat-cow"}, args...), World{
		In: strings.NewReader(""), Out: &out, Err: &bytes.Buffer{}, Terminal: terminal,
		Getenv: func(key string) string { return env[key] },
		Now:    func() time.Time { return time.Date(2026, 11, 20, 8, 0, 0, 0, time.UTC) },
	})
	if code != exitDone {
		t.Fatalf("exit code %d", code)
	}
	return out.String()
}

func TestShowHasAPictureWhereTheTerminalCan(t *testing.T) {
	kitty := map[string]string{"TERM": "xterm-kitty"}
	for name, c := range map[string]struct {
		env      map[string]string
		terminal bool
		args     []string
		picture  bool
	}{
		"in kitty":                       {kitty, true, nil, true},
		"where words were asked for":     {kitty, true, []string{"--no-picture"}, false},
		"into a pipe":                    {kitty, false, nil, false},
		"in a terminal that has no ways": {map[string]string{"TERM": "xterm"}, true, nil, false},
		"in JSON":                        {kitty, true, []string{"--json"}, false},
	} {
		t.Run(name, func(t *testing.T) {
			text := shown(t, c.env, c.terminal, c.args...)
			if got := strings.Contains(text, "\x1b_Ga=T,f=100"); got != c.picture {
				t.Errorf("a picture: %v, want %v", got, c.picture)
			}
			if !strings.Contains(text, "Cat–cow") {
				t.Error("the words are missing")
			}
		})
	}
}

func TestShowDrawsTheFigureAsThePersonChose(t *testing.T) {
	kitty := map[string]string{"TERM": "xterm-kitty", "TSPINE_DATA": t.TempDir()}
	run := func(args ...string) {
		t.Helper()
		var out bytes.Buffer
		code := Run(context.Background(), args, World{
			In: strings.NewReader(""), Out: &out, Err: &out, Getenv: func(key string) string { return kitty[key] },
			Now: func() time.Time { return time.Date(2026, 11, 20, 8, 0, 0, 0, time.UTC) },
		})
		if code != exitDone {
			t.Fatalf("%v: exit code %d: %s", args, code, out.String())
		}
	}
	about := filepath.Join(t.TempDir(), "clear.yaml")
	if err := os.WriteFile(about, []byte("country: DE\nabout: {age: 34, sex: F, training: active, goal: desk, minutes: 10}\nequipment: [chair, wall, mat]\nanswers: {others: no}\nmeasures: {pain_rest: 1, pain_move: 1}\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	run("start", "--name", "Ana", "--file", about)
	before := shown(t, kitty, true)
	run("settings", "skin", "4")
	run("settings", "cut", "bun")
	after := shown(t, kitty, true)
	if before == after {
		t.Error("the figure looks as before")
	}
	run("settings", "skin", "auto")
	run("settings", "cut", "auto")
	if shown(t, kitty, true) != before {
		t.Error("the figure does not look as it comes")
	}
}
