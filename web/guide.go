package web

import (
	"net/http"
	"runtime/debug"
	"strconv"
	"strings"

	"tspine/engine/assessment"
	"tspine/engine/fault"
	"tspine/engine/unit"
	"tspine/locale"
)

// planJSON is all that the script needs to guide a test: no limit of it stands
// in the script.
type planJSON struct {
	Test    string     `json:"test"`
	Gauge   string     `json:"gauge"`
	Sides   bool       `json:"sides"`
	Unit    string     `json:"unit"`
	Limits  limitsJSON `json:"limits"`
	Person  string     `json:"person"`
	Version string     `json:"version"`
	To      string     `json:"to"` // where it is sent; empty: with the form
	Then    string     `json:"then"`
}

// limitsJSON are the numbers of the engine that a guided test goes by: seconds,
// degrees, counts, and pain above which it stops.
type limitsJSON struct {
	Still    float64 `json:"still_s"`
	Within   float64 `json:"still_within"`
	Moved    float64 `json:"moved_from"`
	Return   float64 `json:"return_within"`
	Table    float64 `json:"table_within"`
	Creep    float64 `json:"creep_most"`
	Plane    float64 `json:"plane_within"`
	Count    float64 `json:"count_down_s"`
	Trials   int     `json:"trials"`
	WarmUp   int     `json:"warm_up"`
	StopPain int     `json:"stop_pain"`
	Hold     float64 `json:"hold_s"` // of each hold, where it ends by itself; else 0
	Rest     float64 `json:"rest_s"`
	Most     float64 `json:"most_s"`
}

// guides are the beginnings of the keys whose words the script needs.
var guides = [...]string{
	"measure.", "pain.", "side.left", "side.right", "page.test.try", "player.set-", "player.sound", "player.volume", "player.close", "player.less", "player.more",
	"player.not-rated", "player.before",
}

// guided adds what a phone needs to guide a test: its sensor or its clock can
// read it.
func (s *Server) guided(r *http.Request, p *testPage, test assessment.Test, hold unit.Seconds) {
	if test.Gauge == assessment.ByEye {
		return
	}
	p.Plan = &planJSON{
		Test: test.ID, Gauge: test.Gauge.String(), Sides: test.Sides, Unit: test.Unit, Person: actor(r).Person.ID, Version: s.build(),
		Limits: limitsJSON{
			assessment.PhoneStillSeconds, assessment.PhoneStillWithin, assessment.PhoneMovedFrom, assessment.PhoneReturnWithin, assessment.PhoneTableWithin,
			assessment.PhoneCreepMost, assessment.PhonePlaneWithin, assessment.HoldCountDown, test.Trials, assessment.WarmUpReps, assessment.StopPain, 0,
			assessment.WallHoldRest, assessment.MaxHold,
		},
	}
	if test.ID == assessment.WallHold {
		p.Plan.Limits.Trials, p.Plan.Limits.Hold = assessment.WallHoldReps, float64(hold)
	}
	p.Words = map[string]string{}
	say := s.phrase(r)
	var args []locale.Arg
	for _, b := range blanks {
		args = append(args, locale.S(b, "{"+b+"}"))
	}
	for _, beginning := range guides {
		for _, key := range say.Words.Under(beginning) {
			p.Words[key] = say.Words.T(key, args...)
		}
	}
}

// build names the program that measures: what it was built from, and else a
// hash of its scripts.
func (s *Server) build() string {
	if b, ok := debug.ReadBuildInfo(); ok && strings.HasPrefix(b.Main.Version, "v") {
		return b.Main.Version
	}
	return s.assets.hash
}

// take gives how a test went, as a form tells it.
func (p *testPage) take(r *http.Request) (assessment.Take, fault.Faults) {
	t := assessment.Take{Test: p.ID, By: assessment.ByHand}
	if trimmed(r, "by") == assessment.ByPhone.String() {
		t.By, t.Device, t.Version = assessment.ByPhone, deviceOf(r, trimmed(r, "device")), trimmed(r, "version")
	}
	pain, all := readPain(trimmed(r, "pain"))
	t.Pain = pain
	for _, part := range p.Sides {
		into := &t.Left
		if part.Side == "right" {
			into = &t.Right
		}
		for _, one := range part.Tries {
			if v, err := number(one.Said); err == nil && one.Said != "" {
				*into = append(*into, v)
			}
		}
	}
	holds, more := readHolds(trimmed(r, "holds"))
	t.Left = append(t.Left, holds...)
	return t, append(all, more...)
}

// readPain reads a rating; nothing said is none given.
func readPain(text string) (unit.Rating, fault.Faults) {
	var all fault.Faults
	if text == "" {
		return 0, nil
	}
	n, err := strconv.Atoi(text)
	if err != nil || n < 0 || n > unit.MaxRating {
		all.Add("pain", "out-of-range", text, "0 to 10")
		return 0, all
	}
	return unit.Rate(n), nil
}

// readHolds reads the seconds of each hold, as the script writes them.
func readHolds(text string) ([]float64, fault.Faults) {
	var out []float64
	var all fault.Faults
	for _, one := range strings.Fields(text) {
		v, err := number(one)
		if err != nil {
			all.Add("holds", "not-a-number", one, "s")
			continue
		}
		out = append(out, v)
	}
	if len(out) > assessment.TrialsMost {
		all.Add("holds", "too-many", strconv.Itoa(len(out)), strconv.Itoa(assessment.TrialsMost))
	}
	return out, all
}

// number reads a number with a point or a comma.
func number(text string) (float64, error) {
	return strconv.ParseFloat(strings.ReplaceAll(text, ",", "."), 64)
}
