package catalog

import (
	"fmt"
	"slices"
	"strings"

	"tspine/engine/body"
	"tspine/engine/dose"
	"tspine/engine/evidence"
	"tspine/engine/exercise"
)

// longestHold is the longest that one end position is held, in seconds, by
// whoever writes a file: the longest of evidence 6.2, for rolling.
const longestHold = 120

// mostSets is the highest number of sets that a file may ask for. It is ours.
const mostSets = 10

// checkOwn holds an own exercise against the rules that the files of the
// catalog keep.
func (c *Catalog) checkOwn(v Value, e *exercise.Exercise) {
	if c.Exercises.Get(e.ID) != nil && !c.Exercises.Get(e.ID).Own {
		v.key("id").Fault("taken", e.ID, "a name of your own")
	}
	if known := c.Exercises.ByCode(e.Code); known != nil && !known.Own {
		v.key("code").Fault("taken", e.Code, "a code of your own, or none")
	}
	if len(e.Phases) == 0 && v.has("phases") {
		v.key("phases").Fault("wrong-count", "0", "one or more of release, mobilize, integrate")
	}
	c.checkSources(v.key("sources"), e.Sources)
	c.checkNeeds(v.key("needs"), e.Needs)
	checkLoad(v, e)
	if !e.Dose.IsZero() {
		checkOwnDose(v, e)
	}
}

// checkOwnDose holds dose, sides, progress and ceiling against one another.
func checkOwnDose(v Value, e *exercise.Exercise) {
	at := v.key("dose")
	checkDose(at, e.Dose, e)
	if v.has("sides") && (e.Sides == body.Both) == e.Dose.PerSide {
		at.Fault("sides-disagree", e.Dose.String(), map[bool]string{true: "a dose without /side, or sides: each", false: "a dose with /side, or sides: both"}[e.Dose.PerSide])
	}
	fits := map[dose.Kind]exercise.Variable{dose.Timed: exercise.ByTime, dose.Distance: exercise.ByDistance}
	counted := exercise.ByReps
	if one, ok := fits[e.Dose.Kind]; ok {
		counted = one
	}
	reps := counted == exercise.ByTime && e.Dose.Reps.Max > 1 && e.Progress == exercise.ByReps
	if v.has("progress") && e.Progress != exercise.ByNothing && e.Progress != exercise.ByLoad && e.Progress != counted && !reps {
		v.key("progress").Fault("progress-disagrees", e.Progress.String(), counted.String())
	}
	if e.Progress == exercise.ByLoad && !e.Loaded {
		v.key("progress").Fault("progress-disagrees", "load", "a tool, or "+counted.String())
	}
	if v.has("ceiling") && e.Ceiling < e.Dose.Sum() {
		v.key("ceiling").Fault("ceiling-too-low", fmt.Sprint(e.Ceiling), fmt.Sprintf("%d or more, as the dose asks for", e.Dose.Sum()))
	}
}

func checkLoad(v Value, e *exercise.Exercise) {
	switch {
	case v.has("loaded") && e.Loaded && e.Tool == "":
		v.key("loaded").Fault("missing-key", "", "tool")
	case e.Tool == "" && !e.Dose.Load.IsZero():
		v.key("dose").Fault("missing-key", "", "tool")
	case e.Tool == "" && v.has("pieces"):
		v.key("pieces").Fault("missing-key", "", "tool")
	}
}

// checkDose holds a dose that somebody wrote against what can be right for an
// exercise.
func checkDose(at Value, d dose.Dose, e *exercise.Exercise) {
	if d.Kind == dose.Timed && e.Held && d.Each.Max > longestHold {
		at.Fault("hold-too-long", fmt.Sprintf("%ds", d.Each.Max), fmt.Sprintf("at most %ds at a time", longestHold))
	}
	if d.Sets.Max > mostSets {
		at.Fault("too-many-sets", d.Sets.String(), fmt.Sprintf("at most %d", mostSets))
	}
}

// checkSources tells which sources are not known.
func (c *Catalog) checkSources(v Value, ids []evidence.ID) {
	if !v.IsList() || c.root == nil || len(ids) == 1 && ids[0] == Own {
		return
	}
	all, err := c.Sources()
	if err != nil {
		return
	}
	known := []string{Own}
	for _, s := range all {
		known = append(known, string(s.ID))
	}
	for _, one := range v.List() {
		if id := one.Text(); isID(id) && !slices.Contains(known, id) {
			one.Fault("unknown-source", id, firstOf(Near(id, known), Own))
		}
	}
}

// checkNeeds tells which things are not known.
func (c *Catalog) checkNeeds(v Value, needs []exercise.Need) {
	if len(needs) == 0 {
		return
	}
	known := c.Things()
	for _, need := range v.List() {
		if !need.IsList() {
			continue
		}
		for _, one := range need.List() {
			if id := one.Text(); isID(id) && !slices.Contains(known, id) {
				one.Fault("unknown-thing", id, firstOf(Near(id, known), strings.Join(known, ", ")))
			}
		}
	}
}

// Things lists all equipment that exercises of the catalog need, and the floor.
func (c *Catalog) Things() []string {
	out := []string{"floor"}
	for _, e := range c.Exercises.All() {
		for _, n := range e.Needs {
			out = append(out, n.AnyOf...)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

func firstOf(a, b string) string {
	if a != "" {
		return a
	}
	return b
}
