package catalog

import (
	"slices"
	"strings"

	"tspine/engine/exercise"
)

// longestWord is the longest word, in bytes, of which a like one is looked for.
const longestWord = 60

// Near gives the one of words that is most like word, for people who mistyped:
// the one with the fewest letters changed, added or dropped, every third at most;
// past two letters rather one that begins alike. It is empty where none is like
// it.
func Near(word string, words []string) string {
	if len(word) > longestWord {
		return ""
	}
	best, least := "", len(word)/3+1
	for _, other := range words {
		if d := distance(word, other); d < least {
			best, least = other, d
		}
	}
	if best == "" || least > 2 {
		return firstOf(begun(word, words), best)
	}
	return best
}

// begun gives the longest of words that word begins with, or that begins with
// word, and is not twice or half as long.
func begun(word string, words []string) string {
	best := ""
	for _, other := range words {
		short, long := min(len(word), len(other)), max(len(word), len(other))
		if 2*short > long && short > len(best) && word[:short] == other[:short] {
			best = other
		}
	}
	return best
}

// nearest gives the known exercise whose id is most like id, or has it in it.
func nearest(id string, known *exercise.Catalog) string {
	ids := make([]string, known.Len())
	for i := range ids {
		ids[i] = known.At(i).ID
	}
	if near := Near(id, ids); near != "" || len(id) < 3 {
		return near
	}
	i := slices.IndexFunc(ids, func(other string) bool { return strings.Contains(other, id) })
	if i < 0 {
		return ""
	}
	return ids[i]
}

// distance counts the letters to change, add or drop from a to b; two neighbors
// that changed places count as one, whatever came between them since. It is a
// metric: no way round is shorter (Damerau and Levenshtein).
func distance(a, b string) int {
	never := len(a) + len(b)
	rows := make([][]int, len(a)+2) // rows[i+1][j+1] is from a[:i] to b[:j]
	for i := range rows {
		rows[i] = make([]int, len(b)+2)
		rows[i][0], rows[i][1] = never, i-1
	}
	for j := range rows[0] {
		rows[0][j] = never
	}
	for j := range b {
		rows[1][j+2] = j + 1
	}
	var stood [256]int // where a letter stood last in a, from 1
	for i := 1; i <= len(a); i++ {
		same := 0 // where the letter stood last in b, from 1
		for j := 1; j <= len(b); j++ {
			k, l, change := stood[b[j-1]], same, 1
			if a[i-1] == b[j-1] {
				change, same = 0, j
			}
			swap := rows[k][l] + (i - k - 1) + 1 + (j - l - 1)
			rows[i+1][j+1] = min(rows[i][j]+change, rows[i+1][j]+1, rows[i][j+1]+1, swap)
		}
		stood[a[i-1]] = i
	}
	return rows[len(a)+1][len(b)+1]
}
