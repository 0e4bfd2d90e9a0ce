//go:build unix

package cli

import (
	"context"
	"encoding/json"
	"regexp"
	"strings"
	"testing"
	"time"
)

// comparing is the desk of somebody who compares exercises.
func comparing(t *testing.T) string {
	t.Helper()
	dir := desk(t)
	done(t, dir, "compare")
	return dir
}

// done runs a command without a terminal, and gives what it wrote.
func done(t *testing.T, dir string, args ...string) string {
	t.Helper()
	var out, wrong strings.Builder
	w := World{In: strings.NewReader(""), Out: &out, Err: &wrong, Getenv: func(string) string { return "" }, Now: func() time.Time { return aMonday.Add(time.Hour) }}
	if code := Run(context.Background(), append(args, "--data", dir), w); code != exitDone {
		t.Fatalf("%v ended with %d: %s", args, code, wrong.String())
	}
	return out.String()
}

// ratedLines gives the ratings around each exercise that were kept, as before and
// after.
func ratedLines(t *testing.T, dir string) [][2]int {
	t.Helper()
	var out [][2]int
	for _, line := range strings.Split(done(t, dir, "export", "-"), "\n") {
		var one struct {
			Entry *struct {
				Randomized bool `json:"randomized"`
				Lines      []struct {
					Before *int `json:"before"`
					After  *int `json:"after"`
				} `json:"lines"`
			} `json:"entry"`
		}
		if json.Unmarshal([]byte(strings.TrimSuffix(line, ",")), &one) != nil || one.Entry == nil {
			continue
		}
		for _, l := range one.Entry.Lines {
			if l.Before != nil && l.After != nil {
				out = append(out, [2]int{*l.Before, *l.After})
			}
		}
	}
	return out
}

// plays does all that a session asks for on a screen, up to its end; what it asks
// around an exercise goes to rate.
func (p *pseudo) plays(rate func(shown string)) {
	p.t.Helper()
	for range 400 {
		switch shown := p.sees(""); {
		case strings.Contains(shown, "worst pain during"):
			return
		case strings.Contains(shown, "x leave out") && !strings.Contains(shown, "space pause"):
			rate(shown)
		case strings.Contains(shown, "so far"):
			p.types("\r")
			p.changes(shown)
		default:
			p.later(8)
		}
	}
	p.t.Fatalf("it does not end:\n%s", p.text())
}

// lacks waits until something is not shown any more.
func (p *pseudo) lacks(text string) {
	p.t.Helper()
	for end := time.Now().Add(patience); strings.Contains(p.text(), text); time.Sleep(10 * time.Millisecond) {
		if time.Now().After(end) {
			p.t.Fatalf("%q stays:\n%s", text, p.text())
		}
	}
}

// changes waits until the screen is another one.
func (p *pseudo) changes(from string) {
	p.t.Helper()
	for end := time.Now().Add(patience); p.text() == from; time.Sleep(10 * time.Millisecond) {
		if time.Now().After(end) {
			p.t.Fatalf("nothing changes:\n%s", from)
		}
	}
}

func TestWhoComparesRatesOnAScreen(t *testing.T) {
	dir := comparing(t)
	p := onTerminal(t, 80, 24, "train", "--no-sound", "--data", dir)
	p.begins()
	p.sees("Press space to begin")
	p.types(" ")
	left, waited := "", false
	p.plays(func(shown string) {
		p.t.Helper()
		title := strings.TrimSpace(strings.SplitN(shown, "\n", 5)[2])
		switch {
		case strings.Contains(shown, "Before ") && left == "": // the first is left out
			left = title
			p.types("x")
			p.lacks(title)
		case strings.Contains(shown, "Before "):
			if title == left {
				t.Errorf("%s is asked for again", left)
			}
			p.types("11\r")
			p.sees("0 to 10, then enter")
			p.types("\x7f\x7f4\r")
			p.lacks(title)
		case strings.Contains(shown, "2:00 left"):
			p.types("3\r") // too early
			p.later(60)
			p.sees("1:00 left")
			p.later(60)
			p.sees("How much does it hurt now?", "> ▏")
			waited = true
		default:
			p.types("2\r")
			p.lacks(title)
		}
	})
	p.answers("worst pain during", "2", "Your pain now", "1", "How stiff", "2", "How hard was", "4", "comfortably", "n", "A note?", "")
	p.sees("Kept for 2026-03-02")
	p.ended(exitDone)
	p.noted()
	if got := ratedLines(t, dir); left == "" || !waited || len(got) != 1 || got[0] != [2]int{4, 2} {
		t.Errorf("left %q, waited %v, kept %v", left, waited, got)
	}
}

// TestARatingIsNeverInTheWayOfStopping leaves a session while it asks.
func TestARatingIsNeverInTheWayOfStopping(t *testing.T) {
	dir := comparing(t)
	p := onTerminal(t, 80, 24, "train", "--no-sound", "--data", dir)
	p.begins()
	p.sees("Press space to begin")
	p.types(" ")
	asked := false
	for range 200 {
		shown := p.sees("")
		if strings.Contains(shown, "Before ") {
			p.types("q")
			asked = true
			break
		}
		if strings.Contains(shown, "so far") {
			p.types("\r")
			p.changes(shown)
		} else {
			p.later(8)
		}
	}
	if !asked {
		t.Fatal("nothing is rated")
	}
	p.sees("Saved. Go on with: tspine train")
	p.ended(exitDone)
}

func TestWhoComparesRatesInPlainLines(t *testing.T) {
	dir := comparing(t)
	p := onTerminal(t, 80, 500, "train", "--plain", "--no-sound", "--data", dir) // all that is said stays on it
	p.begins()
	p.sees("Type go to begin")
	p.types("go\r")
	waits, seen := regexp.MustCompile(`\d:\d\d left`), map[string]int{}
	next := func(text string) bool { // whether it was said once more
		if strings.Count(p.text(), text) <= seen[text] {
			return false
		}
		seen[text]++
		return true
	}
	for end := time.Now().Add(2 * patience); !next("worst pain during"); time.Sleep(20 * time.Millisecond) {
		switch {
		case time.Now().After(end):
			t.Fatalf("it does not end:\n%s", p.text())
		case next("quietly for two"):
			p.types("3\r") // too early: it says again how long it is
			for len(waits.FindAllString(p.text(), -1)) < 2*seen["quietly for two"] && time.Now().Before(end) {
				time.Sleep(10 * time.Millisecond)
			}
			p.gone.Add(121_000)
		case next("One number"):
			seen["hurt now?"]++
			p.types("5\r")
		case next("hurt now?"):
			p.types("3\r")
		case next("when you are done"):
			p.types("done\r")
		default:
			p.gone.Add(2_000)
		}
	}
	p.answers("worst pain during", "2", "Your pain now", "1", "How stiff", "2", "How hard was", "4", "comfortably", "n", "A note?", "")
	p.sees("Kept for 2026-03-02")
	p.ended(exitDone)
	if seen["quietly for two"] != 2 || seen["hurt now?"] != 4 {
		t.Errorf("asked %v", seen)
	}
	if got := ratedLines(t, dir); len(got) != 2 || got[0] != [2]int{5, 3} || got[1] != [2]int{5, 3} {
		t.Errorf("kept %v:\n%s", got, p.text())
	}
}
