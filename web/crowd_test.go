package web

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

// connections is how many browsers ask at once.
const connections = 64

// crowd is browsers that ask over connections that stay open, with as little
// work as can be: they share the machine with the server.
type crowd struct {
	address string // host and port
	cookie  string
}

// crowdOf gives the crowd in which everybody is signed in like one browser.
func crowdOf(b *browser) crowd {
	u := mustParse(b.t, b.base)
	c := crowd{address: u.Host}
	for _, one := range b.Jar.Cookies(u) {
		c.cookie = one.Name + "=" + one.Value
	}
	return c
}

// get is a request for an address.
func (c crowd) get(path string) []byte {
	return fmt.Appendf(nil, "GET %s HTTP/1.1\r\nHost: %s\r\nCookie: %s\r\nAccept: text/html\r\nAccept-Encoding: gzip\r\n\r\n", path, c.address, c.cookie)
}

// send is a request that sends something.
func (c crowd) send(path, kind string, body []byte) []byte {
	return append(fmt.Appendf(nil, "POST %s HTTP/1.1\r\nHost: %s\r\nCookie: %s\r\nAccept: text/html\r\nSec-Fetch-Site: same-origin\r\nContent-Type: %s\r\nContent-Length: %d\r\n\r\n",
		path, c.address, c.cookie, kind, len(body)), body...)
}

// pace is how a crowd was served.
type pace struct {
	rate     float64 // requests a second
	p50, p99 time.Duration
	cpu      time.Duration // of the crowd and the server together, for each request
}

// run asks n times from so many connections, for what request gives.
func (c crowd) run(t testing.TB, size, n int, request func(i int) []byte) pace {
	t.Helper()
	var next atomic.Int64
	took := make([][]time.Duration, size)
	var wg sync.WaitGroup
	before, began := used(t), time.Now()
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
	gone := time.Since(began)
	return pace{float64(len(all)) / gone.Seconds(), all[len(all)/2], all[len(all)*99/100], (used(t) - before) / time.Duration(len(all))}
}

// one asks over one connection until there is nothing more to ask, and gives
// how long each answer took.
func (c crowd) one(t testing.TB, request func() []byte) (took []time.Duration) {
	conn, err := net.Dial("tcp", c.address)
	if err != nil {
		t.Error(err)
		return nil
	}
	defer conn.Close()
	in := bufio.NewReaderSize(conn, 64<<10)
	for text := request(); text != nil; text = request() {
		began := time.Now()
		if _, err := conn.Write(text); err != nil {
			t.Error(err)
			return took
		}
		if status, err := answered(in); err != nil || status >= 400 {
			t.Errorf("%.40q: %d, %v", text, status, err)
			return took
		}
		took = append(took, time.Since(began))
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

// used is how long this process has had a processor.
func used(t testing.TB) time.Duration {
	var r syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &r); err != nil {
		t.Fatal(err)
	}
	return time.Duration(r.Utime.Nano() + r.Stime.Nano())
}

// middle is the run in the middle of several, by how many were served.
func middle(runs []pace) pace {
	slices.SortFunc(runs, func(a, b pace) int { return cmp.Compare(a.rate, b.rate) })
	return runs[len(runs)/2]
}
