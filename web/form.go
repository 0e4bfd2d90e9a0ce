package web

import (
	"fmt"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// readForm reads the query and the form of a request. What is not text at all
// is not a form of ours.
func readForm(r *http.Request) error {
	if err := r.ParseForm(); err != nil {
		return fmt.Errorf("%w: %w", errBadForm, err)
	}
	for _, values := range r.Form {
		for _, v := range values {
			if !utf8.ValidString(v) || strings.ContainsRune(v, 0) {
				return fmt.Errorf("%w: not text", errBadForm)
			}
		}
	}
	return nil
}

// back sends a browser on after a form was taken, to a page of ours.
func back(w http.ResponseWriter, r *http.Request, path string) error {
	http.Redirect(w, r, path, http.StatusSeeOther)
	return nil
}

// here gives a path on this site, or another one where it leads elsewhere.
func here(path, otherwise string) string {
	if !strings.HasPrefix(path, "/") || strings.HasPrefix(path, "//") || strings.ContainsAny(path, "\\\r\n\t") {
		return otherwise
	}
	return path
}

// sorted gives a list in the order of what by says.
func sorted[T any](list []T, by func(T) string) []T {
	slices.SortFunc(list, func(a, b T) int { return strings.Compare(by(a), by(b)) })
	return list
}

func itoa(n int) string { return strconv.Itoa(n) }
