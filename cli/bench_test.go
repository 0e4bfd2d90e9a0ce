package cli

import (
	"fmt"
	"os"
	"regexp"
	"strconv"
	"testing"
	"time"
)

// BenchmarkStart is from nothing to the first answer of the server, and what it
// holds of memory then (PSS, Linux).
func BenchmarkStart(b *testing.B) {
	dir := b.TempDir()
	begin(b, dir).end() // makes the database
	var held int
	for b.Loop() {
		p := begin(b, dir)
		held = p.memory()
		p.end()
	}
	b.ReportMetric(float64(held)/1024, "MiB-idle")
}

// server is a process under measure.
type server struct {
	*running
	b *testing.B
}

func begin(b *testing.B, dir string) server {
	b.Helper()
	p := launch(b, "serve", "--listen", "127.0.0.1:0", "--data", dir)
	p.link("http://localhost")
	return server{p, b}
}

func (s server) end() { s.stop() }

// memory is the process's share of memory in KiB, a moment after it began.
func (s server) memory() int {
	s.b.StopTimer()
	defer s.b.StartTimer()
	time.Sleep(200 * time.Millisecond)
	text, err := os.ReadFile(fmt.Sprintf("/proc/%d/smaps_rollup", s.Process.Pid))
	if err != nil {
		return 0
	}
	found := regexp.MustCompile(`(?m)^Pss: +(\d+) kB`).FindSubmatch(text)
	if found == nil {
		return 0
	}
	n, _ := strconv.Atoi(string(found[1]))
	return n
}
