package screening

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"tspine/engine/exercise"
	"tspine/engine/unit"
)

// saysCleared is somebody who states a clearance today.
func saysCleared(flag string, answers Answers) Intake {
	answers["cleared_for"] = Several(flag)
	return somebody(40, answers)
}

var clearanceRows = map[string]map[string]screened{
	"C10": {
		"discomfort on stairs, cleared today":              {saysCleared("R10", Answers{"exertional_symptoms": Yes()}), "MODIFY C10"},
		"discomfort on stairs, cleared for something else": {saysCleared("R11", Answers{"exertional_symptoms": Yes()}), "CLINICIAN_FIRST same_day R10 C11"},
		"discomfort on stairs, cleared 84 days ago":        {clearedOn(84, "R10", somebody(40, Answers{"exertional_symptoms": Yes()})), "MODIFY C10"},
		"discomfort on stairs, cleared 85 days ago":        {clearedOn(85, "R10", somebody(40, Answers{"exertional_symptoms": Yes()})), "CLINICIAN_FIRST same_day R10"},
		"the symptom has gone, and the clearance with it":  {clearedOn(20, "R10", somebody(40, Answers{})), "CLEAR"},
		"not sure of the symptom, cleared":                 {clearedOn(20, "R10", somebody(40, Answers{"exertional_symptoms": NotSure()})), "MODIFY C10"},
		"said again today, no longer felt":                 {saysCleared("R10", Answers{}), "MODIFY C10"},
	},
	"C11": {
		"pain with meals, cleared":     {saysCleared("R11", Answers{"meal_related": Yes()}), "MODIFY C11"},
		"pain with meals, not cleared": {somebody(40, Answers{"meal_related": Yes()}), "CLINICIAN_FIRST within_1_week R11"},
	},
	"C13": {
		"cancer and new pain, cleared":                  {saysCleared("R13", Answers{"cancer_ever": Yes(), "pain_new_or_changed": Yes()}), "MODIFY C13"},
		"cancer cleared, weight loss is not":            {saysCleared("R13", Answers{"cancer_ever": Yes(), "pain_new_or_changed": Yes(), "weight_loss": Yes()}), "CLINICIAN_FIRST within_1_week R14 C13"},
		"cancer and new pain, not sure whether cleared": {somebody(40, Answers{"cancer_ever": Yes(), "pain_new_or_changed": Yes(), "cleared_for": NotSure()}), "CLINICIAN_FIRST within_1_week R13"},
	},
	"C14": {
		"weight loss, cleared":     {saysCleared("R14", Answers{"weight_loss": Yes()}), "MODIFY C14"},
		"weight loss, not cleared": {somebody(40, Answers{"weight_loss": Yes()}), "CLINICIAN_FIRST within_1_week R14"},
	},
	"C15": {
		"night pain, cleared":     {saysCleared("R15", Answers{"night_unrelieved": Yes()}), "MODIFY C15"},
		"night pain, not cleared": {somebody(40, Answers{"night_unrelieved": Yes()}), "CLINICIAN_FIRST within_1_week R15"},
	},
	"C16": {
		"constant pain, cleared":     {saysCleared("R16", Answers{"constant_nonmechanical": Yes()}), "MODIFY C16"},
		"constant pain, not cleared": {somebody(40, Answers{"constant_nonmechanical": Yes()}), "CLINICIAN_FIRST within_1_week R16"},
	},
	"C17": {
		"a band, cleared":     {saysCleared("R17", Answers{"band_like_old": Yes()}), "MODIFY C17"},
		"a band, not cleared": {somebody(40, Answers{"band_like_old": Yes()}), "CLINICIAN_FIRST within_1_week R17"},
	},
	"C18": {
		"clumsy hands, cleared":     {saysCleared("R18", Answers{"clumsy_slow": Yes()}), "MODIFY C18"},
		"clumsy hands, not cleared": {somebody(40, Answers{"clumsy_slow": Yes()}), "CLINICIAN_FIRST same_day R18"},
	},
	"C19": {
		"a strain with osteoporosis, cleared":     {saysCleared("R19", Answers{"minor_strain_onset": Yes(), "osteoporosis": Yes()}), "MODIFY M01 C19"},
		"a strain with osteoporosis, not cleared": {somebody(40, Answers{"minor_strain_onset": Yes(), "osteoporosis": Yes()}), "CLINICIAN_FIRST within_1_week R19 M01"},
	},
	"C21": {
		"a lump, examined since": {saysCleared("R21", Answers{"swelling_unexamined": Yes()}), "MODIFY C21"},
		"a lump, not examined":   {somebody(40, Answers{"swelling_unexamined": Yes()}), "CLINICIAN_FIRST within_1_week R21"},
	},
	"C23": {
		"a strip, cleared":     {saysCleared("R23", Answers{"burning_strip_or_rash": Yes()}), "MODIFY C23"},
		"a strip, not cleared": {somebody(40, Answers{"burning_strip_or_rash": Yes()}), "CLINICIAN_FIRST same_day R23"},
	},
	"C24": {
		"new limb pain, cleared":             {saysCleared("R24", Answers{"limb_new_unassessed": Yes()}), "MODIFY C24"},
		"limb pain cleared, and long stable": {saysCleared("R24", Answers{"limb_new_unassessed": Yes(), "radiating_limb_stable": Yes(), "limb_assessed": Yes()}), "MODIFY M15 C24"},
		"new limb pain, not cleared":         {somebody(40, Answers{"limb_new_unassessed": Yes()}), "CLINICIAN_FIRST within_1_week R24"},
	},
	"C25": {
		"ten weeks after an operation, cleared": {somebody(40, Answers{"surgery_weeks": Count(10), "surgery_cleared": Yes()}), "MODIFY C25"},
		"ten weeks after, cleared by statement": {saysCleared("R25", Answers{"surgery_weeks": Count(10)}), "MODIFY C25"},
		"twelve weeks after, cleared":           {somebody(40, Answers{"surgery_weeks": Count(12), "surgery_cleared": Yes()}), "MODIFY C25"},
		"thirteen weeks after, cleared":         {somebody(40, Answers{"surgery_weeks": Count(13), "surgery_cleared": Yes()}), "CLEAR"},
		"six weeks after, cleared by statement": {saysCleared("R25", Answers{"surgery_weeks": Count(6)}), "CLINICIAN_FIRST within_1_week R25"},
		"open heart, cleared by statement":      {saysCleared("R25", Answers{"surgery_weeks": Count(10), "open_heart": Yes()}), "CLINICIAN_FIRST within_1_week R25"},
		"an operation nobody dated, cleared":    {saysCleared("R25", Answers{}), "MODIFY C25"},
	},
	"C30": {
		"referred by the course, cleared since": {but(saysCleared("R30", Answers{}), func(in *Intake) { in.Referral = true }), "MODIFY C30"},
		"referred by the course":                {but(somebody(40, Answers{}), func(in *Intake) { in.Referral = true }), "CLINICIAN_FIRST within_1_week R30"},
	},
	"C31": {
		"a fracture at twelve weeks, cleared":      {somebody(40, Answers{"fracture_weeks": Count(12), "fracture_cleared": Yes()}), "MODIFY C31"},
		"a fracture at thirteen weeks, cleared":    {somebody(40, Answers{"fracture_weeks": Count(13), "fracture_cleared": Yes()}), "CLEAR"},
		"a fracture a year ago, cleared last week": {clearedOn(7, "R31", somebody(40, Answers{"fracture_weeks": Count(52)})), "MODIFY C31"},
		"a fracture, cleared by statement":         {saysCleared("R31", Answers{"fracture_weeks": Count(5)}), "MODIFY C31"},
	},
	"C33": {
		"an aneurysm, cleared":              {somebody(40, Answers{"aortic_known": Yes(), "aortic_cleared": Yes()}), "MODIFY C33"},
		"an aneurysm, cleared by statement": {saysCleared("R33", Answers{"aortic_known": Yes()}), "MODIFY C33"},
		"an aneurysm, cleared long ago":     {clearedOn(100, "R33", somebody(40, Answers{"aortic_known": Yes()})), "CLINICIAN_FIRST within_1_week R33"},
	},
	"R20 and R22": {
		"an injury, assessed by statement, is M11": {saysCleared("R20", Answers{"injury_weeks": Count(2), "injury_danger": Yes()}), "MODIFY M11"},
		"an assessed injury that nobody dated":     {saysCleared("R20", Answers{}), "MODIFY M11"},
		"the chest wall, cleared by statement":     {saysCleared("R22", Answers{"chest_wall_radiation": Yes()}), "MODIFY M17"},
		"the chest wall, cleared three weeks ago":  {clearedOn(21, "R22", somebody(60, Answers{"chest_wall_radiation": Yes()})), "MODIFY M17"},
		"a chest wall that no longer hurts":        {clearedOn(21, "R22", somebody(60, Answers{})), "CLEAR"},
	},
}

func TestWhatCannotBeClearedStays(t *testing.T) {
	for _, q := range Questions() {
		for _, flag := range []string{"R01", "R02", "R03", "R04", "R05", "R06", "R07", "R08", "R09", "R12", "R26", "R27", "R28", "R29", "R32"} {
			if q.Asks[0] != flag || q.Kind != YesNo {
				continue
			}
			in := somebody(40, Answers{q.ID: Yes(), "fever": Yes(), "very_ill": Yes(), "cleared_for": Several(flag)})
			in.Clearances = []Clearance{{Flag: flag, Day: today}}
			if _, ok := Screen(in).Pass(); ok {
				t.Errorf("%s is cleared away", flag)
			}
			if len(Check(in)) < 2 {
				t.Errorf("clearing %s is no fault", flag)
			}
		}
	}
}

func TestAFutureClearanceDoesNotCount(t *testing.T) {
	in := clearedOn(-1, "R15", somebody(40, Answers{"night_unrelieved": Yes()}))
	if got := say(Screen(in)); got != "CLINICIAN_FIRST within_1_week R15" {
		t.Error(got)
	}
	if faults := Check(in); len(faults) != 1 || faults[0].Code != "in-the-future" {
		t.Error(faults)
	}
}

func TestTheFirstTwoWeeksOfAClearanceExcludeMore(t *testing.T) {
	night := somebody(40, Answers{"night_unrelieved": Yes()})
	chest := somebody(60, Answers{"chest_wall_radiation": Yes()})
	for name, row := range map[string]struct {
		in   Intake
		want exercise.Classes
		cap  exercise.Stage
	}{
		"night pain, cleared today":             {clearedOn(0, "R15", night), forCleared, 2},
		"night pain, cleared 13 days ago":       {clearedOn(13, "R15", night), forCleared, 2},
		"night pain, cleared 14 days ago":       {clearedOn(14, "R15", night), 0, 2},
		"night pain, stated without a date":     {saysCleared("R15", Answers{"night_unrelieved": Yes()}), forCleared, 2},
		"the chest wall, cleared 13 days ago":   {clearedOn(13, "R22", chest), exercise.Overhead | exercise.AntLoad | exercise.FlexLoad, 0},
		"the chest wall, cleared 14 days ago":   {clearedOn(14, "R22", chest), 0, 0},
		"the chest wall, cleared, not dated":    {somebody(60, Answers{"chest_wall_radiation": Yes(), "chest_cleared": Yes()}), exercise.Overhead | exercise.AntLoad | exercise.FlexLoad, 0},
		"night pain, stated 14 days ago":        {later(14, saysCleared("R15", Answers{"night_unrelieved": Yes()})), 0, 2},
		"the chest wall, not dated, 13 days on": {later(13, somebody(60, Answers{"chest_wall_radiation": Yes(), "chest_cleared": Yes()})), exercise.Overhead | exercise.AntLoad | exercise.FlexLoad, 0},
		"the chest wall, not dated, 14 days on": {later(14, somebody(60, Answers{"chest_wall_radiation": Yes(), "chest_cleared": Yes()})), 0, 0},
		"an operation excludes all its time":    {clearedOn(40, "R25", somebody(40, Answers{"surgery_weeks": Count(12)})), exercise.Overhead | exercise.AntLoad, 2},
		"an aneurysm excludes all its time":     {clearedOn(40, "R33", somebody(40, Answers{"aortic_known": Yes()})), forPressure, 3},
	} {
		t.Run(name, func(t *testing.T) {
			p, ok := Screen(row.in).Pass()
			if !ok {
				t.Fatal("no pass")
			}
			if diff := cmp.Diff(row.want.Codes(), p.Excluded().Codes()); diff != "" {
				t.Error(diff)
			}
			if p.StageCap() != row.cap {
				t.Errorf("cap %d, want %d", p.StageCap(), row.cap)
			}
		})
	}
}

// later is the same person on a later day, with the answers of today.
func later(days int, in Intake) Intake {
	return but(in, func(in *Intake) { in.Answered, in.Day = in.Day, in.Day+unit.Day(days) })
}

func TestAsTimeGoesBy(t *testing.T) {
	run(t, map[string]map[string]screened{"later": {
		"eleven weeks pregnant":             {later(0, somebody(30, Answers{"pregnant_weeks": Count(11)})), "MODIFY M10e"},
		"eleven weeks, a week later":        {later(7, somebody(30, Answers{"pregnant_weeks": Count(11)})), "MODIFY M10e"},
		"eleven weeks, eight days later":    {later(8, somebody(30, Answers{"pregnant_weeks": Count(11)})), "MODIFY M10"},
		"no pregnancy, later":               {later(99, somebody(30, Answers{"pregnant_weeks": Count(0)})), "CLEAR"},
		"a stated clearance after 84 days":  {later(84, saysCleared("R15", Answers{"night_unrelieved": Yes()})), "MODIFY C15"},
		"a stated clearance after 85 days":  {later(85, saysCleared("R15", Answers{"night_unrelieved": Yes()})), "CLINICIAN_FIRST within_1_week R15"},
		"answers of tomorrow are of today":  {later(-5, somebody(30, Answers{"pregnant_weeks": Count(12)})), "MODIFY M10e"},
		"seen before the injury":            {clearedOn(21, "R20", somebody(70, Answers{"injury_weeks": Count(2)})), "CLINICIAN_FIRST same_day R20"},
		"seen after the injury":             {clearedOn(20, "R20", somebody(70, Answers{"injury_weeks": Count(2)})), "MODIFY M11"},
		"seen after the injury, a month on": {later(30, clearedOn(1, "R20", somebody(70, Answers{"injury_weeks": Count(2)}))), "MODIFY M11"},
		"seen before the operation":         {clearedOn(70, "R25", somebody(40, Answers{"surgery_weeks": Count(9)})), "CLINICIAN_FIRST within_1_week R25"},
		"seen after the operation":          {clearedOn(69, "R25", somebody(40, Answers{"surgery_weeks": Count(9)})), "MODIFY C25"},
		"seen before the fracture":          {clearedOn(42, "R31", somebody(40, Answers{"fracture_weeks": Count(5)})), "CLINICIAN_FIRST within_1_week R31"},
		"seen after the fracture":           {clearedOn(41, "R31", somebody(40, Answers{"fracture_weeks": Count(5)})), "MODIFY C31"},
		"seen before the pain began":        {clearedOn(61, "R15", somebody(40, Answers{"night_unrelieved": Yes(), "duration_months": Count(1)})), "CLINICIAN_FIRST within_1_week R15"},
		"seen after the pain began":         {clearedOn(60, "R15", somebody(40, Answers{"night_unrelieved": Yes(), "duration_months": Count(1)})), "MODIFY C15"},
		"a lump has no duration of pain":    {clearedOn(61, "R21", somebody(40, Answers{"swelling_unexamined": Yes(), "duration_months": Count(1)})), "MODIFY C21"},
	}})
}

func TestTheLatestClearanceCounts(t *testing.T) {
	in := somebody(40, Answers{"night_unrelieved": Yes()})
	in.Clearances = []Clearance{{Flag: "R15", Day: today - 3}, {Flag: "R15", Day: today - 60}}
	p, ok := Screen(in).Pass()
	if !ok || p.Excluded() != forCleared {
		t.Errorf("pass %v, excluded %s", ok, p.Excluded())
	}
}

func TestClearingsNameWhatEachBecomes(t *testing.T) {
	got := make(map[string]string)
	for _, c := range Clearings() {
		got[c.Flag] = c.Becomes
	}
	want := map[string]string{
		"R10": "C10", "R11": "C11", "R13": "C13", "R14": "C14", "R15": "C15", "R16": "C16", "R17": "C17", "R18": "C18", "R19": "C19",
		"R20": "M11", "R21": "C21", "R22": "M17", "R23": "C23", "R24": "C24", "R25": "C25", "R30": "C30", "R31": "C31", "R33": "C33",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}
