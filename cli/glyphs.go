package cli

import (
	"strconv"
	"strings"

	"tspine/app"
)

// glyphs are the letters that charts are drawn with. Left and right differ by
// theirs, not by color alone.
type glyphs struct {
	ascii    bool
	line     map[string]string // by key of the line
	band     string
	mark     string
	between  string // from point to point
	edge     string
	corner   string
	floor    string
	blocks   []string // from low to high
	calendar map[app.Kept]string
	low, mid string // of an interval: its line and its middle
}

func unicodeGlyphs() *glyphs {
	return &glyphs{
		line: map[string]string{"left": "●", "right": "□", "before": "●", "after": "□", "morning": "▲"},
		band: "░", mark: "┄", between: "·", edge: "│", corner: "└", floor: "─",
		blocks:   []string{"▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"},
		calendar: map[app.Kept]string{app.DayDone: "■", app.DayEased: "▣", app.DayMissed: "○", app.DayFree: "·", app.DayPaused: "‖", app.DayDue: "?"},
		low:      "─", mid: "●",
	}
}

func asciiGlyphs() *glyphs {
	return &glyphs{
		ascii: true,
		line:  map[string]string{"left": "o", "right": "x", "before": "o", "after": "x", "morning": "^"},
		band:  ":", mark: "-", between: ".", edge: "|", corner: "+", floor: "-",
		blocks:   []string{"_", ".", ":", "-", "=", "+", "*", "#"},
		calendar: map[app.Kept]string{app.DayDone: "#", app.DayEased: "+", app.DayMissed: "o", app.DayFree: ".", app.DayPaused: "=", app.DayDue: "?"},
		low:      "-", mid: "o",
	}
}

// of gives the glyph of a line.
func (g *glyphs) of(key string) string {
	if s, ok := g.line[key]; ok {
		return s
	}
	return g.line["left"]
}

// plain says things in ASCII where the terminal has nothing else.
func (g *glyphs) plain(text string) string {
	if !g.ascii {
		return text
	}
	text = strings.NewReplacer("–", "-", "—", "-", "−", "-", "→", "->", "°", " deg", "·", "-", "±", "+/-", "…", "...", "×", "x", "’", "'", "é", "e", "½", "1/2").Replace(text)
	return strings.Map(func(r rune) rune {
		if r > '~' {
			return '?'
		}
		return r
	}, text)
}

// letters chooses the glyphs: ASCII where it is asked for, on a dumb terminal,
// and in a locale that is not UTF-8.
func (c *command) letters(ascii bool) *glyphs {
	locale := firstOf(c.Getenv("LC_ALL"), c.Getenv("LC_CTYPE"), c.Getenv("LANG"))
	utf8 := locale == "" || strings.Contains(strings.ToLower(strings.ReplaceAll(locale, "-", "")), "utf8")
	if ascii || !utf8 || c.Getenv("TERM") == "dumb" {
		return asciiGlyphs()
	}
	return unicodeGlyphs()
}

// leastColumns is the narrowest that a chart can be.
const leastColumns = 40

// columns is how wide the terminal is: as COLUMNS says, as the terminal says,
// or 80.
func (c *command) columns() int {
	if n, err := strconv.Atoi(c.Getenv("COLUMNS")); err == nil && n > 0 {
		return max(n, leastColumns)
	}
	if c.Columns != nil {
		if n := c.Columns(); n > 0 {
			return max(n, leastColumns)
		}
	}
	return lineWidth
}
