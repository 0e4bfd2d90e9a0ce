package cli

import (
	"bytes"
	"context"
	"fmt"
	"html"
	"strings"
	"testing"
	"time"

	"tspine/engine/player"
	"tspine/engine/session"
	"tspine/internal/golden"
)

// TestThePicturesInDocsShowWhatTheProgramPrints draws terminals for README, so
// that its pictures can't grow old.
func TestThePicturesInDocsShowWhatTheProgramPrints(t *testing.T) {
	dir := t.TempDir()
	for _, p := range []struct {
		name  string
		args  []string
		lines int
	}{
		{"today.svg", []string{"demo", "--data", dir}, 42},
		{"why.svg", []string{"why", "seated-band-row", "--data", dir}, 40},
		{"progress.svg", []string{"progress", "--data", dir}, 24},
		{"rotation.svg", []string{"progress", "rotation", "--data", dir}, 34},
		{"check.svg", []string{"check", "testdata/coach.yaml"}, 20},
	} {
		golden.CheckFile(t, "../docs/pictures/"+p.name, picture(t, p.args, p.lines))
	}
}

// TestThePictureOfThePlayerShowsWhatItDraws draws the screen of a session for
// README.
func TestThePictureOfThePlayerShowsWhatItDraws(t *testing.T) {
	g := staged(t)
	now := g.train.Seen
	g.Now = func() time.Time { return time.UnixMilli(now) }
	for g.train.Show(now).Step.Kind != session.Hold && g.train.Show(now).Step.Kind != session.Work {
		g.train.State, _, _ = g.train.Do(player.Event{Act: player.Skip}, now)
	}
	g.train.State, _, _ = g.train.Do(player.Event{Act: player.Go}, now)
	now += 12_000
	golden.CheckFile(t, "../docs/pictures/train.svg", terminal(g.draw(80, 24, "")))
}

// picture runs a command on a fixed day and draws what it prints.
func picture(t *testing.T, args []string, most int) []byte {
	t.Helper()
	var out bytes.Buffer
	Run(context.Background(), args, World{
		In: strings.NewReader(""), Out: &out, Err: &bytes.Buffer{}, Getenv: func(string) string { return "" },
		Now: func() time.Time { return time.Date(2026, 11, 20, 8, 0, 0, 0, time.UTC) },
	})
	text := strings.ReplaceAll(out.String(), "testdata/", "")
	lines := strings.Split(strings.TrimRight(text, "\n"), "\n")
	if len(lines) > most {
		lines = append(lines[:most], "…")
	}
	shown := "tspine " + strings.Join(args, " ")
	shown = strings.TrimSuffix(shown, " --data "+args[len(args)-1])
	lines = append([]string{"$ " + strings.Replace(shown, "testdata/", "", 1), ""}, lines...)
	return terminal(lines)
}

// terminal draws lines of text as an SVG.
func terminal(lines []string) []byte {
	const row, pad, letter = 18, 16, 8
	longest := 80
	for _, l := range lines {
		longest = max(longest, len([]rune(l)))
	}
	width := longest*letter + 2*pad
	var b bytes.Buffer
	height := len(lines)*row + 2*pad
	fmt.Fprintf(&b, "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"terminal\">\n", width, height)
	fmt.Fprintf(&b, "<rect width=\"%d\" height=\"%d\" rx=\"8\" fill=\"#14201f\"/>\n", width, height)
	b.WriteString("<g font-family=\"ui-monospace,SFMono-Regular,Menlo,Consolas,monospace\" font-size=\"13\" fill=\"#e8efec\">\n")
	for i, l := range lines {
		if strings.TrimSpace(l) == "" {
			continue
		}
		fmt.Fprintf(&b, "<text x=\"%d\" y=\"%d\" xml:space=\"preserve\">%s</text>\n", pad, pad+row*i+13, html.EscapeString(l))
	}
	b.WriteString("</g>\n</svg>\n")
	return b.Bytes()
}
