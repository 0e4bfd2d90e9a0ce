package watch

import (
	"strconv"

	"tspine/engine/figure"
)

// panel is all that the page shows of a file.
type panel struct {
	File    string
	Version int
	Faults  []string
	Stale   bool
	Themes  []themePart
	Builds  []string
	Checks  []checkRow
}

// themePart is a row of figures on one page.
type themePart struct {
	Name    string
	Moments []string
}

// checkRow is one check: what it found for each build.
type checkRow struct {
	Name, Gate string
	Found      []found
}

// found is the worst that a check found, where, and whether that is too much.
type found struct {
	Value, At string
	Bad       bool
}

// panel gives what the page shows now.
func (e *easel) panel() panel {
	p := panel{File: e.File, Version: e.version, Faults: e.faults, Stale: e.stale}
	if len(e.reports) == 0 {
		return p
	}
	for _, t := range themes {
		p.Themes = append(p.Themes, themePart{t.String(), moments[:]})
	}
	for _, r := range e.reports {
		p.Builds = append(p.Builds, r.Build)
		for i, c := range r.Checks() {
			if i == len(p.Checks) {
				p.Checks = append(p.Checks, checkRow{Name: c.Name, Gate: shown(c, c.Gate)})
			}
			p.Checks[i].Found = append(p.Checks[i].Found, found{shown(c, c.Value), c.At, c.Value > c.Gate})
		}
	}
	return p
}

// shown gives a value of a check: centimeters, degrees, or for smoothness a
// number.
func shown(c figure.Check, v float64) string {
	unit := " cm"
	switch c.Name {
	case "limit", "spine":
		unit = "°"
	case "smooth":
		unit = ""
	default:
		v *= 100
	}
	return strconv.FormatFloat(v, 'f', 2, 64) + unit
}
