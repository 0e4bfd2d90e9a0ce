package planner

import (
	"cmp"
	"slices"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"

	"tspine/engine/assessment"
	"tspine/engine/body"
	"tspine/engine/exercise"
	"tspine/engine/person"
	"tspine/engine/program"
	"tspine/engine/screening"
	"tspine/engine/unit"
)

// offered gives the options of an ask as "phase exercise".
func offered(pass screening.Pass, a Ask) []string {
	p := newProblem(pass, &a)
	all := make([]int32, len(p.options))
	for x := range all {
		all[x] = int32(x)
	}
	slices.SortFunc(all, func(x, y int32) int {
		a, b := &p.options[x], &p.options[y]
		return cmp.Or(int(a.place-b.place), int(a.phase)-int(b.phase))
	})
	return p.names(all)
}

// names writes options with their phase.
func (p *problem) names(list []int32) []string {
	var out []string
	for _, x := range list {
		out = append(out, p.options[x].phase.String()+" "+p.options[x].exercise.ID)
	}
	return out
}

func moving(id string, stage exercise.Stage) exercise.Exercise {
	return exercise.Exercise{ID: id, Phases: phases(exercise.Mobilize), Stage: stage, Classes: exercise.FlexExt, SetUp: 10}
}

func TestWhoMayStandInToday(t *testing.T) {
	wall := exercise.Exercise{ID: "wall-hold", Phases: phases(exercise.Mobilize, exercise.Integrate), Stage: 2, Classes: exercise.ExtUnl, Half: true}
	turn := moving("turn", 1)
	turn.Directions, turn.Classes = body.Rotation, exercise.RotUnl
	twist := moving("twist", 1)
	twist.Directions, twist.Easier = body.Rotation, []string{"turn"}
	for name, c := range map[string]struct {
		answers screening.Answers
		ask     Ask
		one     Candidate
		e       exercise.Exercise
		dose    string
		also    *exercise.Exercise
		want    []string
	}{
		"in each phase that it fits":              {ask: Ask{Stage: 2}, e: wall, dose: "10x10s", want: []string{"mobilize wall-hold", "integrate wall-hold"}},
		"not above the stage":                     {ask: Ask{Stage: 1}, e: wall, dose: "10x10s"},
		"not above the cap of the screening":      {answers: answered["birth (M10p)"], ask: Ask{Stage: 4}, e: moving("x", 3), dose: "10"},
		"a half above the first stage integrates": {ask: Ask{Stage: 1}, one: Candidate{Half: true}, e: wall, dose: "5x10s", want: []string{"integrate wall-hold"}},
		"no half while pain settles":              {ask: Ask{Stage: 1, Settle: true}, one: Candidate{Half: true}, e: wall, dose: "5x10s"},
		"no half past the first stage":            {ask: Ask{Stage: 2}, one: Candidate{Half: true}, e: wall, dose: "5x10s"},
		"no half of what has none":                {ask: Ask{Stage: 1}, one: Candidate{Half: true}, e: moving("x", 2), dose: "10"},
		"nothing that asks for nothing":           {ask: Ask{Stage: 1}, e: turn},
		"nothing that settling pain leaves out": {
			ask: Ask{Stage: 1, Settle: true}, e: exercise.Exercise{ID: "roll", Phases: phases(exercise.Release), Stage: 1, Classes: exercise.SMR}, dose: "20s"},
		"nothing overhead with a low wall angel": {
			ask: Ask{Stage: 4, Findings: lowArm}, e: exercise.Exercise{ID: "pull-over", Phases: phases(exercise.Integrate), Stage: 4, Classes: exercise.Overhead}, dose: "10"},
		"nothing that mobilizes a loose direction": {
			ask: Ask{Stage: 1, Findings: assessment.Findings{Rotation: assessment.Loose}}, e: turn, dose: "8/side"},
		"what strengthens it may stay": {
			ask: Ask{Stage: 2, Findings: assessment.Findings{SideBend: assessment.Loose}}, dose: "10",
			e: exercise.Exercise{ID: "carry", Phases: phases(exercise.Integrate), Stage: 2, Classes: exercise.AntLoad, Directions: body.SideBend}, want: []string{"integrate carry"}},
		"nothing done as often a day as its dose says": {
			ask: Ask{Stage: 1}, one: Candidate{Done: true, Last: today, Today: 3}, e: turn, dose: "30s 2-3/day"},
		"but as long as visits are left": {
			ask: Ask{Stage: 1}, one: Candidate{Done: true, Last: today, Today: 2}, e: turn, dose: "30s 2-3/day", want: []string{"mobilize turn"}},
		"nothing done as often a week as its dose says": {
			ask: Ask{Stage: 1}, one: Candidate{Done: true, Last: today - 4, Week: 2}, e: turn, dose: "10 1-2/week"},
		"nor twice a day where it is due by the week": {
			ask: Ask{Stage: 1}, one: Candidate{Done: true, Last: today, Week: 1, Today: 1}, e: turn, dose: "10 2/week"},
		"nothing the day after, where it is due every second": {
			ask: Ask{Stage: 1}, one: Candidate{Done: true, Last: today - 1}, e: turn, dose: "10 every 2 days"},
		"an easier one of the stage comes first":   {ask: Ask{Stage: 1}, e: twist, dose: "15s/side", also: &turn, want: []string{"mobilize turn"}},
		"a pinned one doesn't wait for it":         {ask: Ask{Stage: 1}, one: Candidate{Pinned: true}, e: twist, dose: "15s/side", also: &turn, want: []string{"mobilize turn", "mobilize twist"}},
		"nor one that was done before":             {ask: Ask{Stage: 1}, one: Candidate{Done: true, Last: today - 9}, e: twist, dose: "15s/side", also: &turn, want: []string{"mobilize turn", "mobilize twist"}},
		"nor one of an earlier stage":              {ask: Ask{Stage: 2}, e: twist, dose: "15s/side", also: &turn, want: []string{"mobilize turn", "mobilize twist"}},
		"nor one whose easier one may not be done": {ask: Ask{Stage: 1}, e: twist, dose: "15s/side", want: []string{"mobilize twist"}},
		"a warm-up holds nothing longer than a minute": {
			ask: Ask{Stage: 2, Mode: program.WarmUp}, dose: "61s",
			e: exercise.Exercise{ID: "stretch", Phases: phases(exercise.Mobilize), Stage: 1, Classes: exercise.FlexExt, Held: true}},
	} {
		t.Run(name, func(t *testing.T) {
			a := c.ask
			a.Day = today
			if c.dose != "" {
				c.one.Dose = parse(t, c.dose)
			}
			c.one.Exercise = &c.e
			a.Candidates = []Candidate{c.one}
			if c.also != nil {
				a.Candidates = append(a.Candidates, Candidate{Exercise: c.also, Dose: parse(t, "8/side")})
			}
			if diff := gocmp.Diff(c.want, offered(passOf(t, c.answers), a)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestDoseOfToday(t *testing.T) {
	row := exercise.Exercise{ID: "row", Phases: phases(exercise.Integrate), Stage: 2, Classes: exercise.Pull, Half: true}
	hold := exercise.Exercise{ID: "hold", Phases: phases(exercise.Mobilize), Stage: 1, Classes: exercise.ExtUnl, Held: true}
	for name, c := range map[string]struct {
		answers screening.Answers
		ask     Ask
		half    bool
		e       exercise.Exercise
		dose    string
		want    string
	}{
		"the lower ends of what is prescribed":          {ask: Ask{Stage: 2}, e: row, dose: "2x10-15 rest 60-90s", want: "2x10 rest 60s"},
		"a half has four reps to spare":                 {ask: Ask{Stage: 1}, half: true, e: row, dose: "2x5", want: "2x5 rir 4"},
		"a warm-up has half of its one effort":          {ask: Ask{Stage: 2, Mode: program.WarmUp}, e: row, dose: "2x10", want: "2x5"},
		"and the whole of the rest":                     {ask: Ask{Stage: 2, Mode: program.WarmUp}, e: hold, dose: "6x5s", want: "6x5s"},
		"no hold is longer than the pass allows":        {answers: screening.Answers{"osteoporosis": screening.Yes()}, ask: Ask{Stage: 1}, e: hold, dose: "10x10s", want: "10x5s"},
		"fewer reps to spare than the pass asks for no": {answers: answered["heart (M22)"], ask: Ask{Stage: 2}, e: row, dose: "2x10 rir 1", want: "2x10 rir 3"},
	} {
		t.Run(name, func(t *testing.T) {
			a := c.ask
			a.Candidates = []Candidate{{Exercise: &c.e, Dose: parse(t, c.dose), Half: c.half}}
			p := newProblem(passOf(t, c.answers), &a)
			if len(p.options) != 1 || p.options[0].dose != parse(t, c.want) {
				t.Errorf("got %+v, want %s", p.options, c.want)
			}
		})
	}
}

// uneven has a difference that counts in one test.
func uneven(test string) assessment.Findings {
	return assessment.Findings{Asymmetries: []assessment.Asymmetry{{Measure: test, Flag: true, Side: body.Left}}}
}

func TestLimitedSide(t *testing.T) {
	turn := exercise.Exercise{Sides: body.Each, Directions: body.Rotation | body.Extension}
	bend := exercise.Exercise{Sides: body.Each, Directions: body.SideBend}
	row := exercise.Exercise{Sides: body.Each, Classes: exercise.Pull, Directions: body.Extension}
	for name, c := range map[string]struct {
		f    assessment.Findings
		e    *exercise.Exercise
		want body.Side
	}{
		"rotation by the lumbar-locked test":     {uneven(assessment.LumbarLocked), &turn, body.Left},
		"rotation by the seated test":            {uneven(assessment.SeatedRotation), &turn, body.Left},
		"side-bend by its own":                   {uneven(assessment.SideBend), &bend, body.Left},
		"rows with one arm by the wall angel":    {uneven(assessment.SeatedWallAngel), &row, body.Left},
		"not by a test of something else":        {uneven(assessment.SideBend), &turn, body.NoSide},
		"not where both sides move together":     {uneven(assessment.LumbarLocked), &exercise.Exercise{Directions: body.Rotation}, body.NoSide},
		"not by a difference that doesn't count": {assessment.Findings{Asymmetries: []assessment.Asymmetry{{Measure: assessment.SideBend, Side: body.Left}}}, &bend, body.NoSide},
		"not without an exercise":                {uneven(assessment.SideBend), nil, body.NoSide},
	} {
		t.Run(name, func(t *testing.T) {
			if got := LimitedSide(c.f, c.e); got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

func TestTheLimitedSideDoesTwiceTheSets(t *testing.T) {
	turn := exercise.Exercise{ID: "turn", Phases: phases(exercise.Mobilize), Stage: 1, Classes: exercise.RotUnl, Directions: body.Rotation, Sides: body.Each, TurnOver: 5}
	a := Ask{Stage: 1, Findings: uneven(assessment.LumbarLocked), Candidates: []Candidate{{Exercise: &turn, Dose: parse(t, "2x1x30s/side rest 60s")}}}
	o := newProblem(passOf(t, nil), &a).options[0]
	if !o.limited || o.extra != 2 || o.seconds != 2*65+60+2*(60+30) {
		t.Errorf("limited %v, %d further sets, %d s", o.limited, o.extra, o.seconds)
	}
	a.Settle = true
	if o := newProblem(passOf(t, nil), &a).options[0]; o.limited || o.extra != 0 {
		t.Error("pain settles, and still one side does more")
	}
}

func TestRank(t *testing.T) {
	row := exercise.Exercise{ID: "row", Phases: phases(exercise.Integrate), Stage: 2, Classes: exercise.Pull}
	ours := row
	ours.Code = "T-05"
	for name, c := range map[string]struct {
		ask  Ask
		e    exercise.Exercise
		one  Candidate
		want rank
	}{
		"never done":                           {Ask{Stage: 2}, row, Candidate{}, rank{1, 0, -mostDue, 0, 0}},
		"an earlier stage integrates later":    {Ask{Stage: 3}, row, Candidate{}, rank{1, 1, -mostDue, 0, 0}},
		"stressed by the goal":                 {Ask{Stage: 2, Goal: person.Desk}, row, Candidate{}, rank{0, 0, -mostDue, 0, 0}},
		"ours after those of the sources":      {Ask{Stage: 2}, ours, Candidate{}, rank{1, 0, -mostDue, 0, 1}},
		"done yesterday, twice in seven days":  {Ask{Stage: 2}, row, Candidate{Done: true, Last: today - 1, Week: 2}, rank{1, 0, -1, 2, 0}},
		"done today":                           {Ask{Stage: 2}, row, Candidate{Done: true, Last: today, Today: 1, Week: 1}, rank{1, 0, 0, 1, 0}},
		"done long ago has no more than never": {Ask{Stage: 2}, row, Candidate{Done: true, Last: today - 90}, rank{1, 0, -mostDue, 0, 0}},
	} {
		t.Run(name, func(t *testing.T) {
			a := c.ask
			a.Day = today
			c.one.Exercise = &c.e
			if got := newLister(passOf(t, nil), &a).rank(&c.one, exercise.Integrate); got != c.want {
				t.Errorf("got %v, want %v", got, c.want)
			}
		})
	}
}

func TestDue(t *testing.T) {
	for name, c := range map[string]struct {
		dose  string
		stage exercise.Stage
		ago   unit.Day
		today int
		want  int
	}{
		"every second day, yesterday":             {"10 every 2 days", 4, 1, 0, 0},
		"every second day, two days ago":          {"10 every 2 days", 4, 2, 0, 1},
		"every second day, four days ago":         {"10 every 2 days", 4, 4, 0, 2},
		"twice a week, two days ago":              {"10 2/week", 5, 2, 0, 0},
		"twice a week, three days ago":            {"10 2/week", 5, 3, 0, 1},
		"no frequency at the third stage, a day":  {"10", 3, 1, 0, 1},
		"no frequency at the fourth, a day":       {"10", 4, 1, 0, 0},
		"no frequency at the fifth, three days":   {"10", 5, 3, 0, 1},
		"no more points than mostDue":             {"10", 1, 30, 0, mostDue},
		"every day, yesterday: before all others": {"30s 3/day", 1, 1, 0, mostDue + 1},
		"three times a day, twice today":          {"30s 3/day", 1, 0, 2, mostDue + 1},
		"three times a day, three times today":    {"30s 3/day", 1, 0, 3, 0},
	} {
		t.Run(name, func(t *testing.T) {
			e := exercise.Exercise{Stage: c.stage}
			l := lister{Ask: &Ask{Day: today}}
			got := l.due(&Candidate{Exercise: &e, Dose: parse(t, c.dose), Done: true, Last: today - c.ago, Today: c.today})
			if got != c.want {
				t.Errorf("got %d, want %d", got, c.want)
			}
		})
	}
}

func TestWhatALineCovers(t *testing.T) {
	a := Ask{Covered: body.SideBend, Findings: assessment.Findings{Limited: body.Rotation}}
	for name, c := range map[string]struct {
		o    option
		want wants
	}{
		"its directions that are owed": {option{exercise: &exercise.Exercise{Directions: body.Extension | body.SideBend}, phase: exercise.Integrate}, wantExtension},
		"flexion and extension in one line are one more": {
			option{exercise: &exercise.Exercise{Directions: body.Flexion | body.Extension}, phase: exercise.Integrate}, wantExtension | wantFlexExt},
		"what is limited, where it mobilizes":  {option{exercise: &exercise.Exercise{Directions: body.Rotation}, phase: exercise.Mobilize}, wantRotation | limitedRotation},
		"not where it integrates":              {option{exercise: &exercise.Exercise{Directions: body.Rotation}, phase: exercise.Integrate}, wantRotation},
		"the limited side":                     {option{exercise: &exercise.Exercise{}, limited: true}, limitedSide},
		"a direction that is covered no more":  {option{exercise: &exercise.Exercise{Directions: body.SideBend}, phase: exercise.Mobilize}, 0},
		"flexion alone is nothing that counts": {option{exercise: &exercise.Exercise{Directions: body.Flexion}}, 0},
	} {
		t.Run(name, func(t *testing.T) {
			l := lister{Ask: &a, wanted: a.wanted()}
			if got := l.covers(&c.o); got != c.want {
				t.Errorf("got %08b, want %08b", got, c.want)
			}
		})
	}
}

func TestFlexionWithExtensionIsOwedByItself(t *testing.T) {
	a := Ask{Covered: body.Flexion | body.Extension}
	if a.wanted()&(wantFlexExt|wantExtension) != wantFlexExt {
		t.Errorf("got %08b", a.wanted())
	}
	if a = (Ask{CoveredFlexExt: true}); a.wanted()&(wantFlexExt|wantExtension) != wantExtension {
		t.Errorf("got %08b", a.wanted())
	}
}
