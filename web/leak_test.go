//go:build linux

package web

import (
	"fmt"
	"net"
	"os"
	"runtime"
	"strings"
	"testing"
	"time"
)

// holds is what a process holds of the system.
type holds struct{ routines, files int }

func holding(t *testing.T) holds {
	t.Helper()
	files, err := os.ReadDir("/proc/self/fd")
	if err != nil {
		t.Fatal(err)
	}
	return holds{runtime.NumGoroutine(), len(files)}
}

// settled waits until no more is held than before, or says what is. What ends
// with a request may end a moment after its answer.
func (before holds) settled(t *testing.T) {
	t.Helper()
	var now holds
	for range 500 {
		if now = holding(t); now.routines <= before.routines && now.files <= before.files {
			return
		}
		time.Sleep(10 * time.Millisecond)
	}
	var open []string
	files, _ := os.ReadDir("/proc/self/fd")
	for _, f := range files {
		to, _ := os.Readlink("/proc/self/fd/" + f.Name())
		open = append(open, to)
	}
	stacks := make([]byte, 1<<20)
	t.Errorf("%d goroutines and %d files, before %d and %d:\n%s\n%s", now.routines, now.files, before.routines, before.files,
		strings.Join(open, "\n"), stacks[:runtime.Stack(stacks, true)])
}

// TestNothingIsLeftOfARequest asks for every route many times, also as browsers
// that leave before the answer: goroutines, connections and files are as many as
// before, those of the database among them.
func TestNothingIsLeftOfARequest(t *testing.T) {
	times := 3
	if os.Getenv("TSPINE_SOAK") != "" {
		times = 1000
	}
	b := open(t, demo(t))
	one := b.browser(t)
	host := mustParse(t, b.url).Host
	round := func(n int) {
		for _, r := range b.routes {
			path := strings.NewReplacer("{$}", "", "{id}", "cat-cow", "{file}", "cat-cow.svg").Replace(r.path)
			if strings.Contains(path, "password") || strings.Contains(path, "sign-in") {
				n = min(n, 20) // each costs 64 MB of memory for a while, and the wait after it grows
			}
			for range n {
				one.do(r.method, path, access[r.method+" "+r.path].form, "text/html")
				leave(t, host, r.method, path)
			}
		}
		one.CloseIdleConnections()
	}
	round(1)
	before := holding(t)
	round(times)
	before.settled(t)
}

// leave asks and is gone.
func leave(t *testing.T, host, method, path string) {
	t.Helper()
	conn, err := net.Dial("tcp", host)
	if err != nil {
		t.Fatal(err)
	}
	fmt.Fprintf(conn, "%s %s HTTP/1.1\r\nHost: %s\r\nSec-Fetch-Site: same-origin\r\nContent-Length: 0\r\n\r\n", method, path, host)
	if err := conn.Close(); err != nil {
		t.Fatal(err)
	}
}
