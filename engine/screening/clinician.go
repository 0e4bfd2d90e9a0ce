package screening

import "tspine/engine/evidence"

// clinicians is evidence 1.3. The urgency is the usual one, hurry what makes
// it the same day.
var clinicians = [...]sign{
	{flag: "R10", about: "heart-on-effort", action: ClinicianFirst, urgency: SameDay,
		holds: (*facts).heartOnEffort, leads: []ask{exertional, chestPainWeek},
		basis: evidence.Known, sources: []evidence.ID{"acsm-getp10", "nice-cg95"}},
	{flag: "R11", about: "meals-or-urine", action: ClinicianFirst, urgency: Within1Week,
		holds: (*facts).mealsOrUrine, hurry: (*facts).jaundiceOrFever, leads: []ask{meals, loin},
		basis: evidence.Found, sources: []evidence.ID{"nhs-devon-thoracic"}},
	{flag: "R12", about: "infection", action: ClinicianFirst, urgency: Within1Week,
		holds: (*facts).infected, hurry: (*facts).infectedToday, leads: []ask{fever},
		basis: evidence.Found, sources: []evidence.ID{"yusuf-2019"}},
	{flag: "R13", about: "cancer-ever", action: ClinicianFirst, urgency: Within1Week,
		holds: (*facts).cancerBefore, hurry: (*facts).cancerToday, leads: []ask{cancer},
		basis: evidence.Known, sources: []evidence.ID{"nice-ng234", "tspine"}},
	{flag: "R14", about: "weight-or-sweats", action: ClinicianFirst, urgency: Within1Week,
		holds: (*facts).weightOrSweats, leads: []ask{weightLoss, nightSweats},
		basis: evidence.Design, sources: []evidence.ID{"therapeutic-guidelines-au", "tspine"}},
	{flag: "R15", about: "night-pain", action: ClinicianFirst, urgency: Within1Week,
		holds: on(nightPain), hurry: (*facts).nightPainToday, leads: []ask{nightPain},
		basis: evidence.Found, sources: []evidence.ID{"therapeutic-guidelines-au", "nhs-devon-thoracic", "harding-2005"}},
	{flag: "R16", about: "constant-pain", action: ClinicianFirst, urgency: Within1Week,
		holds: on(constant), leads: []ask{constant},
		basis: evidence.Design, sources: []evidence.ID{"therapeutic-guidelines-au", "tspine"}},
	{flag: "R17", about: "band-round-trunk", action: ClinicianFirst, urgency: Within1Week,
		holds: onEither(band, bandOld), hurry: func(f *facts) bool { return f.is(band).maybe() }, leads: []ask{band, bandOld},
		basis: evidence.Found, sources: []evidence.ID{"nhs-devon-thoracic", "nice-ng234", "tspine"}},
	{flag: "R18", about: "clumsy-hands", action: ClinicianFirst, urgency: SameDay,
		holds: on(clumsy), leads: []ask{clumsy},
		basis: evidence.Found, sources: []evidence.ID{"dcm-symptoms"}},
	{flag: "R19", about: "brittle-bone-strain", action: ClinicianFirst, urgency: Within1Week,
		holds: (*facts).fragile, hurry: func(f *facts) bool { return f.hurts(fracturePain) == yes }, leads: []ask{steroids},
		basis: evidence.Found, sources: []evidence.ID{"cochrane-cd008643", "therapeutic-guidelines-au", "tspine"}},
	{flag: "R20", about: "injury-unassessed", action: ClinicianFirst, urgency: SameDay,
		holds: (*facts).injured, leads: []ask{injuryWeeks},
		basis: evidence.Found, sources: []evidence.ID{"canadian-c-spine"}},
	{flag: "R21", about: "swelling", action: ClinicianFirst, urgency: Within1Week,
		holds: on(swelling), leads: []ask{swelling},
		basis: evidence.Design, sources: []evidence.ID{"nice-ng12", "tspine"}},
	{flag: "R22", about: "chest-wall", action: ClinicianFirst, urgency: Within1Week,
		holds: (*facts).chestWallUnclear, leads: []ask{chestWall},
		basis: evidence.Found, sources: []evidence.ID{"nhs-devon-thoracic", "referred-pain-preprint", "tspine"}},
	{flag: "R23", about: "strip-or-rash", action: ClinicianFirst, urgency: SameDay,
		holds: on(strip), leads: []ask{strip},
		basis: evidence.Found, sources: []evidence.ID{"nhs-shingles"}},
	{flag: "R24", about: "limb-nerve", action: ClinicianFirst, urgency: Within1Week,
		holds: (*facts).limbNerve, hurry: func(f *facts) bool { return f.limbWeak().maybe() }, leads: []ask{weakness, limbNew},
		basis: evidence.Known, sources: []evidence.ID{"nice-ng59", "tspine"}},
	{flag: "R25", about: "surgery", action: ClinicianFirst, urgency: Within1Week,
		holds: (*facts).operated, leads: []ask{surgeryWeeks},
		basis: evidence.Known, sources: []evidence.ID{"sternal-precautions", "tspine"}},
	{flag: "R26", about: "pregnancy-warning", action: ClinicianFirst, urgency: SameDay,
		holds: on(pregnancyWarning), leads: []ask{pregnancyWarning},
		basis: evidence.Found, sources: []evidence.ID{"acog-804"}},
	{flag: "R27", about: "heart-not-cleared", action: ClinicianFirst, urgency: Within1Week,
		holds: (*facts).heartUncleared, leads: []ask{heart},
		basis: evidence.Found, sources: []evidence.ID{"acsm-getp10"}},
	{flag: "R28", about: "pressure-too-high", action: ClinicianFirst, urgency: SameDay,
		holds: func(f *facts) certainty { return f.pressed(systolicStop, diastolicStop) }, leads: []ask{bp},
		basis: evidence.Known, sources: []evidence.ID{"aha-2007"}},
	{flag: "R29", about: "under-18", action: ClinicianFirst, urgency: OutOfScope,
		holds: func(f *facts) certainty { return surely(f.Age < adult) },
		basis: evidence.Design, sources: []evidence.ID{"nhs-devon-thoracic", "tspine"}},
	{flag: "R30", about: "course-of-program", action: ClinicianFirst, urgency: Within1Week,
		holds: func(f *facts) certainty { return surely(f.Referral) },
		basis: evidence.Design, sources: []evidence.ID{"tspine"}},
	{flag: "R31", about: "known-fracture", action: ClinicianFirst, urgency: Within1Week,
		holds: (*facts).broken, leads: []ask{fractureWeeks},
		basis: evidence.Design, sources: []evidence.ID{"fracture-healing", "tspine"}},
	{flag: "R32", about: "clot", action: ClinicianFirst, urgency: SameDay,
		holds: on(clot), leads: []ask{clot},
		basis: evidence.Design, sources: []evidence.ID{"clot-treatment", "tspine"}},
	{flag: "R33", about: "aorta-known", action: ClinicianFirst, urgency: Within1Week,
		holds: (*facts).aortaUncleared, leads: []ask{aorta},
		basis: evidence.Known, sources: []evidence.ID{"aortic-isometric", "tspine"}},
}

func (f *facts) heartOnEffort() certainty { return anyOf(f.is(exertional), f.is(chestPainWeek)) }

// mealsOrUrine is R11. Jaundice, black stools or vomited blood count by
// themselves.
func (f *facts) mealsOrUrine() certainty { return anyOf(f.is(meals), f.is(loin), f.is(jaundice)) }

func (f *facts) jaundiceOrFever() bool {
	return f.is(jaundice).maybe() || f.is(loin).maybe() && f.is(fever).maybe()
}

// infected is R12 (a) or (b).
func (f *facts) infected() certainty { return anyOf(f.is(fever), f.is(infection), f.is(infectionHigh)) }

// infectedToday is what makes R12 (b) urgent; (a) always is.
func (f *facts) infectedToday() bool {
	unwell := anyOf(f.is(veryIll), f.chose(weakness, general))
	return anyOf(f.is(fever), f.is(infectionHigh), unwell, f.is(nightSweats), f.is(nightPain)).maybe()
}

func (f *facts) cancerBefore() certainty {
	return all(anyOf(f.is(cancer), f.is(cancerRecent)), f.is(painNew))
}

// weightOrSweats is R14, as other flags look at it.
func (f *facts) weightOrSweats() certainty { return anyOf(f.is(weightLoss), f.is(nightSweats)) }

// cancerToday is what makes R13 urgent: recent, spread, R14 to R17, or severe.
func (f *facts) cancerToday() bool {
	with := anyOf(f.weightOrSweats(), f.is(nightPain), f.is(constant), f.is(band), f.is(bandOld))
	return f.is(cancerRecent).maybe() || with.maybe() || f.hurts(cancerPain) == yes
}

// nightPainToday is what makes R15 urgent: severe, or R12 to R14.
func (f *facts) nightPainToday() bool {
	return f.hurts(nightPainTop) == yes || anyOf(f.infected(), f.cancerBefore(), f.weightOrSweats()).maybe()
}

// fragile is R19 (a) to (d), and a stiff spine that was hurt (M20). A sudden
// pain is by its question a new one that nobody has assessed.
func (f *facts) fragile() certainty {
	severe := anyOf(f.is(sudden), f.hurts(strainPain))
	hurt := all(f.within(injuryWeeks, stiffSpineInjury), surely(!f.injurySeen()))
	return anyOf(
		all(f.is(strain), anyOf(f.brittle(), f.is(stiffSpine), f.over(fractureAge))),
		all(f.is(strain), f.aged(fractureMiddleAge, fractureAge), severe),
		all(f.is(sudden), f.over(fractureAge), f.hurts(suddenPain)),
		all(f.is(sudden), f.brittleByMeasure()),
		all(f.is(stiffSpine), anyOf(f.is(sudden), hurt)),
	)
}

// injurySeen says whether the injury was assessed.
func (f *facts) injurySeen() bool { return f.said(injuryAssessed) || f.cleared("R20") }

// injured is R20. A sign of danger counts although no injury was dated.
func (f *facts) injured() certainty {
	switch {
	case f.injurySeen():
		return no
	case f.said(injuryDanger) && !f.answer[injuryWeeks].positive():
		return yes
	}
	return all(f.within(injuryWeeks, injuryLimit), anyOf(f.over(injuryAge), f.is(injuryDanger)))
}

// chestWallSeen says whether the pain round the chest was cleared (M17).
func (f *facts) chestWallSeen() bool { return f.said(chestCleared) || f.cleared("R22") }

// heartOrLungs says whether R01 to R04 or R10 fires.
func (f *facts) heartOrLungs() bool {
	return f.said(chestPain) || f.said(tearing) || f.said(breathless) || f.said(collapse) ||
		f.heartOnEffort() == yes && !f.cleared("R10")
}

// chestWallOdd is what sets R22 apart from M21: age, no change by movement or
// pressing, or long and never assessed.
func (f *facts) chestWallOdd() certainty {
	return anyOf(f.over(chestWallAge), f.is(chestMechanical).not(), f.longerThan(months, chestWallWeeks/weeksPerMonth))
}

// chestWallUnclear is R22.
func (f *facts) chestWallUnclear() certainty {
	if f.chestWallSeen() || f.heartOrLungs() {
		return no
	}
	return all(f.is(chestWall), f.chestWallOdd())
}

// limbNerve is R24.
func (f *facts) limbNerve() certainty { return anyOf(f.limbWeak(), f.is(limbNew)) }

// surgerySeen says whether upper-body exercise was cleared after an operation.
func (f *facts) surgerySeen() bool { return f.said(surgeryCleared) || f.cleared("R25") }

// operated is R25, by the time since the operation. A restriction counts
// although no operation was dated.
func (f *facts) operated() certainty {
	restricted := f.is(surgeryRestricted)
	if restricted == yes && !f.answer[surgeryWeeks].positive() {
		return yes
	}
	watched := anyOf(surely(!f.surgerySeen()), f.is(openHeart), restricted)
	return anyOf(
		f.within(surgeryWeeks, surgeryClosed),
		all(f.within(surgeryWeeks, surgeryWatched), watched),
		all(f.within(surgeryWeeks, surgeryLast), restricted),
	)
}

// heartUncleared is R27. Not sure whether there is such a disease is not sure
// for the active, too.
func (f *facts) heartUncleared() certainty {
	if f.said(heartCleared) || f.is(heart) == yes && f.said(active) {
		return no
	}
	return f.is(heart)
}

// pressed says whether the blood pressure is known to reach either limit. Not
// knowing it fires nothing (1.1).
func (f *facts) pressed(systolic, diastolic float64) certainty {
	upper, lower, ok := f.answer[bp].Pressure()
	return surely(ok && (upper >= systolic || lower >= diastolic))
}

// fractureSeen says whether a known fracture was cleared for exercise.
func (f *facts) fractureSeen() bool { return f.said(fractureCleared) || f.cleared("R31") }

// broken is R31: at any age of the fracture, until it is cleared.
func (f *facts) broken() certainty {
	return all(f.within(fractureWeeks, mostWeeks), surely(!f.fractureSeen()))
}

// aortaSeen says whether a known aortic disease was cleared for exercise.
func (f *facts) aortaSeen() bool { return f.said(aortaCleared) || f.cleared("R33") }

func (f *facts) aortaUncleared() certainty { return all(f.is(aorta), surely(!f.aortaSeen())) }
