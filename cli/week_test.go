package cli

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"

	"tspine/internal/golden"
)

const deskAnswers = `country: DE
about: {age: 34, sex: F, training: active, goal: desk, minutes: 10}
equipment: [chair, wall, mat]
answers: {others: no}
measures: {pain_rest: 2, pain_move: 2, stiffness: 5, llr: [32, 34], sidebend: 20, swa: [2, 2], owd: 0}
`

// TestAWeekCanBeLivedInTheTerminalAlone begins, trains for a week, hurts on one
// day, misses another, and is told on the eighth day what becomes of the doses.
func TestAWeekCanBeLivedInTheTerminalAlone(t *testing.T) {
	l := &liver{t: t, now: time.Date(2026, 3, 2, 7, 30, 0, 0, time.UTC), data: t.TempDir()}
	file := filepath.Join(t.TempDir(), "me.yaml")
	if err := os.WriteFile(file, []byte(deskAnswers), 0o600); err != nil {
		t.Fatal(err)
	}
	l.said("tspine start --name Desk --file me.yaml")
	l.run("start", "--name", "Desk", "--file", file)
	for n, d := range []lived{
		{pain: 2}, {pain: 2}, {pain: 3, hurts: "Lunge with rotation"}, {pain: 3, missed: true}, {pain: 2}, {pain: 1}, {pain: 1},
	} {
		l.day(n+1, d)
	}
	l.does("morning", "1")
	l.does("today")
	l.does("why")
	l.does("progress")
	golden.Check(t, "week.transcript", l.all.Bytes())
}

// lived is one day of the week.
type lived struct {
	pain   int
	hurts  string // an exercise that hurts too much on that day
	missed bool
}

// liver lives in the terminal: its clock goes when it waits for something that
// runs by the clock, and it answers what it is asked.
type liver struct {
	t    *testing.T
	data string
	all  bytes.Buffer // the transcript

	mu    sync.Mutex
	now   time.Time
	out   strings.Builder // of the running command
	looks int             // at the clock, since the last word was said
}

func (l *liver) said(line string) { fmt.Fprintf(&l.all, "$ %s\n", line) }

func (l *liver) day(n int, d lived) {
	fmt.Fprintf(&l.all, "\n=== Day %d ===\n", n)
	if n > 1 {
		l.does("morning", fmt.Sprint(d.pain))
	}
	if !d.missed {
		l.said("tspine train")
		l.train(d)
	}
	l.now = l.now.Truncate(24 * time.Hour).Add(31*time.Hour + 30*time.Minute)
}

func (l *liver) does(args ...string) {
	l.said("tspine " + strings.Join(args, " "))
	l.run(args...)
}

// world is where a command runs.
func (l *liver) world(in io.Reader) World {
	return World{
		In: in, Out: l, Err: l, Now: l.clock, Columns: func() int { return 80 },
		Tick:   time.Millisecond,
		Getenv: func(key string) string { return map[string]string{"TSPINE_DATA": l.data}[key] },
	}
}

func (l *liver) run(args ...string) {
	l.t.Helper()
	l.out.Reset()
	if code := Run(context.Background(), args, l.world(strings.NewReader(""))); code != 0 {
		l.t.Fatalf("%v: exit code %d\n%s", args, code, l.out.String())
	}
	l.all.WriteString(l.out.String() + "\n")
}

// Write takes what a command says.
func (l *liver) Write(text []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.looks = 0
	return l.out.Write(text)
}

func (l *liver) clock() time.Time {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.looks++
	return l.now
}

// train plays the session of the day to its end.
func (l *liver) train(d lived) {
	in, typed := io.Pipe()
	ended := make(chan int)
	l.out.Reset()
	go func() { ended <- Run(context.Background(), []string{"train", "--no-sound"}, l.world(in)) }()
	hurt, answered := false, 0
	for {
		select {
		case code := <-ended:
			if code != 0 {
				l.t.Fatalf("train: exit code %d\n%s", code, l.out.String())
			}
			l.all.WriteString(l.out.String() + "\n")
			return
		case <-time.After(time.Millisecond):
		}
		text, quiet := l.heard()
		last := lastStep(text)
		word := ""
		switch {
		case len(text) == answered:
			continue
		case strings.HasSuffix(text, "> "):
			word = answer(text, d)
		case !quiet:
			continue
		case strings.Contains(text, "Type go to begin") && !strings.Contains(text, "\n+ go\n"):
			word = "go"
		case !hurt && d.hurts != "" && strings.HasPrefix(last, "Hold") && strings.Contains(last, d.hurts):
			hurt, word = true, "hurts 6"
		case strings.HasPrefix(last, "+ hurts") && strings.Contains(last, "\n  1 "):
			word = "1"
		case strings.Contains(last, "Press enter when you are done"):
			word = "done"
		default:
			l.waits()
			continue
		}
		answered = l.types(typed, word)
	}
}

// heard gives what was said so far, and whether nothing more comes before time
// passes.
func (l *liver) heard() (text string, quiet bool) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.out.String(), l.looks > 4
}

// types answers, and gives how much was said until then.
func (l *liver) types(to io.Writer, word string) int {
	l.mu.Lock()
	fmt.Fprintf(&l.out, "+ %s\n", word)
	l.looks = 0
	said := l.out.Len()
	l.mu.Unlock()
	if _, err := io.WriteString(to, word+"\n"); err != nil {
		l.t.Error(err)
	}
	return said
}

// waits lets some seconds pass.
func (l *liver) waits() {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.now = l.now.Add(7 * time.Second)
	l.looks = 0
}

// begins is how a line begins that tells of a step, or of what was typed.
var begins = regexp.MustCompile(`(?m)^(Go|Get ready|In|Out|Hold|Change|Turn|Rest|Relax|Lower|Lift|Pause|Walk|Noted|Saved|\+) `)

// lastStep is the last of what was said, however many lines it has.
func lastStep(text string) string {
	if all := begins.FindAllStringIndex(text, -1); len(all) > 0 {
		return text[all[len(all)-1][0]:]
	}
	return ""
}

// answer is what somebody says who is asked before or after a session.
func answer(text string, d lived) string {
	during := d.pain
	if d.hurts != "" {
		during = 6
	}
	for asked, word := range map[string]string{
		"painkiller in the last": "none", "How stiff": "3", "pain during": fmt.Sprint(during), "Your pain now": fmt.Sprint(d.pain),
		"How hard": "3", "comfortably": "y", "A note": "", "new in your": "n", "fever": "n", "new injury": "n",
	} {
		if question := text[strings.LastIndex(strings.TrimSuffix(text, "> "), "\n> ")+1:]; strings.Contains(question, asked) {
			return word
		}
	}
	return ""
}
