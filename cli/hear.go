package cli

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"strings"
)

// longestAnswer is the longest answer of an interview, in bytes.
const longestAnswer = 10_000

// hear waits for the next answer. Who ends the input or interrupts has left.
func (t *talk) hear() (string, error) {
	there := make(chan bool, 1)
	go func() { there <- t.in.Scan() }()
	select {
	case <-t.interrupted:
		return "", errLeft
	case ok := <-there:
		err := t.in.Err()
		switch {
		case ok:
			return strings.TrimSpace(clean(t.in.Text())), nil
		case errors.Is(err, bufio.ErrTooLong):
			return "", errors.New(t.say().T("cli.stopped-reading"))
		case err != nil && !errors.Is(err, io.EOF):
			return "", fmt.Errorf("read the answer: %w", err)
		}
		return "", errLeft
	}
}
