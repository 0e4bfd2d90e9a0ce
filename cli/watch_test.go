package cli

import (
	"bytes"
	"context"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"
)

// fetched gives what stands at an address.
func fetched(t *testing.T, address string) string {
	t.Helper()
	r, err := http.NewRequestWithContext(t.Context(), http.MethodGet, address, nil)
	must(t, err)
	answer, err := http.DefaultClient.Do(r)
	must(t, err)
	defer answer.Body.Close()
	text, err := io.ReadAll(answer.Body)
	must(t, err)
	return string(text)
}

func TestAPoseFileIsWatchedUntilItsAuthorStops(t *testing.T) {
	name := filepath.Join(t.TempDir(), "nod.yaml")
	must(t, os.WriteFile(name, []byte("from: standing\nstart: {thoracic: flex 4}\nend: {thoracic: ext 4}\n"), 0o644))
	ctx, stop := context.WithCancel(t.Context())
	defer stop()
	out, in := io.Pipe()
	code := make(chan int, 1)
	go func() {
		code <- Run(ctx, []string{"draw", "--watch", name, "--build", "slim"}, World{
			In: strings.NewReader(""), Out: in, Err: &bytes.Buffer{}, Getenv: func(string) string { return "" }, Now: time.Now,
		})
	}()
	line := make([]byte, 1000)
	n, err := out.Read(line)
	must(t, err)
	page := regexp.MustCompile(`http://127\.0\.0\.1:[0-9]+/`).FindString(string(line[:n]))
	if page == "" {
		t.Fatalf("no address in %q", line[:n])
	}
	if text := fetched(t, page); !strings.Contains(text, "No fault found") || !strings.Contains(text, `<th scope="col">slim</th><th scope="col">average</th>`) {
		t.Errorf("the page shows %s", text)
	}
	must(t, os.WriteFile(name, []byte("from: floating\nstart: {}\n"), 0o644))
	if text := fetched(t, page+"panel"); !strings.Contains(text, "nod.yaml:1:7: ") || !strings.Contains(text, "The figure is the last one") {
		t.Errorf("after it was broken, the page shows %s", text)
	}
	stop()
	if got := <-code; got != exitDone {
		t.Errorf("exit code %d", got)
	}
}
