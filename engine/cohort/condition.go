package cohort

import (
	"math/bits"
	"math/rand/v2"

	"tspine/engine/exercise"
	"tspine/engine/person"
	"tspine/engine/screening"
)

// condition is one thing that some people have, how they answer the screening
// because of it, and what has to follow by evidence 1.2 to 1.4 and 2.2, said a
// second time and apart from the screening's own tables: what the screening
// makes of the answers is held against it.
type condition struct {
	id    string
	share float64 // of those who can have it
	about int     // of conditions about the same thing only the first stands; 0: none
	says  []said
	of    func(p *Person) bool // who can have it; nil: everyone

	sends  func(age int) bool // to a clinician or for help, without a plan; nil: never
	leaves exercise.Classes   // out of every session
	codes  []string           // exercises left out by themselves
	cap    exercise.Stage     // highest stage at entry; 0: none
	counts func(age int, sex person.Sex) bool
}

// said is one answer.
type said struct {
	question string
	answer   screening.Answer
}

// Conditions is a set of conditions, by their place in the list.
type Conditions uint64

// What several conditions may be about.
const (
	night = iota + 1
	weight
	swelling
	wall
	heart
	pressure
	injury
	surgery
	bones
	child
	aboutEnd
)

// Classes that several conditions leave out (2.2).
const (
	bonesLeave = exercise.RollExt | exercise.ChairExt | exercise.SMR | exercise.RotEnd | exercise.RotLoad | exercise.FlexLoad |
		exercise.Hinge | exercise.ExtEnd | exercise.EccBall | exercise.Bridge
	pressureLeaves = exercise.AntLoad | exercise.Overhead | exercise.FlexLoad | exercise.Hinge | exercise.Plank | exercise.RotLoad |
		exercise.EccBall | exercise.Bridge
	stiffLeaves = exercise.RotEnd | exercise.ExtEnd | exercise.RollExt | exercise.ChairExt | exercise.FlexLoad | exercise.Bridge |
		exercise.RotLoad | exercise.ProneExt | exercise.EccBall | exercise.Overhead
	ribsLeave = exercise.SMR | exercise.RollExt | exercise.ChairExt | exercise.RotEnd | exercise.ProneExt | exercise.ExtEnd |
		exercise.EccBall | exercise.Bridge
	clearedLeaves = exercise.Overhead | exercise.AntLoad | exercise.FlexLoad | exercise.RotLoad | exercise.ExtEnd | exercise.RotEnd
)

// conditions is the list. The first warnings of them may also come up later,
// as a sign. It does not change.
var conditions = [...]condition{
	{id: "chest-pain", share: ShareChestPain, says: yes("chest_pain_24h"), sends: always},
	{id: "night-pain", share: ShareNightPain, says: yes("night_unrelieved"), about: night, sends: always},
	{id: "constant-pain", share: ShareConstantPain, says: yes("constant_nonmechanical"), sends: always},
	{id: "pain-on-effort", share: SharePainOnEffort, says: yes("exertional_symptoms"), sends: always},
	{id: "swelling", share: ShareSwelling, says: yes("swelling_unexamined"), about: swelling, sends: always},
	{id: "weight-loss", share: ShareWeightLoss, says: yes("weight_loss"), about: weight, sends: always},
	{id: "weak-limb", share: ShareWeakLimb, says: one("weakness", screening.Choice("limb")), sends: always},
	{id: "band-round-trunk", share: ShareBand, says: yes("band_like"), sends: always},
	{id: "fever", share: ShareFever, says: yes("fever"), sends: always},
	{id: "bad-fall", share: ShareBadFall, says: append(one("injury_weeks", screening.Count(2)), yes("injury_danger")...), about: injury, sends: always},

	{id: "night-pain-unsure", share: ShareUnsure, says: unsure("night_unrelieved"), about: night, sends: always},
	{id: "cancer-before", share: ShareCancer, says: yes("cancer_ever", "pain_new_or_changed"), sends: always},
	{id: "operated-lately", share: ShareOperated, says: one("surgery_weeks", screening.Count(4)), about: surgery, sends: always},
	{id: "pressure-too-high", share: SharePressureStop, says: one("bp", screening.Pressure(185, 112)), about: pressure, sends: always},
	{id: "heart-inactive", share: ShareHeartInactive, says: yes("known_cvmr"), about: heart, sends: always},
	{id: "chest-wall", share: ShareChestWall, says: yes("chest_wall_radiation"), about: wall, sends: always},
	{id: "pregnancy-warning", share: SharePregnancyWarning, says: append(one("pregnant_weeks", screening.Count(20)), yes("pregnancy_warning")...),
		about: child, of: mayBear, sends: always},

	{id: "brittle-bones", share: ShareBrittle, says: yes("osteoporosis"), about: bones, leaves: bonesLeave},
	{id: "brittle-bones-unsure", share: ShareUnsure, says: unsure("osteoporosis"), about: bones, leaves: bonesLeave, counts: oldBones},
	{id: "vertebra-healed", share: ShareVertebra, says: yes("vertebral_fracture_healed"), leaves: bonesLeave | exercise.Overhead |
		exercise.AntLoad | exercise.ProneExt | exercise.Plank | exercise.FlexExt | exercise.SideUnl},
	{id: "stenosis", share: ShareStenosis, says: yes("stenosis"), leaves: exercise.ExtEnd | exercise.RollExt | exercise.ChairExt |
		exercise.Bridge | exercise.ProneExt | exercise.EccBall},
	{id: "slipped-vertebra", share: ShareSlipped, says: yes("spondylolisthesis"), leaves: exercise.ExtEnd | exercise.Bridge |
		exercise.ProneExt | exercise.FlexLoad | exercise.Hinge | exercise.EccBall},
	{id: "hypermobile", share: ShareHypermobile, says: one("five_pq", screening.Count(3)), leaves: exercise.ExtEnd | exercise.RotEnd |
		exercise.RollExt | exercise.ChairExt},
	{id: "shoulder-pain", share: ShareShoulderPain, says: yes("shoulder_overhead_pain"), leaves: exercise.Overhead, codes: []string{"S004-06"}},
	{id: "shoulder-unstable", share: ShareShoulderUnstable, says: yes("shoulder_dislocated"), leaves: exercise.Overhead | exercise.RotLoad |
		exercise.Scap, codes: []string{"S004-06"}},
	{id: "pressure-high", share: SharePressureHigh, says: one("bp", screening.Pressure(165, 102)), about: pressure, leaves: pressureLeaves},
	{id: "pressure-mild", share: SharePressureMild, says: one("bp", screening.Pressure(145, 92)), about: pressure},
	{id: "pressure-unsure", share: SharePressureUnsure, says: unsure("bp"), about: pressure},
	{id: "pregnant", share: SharePregnant, says: one("pregnant_weeks", screening.Count(24)), about: child, of: mayBear,
		leaves: exercise.ProneExt | exercise.ExtEnd | exercise.RollExt | exercise.SMR | exercise.Bridge | exercise.FlexLoad |
			exercise.EccBall | exercise.Plank, codes: []string{"S002-04", "S001-01"}},
	{id: "pregnant-early", share: SharePregnantEarly, says: one("pregnant_weeks", screening.Count(8)), about: child, of: mayBear},
	{id: "birth", share: ShareBirth, says: one("birth_weeks", screening.Count(4)), about: child, of: mayBear, cap: exercise.Static,
		leaves: exercise.Bridge | exercise.FlexLoad | exercise.EccBall | exercise.Plank | exercise.ExtEnd},
	{id: "injury-assessed", share: ShareInjury, says: append(one("injury_weeks", screening.Count(3)), yes("injury_assessed")...), about: injury,
		leaves: exercise.RotEnd | exercise.ExtEnd | exercise.RollExt | exercise.ChairExt | exercise.Overhead | exercise.AntLoad |
			exercise.FlexLoad | exercise.Hinge | exercise.RotLoad | exercise.EccBall | exercise.Bridge},
	{id: "eyes-or-reflux", share: ShareEyes, says: yes("eye_vertigo_reflux"), leaves: exercise.RotLoad | exercise.FlexLoad | exercise.Hinge |
		exercise.HeadLow},
	{id: "blood-thinner", share: ShareThinner, says: yes("anticoagulant"), leaves: exercise.SMR | exercise.RollExt},
	{id: "fused-spine", share: ShareFused, says: yes("fusion"), leaves: stiffLeaves},
	{id: "limb-stable", share: ShareLimbStable, says: yes("radiating_limb_stable"), leaves: exercise.RotEnd | exercise.Overhead | exercise.ExtEnd},
	{id: "sedative", share: ShareSedative, says: yes("sedative"), leaves: exercise.AntLoad | exercise.Overhead | exercise.FlexLoad |
		exercise.Hinge | exercise.RotLoad},
	{id: "rib-injury", share: ShareRib, says: one("rib_injury_weeks", screening.Count(4)), leaves: ribsLeave},
	{id: "wound", share: ShareWound, says: yes("roller_site_wound"), leaves: exercise.SMR | exercise.RollExt},
	{id: "stiff-spine", share: ShareStiffSpine, says: yes("stiff_spine_disease"), leaves: stiffLeaves},
	{id: "heart-active", share: ShareHeartActive, says: yes("known_cvmr", "active_now"), about: heart, cap: exercise.Eccentric},
	{id: "chest-wall-mechanical", share: ShareChestMechanical, says: yes("chest_wall_radiation", "chest_wall_mechanical"), about: wall,
		sends: func(age int) bool { return age >= chestWallAge }, leaves: ribsLeave},
	{id: "unsafe-belief", share: ShareUnsafeBelief, says: one("unsafe_belief", screening.Count(7))},
	{id: "weight-unsure", share: ShareUnsure, says: unsure("weight_loss"), about: weight, cap: exercise.Static},
	{id: "aorta-cleared", share: ShareAorta, says: yes("aortic_known", "aortic_cleared"), cap: exercise.Eccentric, leaves: pressureLeaves},
	{id: "operated-cleared", share: ShareOperatedCleared, says: append(one("surgery_weeks", screening.Count(10)), yes("surgery_cleared")...),
		about: surgery, cap: exercise.Static, leaves: exercise.Overhead | exercise.AntLoad},
	{id: "swelling-cleared", share: ShareSwellingCleared, says: append(one("cleared_for", screening.Several("R21")), yes("swelling_unexamined")...),
		about: swelling, cap: exercise.Static, leaves: clearedLeaves},
}

// warnings is how many of the first conditions may also come up later.
const warnings = 10

// Ages at which the same answer counts for more (1.3, 1.4).
const (
	chestWallAge = 40 // R22
	oldBonesAge  = 65 // M01 not sure
	oldBonesHers = 60
	adultAge     = 18 // R29
	owdAge       = 50 // M01 by occiput to wall
	owdGap       = 5  // cm
	bearYoungest = 18
	bearOldest   = 45
)

// apart gives for each thing that conditions are about all of them.
var apart = func() (out [aboutEnd]Conditions) {
	for i := range conditions {
		if about := conditions[i].about; about > 0 {
			out[about] |= 1 << i
		}
	}
	return out
}()

func always(int) bool { return true }

func mayBear(p *Person) bool {
	return p.Profile.Sex == person.Female && p.Profile.Age >= bearYoungest && p.Profile.Age <= bearOldest
}

func oldBones(age int, sex person.Sex) bool {
	return age >= oldBonesAge || sex != person.Male && age >= oldBonesHers
}

func yes(questions ...string) []said {
	var out []said
	for _, q := range questions {
		out = append(out, said{q, screening.Yes()})
	}
	return out
}

func unsure(question string) []said { return one(question, screening.NotSure()) }

func one(question string, a screening.Answer) []said { return []said{{question, a}} }

// drawConditions draws what a person has.
func drawConditions(r *rand.Rand, p *Person) Conditions {
	var has Conditions
	for i := range conditions {
		if c := &conditions[i]; r.Float64() < c.share && (c.of == nil || c.of(p)) {
			has = has.with(i)
		}
	}
	return has
}

// with adds the condition at place i, unless there is one about the same thing.
func (c Conditions) with(i int) Conditions {
	if c&apart[conditions[i].about] != 0 {
		return c
	}
	return c | 1<<i
}

// answers is how a person with these conditions answers every question.
func (c Conditions) answers() screening.Answers {
	out := screening.Answers{}
	c.each(func(s said) { out[s.question] = s.answer })
	return out.OthersNo()
}

// each goes through the answers that are not no.
func (c Conditions) each(do func(said)) {
	for rest := c; rest != 0; rest &= rest - 1 {
		for _, s := range conditions[bits.TrailingZeros64(uint64(rest))].says {
			do(s)
		}
	}
}

// truth is what has to follow from what a person has.
type truth struct {
	sends  bool
	leaves exercise.Classes
	cap    exercise.Stage
	has    Conditions
}

// truth gives what has to follow for a person with these conditions.
func (p *Person) truth(has Conditions) truth {
	age := p.Profile.Age
	out := truth{sends: age < adultAge, has: has}
	if p.Measures.OWD.Taken && p.Measures.OWD.Value >= owdGap && age >= owdAge {
		out.leaves = bonesLeave
	}
	if swa := p.Measures.SWA; swa.Taken() && swa.Low() <= lowWallAngel {
		out.leaves |= exercise.Overhead
	}
	for rest := has; rest != 0; rest &= rest - 1 {
		c := &conditions[bits.TrailingZeros64(uint64(rest))]
		if c.counts != nil && !c.counts(age, p.Profile.Sex) {
			continue
		}
		out.sends = out.sends || c.sends != nil && c.sends(age)
		out.leaves |= c.leaves
		if c.cap > 0 && (out.cap == 0 || c.cap < out.cap) {
			out.cap = c.cap
		}
	}
	return out
}

// lowWallAngel is the wall angel up to which nothing is done overhead (7.2).
const lowWallAngel = 1

// forbids says whether an exercise must not be shown.
func (t *truth) forbids(e *exercise.Exercise) bool {
	if e.Classes.Has(t.leaves) {
		return true
	}
	for rest := t.has; rest != 0; rest &= rest - 1 {
		for _, code := range conditions[bits.TrailingZeros64(uint64(rest))].codes {
			if code == e.Code {
				return true
			}
		}
	}
	return false
}

// resolved gives what is left when what sends people to a clinician is over.
func (c Conditions) resolved(age int) Conditions {
	for i := range conditions {
		if sends := conditions[i].sends; sends != nil && sends(age) {
			c &^= 1 << i
		}
	}
	return c
}
