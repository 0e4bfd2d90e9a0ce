package cli

import (
	"bytes"
	"cmp"
	"context"
	"io"
	"os"
	"os/signal"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"

	"tspine/internal/golden"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){
		"tspine": func() { os.Exit(runSignaled(os.Args[1:])) },
		"phone":  func() { os.Exit(phone(os.Args[1], os.Args[2])) },
	})
}

// runSignaled runs a command as main does, until it is told to stop.
func runSignaled(args []string) int {
	ctx, stop := signal.NotifyContext(context.Background(), syscall.SIGTERM)
	defer stop()
	return Run(ctx, args, scripted())
}

// scripted is the world of a script: its clock goes on from NOW, where the
// script began, SPEED times as fast as the real one, and its data folder is the script's own.
func scripted() World {
	w := System()
	now, err := time.Parse(time.RFC3339, os.Getenv("NOW"))
	if err != nil {
		panic(err)
	}
	began, err := time.Parse(time.RFC3339Nano, os.Getenv("BEGAN"))
	if err != nil {
		panic(err)
	}
	speed, err := strconv.Atoi(cmp.Or(os.Getenv("SPEED"), "1"))
	if err != nil {
		panic(err)
	}
	w.Now = func() time.Time { return now.Add(time.Since(began) * time.Duration(speed)) }
	w.Terminal = false
	return w
}

func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir: "testdata",
		Setup: func(env *testscript.Env) error {
			env.Setenv("NOW", "2026-03-02T08:00:00Z")
			env.Setenv("BEGAN", time.Now().Format(time.RFC3339Nano))
			env.Setenv("TSPINE_DATA", env.WorkDir+"/data")
			return nil
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"day":  laterDay,
			"code": wantCode,
		},
		UpdateScripts: os.Getenv("TSPINE_GOLDEN") == "refresh",
	})
}

// laterDay sets the clock: day 2026-03-09.
func laterDay(ts *testscript.TestScript, _ bool, args []string) {
	ts.Setenv("NOW", args[0]+"T08:00:00Z")
}

// wantCode runs tspine and wants an exit code: code 3 today.
func wantCode(ts *testscript.TestScript, _ bool, args []string) {
	err := ts.Exec("tspine", args[1:]...)
	got := "0"
	if err != nil {
		got = strings.TrimPrefix(err.Error(), "exit status ")
	}
	if got != args[0] {
		ts.Fatalf("tspine %s ended with %s, want %s", strings.Join(args[1:], " "), got, args[0])
	}
}

func newCommand() *command {
	return &command{World: World{In: strings.NewReader(""), Out: io.Discard, Err: io.Discard, Getenv: func(string) string { return "" }, Now: time.Now}}
}

func TestHelpOfEveryVerbIsAsItWas(t *testing.T) {
	for _, verb := range everyVerb(newCommand().root()) {
		name := strings.ReplaceAll(strings.TrimPrefix(verb.CommandPath(), "tspine "), " ", "-")
		t.Run(name, func(t *testing.T) {
			if verb.Example == "" {
				t.Error("no example")
			}
			var out bytes.Buffer
			verb.SetOut(&out)
			if err := verb.Help(); err != nil {
				t.Fatal(err)
			}
			golden.Check(t, "help/"+name+".txt", out.Bytes())
		})
	}
}
