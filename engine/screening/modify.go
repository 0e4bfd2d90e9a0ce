package screening

import (
	"math"

	"tspine/engine/evidence"
	"tspine/engine/unit"
)

// modifiers is evidence 1.4. What each leaves out stands in the matrix.
var modifiers = [...]sign{
	{flag: "M01", about: "brittle-bones", action: Modify, holds: (*facts).brittleBones, advise: func(f *facts) bool { return f.brittleByMeasure() == yes },
		basis: evidence.Found, sources: []evidence.ID{"bonefit", "mov-e", "iscd", "giangregorio-2014"}},
	{flag: "M02", about: "vertebra-healed", action: Modify, holds: on(vertebra),
		basis: evidence.Found, sources: []evidence.ID{"giangregorio-2014"}},
	{flag: "M03", about: "stenosis", action: Modify, holds: onEither(stenosis, legs), advise: func(f *facts) bool { return f.is(legs).maybe() },
		basis: evidence.Known, sources: []evidence.ID{"nass-2011"}},
	{flag: "M04", about: "slipped-vertebra", action: Modify, holds: on(slip),
		basis: evidence.Found, sources: []evidence.ID{"nava-bringas-2021"}},
	{flag: "M05", about: "inflammatory-pattern", action: Modify, holds: (*facts).inflammatory, advise: always,
		basis: evidence.Found, sources: []evidence.ID{"nice-ng65", "asas-ibp", "tspine"}},
	{flag: "M06", about: "hypermobile", action: Modify, holds: (*facts).loose,
		basis: evidence.Found, sources: []evidence.ID{"hakim-2003", "hsd-2017", "tone-and-tighten"}},
	{flag: "M07", about: "shoulder-pain", action: Modify, holds: on(shoulderPain),
		basis: evidence.Known, sources: []evidence.ID{"rotator-cuff-cpg"}},
	{flag: "M08", about: "shoulder-unstable", action: Modify, holds: on(dislocated),
		basis: evidence.Known, sources: []evidence.ID{"wall-angel-apprehension"}},
	{flag: "M09u", about: "pressure-unchecked", action: Modify, holds: (*facts).pressureHigh, advise: always,
		basis: evidence.Found, sources: []evidence.ID{"narloch-1995", "lima-2015", "aha-2007"}},
	{flag: "M09c", about: "pressure-checked", action: Modify, holds: (*facts).pressureMild,
		basis: evidence.Found, sources: []evidence.ID{"narloch-1995"}},
	{flag: "M10", about: "pregnant", action: Modify, holds: (*facts).pregnant, advise: (*facts).untold, leads: []ask{pregnantWeeks},
		basis: evidence.Found, sources: []evidence.ID{"acog-804"}},
	{flag: "M10e", about: "pregnant-early", action: Modify, holds: (*facts).pregnantEarly, advise: (*facts).untold, leads: []ask{pregnantWeeks},
		basis: evidence.Design, sources: []evidence.ID{"tspine"}},
	{flag: "M10p", about: "after-birth", action: Modify, holds: (*facts).afterBirth,
		basis: evidence.Design, sources: []evidence.ID{"tspine"}},
	{flag: "M11", about: "injury-soft", action: Modify, holds: (*facts).injuredSoft, leads: []ask{injuryWeeks},
		basis: evidence.Design, sources: []evidence.ID{"tspine"}},
	{flag: "M12", about: "eyes-or-vertigo", action: Modify, holds: on(eyes),
		basis: evidence.Known, sources: []evidence.ID{"head-down-eye-pressure"}},
	{flag: "M13", about: "thin-blood", action: Modify, holds: onEither(thinner, clotTreated),
		basis: evidence.Found, sources: []evidence.ID{"bartsch-2021"}},
	{flag: "M14", about: "spinal-fusion", action: Modify, holds: on(fusion),
		basis: evidence.Design, sources: []evidence.ID{"tspine"}},
	{flag: "M15", about: "limb-pain-stable", action: Modify, holds: (*facts).limbStable, advise: func(f *facts) bool { return !f.said(limbAssessed) },
		basis: evidence.Known, sources: []evidence.ID{"nice-ng59", "tspine"}},
	{flag: "M16", about: "medicine-today", action: Modify, holds: onEither(painkiller, sedative),
		basis: evidence.Design, sources: []evidence.ID{"tspine"}},
	{flag: "M17", about: "chest-wall-cleared", action: Modify, holds: (*facts).chestWallCleared,
		basis: evidence.Design, sources: []evidence.ID{"tspine"}},
	{flag: "M18", about: "rib-injury", action: Modify, holds: func(f *facts) certainty { return f.within(ribWeeks, ribLimit) },
		basis: evidence.Known, sources: []evidence.ID{"fracture-healing", "tspine"}},
	{flag: "M19", about: "wound-under-roller", action: Modify, holds: on(wound),
		basis: evidence.Found, sources: []evidence.ID{"bartsch-2021"}},
	{flag: "M20", about: "stiff-spine", action: Modify, holds: on(stiffSpine),
		basis: evidence.Design, sources: []evidence.ID{"tspine"}},
	{flag: "M21", about: "chest-wall-mechanical", action: Modify, holds: (*facts).chestWallPlain, advise: always,
		basis: evidence.Design, sources: []evidence.ID{"tspine"}},
	{flag: "M22", about: "heart-active", action: Modify, holds: (*facts).heartActive,
		basis: evidence.Design, sources: []evidence.ID{"acsm-getp10", "tspine"}},
}

// yellows is evidence 1.5.
var yellows = [...]sign{
	{flag: "N01", about: "unsafe-belief", action: Note, holds: func(f *facts) certainty { return f.between(unsafeBelief, unsafeBeliefLimit, math.Inf(1)) },
		basis: evidence.Design, sources: []evidence.ID{"tspine"}},
	{flag: "N02", about: "low-mood", action: Note, holds: on(lowMood), basis: evidence.Design, sources: []evidence.ID{"tspine"}},
	{flag: "N03", about: "sits-long", action: Note, holds: on(sitting), basis: evidence.Known, sources: []evidence.ID{"who-2020"}},
	{flag: "N04", about: "passive-only", action: Note, holds: on(passive), basis: evidence.Design, sources: []evidence.ID{"tspine"}},
	{flag: "N05", about: "long-pain", action: Note, holds: func(f *facts) certainty { return f.longerThan(months, longPainMonths) },
		basis: evidence.Design, sources: []evidence.ID{"tspine"}},
	{flag: "N06", about: "heat", action: Note, holds: on(heat), basis: evidence.Design, sources: []evidence.ID{"tspine"}},
	{flag: "N07", about: "painless-pops", action: Note, holds: on(pops), basis: evidence.Seed, sources: []evidence.ID{"tone-and-tighten"}},
}

// countsAsBrittle says whether "not sure" about bones or steroids counts as
// yes; otherwise it counts as no (1.1, the same for R19).
func (f *facts) countsAsBrittle() bool { return f.Age >= fractureAge || f.olderWoman() }

// brittle says whether bones are known to be brittle, or count as such.
func (f *facts) brittle() certainty {
	switch known := anyOf(f.is(osteoporosis), f.is(steroids)); {
	case known == unsure:
		return surely(f.countsAsBrittle())
	default:
		return known
	}
}

// brittleByMeasure says whether occiput-to-wall distance or lost height speaks
// for brittle bones. Numbers that can't be read count.
func (f *facts) brittleByMeasure() certainty {
	if f.Age < measuredBoneAge {
		return no
	}
	height := f.between(heightLoss, heightLossLimit, math.Inf(1))
	if height == unsure {
		height = surely(f.countsAsBrittle())
	}
	return anyOf(height, surely(f.HasOWD && !(f.OWD < occiputToWallLimit)))
}

// brittleBones is M01; it is "not sure" where nothing but a "not sure" that
// counts as yes stands behind it.
func (f *facts) brittleBones() certainty {
	measured := f.HasOWD && f.Age >= measuredBoneAge && !(f.OWD < occiputToWallLimit)
	lost := f.Age >= measuredBoneAge && f.between(heightLoss, heightLossLimit, math.Inf(1)) == yes
	switch {
	case f.said(osteoporosis), f.said(steroids), measured, lost:
		return yes
	case anyOf(f.brittle(), f.brittleByMeasure()) == yes:
		return unsure
	default:
		return no
	}
}

// inflammatory is M05: young at its onset, long, and three signs of NICE's
// list, or a long morning stiffness (6.7).
func (f *facts) inflammatory() certainty {
	signs := surely(f.niceSigns() >= niceCount)
	if signs == no && f.answer[nice].form == saidNotSure {
		signs = unsure
	}
	return all(f.youngOnset(), f.longerThan(months, inflammatoryMonths), anyOf(signs, f.is(morning)))
}

// youngOnset says whether the pain began young enough for M05, which is certain
// for whoever isn't older.
func (f *facts) youngOnset() certainty {
	if f.Age < inflammatoryOnset || f.answer[nice].has(onset35) {
		return yes
	}
	return f.between(onset, 0, inflammatoryOnset)
}

// niceSigns counts the signs of NICE's list; an onset under 35 counts whether
// it was ticked or given as a number.
func (f *facts) niceSigns() int {
	n := f.answer[nice].chosen()
	early := f.between(onset, 0, earlyOnset) == yes
	if early && !f.answer[nice].has(onset35) {
		n++
	}
	return n
}

// loose is M06.
func (f *facts) loose() certainty {
	return anyOf(f.between(fivePart, fivePartCount, math.Inf(1)), f.is(hypermobile))
}

// pressureHigh is M09u, the higher of the two that R28 leaves.
func (f *facts) pressureHigh() certainty {
	if f.pressed(systolicStop, diastolicStop) == yes {
		return no
	}
	return anyOf(f.pressed(systolicHigh, diastolicHigh), f.is(pressureUnchecked))
}

// pressureMild is M09c.
func (f *facts) pressureMild() certainty {
	if f.pressed(systolicStop, diastolicStop) == yes || f.pressureHigh() != no {
		return no
	}
	return anyOf(f.pressed(systolicMild, diastolicMild), f.is(pressureControlled))
}

// gestation is the week of pregnancy on the day of the screening, 0 where none
// was given.
func (f *facts) gestation() float64 {
	weeks, ok := f.answer[pregnantWeeks].Number()
	if !ok || weeks <= 0 {
		return 0
	}
	return weeks + float64(f.since)/unit.DaysPerWeek
}

// pregnant is M10. Not sure whether, or how long, counts as the stricter M10.
func (f *facts) pregnant() certainty {
	late := surely(f.gestation() > firstTrimester)
	if f.answer[pregnantWeeks].IsNotSure() {
		late = unsure
	}
	return all(late, surely(!f.said(pregnancyWarning)))
}

// pregnantEarly is M10e.
func (f *facts) pregnantEarly() certainty {
	weeks := f.gestation()
	return surely(weeks > 0 && weeks <= firstTrimester && !f.said(pregnancyWarning))
}

// afterBirth is M10p.
func (f *facts) afterBirth() certainty {
	return all(f.within(birthWeeks, birthLimit), surely(!f.said(pregnancyWarning)))
}

// untold says whether whoever looks after the pregnancy may not know of it.
func (f *facts) untold() bool { return f.is(notTold).maybe() }

// injuredSoft is M11, where neither R08 nor R20 stands.
func (f *facts) injuredSoft() certainty {
	open := !f.injurySeen() && (f.said(majorInjury) || f.injured() == yes)
	return anyOf(all(f.within(injuryWeeks, injuryLimit), surely(!open)), surely(f.stated("R20")))
}

// limbStable is M15, which R24 takes over from.
func (f *facts) limbStable() certainty {
	if f.limbNerve() == yes && !f.cleared("R24") {
		return no
	}
	return f.is(limb)
}

// chestWallCleared is M17.
func (f *facts) chestWallCleared() certainty {
	return surely(f.said(chestCleared) || f.stated("R22") || f.chestWallSeen() && f.is(chestWall).maybe())
}

// chestWallPlain is M21: what is neither R22 nor cleared. Not sure of such pain
// is R22's, unless nothing else speaks for R22.
func (f *facts) chestWallPlain() certainty {
	odd := f.chestWallOdd()
	if f.chestWallSeen() || odd == yes || odd == unsure && !f.said(chestWall) {
		return no
	}
	return f.is(chestWall)
}

// heartActive is M22. Not sure whether there is such a disease is R27's.
func (f *facts) heartActive() certainty {
	return surely(f.said(heart) && f.said(active) && !f.said(heartCleared))
}
