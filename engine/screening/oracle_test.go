package screening

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"tspine/engine/person"
	"tspine/engine/unit"
)

// oracle reads evidence 1.2 to 1.4 once more, plainly and for definite answers
// only: no "not sure", no clearance of an earlier day. Its numbers are written
// out on purpose.
type oracle struct {
	in    Intake
	fires []string
}

func (o *oracle) yes(id string) bool { return o.in.Answers[id].IsYes() }

// n is a number that was given, or -1.
func (o *oracle) n(id string) float64 {
	if n, ok := o.in.Answers[id].Number(); ok {
		return n
	}
	return -1
}

func (o *oracle) upTo(id string, most float64) bool { return o.n(id) >= 0 && o.n(id) <= most }

func (o *oracle) weak(how string) bool { return slices.Contains(o.in.Answers["weakness"].Words(), how) }

func (o *oracle) add(flag string, when bool) bool {
	if when {
		o.fires = append(o.fires, flag)
	}
	return when
}

func (o *oracle) emergencies() {
	o.add("R01", o.yes("chest_pain_24h"))
	o.add("R02", o.yes("tearing_sudden"))
	o.add("R03", o.yes("breathless_rest_or_blood"))
	o.add("R04", o.yes("collapse_or_pulsing_belly"))
	o.add("R05", o.yes("bladder_bowel_saddle"))
	o.add("R06", o.yes("both_legs_or_gait_new"))
	o.add("R07", o.yes("fever") && (o.yes("very_ill") || o.weak("limb") || o.weak("general")))
	o.add("R08", o.yes("major_injury_2wk_severe"))
	o.add("R09", o.yes("stroke_signs"))
	o.add("R10", o.yes("exertional_symptoms") || o.yes("chest_pain_week"))
}

func (o *oracle) clinicians() {
	o.add("R11", o.yes("meal_related") || o.yes("loin_urine") || o.yes("jaundice_black_stool"))
	o.add("R12", o.yes("fever") || o.yes("infection_risk") || o.yes("infection_risk_high"))
	o.add("R13", (o.yes("cancer_ever") || o.yes("cancer_5y")) && o.yes("pain_new_or_changed"))
	o.add("R14", o.yes("weight_loss") || o.yes("night_sweats"))
	o.add("R15", o.yes("night_unrelieved"))
	o.add("R16", o.yes("constant_nonmechanical"))
	o.add("R17", o.yes("band_like") || o.yes("band_like_old"))
	o.add("R18", o.yes("clumsy_slow"))
	o.add("R19", o.fracture())
	o.add("R20", o.injury())
	o.add("R21", o.yes("swelling_unexamined"))
	heart := slices.ContainsFunc([]string{"R01", "R02", "R03", "R04", "R10"}, func(id string) bool { return slices.Contains(o.fires, id) })
	open := o.yes("chest_wall_radiation") && !o.yes("chest_cleared")
	long := o.n("duration_months") > 12*7/(365.25/12)
	o.add("R22", open && !heart && (o.in.Age >= 40 || !o.yes("chest_wall_mechanical") || long))
	o.add("R23", o.yes("burning_strip_or_rash"))
	o.add("R24", o.weak("limb") || o.yes("limb_new_unassessed"))
	o.add("R25", o.surgery())
	o.add("R26", o.yes("pregnancy_warning"))
	o.add("R27", o.yes("known_cvmr") && !o.yes("active_now") && !o.yes("cleared"))
	o.add("R28", o.pressure(180, 110))
	o.add("R29", o.in.Age < 18)
	o.add("R31", o.n("fracture_weeks") >= 0 && !o.yes("fracture_cleared"))
	o.add("R32", o.yes("clot_current"))
	o.add("R33", o.yes("aortic_known") && !o.yes("aortic_cleared"))
}

func (o *oracle) measured() bool {
	return o.in.Age >= 50 && (o.in.HasOWD && o.in.OWD >= 5 || o.n("height_loss_cm") >= 4)
}

func (o *oracle) fracture() bool {
	age, pain := o.in.Age, o.in.WorstPain().Value()
	weakBone := o.yes("osteoporosis") || o.yes("steroids_3m") || o.yes("stiff_spine_disease")
	switch {
	case o.yes("minor_strain_onset") && (weakBone || age >= 65):
		return true
	case o.yes("minor_strain_onset") && age >= 50 && (o.yes("sudden_localised") || pain >= 5):
		return true
	case o.yes("sudden_localised") && (age >= 65 && pain >= 7 || o.measured()):
		return true
	default:
		fell := o.upTo("injury_weeks", 12) && !o.yes("injury_assessed")
		return o.yes("stiff_spine_disease") && (o.yes("sudden_localised") || fell)
	}
}

func (o *oracle) injury() bool {
	if o.yes("injury_assessed") {
		return false
	}
	undated := o.n("injury_weeks") < 0 && o.yes("injury_danger")
	return undated || o.upTo("injury_weeks", 6) && (o.in.Age >= 65 || o.yes("injury_danger"))
}

func (o *oracle) surgery() bool {
	switch weeks := o.n("surgery_weeks"); {
	case weeks < 0:
		return o.yes("surgery_restricted")
	case weeks > 52:
		return false
	case weeks <= 6:
		return true
	case weeks <= 12:
		return !o.yes("surgery_cleared") || o.yes("open_heart") || o.yes("surgery_restricted")
	default:
		return o.yes("surgery_restricted")
	}
}

func (o *oracle) pressure(upper, lower float64) bool {
	systolic, diastolic, ok := o.in.Answers["bp"].Pressure()
	return ok && (systolic >= upper || diastolic >= lower)
}

func (o *oracle) modifiers() {
	o.add("M01", o.yes("osteoporosis") || o.yes("steroids_3m") || o.measured())
	o.add("M02", o.yes("vertebral_fracture_healed"))
	o.add("M03", o.yes("stenosis") || o.yes("leg_symptoms"))
	o.add("M04", o.yes("spondylolisthesis"))
	o.add("M05", o.inflamed())
	o.add("M06", o.n("five_pq") >= 2 || o.yes("hypermobility_known"))
	o.add("M07", o.yes("shoulder_overhead_pain"))
	o.add("M08", o.yes("shoulder_dislocated"))
	if !o.pressure(180, 110) && !o.add("M09u", o.pressure(160, 100) || o.yes("hypertension_unchecked")) {
		o.add("M09c", o.pressure(140, 90) || o.yes("hypertension_controlled"))
	}
	if !o.yes("pregnancy_warning") {
		o.add("M10", o.n("pregnant_weeks") >= 13)
		o.add("M10e", o.n("pregnant_weeks") >= 1 && o.n("pregnant_weeks") <= 12)
		o.add("M10p", o.upTo("birth_weeks", 6))
	}
	o.add("M11", o.upTo("injury_weeks", 6) && (o.yes("injury_assessed") || !o.injury() && !o.yes("major_injury_2wk_severe")))
	o.add("M12", o.yes("eye_vertigo_reflux"))
	o.add("M13", o.yes("anticoagulant") || o.yes("clot_treated"))
	o.add("M14", o.yes("fusion"))
	o.add("M15", o.yes("radiating_limb_stable") && !slices.Contains(o.fires, "R24"))
	o.add("M16", o.yes("analgesic_6h") || o.yes("sedative"))
	o.add("M17", o.yes("chest_cleared"))
	o.add("M18", o.upTo("rib_injury_weeks", 6))
	o.add("M19", o.yes("roller_site_wound"))
	o.add("M20", o.yes("stiff_spine_disease"))
	mild := o.in.Age < 40 && o.yes("chest_wall_mechanical") && o.n("duration_months") <= 12*7/(365.25/12)
	o.add("M21", o.yes("chest_wall_radiation") && !o.yes("chest_cleared") && mild)
	o.add("M22", o.yes("known_cvmr") && o.yes("active_now") && !o.yes("cleared"))
}

func (o *oracle) inflamed() bool {
	ticked := o.in.Answers["nice_items"].Words()
	early := slices.Contains(ticked, "onset_lt_35")
	signs := len(ticked)
	if !early && o.upTo("onset_age", 34) {
		signs++
	}
	young := o.in.Age < 45 || early || o.upTo("onset_age", 44)
	return young && o.n("duration_months") > 3 && (signs >= 3 || o.yes("morning_stiffness"))
}

func (o *oracle) cleared() {
	o.add("C25", o.n("surgery_weeks") >= 7 && o.upTo("surgery_weeks", 12) && o.yes("surgery_cleared") && !o.surgery())
	o.add("C31", o.upTo("fracture_weeks", 12) && o.yes("fracture_cleared"))
	o.add("C33", o.yes("aortic_known") && o.yes("aortic_cleared"))
}

// definite draws a person whose answers are all yes, no or a number near the
// limits.
func definite(t *rapid.T) Intake {
	in := Intake{Age: rapid.SampledFrom([]int{17, 18, 30, 39, 40, 44, 45, 49, 50, 64, 65, 80}).Draw(t, "age"), Sex: person.Female, Day: today, Answers: make(Answers)}
	in.PainRest = unit.Rate(rapid.IntRange(0, 10).Draw(t, "pain"))
	in.HasOWD, in.OWD = true, rapid.SampledFrom([]float64{0, 4.9, 5}).Draw(t, "owd")
	for _, q := range Questions() {
		in.Answers[q.ID] = No()
		if q.ID == "cleared_for" || rapid.IntRange(0, 3).Draw(t, q.ID) > 0 {
			continue
		}
		switch q.Kind {
		case Number:
			n := rapid.SampledFrom([]float64{0, 1, 2, 3, 4, 5, 6, 7, 12, 13, 34, 35, 44, 45, 52, 53}).Draw(t, q.ID+" number")
			in.Answers[q.ID] = Count(min(n, q.Max))
		case BloodPressure:
			upper := rapid.SampledFrom([]int{139, 140, 159, 160, 179, 180}).Draw(t, "systolic")
			in.Answers[q.ID] = Pressure(upper, rapid.SampledFrom([]int{89, 90, 99, 100, 109, 110}).Draw(t, "diastolic"))
		default:
			in.Answers[q.ID] = anyChoice(t, q)
		}
	}
	return in
}

func anyChoice(t *rapid.T, q Question) Answer {
	switch q.Kind {
	case OneOf:
		return Choice(rapid.SampledFrom(q.Choices).Draw(t, q.ID+" choice"))
	case SeveralOf:
		return Several(rapid.SliceOfN(rapid.SampledFrom(q.Choices), 1, 4).Draw(t, q.ID+" several")...)
	default:
		return Yes()
	}
}

func TestAPlainReadingOfTheEvidenceAgrees(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		in := definite(t)
		o := &oracle{in: in}
		o.emergencies()
		o.clinicians()
		o.modifiers()
		o.cleared()
		var got []string
		for _, f := range Screen(in).Flags {
			if f.ID[0] != 'N' {
				got = append(got, f.ID)
			}
		}
		if diff := cmp.Diff(o.fires, got); diff != "" {
			t.Fatal(diff)
		}
	})
}
