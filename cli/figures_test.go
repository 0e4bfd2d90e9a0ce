package cli

import (
	"bytes"
	"context"
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
