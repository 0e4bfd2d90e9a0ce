// Package crowd is browsers and programs that all ask at once, for benchmarks.
package crowd

import (
	"bufio"
	"cmp"
	"fmt"
	"io"
	"net"
	"net/textproto"
	"slices"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"
	"testing"
	"time"
)

// Connections is how many browsers ask at once.
const Connections = 64

// Crowd is browsers that ask over connections that stay open, with as little
// work as can be: they share the machine with the server.
type Crowd struct {
	Address string // host and port
	Cookie  string
	Now     func() time.Time
}

// Get is a request for an address.
func (c Crowd) Get(path string) []byte {
	return fmt.Appendf(nil, "GET %s HTTP/1.1\r\nHost: %s\r\nCookie: %s\r\nAccept: text/html\r\nAccept-Encoding: gzip\r\n\r\n", path, c.Address, c.Cookie)
}

// Send is a request that sends something.
func (c Crowd) Send(path, kind string, body []byte) []byte {
	return append(fmt.Appendf(nil, "POST %s HTTP/1.1\r\nHost: %s\r\nCookie: %s\r\nAccept: text/html\r\nSec-Fetch-Site: same-origin\r\nContent-Type: %s\r\nContent-Length: %d\r\n\r\n",
		path, c.Address, c.Cookie, kind, len(body)), body...)
}

// Pace is how a crowd was served.
type Pace struct {
	Rate     float64 // requests a second
	P50, P99 time.Duration
	CPU      time.Duration // of the crowd and the server together, for each request
}

// Run asks n times from so many connections, for what request gives.
func (c Crowd) Run(t testing.TB, size, n int, request func(i int) []byte) Pace {
	t.Helper()
	var next atomic.Int64
	took := make([][]time.Duration, size)
	var wg sync.WaitGroup
	before, began := Used(t), c.Now()
	for k := range size {
		wg.Go(func() {
			took[k] = c.one(t, func() []byte {
				if i := int(next.Add(1)) - 1; i < n {
					return request(i)
				}
				return nil
			})
		})
	}
	wg.Wait()
	all := slices.Concat(took...)
	if len(all) == 0 {
		t.Fatal("nobody was served")
	}
	slices.Sort(all)
	gone := c.Now().Sub(began)
	return Pace{float64(len(all)) / gone.Seconds(), all[len(all)/2], all[len(all)*99/100], (Used(t) - before) / time.Duration(len(all))}
}

// one asks over one connection until there is nothing more to ask, and gives
// how long each answer took.
func (c Crowd) one(t testing.TB, request func() []byte) (took []time.Duration) {
	conn, err := net.Dial("tcp", c.Address)
	if err != nil {
		t.Error(err)
		return nil
	}
	defer conn.Close()
	in := bufio.NewReaderSize(conn, 64<<10)
	for text := request(); text != nil; text = request() {
		began := c.Now()
		if _, err := conn.Write(text); err != nil {
			t.Error(err)
			return took
		}
		if status, err := answered(in); err != nil || status >= 400 {
			t.Errorf("%.40q: %d, %v", text, status, err)
			return took
		}
		took = append(took, c.Now().Sub(began))
	}
	return took
}

// answered reads one answer and drops it.
func answered(in *bufio.Reader) (status int, err error) {
	lines := textproto.NewReader(in)
	first, err := lines.ReadLine()
	if err != nil || len(first) < 12 {
		return 0, fmt.Errorf("answer %q: %w", first, err)
	}
	status, _ = strconv.Atoi(first[9:12])
	length, chunked := 0, false
	for {
		line, err := lines.ReadLineBytes()
		if err != nil {
			return status, err
		}
		if len(line) == 0 {
			break
		}
		name, value, _ := strings.Cut(string(line), ": ")
		switch name {
		case "Content-Length":
			length, _ = strconv.Atoi(value)
		case "Transfer-Encoding":
			chunked = true
		}
	}
	for chunked {
		line, err := lines.ReadLine()
		if err != nil {
			return status, err
		}
		size, err := strconv.ParseInt(line, 16, 32)
		if err != nil {
			return status, err
		}
		if _, err := in.Discard(int(size) + 2); err != nil || size == 0 {
			return status, err
		}
	}
	_, err = io.CopyN(io.Discard, in, int64(length))
	return status, err
}

// Used is how long this process has had a processor.
func Used(t testing.TB) time.Duration {
	var r syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &r); err != nil {
		t.Fatal(err)
	}
	return time.Duration(r.Utime.Nano() + r.Stime.Nano())
}

// Middle is the run in the middle of several, by how many were served.
func Middle(runs []Pace) Pace {
	slices.SortFunc(runs, func(a, b Pace) int { return cmp.Compare(a.Rate, b.Rate) })
	return runs[len(runs)/2]
}
