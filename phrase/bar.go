package phrase

import (
	"strings"

	"tspine/engine/course"
	"tspine/engine/dose"
	"tspine/locale"
)

// Bar says what leaves an exercise out.
func (p Phraser) Bar(b course.Bar) string {
	switch b.By {
	case course.ByFlag:
		return p.Words.T("bar.flag", locale.S("what", p.left(b)), locale.S("why", p.Flag(b.Flag)))
	case course.ByStage:
		return p.Words.T("bar.stage", locale.S("stage", p.Words.T("stage."+b.Stage.String())))
	case course.ByEquipment:
		things := make([]string, len(b.Need))
		for i, id := range b.Need {
			things[i] = p.Words.T("equipment." + id)
		}
		return p.Words.T("bar.equipment", locale.S("things", strings.Join(things, " / ")))
	case course.ByDecision:
		return strings.TrimSpace(p.Words.T("bar.decision") + " " + p.Reason(b.Why))
	case course.ByVariant:
		return p.Words.T("bar.variant", locale.S("name", p.Name(b.Of)))
	case course.ByChoice:
		return p.Words.T("bar.choice."+string(b.Choice.Act), locale.S("with", p.Name(b.Of)))
	}
	return p.Words.T("bar."+string(b.By), locale.S("what", p.left(b)))
}

// left says what of an exercise is left out: what it does, or its position.
func (p Phraser) left(b course.Bar) string {
	var out []string
	for _, code := range b.Classes.Codes() {
		out = append(out, p.Words.T("class."+code))
	}
	if b.Position {
		out = append(out, p.Words.T("bar.position"))
	}
	if len(out) == 0 {
		return p.Words.T("bar.this")
	}
	return strings.Join(out, ", ")
}

// Most says how often something may be done at most; "" where nothing says.
func (p Phraser) Most(o dose.Often) string {
	switch {
	case o.PerDay.Max > 0:
		return p.Words.T("most.day", locale.N("n", o.PerDay.Max))
	case o.PerWeek.Max > 0:
		return p.Words.T("most.week", locale.N("n", o.PerWeek.Max))
	case o.Every > 0:
		return p.Words.T("most.every", locale.N("n", o.Every))
	}
	return ""
}
