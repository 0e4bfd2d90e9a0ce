package screening

import (
	"slices"

	"tspine/engine/evidence"
)

// The medicines that the pre-session check asks about.
const (
	medicinePainkiller = "painkiller"
	medicineSedative   = "sedative"
)

// medicineToday is the question of the pre-session check that limits the day
// instead of stopping it.
const medicineToday = "check_medicine"

// checks is the pre-session check: its questions 1 to 4 with the flags whose
// own questions they open. It does not change.
var checks = [...]Question{
	{ID: "check_chest_breath", Kind: YesNo, Group: EmergencyGroup, Safety: true, Asks: []string{"R01", "R02", "R03", "R04", "R09", "R10", "R22"}},
	{ID: "check_legs_bladder", Kind: YesNo, Group: EmergencyGroup, Safety: true, Asks: []string{"R05", "R06", "R17", "R18", "R24"}},
	{ID: "check_fever_unwell", Kind: YesNo, Group: EmergencyGroup, Safety: true, Asks: []string{"R07", "R12", "R14"}},
	{ID: "check_injury_night", Kind: YesNo, Group: EmergencyGroup, Safety: true, Asks: []string{"R08", "R15", "R19", "R20", "R31"}},
	{ID: medicineToday, Kind: SeveralOf, Group: ModifyGroup, Safety: true, Asks: []string{"M16"},
		Choices: []string{medicinePainkiller, medicineSedative}},
}

// MiniQuestions lists the five questions of the pre-session check (1.1).
func MiniQuestions() []Question {
	out := slices.Clone(checks[:])
	for i := range out {
		out[i].Asks = slices.Clone(out[i].Asks)
		out[i].Choices = slices.Clone(out[i].Choices)
	}
	return out
}

// MiniResult is what the pre-session check comes to. The zero MiniResult
// starts no session.
type MiniResult struct {
	Paused    bool     // PAUSE_RESCREEN: no session; the flags' questions come first
	Flags     []string // whose questions are to be asked, sorted
	Questions []string // their ids, in the order in which they are asked
	Medicine  bool     // M16 for this session
	Missing   []string // questions without an answer that can be read
	Reason    evidence.Reason

	done       bool
	painkiller bool
	sedative   bool
}

// Mini weighs the pre-session check: any of its first four questions answered
// "yes" or "not sure" stops the session, the fifth sets M16 for it.
func Mini(answers Answers) MiniResult {
	var r MiniResult
	for _, q := range checks {
		a := answers[q.ID]
		switch {
		case !q.Takes(a):
			r.Missing = append(r.Missing, q.ID)
		case q.ID == medicineToday:
			r.painkiller = a.IsNotSure() || a.has(medicinePainkiller)
			r.sedative = a.IsNotSure() || a.has(medicineSedative)
		case a.positive():
			r.Paused = true
			r.Flags = append(r.Flags, q.Asks...)
		}
	}
	r.Medicine = r.painkiller || r.sedative
	r.done = !r.Paused && len(r.Missing) == 0
	slices.Sort(r.Flags)
	for _, q := range QuestionsFor(r.Flags...) {
		r.Questions = append(r.Questions, q.ID)
	}
	switch {
	case r.Paused:
		r.Reason = evidence.Because(ruleCheckPaused)
	case r.Medicine:
		r.Reason = evidence.Because(ruleCheckMedicine)
	}
	return r
}

// Narrow gives the pass for this session: p, narrowed by today's medicine. It
// is false, with a pass that allows nothing, while the check has stopped the
// session or isn't finished.
func (r MiniResult) Narrow(p Pass) (Pass, bool) {
	if !r.done || !p.ok {
		return Pass{}, false
	}
	for i := range matrix {
		row := &matrix[i]
		if row.Flag == "M16" && (row.When == Painkiller && r.painkiller || row.When == Sedated && r.sedative) {
			p.take("M16", row)
		}
	}
	if r.Medicine && !p.Has("M16") {
		p.flags = inOrder(p.flags, "M16")
	}
	return p, true
}

// inOrder adds a flag to a list in the order of FlagIDs.
func inOrder(flags []string, flag string) []string {
	var out []string
	for _, id := range FlagIDs() {
		if id == flag || slices.Contains(flags, id) {
			out = append(out, id)
		}
	}
	return out
}
