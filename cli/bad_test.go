package cli

import (
	"bytes"
	"context"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"pgregory.net/rapid"

	"tspine/engine/figure"
	"tspine/locale"
)

// clearStart is a file of answers of somebody who may do everything.
const clearStart = `about: {age: 34, training: active, goal: desk, minutes: 20}
equipment: [chair, wall, mat, band, door, foam roller]
answers: {others: no}
measures: {pain_rest: 1, pain_move: 1, wall_hold: true}
`

// order runs one command in a folder, and gives all that it says.
func order(t testing.TB, dir string, in io.Reader, args ...string) (code int, out, errs string) {
	t.Helper()
	var o, e bytes.Buffer
	code = Run(context.Background(), append(args, "--data", dir), World{
		In: in, Out: &o, Err: &e, Getenv: func(string) string { return "" },
		Now: func() time.Time { return time.Date(2026, 3, 2, 8, 0, 0, 0, time.UTC) },
	})
	return code, o.String(), e.String()
}

// begun is a folder with somebody in it who may train.
func begun(t testing.TB) string {
	t.Helper()
	dir := t.TempDir()
	if code, out, errs := order(t, dir, strings.NewReader(clearStart), "start", "--file", "-"); code != exitDone {
		t.Fatalf("start ended with %d: %s%s", code, out, errs)
	}
	return dir
}

// repaints are texts that would move the cursor, color, ring or turn letters
// around.
func repaints() []string {
	return []string{"\x1b[2J", "\x1b]0;title\x07", "\u009b31m", "\x08\x08", "\r", "\u202e", "\u2066", "\x7f", "\x00", "\xff\xfe", "\x1bP", "\u2028"}
}

func steersAnywhere(text string) bool {
	return strings.ContainsFunc(text, steers) || !utf8.ValidString(text)
}

func TestNothingThatIsSaidRepaintsTheTerminal(t *testing.T) {
	dir := begun(t)
	file := filepath.Join(t.TempDir(), "f.yaml")
	for _, bad := range repaints() {
		if err := os.WriteFile(file, []byte("id: mi"+bad+"ne\ntitle: T"+bad+"\n\""+bad+"\": 1\nlines: [cat-"+bad+"cow 30s]\nnote: x"+bad+"\n"), 0o600); err != nil {
			t.Fatal(err)
		}
		for _, args := range [][]string{
			{"log", "cat-cow 30s" + bad}, {"log", "cat-cow" + bad + " 30s"}, {"log", "cat-cow 30s", "--note", "x" + bad + "y"}, {"log", "cat-cow 30s", "--day", bad},
			{"show", bad}, {"why", bad}, {"skip", bad}, {"undo", bad}, {"swap", "cat-cow", bad}, {"program", bad}, {"program", bad + ".yaml"}, {"cleared", bad, "--by", bad, "--day", "2026-03-01"},
			{"morning", bad}, {"today", "--mode", bad}, {"today", "--minutes", bad}, {bad}, {"--" + bad}, {"today", "--as", bad}, {"--lang", bad, "today"}, {"exercises", "--phase", bad},
			{"check", bad}, {"check", file}, {"log", "--file", file}, {"start", "--file", file}, {"measure", "--file", file}, {"ready", "--file", file}, {"cases", file}, {"program", file},
			{"start", "--name", bad, "--file", file}, {"show", bad, "--json"}, {"check", file, "--json"}, {"log", "cat-cow 30s", "--json", "--note", "x" + bad},
		} {
			if _, out, errs := order(t, dir, strings.NewReader(""), args...); steersAnywhere(out) || steersAnywhere(errs) {
				t.Errorf("%q says\n%q\n%q", args, out, errs)
			}
		}
	}
	for _, args := range [][]string{{"today"}, {"why"}, {"why", "--json"}, {"program"}} {
		if _, out, errs := order(t, dir, strings.NewReader(""), args...); steersAnywhere(out) || steersAnywhere(errs) {
			t.Errorf("%q shows later what was put in: %q %q", args, out, errs)
		}
	}
}

func TestACleanTextSteersNothingAndLosesNoLetter(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.String().Draw(t, "text")
		got := clean(text)
		if strings.ContainsFunc(got, steers) {
			t.Errorf("%q became %q", text, got)
		}
		kept := slices.DeleteFunc([]rune(text), steers)
		if got != string(kept) {
			t.Errorf("%q became %q, want %q", text, got, string(kept))
		}
	})
}

func TestTheCaretStandsUnderItsLetterInEveryLine(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		line := rapid.StringMatching(`[a-zä\t\x1b]{0,400}X[a-z]{0,300}`).Draw(t, "line")
		column := utf8.RuneCountInString(line[:strings.IndexByte(line, 'X')]) + 1
		shown, at := window(line, column)
		if letters := []rune(shown); at < 1 || at > len(letters) || letters[at-1] != 'X' || len(letters) > longestShown || strings.ContainsFunc(shown, steers) {
			t.Errorf("column %d of %q became %d of %q", column, line, at, shown)
		}
	})
}

func TestANoteOfTenMegabytesIsRefusedTogetherWithAllElse(t *testing.T) {
	dir := begun(t)
	note := "note: \"" + strings.Repeat("x", 10<<20) + "\"\n"
	code, _, errs := order(t, dir, strings.NewReader("day: 2026-02-30\nduring: 11\n"+note+"lines: [cat-cow ten]\n"), "log", "--file", "-")
	for _, want := range []string{"-:1:6: day", "-:2:9: during", "-:3:7: note: This is too long (10485760 bytes). It should be at most 10000 bytes.", "-:4:17: lines[0]"} {
		if code != exitFailed || !strings.Contains(errs, want) {
			t.Errorf("ended with %d, and %q is not said", code, want)
		}
	}
	if len(errs) > 10_000 {
		t.Errorf("%d bytes are said", len(errs))
	}
	if code, _, errs := order(t, dir, strings.NewReader("note: \""+strings.Repeat("x", 17<<20)+"\"\n"), "log", "--file", "-"); code != exitFailed || !strings.Contains(errs, "too large") {
		t.Errorf("a file of 17 MB ended with %d: %.200s", code, errs)
	}
	if code, out, _ := order(t, dir, strings.NewReader("lines: [cat-cow 30s]\nduring: 1\n"), "log", "--file", "-"); code != exitDone || !strings.Contains(out, "1 exercise") {
		t.Errorf("the entry without the note ended with %d: %s", code, out)
	}
}

func TestAnInterviewThatEndsKeepsItsAnswers(t *testing.T) {
	for name, in := range map[string]func() io.Reader{
		"standard input is closed":  func() io.Reader { return strings.NewReader("de\n34\n") },
		"it ends within a line":     func() io.Reader { return strings.NewReader("de\n34") },
		"an answer of a megabyte":   func() io.Reader { return strings.NewReader("de\n34\n" + strings.Repeat("x", 1<<20) + "\n") },
		"an answer of 20,000 bytes": func() io.Reader { return strings.NewReader("de\n34\n" + strings.Repeat("x", 20_000) + "\n") },
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			if code, out, errs := order(t, dir, in(), "start"); code != exitDone && !strings.Contains(errs, "too long") {
				t.Fatalf("ended with %d: %s%s", code, out, errs)
			}
			_, out, _ := order(t, dir, strings.NewReader(""), "start")
			words, err := locale.New("en")
			if err != nil {
				t.Fatal(err)
			}
			if !strings.Contains(out, words.T("cli.go-on")) || strings.Contains(out, words.T("cli.ask-age")) {
				t.Errorf("the answers were lost:\n%s", out)
			}
		})
	}
}

func TestAnInterruptedInterviewEndsAtOnceAndKeepsItsAnswers(t *testing.T) {
	dir := t.TempDir()
	ctx, interrupt := context.WithCancel(t.Context())
	in, typed := io.Pipe()
	t.Cleanup(func() { typed.Close() })
	said := &awaited{prompts: 3, seen: make(chan struct{})}
	words, err := locale.New("en")
	if err != nil {
		t.Fatal(err)
	}
	done := make(chan int)
	go func() {
		done <- Run(ctx, []string{"start", "--data", dir}, World{In: in, Out: said, Err: io.Discard, Getenv: func(string) string { return "" }, Now: time.Now})
	}()
	for _, answer := range []string{"de\n", "34\n"} {
		if _, err := io.WriteString(typed, answer); err != nil {
			t.Fatal(err)
		}
	}
	<-said.seen
	interrupt()
	if code := <-done; code != exitDone {
		t.Errorf("ended with %d", code)
	}
	if _, out, _ := order(t, dir, strings.NewReader(""), "start"); !strings.Contains(out, words.T("cli.go-on")) || strings.Contains(out, words.T("cli.ask-age")) {
		t.Errorf("the answers were lost:\n%s", out)
	}
}

func TestAReadThatNeverEndsCanBeInterrupted(t *testing.T) {
	dir := begun(t)
	ctx, interrupt := context.WithCancel(t.Context())
	in, typed := io.Pipe()
	t.Cleanup(func() { typed.Close() })
	done := make(chan int)
	var errs bytes.Buffer
	go func() {
		done <- Run(ctx, []string{"log", "--file", "-", "--data", dir}, World{In: in, Out: io.Discard, Err: &errs, Getenv: func(string) string { return "" }, Now: time.Now})
	}()
	if _, err := io.WriteString(typed, "lines:\n"); err != nil { // it is being read now
		t.Fatal(err)
	}
	interrupt()
	if code := <-done; code != exitFailed || !strings.Contains(errs.String(), "canceled") {
		t.Errorf("ended with %d: %s", code, errs.String())
	}
}

// awaited is an output that tells when it has shown so many prompts.
type awaited struct {
	bytes.Buffer
	prompts int
	seen    chan struct{}
}

func (a *awaited) Write(p []byte) (int, error) {
	if string(p) == "> " {
		if a.prompts--; a.prompts == 0 {
			close(a.seen)
		}
	}
	return a.Buffer.Write(p)
}

// TestEveryFaultHasWords looks for the codes of faults in the source.
func TestEveryFaultHasWords(t *testing.T) {
	words, err := locale.New("en")
	if err != nil {
		t.Fatal(err)
	}
	codes := regexp.MustCompile(`(?:\.Fault\(|Code: |\.Add\([^,()]*, |\.Add\([^,]*\), |\.at\([^"]*, )"([a-z][a-z0-9-]*[a-z0-9])"`)
	for _, c := range (figure.Report{}).Checks() { // their codes are put together
		if !words.Has("fault.figure-" + c.Name) {
			t.Errorf("no words for a pose that fails %s", c.Name)
		}
	}
	found := 0
	err = filepath.WalkDir("..", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return err
		}
		text, err := os.ReadFile(path)
		for _, m := range codes.FindAllSubmatch(text, -1) {
			found++
			if !words.Has("fault." + string(m[1])) {
				t.Errorf("%s: no words for the fault %s", path, m[1])
			}
		}
		return err
	})
	if err != nil || found < 60 {
		t.Errorf("only %d codes were found: %v", found, err)
	}
}

// FuzzRun runs any command line on any input: it never panics, its exit code is
// one of those that help lists, and nothing that it says repaints the terminal.
func FuzzRun(f *testing.F) {
	for _, seed := range []string{
		"today", "log\ncat-cow 30s\n--pain\n11", "log\n--file\n-", "start", "start\n--file\n-", "check\n-", "program\n-", "why\ncat-cow", "morning\n-3", "exercises\n--json", "--json\nlgo",
		"swap\ncat-cow\nopen-book", "measure\n--file\n-", "ready", "cleared\nR15\n--by\nme\n--day\n2026-03-01", "show\nopen-book", "undo\n0", "less\ncat-cow 9999s", "today\n--minutes\n5\n--steps",
	} {
		f.Add(seed, clearStart)
		f.Add(seed, "y\n\x1b[2J\nNaN\n-3\n")
	}
	dir := begun(f)
	whole, err := os.ReadFile(filepath.Join(dir, fileName))
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, line, in string) {
		args := strings.Split(line, "\n")
		if len(args) > 20 || len(line)+len(in) > 20_000 || slices.ContainsFunc(args, long) {
			t.Skip("that takes long, or writes elsewhere, by what it asks for")
		}
		own := t.TempDir()
		if err := os.WriteFile(filepath.Join(own, fileName), whole, 0o600); err != nil {
			t.Fatal(err)
		}
		t.Chdir(own)
		code, out, errs := order(t, own, strings.NewReader(in), args...)
		if code < exitDone || code > exitAgain {
			t.Errorf("%q ended with %d", args, code)
		}
		if strings.Contains(errs, "panic") || strings.Contains(errs, "goroutine") || steersAnywhere(out) || steersAnywhere(errs) {
			t.Errorf("%q said %q %q", args, out, errs)
		}
	})
}

// long says whether an argument asks for something that takes long or has a
// folder of its own.
func long(arg string) bool {
	return strings.HasPrefix(arg, "simulate") || strings.HasPrefix(arg, "demo") || strings.HasPrefix(arg, "cases") || strings.HasPrefix(arg, "export") || strings.HasPrefix(arg, "backup") || strings.Contains(arg, "data") || strings.Contains(arg, "/") || strings.HasPrefix(arg, "__complete") || arg == "completion"
}
