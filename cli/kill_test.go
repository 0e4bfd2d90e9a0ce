package cli

import (
	"bufio"
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"tspine/engine/logbook"
	"tspine/engine/unit"
	"tspine/internal/require"
	"tspine/store"
)

// writersOf names the data folder that a child process writes to, as the
// program does: through the use cases, on the store that the command line
// opens. howMany is how many write at once, upTo how many sessions each writes.
const (
	writersOf = "TSPINE_CLI_WRITERS"
	howMany   = "TSPINE_CLI_HOW_MANY"
	upTo      = "TSPINE_CLI_UP_TO"
)

const noLimit = 1 << 30

// writers gives a child that writes.
func writers(data string, n, each int) *exec.Cmd {
	child := exec.Command(os.Args[0], "-test.run=^TestChildThatWrites$")
	child.Env = append(os.Environ(), writersOf+"="+data, howMany+"="+strconv.Itoa(n), upTo+"="+strconv.Itoa(each))
	child.Stderr = os.Stderr
	return child
}

// TestChildThatWrites is the child. It says each note once its session was
// answered: who wrote it is a person of their own, and trains by the rules.
func TestChildThatWrites(t *testing.T) {
	data := os.Getenv(writersOf)
	if data == "" {
		t.Skip("runs in a process of its own only")
	}
	c := newCommand()
	c.dir, c.Now = data, time.Now
	a, err := c.app(context.Background())
	must(t, err)
	n, _ := strconv.Atoi(os.Getenv(howMany))
	each, _ := strconv.Atoi(os.Getenv(upTo))
	var wg sync.WaitGroup
	for i := range n {
		p, err := a.Add(context.Background(), fmt.Sprintf("writer-%d", i))
		must(t, err)
		wg.Go(func() {
			for k := range each {
				note := fmt.Sprintf("note-%d-%d-%d", os.Getpid(), i, k)
				e := logbook.Entry{
					Day: unit.DayOf(time.Now()) - unit.Day(1+k%50), Note: note, Finished: true, During: unit.Rate(1),
					Lines: []logbook.Done{{Exercise: "cat-cow"}, {Exercise: "open-book"}, {Exercise: "open-book"}},
				}
				if _, _, err := a.Log(context.Background(), p, e); err != nil {
					t.Error(err)
					return
				}
				fmt.Println(note)
			}
		})
	}
	wg.Wait()
	must(t, c.close())
}

// heard notes what a child says, and kills it after so many answers.
func heard(t *testing.T, child *exec.Cmd, killAfter int, answered map[string]bool) {
	t.Helper()
	out, err := child.StdoutPipe()
	must(t, err)
	must(t, child.Start())
	n := 0
	for lines := bufio.NewReader(out); ; {
		line, err := lines.ReadString('\n')
		if err != nil { // the end; what comes before it was cut off
			break
		}
		if !strings.HasPrefix(line, "note-") {
			continue
		}
		answered[strings.TrimSpace(line)] = true
		if n++; n == killAfter {
			must(t, child.Process.Kill())
		}
	}
	if err := child.Wait(); (err == nil) != (n < killAfter) {
		t.Fatalf("the child ended with %v after %d answers", err, n)
	}
}

var aNote = regexp.MustCompile(`note-\d+-\d+-\d+`)

// kept counts the notes that are kept, and wants every one that was answered
// to be there once, with its three lines.
func kept(t *testing.T, data string, answered map[string]bool) {
	t.Helper()
	s, err := store.Open(t.Context(), filepath.Join(data, fileName))
	must(t, err)
	people, err := s.People(t.Context())
	must(t, err)
	times := map[string]int{}
	for _, p := range people {
		all, err := s.Events(t.Context(), p.ID, 0)
		must(t, err)
		for _, e := range all {
			if times[e.Entry.Note]++; len(e.Entry.Lines) != 3 || !aNote.MatchString(e.Entry.Note) {
				t.Errorf("%s has %d lines of 3", e.Entry.Note, len(e.Entry.Lines))
			}
		}
	}
	for note := range answered {
		if times[note] != 1 {
			t.Errorf("%s was answered, and is there %d times", note, times[note])
		}
	}
	for note, n := range times {
		if n != 1 {
			t.Errorf("%s is there %d times", note, n)
		}
	}
	if _, err := s.Backup(t.Context(), filepath.Join(t.TempDir(), "whole.db"), false); err != nil {
		t.Errorf("the file is not sound: %v", err)
	}
	must(t, s.Close())
}

// TestKillingTheProgramUnderEightWritersLosesNothing kills it again and again,
// each time after another number of answers.
func TestKillingTheProgramUnderEightWritersLosesNothing(t *testing.T) {
	rounds, data, answered := 20, t.TempDir(), map[string]bool{}
	if os.Getenv("TSPINE_SOAK") != "" {
		rounds = 200
	}
	for round := range rounds {
		if round%20 == 0 {
			data, answered = t.TempDir(), map[string]bool{}
		}
		heard(t, writers(data, 8, noLimit), 5+13*(round%7), answered)
		kept(t, data, answered)
	}
}

func TestTwoProcessesThatWriteAtOnceLoseNothing(t *testing.T) {
	data := t.TempDir()
	all := [2]map[string]bool{{}, {}}
	var wg sync.WaitGroup
	for i := range all {
		wg.Go(func() { heard(t, writers(data, 1, 60), noLimit, all[i]) })
	}
	wg.Wait()
	for note := range all[1] {
		all[0][note] = true
	}
	if len(all[0]) != 120 {
		t.Errorf("%d answers of 120", len(all[0]))
	}
	kept(t, data, all[0])
}

// A person in the terminal stands beside a process that goes on writing.
func TestTheProgramWorksBesideAnotherOne(t *testing.T) {
	p, data, answered := newBinary(t), t.TempDir(), map[string]bool{}
	p.filled(t, data)
	child := writers(data, 2, noLimit)
	out, err := child.StdoutPipe()
	must(t, err)
	must(t, child.Start())
	lines := bufio.NewScanner(out)
	for lines.Scan() && !strings.HasPrefix(lines.Text(), "note-") {
	}
	answered[lines.Text()] = true
	backup := filepath.Join(t.TempDir(), "backup.db")
	for _, args := range [][]string{{"today"}, {"log", "cat-cow 30s", "--short", "--pain", "1"}, {"morning", "1"}, {"backup", backup}} {
		if code, said := p.run(t, data, append(args, "--as", demoName)...); code != exitDone {
			t.Errorf("%v ended with %d: %s", args, code, said)
		}
	}
	if code, said := p.run(t, data, "restore", backup); code != exitFailed || !strings.Contains(said, "Another program has the file open") {
		t.Errorf("restore beside another program ended with %d: %s", code, said)
	}
	must(t, child.Process.Kill())
	for lines.Scan() { // to the end
	}
	_ = child.Wait() // it was killed
	if code, said := p.run(t, data, "delete", "--person", demoName, "--yes", demoName); code != exitDone {
		t.Error(said)
	}
	kept(t, data, answered)
}

// Every commit waits for the disk. Writers are grouped, so commits are counted
// where they can't be grouped away: in the frames that are written to the log, of
// which the last of each transaction is marked. After each the log is synced
// before the next one is written.
func TestEveryCommitWaitsForTheDisk(t *testing.T) {
	strace := require.Tool(t, "strace")
	for name, c := range map[string]struct{ writers, each int }{
		"one writer":    {1, 40},
		"eight writers": {8, 12},
	} {
		t.Run(name, func(t *testing.T) {
			trace, answered := filepath.Join(t.TempDir(), "trace"), map[string]bool{}
			child := writers(t.TempDir(), c.writers, c.each)
			child.Args = append([]string{strace, "-f", "-y", "-xx", "-s", "24", "-o", trace, "-e", "trace=pwrite64,fsync,fdatasync"}, child.Args...)
			child.Path = strace
			heard(t, child, noLimit, answered)
			text, err := os.ReadFile(trace)
			must(t, err)
			got := traced(t, string(text))
			if len(answered) != c.writers*c.each || got.commits < len(answered)/c.writers || c.writers == 1 && got.commits < len(answered) {
				t.Errorf("%d sessions were answered after %d commits", len(answered), got.commits)
			}
			if got.syncs < got.commits || got.unsynced > 0 {
				t.Errorf("%d commits, %d waits for the disk, %d commits with none before the next", got.commits, got.syncs, got.unsynced)
			}
			t.Logf("%d sessions, %d commits, %d waits for the disk", len(answered), got.commits, got.syncs)
		})
	}
}

// disk is what a process did to the log of its database.
type disk struct {
	commits, syncs int
	unsynced       int // commits after which nothing was synced before the next
}

var (
	// A frame begins with 24 bytes, of which the second four are the size of the
	// database after a commit, and zero within a transaction.
	aFrame  = regexp.MustCompile(`^(\d+) +pwrite64\(\d+<[^>]*>, "((?:\\x[0-9a-f]{2}){24})", 24, `)
	aSync   = regexp.MustCompile(`^(\d+) +f(?:data)?sync\(\d+<([^>]*)>(\) += 0| <unfinished)`)
	resumed = regexp.MustCompile(`^(\d+) +<\.\.\. f(?:data)?sync resumed>\) += (-?\d+)`)
)

// traced reads what strace saw.
func traced(t *testing.T, text string) disk {
	t.Helper()
	var out disk
	open, waits := false, map[string]bool{} // by thread: it waits for the log
	done := func() { out.syncs, open = out.syncs+1, false }
	for line := range strings.Lines(text) {
		if m := aFrame.FindStringSubmatch(line); m != nil {
			if size := m[2][4*4 : 8*4]; size == strings.Repeat(`\x00`, 4) {
				continue
			}
			if open {
				out.unsynced++
			}
			out.commits, open = out.commits+1, true
		} else if m := aSync.FindStringSubmatch(line); m != nil && strings.HasSuffix(unhexed(m[2]), "-wal") {
			if strings.HasSuffix(m[3], "= 0") {
				done()
			} else {
				waits[m[1]] = true
			}
		} else if m := resumed.FindStringSubmatch(line); m != nil && waits[m[1]] {
			delete(waits, m[1])
			if m[2] == "0" {
				done()
			}
		}
	}
	if open {
		out.unsynced++
	}
	return out
}

// unhexed reads a text in which strace may have written every byte as \x2f.
func unhexed(text string) string {
	out, err := strconv.Unquote(`"` + text + `"`)
	if err != nil {
		return text
	}
	return out
}
