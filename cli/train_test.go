//go:build unix

package cli

import (
	"context"
	"fmt"
	"os"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	"github.com/creack/pty"

	"tspine/internal/golden"
	"tspine/internal/require"
)

// terminal is tspine in a pseudo-terminal, with a clock that goes when the test
// says so.
type pseudo struct {
	t    *testing.T
	tty  *os.File // the terminal's side
	mu   sync.Mutex
	vt   *vt
	gone atomic.Int64 // ms since aMonday
	code chan int
}

// onTerminal runs a command in a terminal of that size.
func onTerminal(t *testing.T, width, height int, args ...string) *pseudo {
	t.Helper()
	master, slave, err := pty.Open()
	if err != nil {
		require.Missing(t, "pty", err.Error())
	}
	p := &pseudo{t: t, tty: master, vt: newVT(width, height), code: make(chan int, 1)}
	p.size(width, height)
	w := World{
		In: slave, Out: slave, Err: slave, Terminal: true, Keys: true,
		Getenv: func(key string) string { return map[string]string{"TERM": "xterm-256color"}[key] },
		Now:    func() time.Time { return aMonday.Add(time.Duration(p.gone.Load()) * time.Millisecond) },
	}
	go p.read()
	go func() { p.code <- Run(context.Background(), args, w) }()
	t.Cleanup(func() {
		master.Close()
		slave.Close()
	})
	return p
}

func (p *pseudo) size(width, height int) {
	if err := pty.Setsize(p.tty, &pty.Winsize{Rows: uint16(height), Cols: uint16(width)}); err != nil {
		p.t.Fatal(err)
	}
}

// read takes what the program writes into the screen.
func (p *pseudo) read() {
	buffer := make([]byte, 4096)
	for {
		n, err := p.tty.Read(buffer)
		p.mu.Lock()
		p.vt.write(buffer[:n])
		p.mu.Unlock()
		if err != nil {
			return
		}
	}
}

func (p *pseudo) text() string {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.vt.text()
}

// patience is how long a test waits for something that has to come.
const patience = 20 * time.Second

// sees waits until the screen shows all of some texts.
func (p *pseudo) sees(texts ...string) string {
	p.t.Helper()
	before := ""
	for end := time.Now().Add(patience); ; time.Sleep(20 * time.Millisecond) {
		shown := p.text()
		missing := ""
		if shown != before {
			missing, before = "a screen that stands still", shown
		}
		for _, text := range texts {
			if !strings.Contains(shown, text) {
				missing = text
			}
		}
		if missing == "" {
			return shown
		}
		if time.Now().After(end) {
			p.t.Fatalf("%q does not come:\n%s", missing, shown)
		}
	}
}

// types presses keys.
func (p *pseudo) types(keys string) {
	p.t.Helper()
	if _, err := p.tty.WriteString(keys); err != nil {
		p.t.Fatal(err)
	}
}

// answers says one thing after the other, each when it is asked for.
func (p *pseudo) answers(pairs ...string) {
	p.t.Helper()
	for i := 0; i < len(pairs); i += 2 {
		p.sees(pairs[i])
		p.types(pairs[i+1] + "\r")
	}
}

// later lets seconds pass, and waits until that is seen.
func (p *pseudo) later(seconds float64) {
	p.t.Helper()
	before := p.text()
	p.gone.Add(int64(seconds * 1000))
	for end := time.Now().Add(patience); p.text() == before; time.Sleep(10 * time.Millisecond) {
		if time.Now().After(end) {
			p.t.Fatalf("nothing moves:\n%s", before)
		}
	}
}

// ended waits for the exit code.
func (p *pseudo) ended(want int) {
	p.t.Helper()
	select {
	case got := <-p.code:
		if got != want {
			p.t.Fatalf("ended with %d, want %d:\n%s", got, want, p.text())
		}
	case <-time.After(patience):
		p.t.Fatalf("does not end:\n%s", p.text())
	}
}

// noted fails for everything that the terminal did not know.
func (p *pseudo) noted() {
	p.t.Helper()
	p.mu.Lock()
	defer p.mu.Unlock()
	if len(p.vt.unknown) > 0 {
		p.t.Errorf("the test's terminal lacks %v", p.vt.unknown)
	}
}

// begins answers all that is asked before a session.
func (p *pseudo) begins() {
	p.t.Helper()
	p.answers("in your chest", "n", "in your arms or legs", "n", "fever or chills", "n", "injury or fall", "n", "painkiller", "none", "Your pain now", "1", "How stiff", "3")
}

func TestASessionOnAScreen(t *testing.T) {
	for _, size := range [][2]int{{80, 24}, {200, 60}, {60, 18}} {
		name := fmt.Sprintf("%dx%d", size[0], size[1])
		t.Run(name, func(t *testing.T) {
			p := onTerminal(t, size[0], size[1], "train", "--data", desk(t))
			keep := func(what string, texts ...string) {
				t.Helper()
				golden.Check(t, "train/"+name+"-"+what+".txt", []byte(p.sees(texts...)))
			}
			p.begins()
			keep("ready", "Press space to begin", "q leave")
			p.types(" ")
			p.sees("Get ready")
			p.later(3)
			keep("prepare", "Get ready", "Lie on your back", "10 breaths", "░")
			p.later(9)
			keep("breathe", "In  ·  rep 1 of 10", "Out 6")
			p.types("p")
			p.sees("how much does it hurt")
			p.types("4")
			keep("pain", "4▏  Noticeable, I keep checking it")
			p.types("\x7f6\r")
			keep("hurt", "90/90 breathing: pain 6", "1  end it")
			p.types("1")
			p.sees("Cat–cow", "Get ready", "Kneel")
			p.types("?")
			keep("keys", "q: leave; all is saved")
			p.types("?")
			p.types("s")
			p.sees("Go", "Round your upper back")
			p.later(27.5)
			p.sees("min left", "Cat–cow")
			p.later(20) // the rest of it, and the way into the next
			p.sees("Open book  ·  Left side", "8 reps", "so far")
			keep("reps", "so far", "Turn over 10 s")
			p.types("w")
			keep("swap", "1  Rotation on hands and knees")
			p.types("\x1b")
			p.sees("so far")
			p.types("\r")
			p.sees("Turn over", "Right side")
			p.types("q")
			p.sees("Saved. Go on with: tspine train")
			p.ended(exitDone)
			p.noted()
		})
	}
}

func TestASessionIsPlayedToItsEndAndLogged(t *testing.T) {
	dir := desk(t)
	p := onTerminal(t, 80, 24, "train", "--data", dir)
	p.begins()
	p.sees("Press space to begin")
	p.types(" ")
	p.sees("Get ready", "90/90")
	p.later(100) // ten breaths take their time
	p.later(10)
	p.sees("Cat–cow")
	p.later(55)
	p.sees("Open book  ·  Left side", "so far")
	p.types("\r")
	p.sees("Turn over", "Right side")
	p.later(10)
	p.sees("Right side", "so far")
	p.types("r")
	p.sees("> 8▏")
	p.types("9\r")
	p.sees("Seated side-bend", "Written down: 9")
	p.later(10)
	p.sees("Left side", "so far")
	p.types("h")
	p.sees("Noted: too hard")
	p.types("\r")
	p.sees("Change sides", "Right side")
	p.later(5)
	p.sees("Right side", "so far")
	p.types("\r")
	p.answers("worst pain during", "2", "Your pain now", "1", "How stiff", "2", "How hard was", "4", "comfortably", "n", "A note?", "slept badly")
	shown := p.sees("Kept for 2026-03-02: 4 exercises", "(done in full)")
	if n := strings.Count(shown, "done in full"); n != 4 {
		t.Errorf("%d of 4 are done in full:\n%s", n, shown)
	}
	p.ended(exitDone)
	p.mu.Lock()
	if p.vt.bells < 3 {
		t.Errorf("%d bells", p.vt.bells)
	}
	p.mu.Unlock()
}

func TestAWindowThatChangesItsSize(t *testing.T) {
	p := onTerminal(t, 80, 24, "train", "--data", desk(t))
	p.begins()
	p.sees("Press space to begin")
	p.resized(120, 40)
	p.sees("Press space to begin", "q leave")
	p.resized(50, 24)
	p.sees("smaller than 60 by 18", "Type go to begin.")
	p.types("q\r")
	p.sees("Saved.")
	p.ended(exitDone)
}

// resized changes the size of the window, and says so as a terminal does.
func (p *pseudo) resized(width, height int) {
	p.t.Helper()
	p.mu.Lock()
	p.vt.resize(width, height)
	p.mu.Unlock()
	p.size(width, height)
	if err := syscall.Kill(os.Getpid(), syscall.SIGWINCH); err != nil {
		p.t.Fatal(err)
	}
}
