package cli

import "strings"

// figures are the shapes of what a timer shows, three wide and five high; a
// colon is one wide.
var figures = map[rune][5]string{
	'0': {"###", "# #", "# #", "# #", "###"}, '1': {" # ", "## ", " # ", " # ", "###"}, '2': {"###", "  #", "###", "#  ", "###"},
	'3': {"###", "  #", "###", "  #", "###"}, '4': {"# #", "# #", "###", "  #", "  #"}, '5': {"###", "#  ", "###", "  #", "###"},
	'6': {"###", "#  ", "###", "# #", "###"}, '7': {"###", "  #", "  #", "  #", "  #"}, '8': {"###", "# #", "###", "# #", "###"},
	'9': {"###", "# #", "###", "  #", "###"}, ':': {" ", "#", " ", "#", " "}, '×': {"   ", "# #", " # ", "# #", "   "},
}

// glyphRows is how high a glyph is at size 1, in rows.
const glyphRows = 5

// digits draws a text of such shapes, each of their points two columns wide and one
// row high, times the size.
func digits(text string, size int) []string {
	var rows [glyphRows]string
	for i, r := range []rune(text) {
		for k := range rows {
			if i > 0 {
				rows[k] += " "
			}
			rows[k] += figures[r][k]
		}
	}
	var out []string
	for _, row := range rows {
		wide := ""
		for _, r := range row {
			wide += strings.Repeat(map[rune]string{'#': "█", ' ': " "}[r], 2*size)
		}
		for range size {
			out = append(out, wide)
		}
	}
	return out
}

// largest is the size at which a text of such shapes fits, at least 1.
func largest(text string, width, rows int) int {
	points := len([]rune(text)) - 1
	for _, r := range text {
		points += len(figures[r][0])
	}
	return min(max(min(width/(2*max(points, 1)), rows/glyphRows), 1), mostSize)
}

// mostSize is the largest size: past it digits are no easier to read.
const mostSize = 5
