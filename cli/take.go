package cli

import (
	"fmt"
	"strings"

	"tspine/engine/assessment"
	"tspine/locale"
)

// takes says how the values of a measuring session came about.
func (c *command) takes(m *assessment.Measures) {
	words := c.say()
	for _, t := range m.Takes {
		var parts []string
		for _, side := range []struct {
			key   string
			tries []float64
		}{{"left", t.Left}, {"right", t.Right}} {
			if len(side.tries) == 0 {
				continue
			}
			text := c.numbered(side.tries)
			if test, _ := assessment.Find(t.Test); test.Sides {
				text = words.T("history.take."+side.key, locale.S("tries", text))
			}
			if len(side.tries) > 1 {
				text += " (" + words.T("history.take.spread", locale.S("n", words.Decimal(fmt.Sprintf("%.1f", assessment.Spread(side.tries))))) + ")"
			}
			parts = append(parts, text)
		}
		switch {
		case t.Device != "":
			parts = append(parts, words.T("history.take.phone", locale.S("device", clean(t.Device))))
		case t.By == assessment.ByHand:
			parts = append(parts, words.T("history.take.hand"))
		}
		if t.Version != "" {
			parts = append(parts, words.T("history.take.version", locale.S("version", clean(t.Version))))
		}
		c.point("  "+words.T("test."+t.Test)+": ", strings.Join(append(parts, c.rating("pain", t.Pain)...), ", "))
	}
}

// numbered lists numbers.
func (c *command) numbered(all []float64) string {
	out := make([]string, len(all))
	for i, v := range all {
		out[i] = c.say().Number(v)
	}
	return strings.Join(out, ", ")
}
