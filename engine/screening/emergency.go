package screening

import "tspine/engine/evidence"

// referrals are the flags that leave no room for a plan, R01 to R33.
var referrals = append(emergencies[:len(emergencies):len(emergencies)], clinicians[:]...)

// emergencies is evidence 1.2.
var emergencies = [...]sign{
	{flag: "R01", about: "heart-now", action: Emergency, holds: on(chestPain), leads: []ask{chestPain},
		basis: evidence.Found, sources: []evidence.ID{"bmj-interscapular-2008", "referred-pain-preprint"}},
	{flag: "R02", about: "tearing-pain", action: Emergency, holds: on(tearing), leads: []ask{tearing},
		basis: evidence.Found, sources: []evidence.ID{"bmj-interscapular-2008"}},
	{flag: "R03", about: "breath-and-blood", action: Emergency, holds: on(breathless), leads: []ask{breathless},
		basis: evidence.Found, sources: []evidence.ID{"bmj-interscapular-2008", "referred-pain-preprint"}},
	{flag: "R04", about: "faint-or-belly", action: Emergency, holds: on(collapse), leads: []ask{collapse},
		basis: evidence.Found, sources: []evidence.ID{"therapeutic-guidelines-au", "referred-pain-preprint"}},
	{flag: "R05", about: "bladder-bowel-saddle", action: Emergency, holds: on(bladder), leads: []ask{bladder},
		basis: evidence.Found, sources: []evidence.ID{"nhs-devon-thoracic", "therapeutic-guidelines-au"}},
	{flag: "R06", about: "both-legs", action: Emergency, holds: on(bothLegs), leads: []ask{bothLegs},
		basis: evidence.Found, sources: []evidence.ID{"nhs-devon-thoracic", "nice-ng234"}},
	{flag: "R07", about: "fever-very-ill", action: Emergency, holds: (*facts).feverVeryIll, leads: []ask{fever},
		basis: evidence.Known, sources: []evidence.ID{"davis-2004", "yusuf-2019"}},
	{flag: "R08", about: "major-injury", action: Emergency, holds: on(majorInjury), leads: []ask{majorInjury},
		basis: evidence.Found, sources: []evidence.ID{"therapeutic-guidelines-au", "canadian-c-spine"}},
	{flag: "R09", about: "stroke", action: Emergency, holds: on(stroke), leads: []ask{stroke},
		basis: evidence.Known, sources: []evidence.ID{"fast-stroke", "cervical-artery-dissection"}},
}

// feverVeryIll is R07: fever, and weak or very ill with it.
func (f *facts) feverVeryIll() certainty {
	return all(f.is(fever), anyOf(f.is(veryIll), f.limbWeak(), f.chose(weakness, general)))
}

// chose says whether word is the choice made.
func (f *facts) chose(a ask, word string) certainty {
	if f.answer[a].form == saidNotSure {
		return unsure
	}
	return surely(f.answer[a].has(word))
}

// limbWeak says whether one arm or leg is getting weaker or more numb.
func (f *facts) limbWeak() certainty { return f.chose(weakness, ofLimb) }
