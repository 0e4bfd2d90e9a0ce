//go:build unix

package cli

import (
	"bytes"
	bytesIn "encoding/binary"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"tspine/app"
	"tspine/engine/player"
	"tspine/engine/unit"
	"tspine/exchange"
	"tspine/internal/require"
	"tspine/store"
)

// household is a data folder with people of one account, and a browser of each.
type household struct {
	t        *testing.T
	dir      string
	client   *http.Client
	sessions []exchange.Played // of each: what they would play
	lock     sync.Mutex
	sent     map[string]int  // whose session is sent under an id
	answered map[string]bool // and was answered
}

// newHousehold makes one with so many people, who have trained for two weeks.
func newHousehold(t *testing.T, people int) *household {
	t.Helper()
	h := &household{t: t, dir: t.TempDir(), client: newClient(t), sent: map[string]int{}, answered: map[string]bool{}}
	h.client.Transport = &http.Transport{MaxIdleConnsPerHost: people}
	c := newCommand()
	c.dir, c.Now = h.dir, time.Now
	a, err := c.app(t.Context())
	must(t, err)
	for i := range people {
		p, err := a.Demo(t.Context(), fmt.Sprintf("writer-%d", i), 2)
		must(t, err)
		h.sessions = append(h.sessions, played(t, a, p))
	}
	_, err = app.NewAccounts(c.opened, time.Now).Found(t.Context(), app.Newcomer{Name: "Ana", Password: "correct horse"})
	must(t, err)
	must(t, c.close())
	return h
}

// played is the session of somebody's day, done up to the first set.
func played(t *testing.T, a *app.App, p app.Person) exchange.Played {
	t.Helper()
	w, err := a.Coming(t.Context(), p, 0)
	must(t, err)
	s, _ := player.New(w.Sessions[0].ID, w.Sessions[0].Timeline, unit.Rate(1), time.Now().UnixMilli())
	s, _, _ = s.Do(player.Event{Act: player.Go}, s.Seen)
	for len(s.Marks) == 0 {
		var ok bool
		if s, _, ok = s.Do(player.Event{Act: player.Next}, s.Seen); !ok {
			s, _ = s.Tick(s.Seen + 1000)
		}
	}
	one := exchange.PlayedOf(&s)
	one.Person = p.ID
	return one
}

// serves starts the server, and signs the browsers in the first time.
func (h *household) serves(under ...string) (*running, *url.URL) {
	h.t.Helper()
	p := launchUnder(h.t, under, "serve", "--listen", "127.0.0.1:0", "--data", h.dir)
	at := p.link("http://localhost")
	if len(h.client.Jar.Cookies(at)) == 0 {
		if status, _ := page(h.t, h.client, at, "/sign-in", "name", "Ana", "password", "correct horse"); status >= 400 {
			h.t.Fatalf("sign in: %d", status)
		}
	}
	return p, at
}

// send sends somebody's session under an id, and says whether that was answered.
func (h *household) send(at *url.URL, who int, id string) bool {
	one := h.sessions[who]
	one.ID = id
	body, err := json.Marshal(one)
	if err != nil {
		h.t.Error(err)
		return false
	}
	h.lock.Lock()
	h.sent[id] = who
	h.lock.Unlock()
	to := *at
	to.Path, to.RawQuery = "/train/entries.json", ""
	res, err := h.client.Post(to.String(), "application/json", bytes.NewReader(body))
	if err != nil {
		return false // the server was killed
	}
	defer res.Body.Close()
	text, err := io.ReadAll(res.Body)
	if err != nil {
		return false
	}
	if res.StatusCode != http.StatusOK {
		h.t.Errorf("%d %s", res.StatusCode, text)
		return false
	}
	h.lock.Lock()
	defer h.lock.Unlock()
	h.answered[id] = true
	return true
}

// writes sends new sessions of everybody at once, so many of each or until
// nothing is answered any more, and says so after each answer.
func (h *household) writes(at *url.URL, each int, told func()) {
	var wg sync.WaitGroup
	for who := range h.sessions {
		wg.Go(func() {
			for range each {
				id, err := app.NewID()
				if err != nil || !h.send(at, who, id) {
					return
				}
				told()
			}
		})
	}
	wg.Wait()
}

// kept wants every session that was answered to be there once, and no session
// that nobody sent. Two weeks of others were there before.
func (h *household) kept() {
	h.t.Helper()
	s, err := store.Open(h.t.Context(), filepath.Join(h.dir, fileName))
	must(h.t, err)
	there := map[string]int{}
	for who, one := range h.sessions {
		events, err := s.Events(h.t.Context(), one.Person, unit.DayOf(time.Now())-1)
		must(h.t, err)
		for _, e := range events {
			if e.Entry == nil || e.Entry.Finished {
				continue // the demo's own
			}
			there[e.ID]++
			if sent, known := h.sent[e.ID]; !known || sent != who || len(e.Entry.Lines) == 0 {
				h.t.Errorf("%s of writer %d: sent by %d, %t, with %d lines", e.ID, who, sent, known, len(e.Entry.Lines))
			}
		}
	}
	for id := range h.answered {
		if there[id] != 1 {
			h.t.Errorf("%s was answered, and is there %d times", id, there[id])
		}
	}
	if _, err := s.Backup(h.t.Context(), filepath.Join(h.t.TempDir(), "whole.db"), false); err != nil {
		h.t.Errorf("the file is not sound: %v", err)
	}
	must(h.t, s.Close())
}

// TestKillingTheServerUnderEightWritersLosesNothing kills it again and again.
// After each start everything that was ever sent is sent again, as browsers do
// that had no answer: what was kept is kept once.
func TestKillingTheServerUnderEightWritersLosesNothing(t *testing.T) {
	rounds := 12
	if os.Getenv("TSPINE_SOAK") != "" {
		rounds = 200
	}
	var h *household
	for round := range rounds {
		if round%12 == 0 {
			h = newHousehold(t, 8)
		}
		p, at := h.serves()
		for id, who := range h.sent {
			if !h.answered[id] || len(id)%3 == round%3 {
				h.send(at, who, id)
			}
		}
		var answers atomic.Int64
		after := int64(3 + 7*(round%5))
		h.writes(at, noLimit, func() {
			if answers.Add(1) == after {
				if err := p.Process.Kill(); err != nil {
					t.Error(err)
				}
			}
		})
		if err := p.Wait(); err == nil || answers.Load() < after {
			t.Fatalf("it ended by itself after %d answers: %v\n%s", answers.Load(), err, p.Stderr)
		}
		h.client.CloseIdleConnections()
		h.kept()
	}
}

// TestNothingIsAnsweredBeforeTheDiskHasIt lets eight write at once, and looks at
// what the server asked of the system: every commit waited for the disk, and
// between a session and its answer there was such a wait.
func TestNothingIsAnsweredBeforeTheDiskHasIt(t *testing.T) {
	strace := require.Tool(t, "strace")
	h := newHousehold(t, 8)
	started, _ := h.serves() // signs in
	started.stop()
	trace := filepath.Join(t.TempDir(), "trace")
	p, at := h.serves(strace, "-D", "-f", "-s", "40", "-o", trace, "-e", "trace=fsync,fdatasync,read,write")
	before := len(h.answered)
	h.writes(at, 6, func() {})
	log, err := os.ReadFile(filepath.Join(h.dir, fileName+"-wal"))
	must(t, err)
	must(t, p.Process.Kill())
	_ = p.Wait() // it was killed
	var text []byte
	for deadline := time.Now().Add(20 * time.Second); !bytes.Contains(text, []byte("+++ killed by SIGKILL +++")) && time.Now().Before(deadline); time.Sleep(20 * time.Millisecond) {
		text, err = os.ReadFile(trace)
		must(t, err)
	}
	syncs, early := waits(string(text))
	commits := commitsOf(log)
	if answers := len(h.answered) - before; answers != 48 || commits == 0 || syncs < commits {
		t.Errorf("%d answers, %d commits, %d waits for the disk", answers, commits, syncs)
	}
	for _, one := range early {
		t.Errorf("answered before a wait for the disk: %s", one)
	}
	h.kept()
}

// Lines of a trace: who, what they asked for, and what came of it.
var (
	traceLine = regexp.MustCompile(`^(\d+) +(.*)$`)
	resumes   = regexp.MustCompile(`^<\.\.\. \w+ resumed>(.*)$`)
	onFile    = regexp.MustCompile(`^(read|write)\((\d+), `)
)

// waits counts in a trace how often something was brought to the disk, and gives
// the answers to a session before which that was not so since it came.
func waits(trace string) (syncs int, early []string) {
	begun := map[string]string{}          // by thread: what it asked for and has no answer to
	synced := map[string]int{}            // by thread: how many waits had begun
	asked, started := map[string]int{}, 0 // by connection: how many waits had begun when its session came
	ended := 0                            // the latest begun of the waits that ended
	for line := range strings.Lines(trace) {
		m := traceLine.FindStringSubmatch(strings.TrimSpace(line))
		if m == nil {
			continue
		}
		thread, call := m[1], m[2]
		if strings.HasPrefix(call, "fsync(") || strings.HasPrefix(call, "fdatasync(") {
			started++
			synced[thread] = started
		}
		if on := onFile.FindStringSubmatch(call); on != nil && on[1] == "write" && strings.Contains(call, `"HTTP/1.1 200`) {
			if since, ours := asked[on[2]]; ours && ended <= since {
				early = append(early, call)
			}
			delete(asked, on[2])
		}
		if strings.HasSuffix(call, "<unfinished ...>") {
			begun[thread] = strings.TrimSuffix(call, "<unfinished ...>")
			continue
		}
		if rest := resumes.FindStringSubmatch(call); rest != nil {
			call = begun[thread] + rest[1]
		}
		switch {
		case strings.Contains(call, "sync(") && strings.HasSuffix(call, "= 0"):
			syncs, ended = syncs+1, max(ended, synced[thread])
		case strings.HasPrefix(call, "read(") && strings.Contains(call, `"POST /train/entries`):
			if on := onFile.FindStringSubmatch(call); on != nil {
				asked[on[2]] = started
			}
		}
	}
	return syncs, early
}

// commitsOf counts the commits in a write-ahead log: of each the last frame says
// how long the file is now (https://www.sqlite.org/walformat.html).
func commitsOf(log []byte) int {
	const header, frame = 32, 24
	if len(log) < header {
		return 0
	}
	page, n := int(bytesIn.BigEndian.Uint32(log[8:])), 0
	for at := header; at+frame+page <= len(log); at += frame + page {
		if !bytes.Equal(log[at+8:at+16], log[16:24]) {
			break // of an older log in the same file
		}
		if bytesIn.BigEndian.Uint32(log[at+4:]) != 0 {
			n++
		}
	}
	return n
}

// TestATraceIsReadAsItIs makes sure that the reader of traces would see what it
// looks for.
func TestATraceIsReadAsItIs(t *testing.T) {
	const came, answer = `7 read(9, "POST /train/entries.json HTTP/1.1\r\n"..., 4096) = 900` + "\n", `7 write(9, "HTTP/1.1 200 OK\r\n"..., 700) = 700` + "\n"
	for name, c := range map[string]struct {
		trace string
		syncs int
		early int
	}{
		"a wait between":                   {came + "8 fdatasync(5) = 0\n" + answer, 1, 0},
		"none at all":                      {came + answer, 0, 1},
		"one that had begun before":        {"8 fdatasync(5 <unfinished ...>\n" + came + "8 <... fdatasync resumed>) = 0\n" + answer, 1, 1},
		"one that ends too late":           {came + "8 fdatasync(5 <unfinished ...>\n" + answer + "8 <... fdatasync resumed>) = 0\n", 1, 1},
		"one that failed":                  {came + "8 fdatasync(5) = -1 EIO\n" + answer, 0, 1},
		"a session that came in pieces":    {`7 read(9, <unfinished ...>` + "\n" + `7 <... read resumed>"POST /train/entries.json"..., 4096) = 9` + "\n" + answer, 0, 1},
		"an answer to something else":      {answer, 0, 0},
		"one answer, and then another one": {came + "8 fdatasync(5) = 0\n" + answer + came + answer, 1, 1},
	} {
		t.Run(name, func(t *testing.T) {
			if syncs, early := waits(c.trace); syncs != c.syncs || len(early) != c.early {
				t.Errorf("%d waits, early %q; want %d and %d", syncs, early, c.syncs, c.early)
			}
		})
	}
}
