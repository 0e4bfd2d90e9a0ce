package exchange

import (
	"fmt"

	"tspine/engine/body"
	"tspine/engine/dose"
	"tspine/engine/evidence"
	"tspine/engine/exercise"
	"tspine/engine/program"
)

// Dose is a dose as JSON. Numbers that are not said are left out.
type Dose struct {
	Notation string  `json:"notation"`
	Sets     [2]int  `json:"sets"`
	Reps     [2]int  `json:"reps"`
	Hold     *[2]int `json:"hold_s,omitempty"`
	Meters   *[2]int `json:"meters,omitempty"`
	Unit     string  `json:"unit"` // what total counts: reps, breaths, s, m
	Total    int     `json:"total"`
	PerSide  bool    `json:"per_side,omitempty"`
	PerDay   *[2]int `json:"per_day,omitempty"`
	PerWeek  *[2]int `json:"per_week,omitempty"`
	Every    int     `json:"every_days,omitempty"`
	Kg       float64 `json:"kg,omitempty"` // of each piece
	Pieces   int     `json:"pieces,omitempty"`
	Band     string  `json:"band,omitempty"`
	Tempo    string  `json:"tempo,omitempty"`
	Rest     *[2]int `json:"rest_s,omitempty"`
	Reserve  *int    `json:"rir,omitempty"`
}

// DoseOf writes a dose.
func DoseOf(d dose.Dose) Dose {
	out := Dose{
		Notation: d.String(), Sets: ends(d.Sets), Reps: ends(d.Reps), Unit: unitOf(d.Kind), Total: d.Sum(), PerSide: d.PerSide,
		Every: d.Often.Every, Kg: float64(d.Load.Each), Pieces: d.Load.Count, Band: d.Load.Band,
		PerDay: some(d.Often.PerDay), PerWeek: some(d.Often.PerWeek), Rest: some(d.Rest),
	}
	switch d.Kind {
	case dose.Timed:
		out.Hold = some(d.Each)
	case dose.Distance:
		out.Meters = some(d.Each)
	}
	if d.NoRest {
		out.Rest = &[2]int{}
	}
	if t := d.Tempo; t != (dose.Tempo{}) {
		out.Tempo = fmt.Sprintf("%d-%d-%d", t.Lower, t.Pause, t.Lift)
	}
	if d.Reserve.Given() {
		n := d.Reserve.Reps()
		out.Reserve = &n
	}
	return out
}

func ends(r dose.Range) [2]int { return [2]int{r.Min, r.Max} }

func some(r dose.Range) *[2]int {
	if r.IsZero() {
		return nil
	}
	e := ends(r)
	return &e
}

func unitOf(k dose.Kind) string { return [...]string{"reps", "breaths", "s", "m"}[k] }

// Exercise is an exercise as JSON, without its words.
type Exercise struct {
	ID         string     `json:"id"`
	Code       string     `json:"code"`
	Name       string     `json:"name"`
	Sources    []string   `json:"sources"`
	Inferred   []string   `json:"inferred,omitempty"`
	Phases     []string   `json:"phases"`
	Stage      int        `json:"stage"`
	Classes    []string   `json:"classes"`
	Directions []string   `json:"directions"`
	Position   string     `json:"position"`
	Needs      [][]string `json:"needs"`
	Sides      string     `json:"sides"`
	Dose       Dose       `json:"dose"`
	DoseBasis  string     `json:"dose_basis"`
	Ceiling    int        `json:"ceiling"`
	Progress   string     `json:"progress"`
	Easier     []string   `json:"easier,omitempty"`
	Harder     []string   `json:"harder,omitempty"`
	Instead    []string   `json:"instead,omitempty"`
	Own        bool       `json:"own,omitempty"` // not of the catalog
}

// ExerciseOf writes an exercise under the name that people know.
func ExerciseOf(e *exercise.Exercise, name string) Exercise {
	out := Exercise{
		ID: e.ID, Code: e.Code, Name: name, Sources: SourcesOf(e.Sources), Inferred: e.Inferred, Stage: int(e.Stage),
		Classes: e.Classes.Codes(), Directions: directions(e.Directions), Position: e.Position, Needs: [][]string{},
		Sides: e.Sides.String(), Dose: DoseOf(e.Dose), DoseBasis: string(e.DoseBasis), Ceiling: e.Ceiling,
		Progress: e.Progress.String(), Own: e.Own, Easier: e.Easier, Harder: e.Harder, Instead: e.Instead,
	}
	for _, p := range e.Phases {
		out.Phases = append(out.Phases, p.String())
	}
	for _, n := range e.Needs {
		out.Needs = append(out.Needs, n.AnyOf)
	}
	return out
}

func directions(d body.Directions) []string { return append([]string{}, d.Names()...) }

// SourcesOf writes source ids.
func SourcesOf(ids []evidence.ID) []string {
	out := make([]string, len(ids))
	for i, id := range ids {
		out[i] = string(id)
	}
	return out
}

// Line is one exercise with its dose, as JSON.
type Line struct {
	Exercise string `json:"exercise"`
	Code     string `json:"code"`
	Dose     Dose   `json:"dose"`
}

// LineOf writes a line; the catalog gives the code.
func LineOf(l program.Line, c *exercise.Catalog) Line {
	out := Line{Exercise: l.Exercise, Dose: DoseOf(l.Dose)}
	if e := c.Get(l.Exercise); e != nil {
		out.Code = e.Code
	}
	return out
}

// Reason is a reason as JSON.
type Reason struct {
	Rule    string   `json:"rule"`
	Figures []Figure `json:"figures,omitempty"`
}

// Figure is one number of a reason.
type Figure struct {
	Name  string  `json:"name"`
	Value float64 `json:"value"`
}

// ReasonOf writes a reason.
func ReasonOf(r evidence.Reason) Reason {
	out := Reason{Rule: r.Rule}
	for _, f := range r.Figures() {
		out.Figures = append(out.Figures, Figure{f.Name, f.Value})
	}
	return out
}
