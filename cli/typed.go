package cli

import "bufio"

// typed reads what is typed, line by line, and only when a line is wanted: what
// is typed after it is left to whoever reads next. A line that is awaited can be
// waited for beside other things.
type typed struct {
	scan    *bufio.Scanner
	lines   chan string
	awaited bool
	text    string
}

// typed gives the one reader of what is typed.
func (c *command) typed() *typed {
	if c.keys == nil {
		c.keys = &typed{scan: bufio.NewScanner(c.In), lines: make(chan string)}
	}
	return c.keys
}

// await begins to wait for a line; it comes out of the channel that is given,
// which is closed when there are no more.
func (t *typed) await() <-chan string {
	if !t.awaited {
		t.awaited = true
		go func() {
			if !t.scan.Scan() {
				close(t.lines)
				return
			}
			t.lines <- t.scan.Text()
		}()
	}
	return t.lines
}

// Scan waits for the next line, and is false where there is none.
func (t *typed) Scan() bool {
	text, ok := <-t.await()
	t.took(ok)
	t.text = text
	return ok
}

// took notes that a line was taken out of the channel of await.
func (t *typed) took(ok bool) { t.awaited = !ok }

// Text is the line that Scan found.
func (t *typed) Text() string { return t.text }

// Err is what went wrong after the last line.
func (t *typed) Err() error { return t.scan.Err() }
