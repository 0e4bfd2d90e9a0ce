//go:build unix

package cli

import (
	"bufio"
	"context"
	"io"
	"os"
	"os/exec"
	"strings"
	"testing"
	"time"

	"tspine/app"
	"tspine/catalog"
	"tspine/engine/player"
	"tspine/store"
)

// answers are what a person says who has a desk, a chair and a wall.
const deskYAML = `country: DE
about: {age: 34, sex: F, training: active, goal: desk, minutes: 10}
equipment: [chair, wall, mat, band, dumbbell]
answers: {others: no}
measures: {pain_rest: 1, pain_move: 1, llr: [32, 34], sidebend: 20, swa: [2, 2], owd: 0}
`

// desk gives a data folder with someone in it who works at a desk.
func desk(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	w := World{In: strings.NewReader(deskYAML), Out: &strings.Builder{}, Err: &strings.Builder{}, Getenv: func(string) string { return "" }, Now: func() time.Time { return aMonday }}
	if code := Run(context.Background(), []string{"start", "--name", "Desk", "--file", "-", "--data", dir}, w); code != exitDone {
		t.Fatalf("start ended with %d: %s", code, w.Err)
	}
	return dir
}

// process is tspine in a process of its own, whose clock runs fast.
type process struct {
	t   *testing.T
	cmd *exec.Cmd
	in  io.WriteCloser
	out *bufio.Scanner
	err strings.Builder // what it wrote to standard error
}

func start(t *testing.T, dir string, began time.Time, args ...string) *process {
	t.Helper()
	p := &process{t: t, cmd: exec.Command(os.Args[0])}
	p.cmd.Args = append([]string{"tspine"}, args...)
	p.cmd.Env = append(os.Environ(), "TSPINE_DATA="+dir, "NOW="+aMonday.Format(time.RFC3339), "BEGAN="+began.Format(time.RFC3339Nano), "SPEED=40")
	p.cmd.Stderr = &p.err
	var err error
	if p.in, err = p.cmd.StdinPipe(); err != nil {
		t.Fatal(err)
	}
	out, err := p.cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	p.out = bufio.NewScanner(out)
	if err := p.cmd.Start(); err != nil {
		t.Fatal(err)
	}
	return p
}

func (p *process) says(text string) {
	p.t.Helper()
	if _, err := io.WriteString(p.in, text); err != nil {
		p.t.Fatal(err)
	}
}

// until reads lines until one holds a text, and gives it.
func (p *process) until(text string) string {
	p.t.Helper()
	for p.out.Scan() {
		if strings.Contains(p.out.Text(), text) {
			return p.out.Text()
		}
	}
	p.t.Fatalf("it ended without %q: %v %s", text, p.cmd.Wait(), &p.err)
	return ""
}

// killed ends the process in the middle.
func (p *process) killed() {
	p.t.Helper()
	if err := p.cmd.Process.Kill(); err != nil {
		p.t.Fatal(err)
	}
	if err := p.cmd.Wait(); err == nil {
		p.t.Fatal("it ended by itself")
	}
}

// saved is the session as the file has it.
func saved(t *testing.T, dir string) (app.Training, bool) {
	t.Helper()
	lib, err := catalog.Load()
	if err != nil {
		t.Fatal(err)
	}
	s, err := store.Open(t.Context(), dir+"/tspine.db")
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	a := app.New(lib, s, s, func() time.Time { return aMonday })
	who, err := a.Who(t.Context(), "")
	if err != nil {
		t.Fatal(err)
	}
	played, there, err := a.Training(t.Context(), who)
	if err != nil {
		t.Fatal(err)
	}
	return played, there
}

// TestATrainingOutlivesAKill kills the program in the middle of a session, again
// and again. Whatever step was shown last, it goes on there or later.
func TestATrainingOutlivesAKill(t *testing.T) {
	dir, began := desk(t), time.Now()
	rounds := 3
	if os.Getenv("TSPINE_SOAK") != "" {
		rounds = 12
	}
	p := start(t, dir, began, "train")
	p.says("n\nn\nn\nn\nnone\n1\n3\n")
	p.until("Type go to begin")
	p.says("go\n")
	p.until("Get ready 10 s. 90/90")
	shown := 0
	for round := range rounds {
		for range 1 + round%2 { // a line for each step
			if !p.out.Scan() {
				t.Fatal("it ended by itself")
			}
			shown++
		}
		p.killed()
		at, there := saved(t, dir)
		if !there || at.At < shown-1 || at.Run != player.Paused {
			t.Fatalf("round %d: at step %d, %s, after step %d was shown", round, at.At, at.Run, shown-1)
		}
		shown = at.At
		p = start(t, dir, began, "train")
		p.says("g\n")
		p.until("Paused.")
		p.says("go\n")
		p.until(" s")
		shown++
	}
	p.says("q\n")
	p.until("Saved.")
	if err := p.cmd.Wait(); err != nil {
		t.Fatal(err)
	}
	p = start(t, dir, began, "train")
	p.says("l\n2\n1\n1\n3\n\n")
	p.until("Logged as unfinished")
	p.until("90/90 breathing")
	if err := p.cmd.Wait(); err != nil {
		t.Fatal(err)
	}
	if _, there := saved(t, dir); there {
		t.Error("what was logged is still being played")
	}
}

// TestTwoTerminalsDoNotTrainOnePersonAtOnce leaves the first one its session
// until the second takes it over.
func TestTwoTerminalsDoNotTrainOnePersonAtOnce(t *testing.T) {
	dir, began := desk(t), time.Now()
	one := start(t, dir, began, "train")
	one.says("n\nn\nn\nn\nnone\n1\n3\n")
	one.until("Type go to begin")
	two := exec.Command(os.Args[0])
	two.Args, two.Env = []string{"tspine", "train"}, one.cmd.Env
	text, err := two.CombinedOutput()
	if err == nil || !strings.Contains(string(text), "Desk is training in another terminal") || !strings.Contains(string(text), "--take-over") {
		t.Fatalf("the second one: %v\n%s", err, text)
	}
	three := start(t, dir, began, "train", "--take-over")
	three.says("g\n")
	three.until("Type go to begin")
	one.says("go\n")
	if err := one.cmd.Wait(); err == nil || !strings.Contains(one.err.String(), "is played in another terminal now") {
		t.Errorf("the first one, after its session was taken: %v, %s", err, &one.err)
	}
	three.says("q\n")
	three.until("Saved.")
	if err := three.cmd.Wait(); err != nil {
		t.Fatal(err)
	}
}
