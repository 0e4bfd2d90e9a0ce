package screening

import (
	"slices"

	"tspine/engine/person"
)

// ask is the place of a question in the interview.
type ask uint8

const (
	chestPain ask = iota
	tearing
	breathless
	collapse
	bladder
	bothLegs
	majorInjury
	stroke

	fever
	weakness
	exertional
	chestPainWeek
	meals
	jaundice
	loin
	infection
	infectionHigh
	veryIll
	cancer
	painNew
	cancerRecent
	weightLoss
	nightSweats
	nightPain
	constant
	band
	bandOld
	clumsy
	strain
	sudden
	injuryWeeks
	injuryAssessed
	injuryDanger
	swelling
	months
	chestWall
	chestCleared
	chestMechanical
	strip
	limbNew
	surgeryWeeks
	surgeryCleared
	surgeryRestricted
	openHeart
	pregnantWeeks
	birthWeeks
	pregnancyWarning
	heart
	active
	heartCleared
	bp
	fractureWeeks
	fractureCleared
	clot
	aorta
	aortaCleared

	osteoporosis
	steroids
	heightLoss
	vertebra
	stenosis
	legs
	slip
	onset
	nice
	morning
	fivePart
	hypermobile
	shoulderPain
	dislocated
	pressureUnchecked
	pressureControlled
	notTold
	eyes
	thinner
	clotTreated
	fusion
	limb
	limbAssessed
	painkiller
	sedative
	ribWeeks
	wound
	stiffSpine
	clearedFor

	unsafeBelief
	lowMood
	sitting
	passive
	heat
	pops

	questionCount
)

// limb and general are the choices of weakness.
const (
	ofLimb  = "limb"
	general = "general"
)

// onset35 is NICE's first sign, which the age of onset answers too.
const onset35 = "onset_lt_35"

// questions is the interview, by place. It does not change.
var questions = [questionCount]Question{
	chestPain:   emergency("chest_pain_24h", "R01"),
	tearing:     emergency("tearing_sudden", "R02"),
	breathless:  emergency("breathless_rest_or_blood", "R03"),
	collapse:    emergency("collapse_or_pulsing_belly", "R04"),
	bladder:     emergency("bladder_bowel_saddle", "R05"),
	bothLegs:    emergency("both_legs_or_gait_new", "R06"),
	majorInjury: emergency("major_injury_2wk_severe", "R08"),
	stroke:      emergency("stroke_signs", "R09"),

	fever:             clinician("fever", "R07", "R11", "R12"),
	weakness:          clinician("weakness", "R07", "R12", "R24").choice(ofLimb, general),
	exertional:        clinician("exertional_symptoms", "R10"),
	chestPainWeek:     clinician("chest_pain_week", "R10"),
	meals:             clinician("meal_related", "R11"),
	jaundice:          clinician("jaundice_black_stool", "R11"),
	loin:              clinician("loin_urine", "R11"),
	infection:         clinician("infection_risk", "R12"),
	infectionHigh:     clinician("infection_risk_high", "R12"),
	veryIll:           clinician("very_ill", "R07", "R12").after(fever, infection, infectionHigh),
	cancer:            clinician("cancer_ever", "R13"),
	painNew:           clinician("pain_new_or_changed", "R13").after(cancer),
	cancerRecent:      clinician("cancer_5y", "R13").after(cancer),
	weightLoss:        clinician("weight_loss", "R14"),
	nightSweats:       clinician("night_sweats", "R12", "R14"),
	nightPain:         clinician("night_unrelieved", "R15"),
	constant:          clinician("constant_nonmechanical", "R16"),
	band:              clinician("band_like", "R17"),
	bandOld:           clinician("band_like_old", "R17"),
	clumsy:            clinician("clumsy_slow", "R18"),
	strain:            clinician("minor_strain_onset", "R19"),
	sudden:            clinician("sudden_localised", "R19"),
	injuryWeeks:       clinician("injury_weeks", "R19", "R20", "M11").number(0, mostWeeks),
	injuryAssessed:    clinician("injury_assessed", "R19", "R20", "M11").after(injuryWeeks),
	injuryDanger:      clinician("injury_danger", "R20").after(injuryWeeks),
	swelling:          clinician("swelling_unexamined", "R21"),
	months:            clinician("duration_months", "R22", "M05", "N05").number(0, mostMonths),
	chestWall:         clinician("chest_wall_radiation", "R22", "M17", "M21"),
	chestCleared:      clinician("chest_cleared", "R22", "M17", "M21").after(chestWall),
	chestMechanical:   clinician("chest_wall_mechanical", "R22").after(chestWall),
	strip:             clinician("burning_strip_or_rash", "R23"),
	limbNew:           clinician("limb_new_unassessed", "R24"),
	surgeryWeeks:      clinician("surgery_weeks", "R25", "C25").number(0, mostWeeks),
	surgeryCleared:    clinician("surgery_cleared", "R25", "C25").after(surgeryWeeks),
	surgeryRestricted: clinician("surgery_restricted", "R25").after(surgeryWeeks),
	openHeart:         clinician("open_heart", "R25").after(surgeryWeeks),
	pregnantWeeks:     clinician("pregnant_weeks", "M10e", "M10").number(0, mostPregnantWeeks).notOf(person.Male),
	birthWeeks:        clinician("birth_weeks", "M10p").number(0, mostWeeks).notOf(person.Male),
	pregnancyWarning:  clinician("pregnancy_warning", "R26").after(pregnantWeeks, birthWeeks).notOf(person.Male),
	heart:             clinician("known_cvmr", "R27", "M22"),
	active:            clinician("active_now", "R27", "M22").after(heart),
	heartCleared:      clinician("cleared", "R27", "M22").after(heart),
	bp:                clinician("bp", "R28", "M09u", "M09c").pressure(),
	fractureWeeks:     clinician("fracture_weeks", "R31", "C31").number(0, mostWeeks),
	fractureCleared:   clinician("fracture_cleared", "R31", "C31").after(fractureWeeks),
	clot:              clinician("clot_current", "R32"),
	aorta:             clinician("aortic_known", "R33", "C33"),
	aortaCleared:      clinician("aortic_cleared", "R33", "C33").after(aorta),

	osteoporosis: modify("osteoporosis", "R19", "M01"),
	steroids:     modify("steroids_3m", "R19", "M01"),
	heightLoss:   modify("height_loss_cm", "R19", "M01").number(0, mostHeightLoss),
	vertebra:     modify("vertebral_fracture_healed", "M02"),
	stenosis:     modify("stenosis", "M03"),
	legs:         modify("leg_symptoms", "M03"),
	slip:         modify("spondylolisthesis", "M04"),
	onset:        modify("onset_age", "M05").number(0, oldest).after(months),
	nice: modify("nice_items", "M05").several(onset35, "second_half_night", "buttock", "movement", "nsaid",
		"relative", "arthritis", "enthesitis", "psoriasis").after(months),
	morning:            modify("morning_stiffness", "M05").after(months),
	fivePart:           modify("five_pq", "M06").number(0, fivePartQuestions),
	hypermobile:        modify("hypermobility_known", "M06"),
	shoulderPain:       modify("shoulder_overhead_pain", "M07"),
	dislocated:         modify("shoulder_dislocated", "M08"),
	pressureUnchecked:  modify("hypertension_unchecked", "M09u"),
	pressureControlled: modify("hypertension_controlled", "M09c"),
	notTold:            modify("pregnancy_provider_not_told", "M10e", "M10").after(pregnantWeeks).notOf(person.Male),
	eyes:               modify("eye_vertigo_reflux", "M12"),
	thinner:            modify("anticoagulant", "M13"),
	clotTreated:        modify("clot_treated", "M13"),
	fusion:             modify("fusion", "M14"),
	limb:               modify("radiating_limb_stable", "M15"),
	limbAssessed:       modify("limb_assessed", "M15").after(limb),
	painkiller:         modify("analgesic_6h", "M16").optional(),
	sedative:           modify("sedative", "M16").optional(),
	ribWeeks:           modify("rib_injury_weeks", "M18").number(0, mostWeeks),
	wound:              modify("roller_site_wound", "M19"),
	stiffSpine:         modify("stiff_spine_disease", "R19", "M20"),
	clearedFor:         modify("cleared_for", cleared()...).several(clearable()...).optional(),

	unsafeBelief: yellow("unsafe_belief", "N01").number(0, highestBelief),
	lowMood:      yellow("low_mood", "N02"),
	sitting:      yellow("sits_over_6h", "N03"),
	passive:      yellow("passive_only", "N04"),
	heat:         yellow("asks_about_heat", "N06"),
	pops:         yellow("painless_pops", "N07"),
}

// places finds a question by its id. It does not change.
var places = func() map[string]ask {
	m := make(map[string]ask, questionCount)
	for i := range questions {
		m[questions[i].ID] = ask(i)
	}
	return m
}()

// feeding lists the questions of each flag. It does not change.
var feeding = func() map[string][]ask {
	m := make(map[string][]ask)
	for i := range questions {
		for _, flag := range questions[i].Asks {
			m[flag] = append(m[flag], ask(i))
		}
	}
	return m
}()

func emergency(id string, flags ...string) Question {
	return Question{ID: id, Kind: YesNo, Group: EmergencyGroup, Safety: true, Asks: flags}
}

func clinician(id string, flags ...string) Question {
	return Question{ID: id, Kind: YesNo, Group: ClinicianGroup, Safety: true, Asks: flags}
}

func modify(id string, flags ...string) Question {
	return Question{ID: id, Kind: YesNo, Group: ModifyGroup, Safety: true, Asks: flags}
}

func yellow(id string, flags ...string) Question {
	return Question{ID: id, Kind: YesNo, Group: NoteGroup, Asks: flags}
}

func (q Question) after(parents ...ask) Question {
	q.parents = parents
	return q
}

func (q Question) notOf(sex person.Sex) Question {
	q.NotOf = sex
	return q
}

func (q Question) number(low, high float64) Question {
	q.Kind, q.Min, q.Max = Number, low, high
	return q
}

func (q Question) pressure() Question {
	q.Kind = BloodPressure
	return q
}

func (q Question) choice(words ...string) Question {
	q.Kind, q.Choices = OneOf, words
	return q
}

func (q Question) several(words ...string) Question {
	q.Kind, q.Choices = SeveralOf, slices.Clone(words)
	return q
}

func (q Question) optional() Question {
	q.Safety = false
	return q
}
