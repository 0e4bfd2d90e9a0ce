package screening

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"tspine/engine/exercise"
)

// allowed is what one person's pass comes to, written as evidence 2.2 does.
type allowed struct {
	in      Intake
	out     string // classes left out, in the order of 2.1
	codes   string
	notes   string
	hold    int
	reserve int // reps; -1: none set
	cap     exercise.Stage
}

const (
	bones    = "SMR ROLL_EXT CHAIR_EXT EXT_END ROT_END HINGE ECC_BALL BRIDGE ROT_LOAD FLEX_LOAD"
	pressing = "HINGE PLANK ECC_BALL BRIDGE OVERHEAD ROT_LOAD ANT_LOAD FLEX_LOAD"
	stiff    = "ROLL_EXT CHAIR_EXT EXT_END ROT_END PRONE_EXT ECC_BALL BRIDGE OVERHEAD ROT_LOAD FLEX_LOAD"
	ribs     = "SMR ROLL_EXT CHAIR_EXT EXT_END ROT_END PRONE_EXT ECC_BALL BRIDGE"
)

var passes = map[string]allowed{
	"nothing found":                   {in: somebody(40, Answers{}), reserve: -1},
	"blood pressure unknown":          {in: somebody(40, Answers{"bp": NotSure()}), notes: "measure-blood-pressure", reserve: -1},
	"M01 brittle bones":               {in: somebody(40, Answers{"osteoporosis": Yes()}), out: bones, notes: "mid-range-rotation neutral-flexext short-holds", hold: 5, reserve: -1},
	"M01 not sure, at 65":             {in: somebody(65, Answers{"osteoporosis": NotSure()}), out: bones, notes: "because-not-sure mid-range-rotation neutral-flexext short-holds", hold: 5, reserve: -1},
	"M02 a healed vertebra":           {in: somebody(40, Answers{"vertebral_fracture_healed": Yes()}), out: "SMR FLEXEXT ROLL_EXT CHAIR_EXT EXT_END ROT_END SIDE_UNL PRONE_EXT HINGE PLANK ECC_BALL BRIDGE OVERHEAD ROT_LOAD ANT_LOAD FLEX_LOAD", codes: "S001-06", notes: "mid-range-rotation see-physio short-holds", hold: 5, reserve: -1},
	"M03 stenosis":                    {in: somebody(40, Answers{"stenosis": Yes()}), out: "ROLL_EXT CHAIR_EXT EXT_END PRONE_EXT ECC_BALL BRIDGE", notes: "mid-range-extension", reserve: -1},
	"M04 a slipped vertebra":          {in: somebody(40, Answers{"spondylolisthesis": Yes()}), out: "EXT_END PRONE_EXT HINGE ECC_BALL BRIDGE FLEX_LOAD", notes: "upper-thoracic-only", reserve: -1},
	"M05 movement helps":              {in: somebody(30, Answers{"duration_months": Count(5), "nice_items": Several("movement", "nsaid", "buttock")}), reserve: -1},
	"M06 hypermobile":                 {in: somebody(30, Answers{"five_pq": Count(5)}), out: "ROLL_EXT CHAIR_EXT EXT_END ROT_END", notes: "mid-range-rotation no-end-range", reserve: -1},
	"M07 shoulder pain":               {in: somebody(30, Answers{"shoulder_overhead_pain": Yes()}), out: "OVERHEAD", codes: "S004-06", notes: "below-pain-free-height", reserve: -1},
	"M08 an unstable shoulder":        {in: somebody(30, Answers{"shoulder_dislocated": Yes()}), out: "SCAP OVERHEAD ROT_LOAD", codes: "S004-06", notes: "no-abduction-external-rotation", reserve: -1},
	"M09u pressure not checked":       {in: somebody(50, Answers{"hypertension_unchecked": Yes()}), out: pressing, notes: "count-aloud exhale-on-effort holds-10s rir-4", hold: 10, reserve: 4},
	"M09c pressure checked":           {in: somebody(50, Answers{"hypertension_controlled": Yes()}), notes: "exhale-on-effort rir-3", reserve: 3},
	"M10 pregnant":                    {in: somebody(30, Answers{"pregnant_weeks": Count(24)}), out: "SMR ROLL_EXT EXT_END PRONE_EXT PLANK ECC_BALL BRIDGE FLEX_LOAD", codes: "S001-01 S002-04", notes: "no-breath-hold no-flat-supine-breathing", reserve: -1},
	"M10e early in pregnancy":         {in: somebody(30, Answers{"pregnant_weeks": Count(6)}), notes: "no-breath-hold rir-3", reserve: 3},
	"M10p after birth":                {in: somebody(30, Answers{"birth_weeks": Count(4)}), out: "EXT_END PLANK ECC_BALL BRIDGE FLEX_LOAD", notes: "no-breath-hold", reserve: -1, cap: 2},
	"M11 a strain":                    {in: somebody(30, Answers{"injury_weeks": Count(2)}), out: "ROLL_EXT CHAIR_EXT EXT_END ROT_END HINGE ECC_BALL BRIDGE OVERHEAD ROT_LOAD ANT_LOAD FLEX_LOAD", notes: "no-self-manipulation see-clinician-if-no-better-in-2-weeks", reserve: -1},
	"M12 glaucoma":                    {in: somebody(60, Answers{"eye_vertigo_reflux": Yes()}), out: "HINGE HEAD_LOW ROT_LOAD FLEX_LOAD", notes: "no-breath-hold no-head-below-heart", reserve: -1},
	"M13 thin blood":                  {in: somebody(60, Answers{"anticoagulant": Yes()}), out: "SMR ROLL_EXT", codes: "S001-06", reserve: -1},
	"M14 rods":                        {in: somebody(60, Answers{"fusion": Yes()}), out: stiff, notes: "mid-range-rotation", reserve: -1},
	"M15 stable limb pain":            {in: somebody(60, Answers{"radiating_limb_stable": Yes()}), out: "EXT_END ROT_END OVERHEAD", notes: "stop-if-spreading", reserve: -1},
	"M16 a painkiller":                {in: somebody(60, Answers{"analgesic_6h": Yes()}), out: "OVERHEAD ROT_LOAD", notes: "heat-not-over-rub rate-pain-before-painkiller", reserve: -1},
	"M16 a sedative":                  {in: somebody(60, Answers{"sedative": Yes()}), out: "HINGE OVERHEAD ROT_LOAD ANT_LOAD FLEX_LOAD", notes: "heat-not-over-rub rate-pain-before-painkiller", reserve: -1},
	"M17 the chest wall, cleared":     {in: somebody(60, Answers{"chest_wall_radiation": Yes(), "chest_cleared": Yes()}), out: "OVERHEAD ANT_LOAD FLEX_LOAD", notes: "chest-symptom-stops", reserve: -1},
	"M18 a rib":                       {in: somebody(60, Answers{"rib_injury_weeks": Count(2)}), out: ribs, codes: "S001-06", notes: "mid-range-rotation", reserve: -1},
	"M19 a wound":                     {in: somebody(60, Answers{"roller_site_wound": Yes()}), out: "SMR ROLL_EXT", codes: "S001-06", reserve: -1},
	"M20 a stiff spine":               {in: somebody(60, Answers{"stiff_spine_disease": Yes()}), out: stiff, notes: "mid-range-rotation", reserve: -1},
	"M21 the chest wall, young":       {in: somebody(30, Answers{"chest_wall_radiation": Yes(), "chest_wall_mechanical": Yes()}), out: ribs, notes: "chest-symptom-stops", reserve: -1},
	"M22 heart disease, active":       {in: somebody(60, Answers{"known_cvmr": Yes(), "active_now": Yes()}), notes: "exhale-on-effort rir-3", reserve: 3, cap: 3},
	"C21 cleared in person":           {in: saysCleared("R21", Answers{"swelling_unexamined": Yes()}), out: "EXT_END ROT_END OVERHEAD ROT_LOAD ANT_LOAD FLEX_LOAD", reserve: -1, cap: 2},
	"C25 after an operation":          {in: somebody(60, Answers{"surgery_weeks": Count(9), "surgery_cleared": Yes()}), out: "OVERHEAD ANT_LOAD", reserve: -1, cap: 2},
	"C33 a known aorta":               {in: somebody(60, Answers{"aortic_known": Yes(), "aortic_cleared": Yes()}), out: pressing, notes: "count-aloud exhale-on-effort holds-10s rir-4", hold: 10, reserve: 4, cap: 3},
	"R14 not sure":                    {in: somebody(40, Answers{"weight_loss": NotSure()}), reserve: -1, cap: 2},
	"R27 not sure":                    {in: somebody(40, Answers{"known_cvmr": NotSure()}), reserve: -1, cap: 2},
	"N06 asks about heat":             {in: somebody(40, Answers{"asks_about_heat": Yes()}), notes: "heat-not-over-rub", reserve: -1},
	"M01 beside M09u: the strictest":  {in: somebody(60, Answers{"osteoporosis": Yes(), "hypertension_unchecked": Yes()}), out: "SMR ROLL_EXT CHAIR_EXT EXT_END ROT_END HINGE PLANK ECC_BALL BRIDGE OVERHEAD ROT_LOAD ANT_LOAD FLEX_LOAD", notes: "count-aloud exhale-on-effort holds-10s mid-range-rotation neutral-flexext rir-4 short-holds", hold: 5, reserve: 4},
	"M22 beside C25: the lower stage": {in: somebody(60, Answers{"known_cvmr": Yes(), "active_now": Yes(), "surgery_weeks": Count(9), "surgery_cleared": Yes()}), out: "OVERHEAD ANT_LOAD", notes: "exhale-on-effort rir-3", reserve: 3, cap: 2},
}

func TestMatrix(t *testing.T) {
	for name, want := range passes {
		t.Run(name, func(t *testing.T) {
			r := Screen(want.in)
			p, ok := r.Pass()
			if !ok {
				t.Fatalf("no pass: %s, missing %v", say(r), r.Missing)
			}
			got := allowed{
				in: want.in, out: strings.Join(p.Excluded().Codes(), " "), codes: strings.Join(p.ExcludedCodes(), " "),
				notes: strings.Join(p.Notes(), " "), hold: int(p.Limits().Hold), reserve: -1, cap: p.StageCap(),
			}
			if p.Limits().Reserve.Given() {
				got.reserve = p.Limits().Reserve.Reps()
			}
			if diff := cmp.Diff(want, got, cmp.AllowUnexported(allowed{}), cmp.Comparer(func(a, b Intake) bool { return true })); diff != "" {
				t.Error(diff)
			}
			if diff := cmp.Diff(p.Notes(), r.Notes); diff != "" {
				t.Errorf("notes of result and pass differ: %s", diff)
			}
		})
	}
}

// TestEveryLimitingFlagIsInTheMatrixTest keeps the table above whole.
func TestEveryLimitingFlagIsInTheMatrixTest(t *testing.T) {
	for _, row := range Matrix() {
		flag := row.Flag
		if flag == anyCleared {
			flag = "C21"
		}
		found := false
		for name := range passes {
			found = found || strings.HasPrefix(name, flag+" ")
		}
		if !found && flag != "N01" {
			t.Errorf("%s has no row", flag)
		}
	}
}

func TestMatrixKeepsToWhatThereIs(t *testing.T) {
	flags := append(FlagIDs(), anyCleared)
	for _, row := range Matrix() {
		if !slices.Contains(flags, row.Flag) {
			t.Errorf("%s is no flag", row.Flag)
		}
		if row.Classes.Has(exercise.Breath) || slices.Contains(row.Codes, "S001-01b") {
			t.Errorf("%s leaves out breathing: nobody may be left without any exercise", row.Flag)
		}
		if len(row.Sources) == 0 || row.Basis == "" {
			t.Errorf("%s rests on nothing", row.Flag)
		}
		for _, note := range row.Notes {
			if !slices.Contains(NoteIDs(), note) {
				t.Errorf("%s has the unknown note %s", row.Flag, note)
			}
		}
	}
}
