package planner

import (
	"testing"

	"pgregory.net/rapid"

	"tspine/engine/assessment"
	"tspine/engine/body"
	"tspine/engine/dose"
	"tspine/engine/exercise"
	"tspine/engine/person"
	"tspine/engine/screening"
	"tspine/engine/unit"
)

// answered are screenings that stages depend on.
var answered = map[string]screening.Answers{
	"clear":         {},
	"strain (M11)":  {"injury_weeks": screening.Count(3), "injury_assessed": screening.Yes()},
	"mobile (M06)":  {"five_pq": screening.Count(4)},
	"birth (M10p)":  {"birth_weeks": screening.Count(3)},
	"heart (M22)":   {"known_cvmr": screening.Yes(), "active_now": screening.Yes(), "cleared": screening.No()},
	"weight unsure": {"weight_loss": screening.NotSure()},
}

var (
	lifter  = person.Profile{Training: person.Lifter}
	strong  = person.Profile{Training: person.Lifter, Goal: person.Strength}
	novice  = person.Profile{Training: person.None}
	active  = person.Profile{Training: person.Active}
	stiff   = assessment.Findings{Rotation: assessment.Limited, Limited: body.Rotation}
	lowArm  = assessment.Findings{Shoulder: assessment.Limited, SWALow: true}
	goodArm = assessment.Findings{Shoulder: assessment.OK, SWAGood: true}
	held    = assessment.Findings{WallHold: assessment.HasShown}
)

func TestEntry(t *testing.T) {
	for name, c := range map[string]struct {
		answers  string
		profile  person.Profile
		findings assessment.Findings
		rest     int // pain; -1: not rated
		move     int
		row      string
		stage    exercise.Stage
		exclude  exercise.Classes
	}{
		"pain of 6 at rest settles first, even in a lifter":    {"clear", strong, stiff, 6, 2, "1", 1, settling},
		"pain of 6 on moving settles first":                    {"clear", novice, held, 0, 6, "1", 1, settling},
		"one rating of 6 is enough, the other not being given": {"clear", novice, held, 6, -1, "1", 1, settling},
		"a fresh strain starts at the first stage":             {"strain (M11)", lifter, goodArm, 1, 1, "2", 1, 0},
		"a sore lifter starts at the third, nothing overhead":  {"clear", lifter, stiff, 3, 4, "3a", 3, exercise.Overhead},
		"a sore lifter with more pain at rest at the first":    {"clear", lifter, stiff, 4, 4, "3b", 1, 0},
		"a sore lifter who is very mobile at the first":        {"mobile (M06)", lifter, goodArm, 3, 3, "3b", 1, 0},
		"a sore lifter whose stage is capped at the first":     {"heart (M22)", lifter, goodArm, 3, 3, "3b", 1, 0},
		"a tender person starts at the first stage":            {"clear", active, held, 3, 3, "3b", 1, 0},
		"pain of 4 at rest alone is tender":                    {"clear", active, held, 4, 0, "3b", 1, 0},
		"who was not asked about pain is taken for tender":     {"clear", lifter, goodArm, -1, -1, "3b", 1, 0},
		"a very mobile person starts at the second stage":      {"mobile (M06)", novice, held, 2, 2, "4", 2, 0},
		"limited and untrained: the first":                     {"clear", active, stiff, 1, 1, "5", 1, 0},
		"a low wall angel is limited, nothing overhead":        {"clear", novice, lowArm, 1, 1, "5", 1, exercise.Overhead},
		"limited and trained: the fourth, mobility first":      {"clear", strong, stiff, 1, 2, "6", 4, 0},
		"limited arms and trained: nothing overhead":           {"clear", strong, lowArm, 1, 2, "6", 4, exercise.Overhead},
		"untrained, wall hold not taken: the second":           {"clear", novice, goodArm, 1, 1, "7", 2, 0},
		"untrained, wall hold shown: the third":                {"clear", novice, held, 1, 1, "8", 3, 0},
		"a lifter without a strength goal: the fourth":         {"clear", lifter, goodArm, 1, 1, "9", 4, 0},
		"a lifter for strength with good arms: the fifth":      {"clear", strong, goodArm, 1, 1, "10", 5, 0},
		"a lifter for strength whose arms were not measured":   {"clear", strong, assessment.Findings{}, 1, 1, "11", 4, exercise.Overhead},
		"six weeks after a birth no higher than the second":    {"birth (M10p)", lifter, goodArm, 1, 1, "9", 2, 0},
		"a heart that was not cleared no higher than the third": {
			"heart (M22)", strong, goodArm, 1, 1, "10", 3, 0},
		"not sure about losing weight no higher than the second": {"weight unsure", strong, goodArm, 1, 1, "10", 2, 0},
		"loose rotation is not taken to its end": {
			"clear", lifter, assessment.Findings{Rotation: assessment.Loose}, 1, 1, "9", 4, exercise.RotEnd},
	} {
		t.Run(name, func(t *testing.T) {
			e := Enter(Situation{
				Pass: passOf(t, answered[c.answers]), Profile: c.profile, Findings: c.findings, PainRest: unit.Rate(c.rest), PainMove: unit.Rate(c.move),
			})
			if capped := e.Stage < stageOf(c.row); e.Capped != capped {
				t.Errorf("capped %v, want %v", e.Capped, capped)
			}
			if e.Row != c.row || e.Stage != c.stage || e.Exclude != c.exclude {
				t.Errorf("row %s, stage %d, without %s; want row %s, stage %d, without %s", e.Row, e.Stage, e.Exclude, c.row, c.stage, c.exclude)
			}
		})
	}
}

// stageOf is the stage of a row before any cap.
func stageOf(name string) exercise.Stage {
	for _, r := range rows {
		if r.name == name {
			return r.stage
		}
	}
	return 0
}

func TestEveryoneHasAnEntryThatHangsTogether(t *testing.T) {
	known := map[string]bool{}
	for _, r := range Rules() {
		known[r.ID] = true
	}
	var passes []screening.Pass
	for _, name := range []string{"clear", "strain (M11)", "mobile (M06)", "birth (M10p)", "heart (M22)", "weight unsure"} {
		passes = append(passes, passOf(t, answered[name]))
	}
	rapid.Check(t, func(t *rapid.T) {
		d := rapidDice(t)
		s := Situation{
			Pass: among(d, passes...), PainRest: unit.Rate(d(12) - 1), PainMove: unit.Rate(d(12) - 1),
			Findings: assessment.Findings{
				Rotation: assessment.State(d(4)), SideBend: assessment.State(d(4)), Shoulder: assessment.State(d(3)),
				Limited: body.Directions(d(16)), WallHold: assessment.Shown(d(3)), SWALow: d.once(3), SWAGood: d.once(2),
			},
			Profile: person.Profile{
				Training: among(d, "", person.None, person.Active, person.Lifter),
				Goal:     among(d, "", person.Pain, person.Desk, person.Posture, person.Overhead, person.Strength, person.General),
			},
		}
		e := Enter(s)
		switch stageCap := s.Pass.StageCap(); {
		case !known[e.Reason.Rule]:
			t.Fatalf("no rule %q", e.Reason.Rule)
		case e.Stage < exercise.Mobility || e.Stage > exercise.Functional || stageCap > 0 && e.Stage > stageCap:
			t.Fatalf("row %s, stage %d, cap %d", e.Row, e.Stage, stageCap)
		case e.Settle != (e.Row == "1") || e.Advise != e.Settle || e.Settle && (e.Share != HalfShare || e.Stage != exercise.Mobility):
			t.Fatalf("row %s: settle %v, advise %v, share %g, stage %d", e.Row, e.Settle, e.Advise, e.Share, e.Stage)
		case !e.Settle && e.Share != 1:
			t.Fatalf("row %s: share %g", e.Row, e.Share)
		case s.Findings.SWALow && !e.Exclude.Has(exercise.Overhead):
			t.Fatalf("row %s: overhead with a low wall angel", e.Row)
		case (e.Row == "3a") != (e.Reserve == dose.InReserve(soreReserve)), e.MobilityFirst != (e.Row == "6"):
			t.Fatalf("row %s: %+v", e.Row, e)
		}
	})
}

func TestExcludedIsAskedAgainWhenFindingsChange(t *testing.T) {
	for name, c := range map[string]struct {
		f      assessment.Findings
		e      Entry
		settle bool
		want   exercise.Classes
	}{
		"nothing for the zero entry":                              {},
		"row 11 keeps overhead out until the arms are measured":   {e: Entry{Row: "11"}, want: exercise.Overhead},
		"row 11 lets it in once they are good":                    {f: goodArm, e: Entry{Row: "11"}},
		"row 3a keeps it out even then":                           {f: goodArm, e: Entry{Row: "3a"}, want: exercise.Overhead},
		"a low wall angel keeps it out at every row":              {f: lowArm, e: Entry{Row: "9"}, want: exercise.Overhead},
		"settling begun by a decision leaves out what row 1 does": {e: Entry{Row: "9"}, settle: true, want: settling},
		"row 1 lets everything in again once settled":             {e: Entry{Row: "1", Settle: true}},
	} {
		t.Run(name, func(t *testing.T) {
			if got := Excluded(c.f, c.e, c.settle); got != c.want {
				t.Errorf("got %s, want %s", got, c.want)
			}
		})
	}
}

func TestTheZeroPassEntersAtTheFirstStage(t *testing.T) {
	if e := Enter(Situation{Profile: strong, Findings: goodArm, PainMove: unit.Rate(0)}); e.Stage != exercise.Mobility {
		t.Errorf("stage %d", e.Stage)
	}
}
