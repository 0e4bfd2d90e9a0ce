// Package watch is the page on which somebody who draws an exercise sees it
// drawn anew at each save, with what the checks say beside it.
package watch

import (
	"bytes"
	"strings"
	"sync"

	"tspine/catalog"
	"tspine/engine/figure"
	"tspine/engine/figure/svg"
	"tspine/exchange"
)

// Author is what the page needs of who opened it.
type Author struct {
	File  string                                     // the pose file, by the name that the page shows
	Read  func() ([]byte, error)                     // gives its text as it is now
	Say   func(catalog.Located) string               // says a fault in words
	Draw  func(figure.Solved) exchange.Picture       // draws what was solved, as the author wants to see it
	Words func(key string) string                    // the words of the page
	Solve func(figure.Pose) ([]figure.Solved, error) // finds the postures for every build, the one to be drawn first
}

// easel is one pose file as it was seen last: what is wrong with it, what the
// checks found, and the last figure that could be drawn.
type easel struct {
	Author
	mutex   sync.Mutex
	text    []byte
	failed  string // why the file could not be read
	version int    // counts what was seen; 0 before the first look
	faults  []string
	reports []figure.Report // of the figure, a build each
	stale   bool            // the figure is of an earlier text
	figures map[string][]byte
}

// look reads the file, and draws it anew where it is another text than last
// time.
func (e *easel) look() {
	text, err := e.Read()
	failed := ""
	if err != nil {
		failed = err.Error()
	}
	if e.version > 0 && failed == e.failed && bytes.Equal(text, e.text) {
		return
	}
	e.text, e.failed, e.faults = text, failed, nil
	e.version++
	e.stale = true
	if err != nil {
		e.faults = []string{failed}
		return
	}
	pose, faults := catalog.ReadPose(e.File, text)
	for _, f := range faults {
		e.faults = append(e.faults, e.Say(f))
	}
	if len(faults) == 0 {
		e.draw(pose)
	}
}

// draw solves a pose and keeps its figure and its checks. Where nothing was
// found, those from before stay.
func (e *easel) draw(p figure.Pose) {
	solved, err := e.Solve(p)
	if err != nil {
		e.faults = strings.Split(err.Error(), "\n")
	}
	if len(solved) == 0 {
		return
	}
	e.stale, e.reports, e.figures = false, nil, map[string][]byte{}
	for _, v := range solved {
		e.reports = append(e.reports, v.Report())
	}
	f := e.Draw(solved[0])
	for _, theme := range themes {
		f.Page.Theme, f.Page.Ground = theme, true
		for _, moment := range moments {
			e.figures[theme.String()+"-"+moment] = at(f, moment)
		}
	}
}

var (
	themes  = [...]svg.Theme{svg.Light, svg.Dark}
	moments = [...]string{"moving", "start", "end"}
)

// at draws a figure at its start, at its end or moving.
func at(f exchange.Picture, moment string) []byte {
	switch moment {
	case "start":
		return f.Still(0)
	case "end":
		return f.Finish()
	default:
		return f.Moving()
	}
}
