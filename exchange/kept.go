package exchange

import (
	"fmt"

	"tspine/engine/assessment"
	"tspine/engine/course"
	"tspine/engine/dose"
	"tspine/engine/logbook"
	"tspine/engine/person"
	"tspine/engine/screening"
	"tspine/engine/unit"
)

// The forms in which an export keeps things: each says all of what it was made
// from, and reads back as the same. What is not said is left out; an empty list
// is another thing than none.
type (
	keptEvent struct {
		ID      string        `json:"id"`
		Day     string        `json:"day"`
		At      int64         `json:"at"`
		About   *keptAbout    `json:"about,omitempty"`
		Screen  *keptScreen   `json:"screening,omitempty"`
		Measure *keptMeasures `json:"measures,omitempty"`
		Check   *keptCheck    `json:"check,omitempty"`
		Entry   *keptEntry    `json:"entry,omitempty"`
		Morning *keptMorning  `json:"morning,omitempty"`
		Choice  *keptChoice   `json:"choice,omitempty"`
	}
	keptAbout struct {
		Age       int           `json:"age"`
		Sex       string        `json:"sex,omitzero"`
		Training  string        `json:"training,omitzero"`
		Goal      string        `json:"goal,omitzero"`
		Minutes   int           `json:"minutes"`
		Pounds    bool          `json:"pounds,omitzero"`
		Equipment keptEquipment `json:"equipment"`
		Country   string        `json:"country,omitzero"`
		Zone      string        `json:"zone,omitzero"`
		Program   string        `json:"program,omitzero"`
		Own       *keptProgram  `json:"own_program,omitempty"`
		Text      string        `json:"program_text,omitzero"`
		Schedule  keptSchedule  `json:"schedule,omitzero"`
	}
	keptSchedule struct {
		Days   string     `json:"days,omitzero"` // in the notation of tspine schedule
		Breaks keptBreaks `json:"breaks,omitzero"`
	}
	keptBreaks struct {
		None bool   `json:"none,omitzero"`
		Most int    `json:"most,omitzero"`
		From string `json:"from,omitzero"`
		To   string `json:"to,omitzero"`
	}
	keptEquipment struct {
		Owned       []string         `json:"owned,omitzero"`
		Dumbbells   []keptPiece      `json:"dumbbells,omitzero"`
		Kettlebells []keptPiece      `json:"kettlebells,omitzero"`
		Bar         unit.Kilograms   `json:"bar_kg,omitzero"`
		Plates      []unit.Kilograms `json:"plates_kg,omitzero"`
		Bands       []string         `json:"bands,omitzero"`
	}
	keptPiece struct {
		Kg   unit.Kilograms `json:"kg"`
		Pair bool           `json:"pair,omitzero"`
	}
	keptScreen struct {
		Answers    map[string]keptAnswer `json:"answers,omitzero"`
		Pain       keptPain              `json:"pain,omitzero"`
		Hits       []keptHit             `json:"hits,omitzero"`
		Clearances []keptClearance       `json:"clearances,omitzero"`
		Text       string                `json:"text,omitzero"`
	}
	keptPain struct {
		Rest  *int `json:"rest,omitempty"`
		Move  *int `json:"move,omitempty"`
		Worst *int `json:"worst,omitempty"`
	}
	keptHit struct {
		Concept string   `json:"concept"`
		Word    string   `json:"word"`
		Text    string   `json:"text"`
		Asks    []string `json:"asks,omitzero"`
		Notes   []string `json:"notes,omitzero"`
		Reasked bool     `json:"reasked,omitzero"`
	}
	keptClearance struct {
		Flag string `json:"flag"`
		Day  string `json:"day"`
		By   string `json:"by"`
	}
	keptCheck struct {
		Answers map[string]keptAnswer `json:"answers,omitzero"`
	}
	keptEntry struct {
		Short       bool       `json:"short,omitzero"`
		Finished    bool       `json:"finished"`
		Rounds      int        `json:"rounds,omitzero"`
		Minutes     int        `json:"minutes,omitzero"`
		Before      *int       `json:"before,omitempty"`
		During      *int       `json:"during,omitempty"`
		After       *int       `json:"after,omitempty"`
		Effort      *int       `json:"effort,omitempty"`
		Stiffness   *int       `json:"stiffness,omitempty"`
		Comfortable bool       `json:"comfortable,omitzero"`
		Randomized  bool       `json:"randomized,omitzero"`
		Control     bool       `json:"control,omitzero"`
		Note        string     `json:"note,omitzero"`
		Lines       []keptDone `json:"lines,omitzero"`
	}
	keptDone struct {
		Exercise  string `json:"exercise"`
		InPlaceOf string `json:"in_place_of,omitzero"`
		Planned   string `json:"planned,omitzero"`
		Did       string `json:"did,omitzero"`
		How       string `json:"how"`
		Pain      *int   `json:"pain,omitempty"`
		Before    *int   `json:"before,omitempty"`
		After     *int   `json:"after,omitempty"`
		Reserve   *int   `json:"rir,omitempty"`
	}
	keptMorning struct {
		Pain      *int `json:"pain,omitempty"`
		Worst     *int `json:"worst,omitempty"`
		Stiffness *int `json:"stiffness,omitempty"`
	}
	keptChoice struct {
		Act      string `json:"act"`
		Exercise string `json:"exercise,omitzero"`
		With     string `json:"with,omitzero"`
		Today    bool   `json:"today,omitzero"`
		Dose     string `json:"dose,omitzero"`
		Of       string `json:"of,omitzero"`
		Until    string `json:"until,omitzero"`
		For      string `json:"for,omitzero"`
	}
)

func keepEvent(e *course.Event) keptEvent {
	out := keptEvent{ID: e.ID, Day: e.Day.String(), At: e.At}
	switch {
	case e.About != nil:
		out.About = keepAbout(e.About)
	case e.Screen != nil:
		out.Screen = keepScreen(e.Screen)
	case e.Measure != nil:
		out.Measure = keepMeasures(e.Measure)
	case e.Check != nil:
		out.Check = &keptCheck{keepAnswers(e.Check.Answers)}
	case e.Entry != nil:
		out.Entry = keepEntry(e.Entry)
	case e.Morning != nil:
		m := e.Morning
		out.Morning = &keptMorning{rated(m.Pain), rated(m.Worst), rated(m.Stiffness)}
	case e.Choice != nil:
		out.Choice = keepChoice(e.Choice)
	}
	return out
}

func keepChoice(c *course.Choice) *keptChoice {
	out := &keptChoice{Act: string(c.Act), Exercise: c.Exercise, With: c.With, Today: c.Today, Dose: c.Dose.String(), Of: c.Of, For: string(c.For)}
	if c.Until != 0 {
		out.Until = c.Until.String()
	}
	return out
}

func keepAbout(a *course.About) *keptAbout {
	p, q := &a.Profile, &a.Profile.Equipment
	return &keptAbout{
		Age: p.Age, Sex: string(p.Sex), Training: string(p.Training), Goal: string(p.Goal), Minutes: p.Minutes, Pounds: p.Pounds,
		Equipment: keptEquipment{q.Owned, keepPieces(q.Dumbbells), keepPieces(q.Kettlebells), q.Bar, q.Plates, q.Bands},
		Country:   a.Country, Zone: a.Zone, Program: a.Program, Own: keepProgram(a.Own), Text: a.Text, Schedule: keepSchedule(&a.Schedule),
	}
}

func keepSchedule(s *person.Schedule) keptSchedule {
	b := &s.Breaks
	return keptSchedule{s.DaysText(), keptBreaks{b.None, b.Most, b.From.String(), b.To.String()}}
}

func keepPieces(list []person.Piece) []keptPiece {
	return each(list, func(p person.Piece) keptPiece { return keptPiece{p.Each, p.Pair} })
}

// each makes a list of another kind, as empty or as missing as the first.
func each[A, B any](list []A, turn func(A) B) []B {
	if list == nil {
		return nil
	}
	out := make([]B, len(list))
	for i := range list {
		out[i] = turn(list[i])
	}
	return out
}

func keepScreen(s *course.Screen) *keptScreen {
	return &keptScreen{
		Answers: keepAnswers(s.Answers), Text: s.Text,
		Pain: keptPain{rated(s.Pain.Rest), rated(s.Pain.Move), rated(s.Pain.Worst)},
		Hits: each(s.Hits, func(h screening.Hit) keptHit {
			return keptHit{h.Concept, h.Word, h.Text, h.Asks, h.Notes, h.Reasked}
		}),
		Clearances: each(s.Clearances, func(c screening.Clearance) keptClearance {
			return keptClearance{c.Flag, c.Day.String(), c.By}
		}),
	}
}

func keepEntry(n *logbook.Entry) *keptEntry {
	return &keptEntry{
		Short: n.Short, Finished: n.Finished, Rounds: n.Rounds, Minutes: n.Minutes,
		Before: rated(n.Before), During: rated(n.During), After: rated(n.After), Effort: rated(n.Effort), Stiffness: rated(n.Stiffness),
		Comfortable: n.Comfortable, Randomized: n.Randomized, Control: n.Control, Note: n.Note,
		Lines: each(n.Lines, keepDone),
	}
}

func keepDone(d logbook.Done) keptDone {
	return keptDone{
		Exercise: d.Exercise, InPlaceOf: d.InPlaceOf, Planned: d.Planned.String(), Did: d.Did.String(), How: string(d.How),
		Pain: rated(d.Pain), Before: rated(d.Before), After: rated(d.After), Reserve: reserve(d.Reserve),
	}
}

func reserve(r dose.Reserve) *int {
	if !r.Given() {
		return nil
	}
	n := r.Reps()
	return &n
}

// keptAnswer is one answer: true, false, "unknown", a number, [systolic,
// diastolic], {"choice": word}, {"several": [words]}, or null for none.
type keptAnswer struct{ screening.Answer }

// MarshalJSON writes the answer in its form.
func (k keptAnswer) MarshalJSON() ([]byte, error) {
	a := k.Answer
	switch {
	case !a.Given():
		return []byte("null"), nil
	case a.IsYes():
		return []byte("true"), nil
	case a.IsNo():
		return []byte("false"), nil
	case a.IsNotSure():
		return []byte(`"` + notSure + `"`), nil
	}
	if n, ok := a.Number(); ok {
		return compact(n)
	}
	if systolic, diastolic, ok := a.Pressure(); ok {
		return fmt.Appendf(nil, "[%g,%g]", systolic, diastolic), nil
	}
	if word := a.String(); a == screening.Choice(word) {
		return compact(struct {
			Choice string `json:"choice"`
		}{word})
	}
	return compact(struct {
		Several []string `json:"several"`
	}{a.Words()})
}

const notSure = "unknown"

func keepAnswers(all screening.Answers) map[string]keptAnswer {
	if all == nil {
		return nil
	}
	out := make(map[string]keptAnswer, len(all))
	for id, a := range all {
		out[id] = keptAnswer{a}
	}
	return out
}

// keptMeasures is one measuring session: a pair is the sides that were taken.
type keptMeasures struct {
	Day             string    `json:"day,omitzero"`
	Baselines       int       `json:"baselines,omitzero"`
	PainRest        *int      `json:"pain_rest,omitempty"`
	PainMove        *int      `json:"pain_move,omitempty"`
	PainWorst       *int      `json:"pain_worst,omitempty"`
	Stiffness       *int      `json:"stiffness,omitempty"`
	LLR             *keptPair `json:"llr,omitempty"`
	Seated          *keptPair `json:"seated,omitempty"`
	HalfKneeling    *keptPair `json:"half_kneeling,omitempty"`
	Extension       *float64  `json:"extension,omitempty"`
	SideBend        *keptPair `json:"sidebend,omitempty"`
	OWD             *float64  `json:"owd,omitempty"`
	SWA             *keptPair `json:"swa,omitempty"`
	ArmRaise        *keptPair `json:"arm_raise,omitempty"`
	Scapular        *float64  `json:"scapular,omitempty"`
	Prone           *float64  `json:"prone,omitempty"`
	BieringSorensen *float64  `json:"biering_sorensen,omitempty"`
	WallHold        *bool     `json:"wall_hold,omitempty"`
	WallAngels      *bool     `json:"wall_angels,omitempty"`
	OverheadSquat   *bool     `json:"overhead_squat,omitempty"`

	SideBendAngle *keptPair  `json:"sidebend_angle,omitempty"`
	PlankRow      *keptPair  `json:"plank_row,omitempty"`
	Takes         []keptTake `json:"takes,omitzero"`
}

type keptPair struct {
	Left  *float64 `json:"left,omitempty"`
	Right *float64 `json:"right,omitempty"`
}

func keepMeasures(m *assessment.Measures) *keptMeasures {
	out := &keptMeasures{
		Baselines: m.Baselines, PainRest: rated(m.PainRest), PainMove: rated(m.PainMove), PainWorst: rated(m.PainWorst), Stiffness: rated(m.Stiffness),
		LLR: keepPair(m.LLR), Seated: keepPair(m.Seated), HalfKneeling: keepPair(m.HalfKneeling), SideBend: keepPair(m.SideBend),
		SWA: keepPair(m.SWA), ArmRaise: keepPair(m.ArmRaise),
		Extension: keepReading(m.Extension), OWD: keepReading(m.OWD), Scapular: keepReading(m.Scapular), Prone: keepReading(m.Prone),
		BieringSorensen: keepReading(m.BieringSorensen),
		WallHold:        keepShown(m.WallHold), WallAngels: keepShown(m.WallAngels), OverheadSquat: keepShown(m.OverheadSquat),
		SideBendAngle: keepPair(m.SideBendTilt), PlankRow: keepPair(m.PlankRow), Takes: keepTakes(m.Takes),
	}
	if m.Day != 0 {
		out.Day = m.Day.String()
	}
	return out
}

func keepPair(p assessment.Pair) *keptPair {
	if !p.Taken() {
		return nil
	}
	return &keptPair{keepReading(assessment.Reading{Value: p.Left, Taken: p.HasLeft}), keepReading(assessment.Reading{Value: p.Right, Taken: p.HasRight})}
}

func keepReading(r assessment.Reading) *float64 {
	if !r.Taken {
		return nil
	}
	return &r.Value
}

func keepShown(s assessment.Shown) *bool {
	if s == assessment.NotTaken {
		return nil
	}
	has := s == assessment.HasShown
	return &has
}
