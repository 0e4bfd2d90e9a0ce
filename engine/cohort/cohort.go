// Package cohort makes up people who train, so that the rules can be watched at
// work on more people than anyone could meet.
//
// # Who they are
//
// Draw gives a person: age, sex, training, goal, minutes, what they own, what
// was measured, and which of some fifty conditions they have, each with its own
// share and apart from the others, but for those that answer the same question.
// A few questions are answered "not sure".
//
// # How they answer to training
//
// Pain has a level that falls every day by a share of its distance to the
// usual one, and sways around it from day to day, the more so on one day where
// it did on the day before. Now and then a flare lifts it for some days.
//
// A stage asks for StageStep times as much of the body as the one before, a
// dose as much more as its total and load exceed those the line began with:
// that is demand. What demand exceeds of the person's capacity is overload. It
// hurts in the session, by the person's sense of it, and part of that is left
// the next morning. Capacity grows with every trained week, by the share of the
// sessions that were done, and shrinks in weeks without any. Effort is demand
// against capacity; reps left in reserve are what capacity leaves.
//
// A bout that is due is done with the person's own chance, and then nearly
// always in full. Breaks of a week to some months come by chance, and so do
// signs that the check before a session stops on: some are a false alarm, some
// a warning sign, which sends the person to a clinician for some weeks. There
// it is resolved, or the person does not come back.
//
// Every constant is in numbers.go. All are our own choice: nothing here was
// fitted to people, and no result says anything about them. It says what the
// rules do.
//
// # How they are counted
//
// Decider carries out the decisions alone: screening, stage and dose by the
// real rules on a few lines of each stage. Live walks a whole course, every
// session chosen as on a real day. Both count into a Tally, together with every
// Violation that a separate check finds. The same person and the same random
// numbers give the same Tally.
package cohort

import (
	"math"
	"math/rand/v2"

	"tspine/engine/assessment"
	"tspine/engine/person"
	"tspine/engine/screening"
	"tspine/engine/unit"
)

// Person is one made-up person: what they say when they are asked, and how
// their body answers to training.
type Person struct {
	Profile  person.Profile
	Kit      int        // what they own, by its place in kit.go
	Has      Conditions // on the first day
	Measures assessment.Measures

	Level    float64 // pain on the first day, 0 to 10
	Usual    float64 // pain that it returns to
	Return   float64 // share of the distance to Usual that a day takes away
	Sway     float64 // how far pain sways by the day, in points
	More     float64 // points that moving hurts more than resting
	Worst    float64 // points that the worst of a day is above its usual
	Sense    float64 // points of pain for being asked twice of what is carried
	Reach    float64 // capacity at first, against what the first stage of the program asks for
	Gain     float64 // share by which capacity grows in a trained week
	Keeps    float64 // share of due bouts that are done
	Flares   float64 // mean days between flares
	Breaks   float64 // mean days between breaks
	Signs    float64 // mean days between signs
	Loosens  float64 // degrees of rotation that training can add
	Careless float64 // share of days without a morning rating
}

// Draw makes up a person.
func Draw(r *rand.Rand) Person {
	p := Person{Kit: pick(r, kitShares[:])}
	p.Profile = profile(r)
	p.Profile.Equipment = kits[p.Kit].own
	p.hurt(r)
	p.respond(r)
	p.Measures = p.measure(r)
	p.Has = drawConditions(r, &p)
	return p
}

func profile(r *rand.Rand) person.Profile {
	p := person.Profile{
		Age: int(triangle(r, AgeYoungest, AgeMost, AgeOldest)) / AgeStep * AgeStep, Sex: person.Male, Training: person.None,
		Goal: goals[r.IntN(len(goals))], Minutes: minutes[r.IntN(len(minutes))],
	}
	if r.Float64() < ShareWomen {
		p.Sex = person.Female
	}
	switch u := r.Float64(); {
	case u < ShareLifters:
		p.Training = person.Lifter
	case u < ShareLifters+ShareActive:
		p.Training = person.Active
	}
	return p
}

var (
	goals   = [...]person.Goal{person.Pain, person.Desk, person.Overhead, person.Strength, person.General}
	minutes = [...]int{5, 10, 15, 20, 30, 45}
)

func (p *Person) hurt(r *rand.Rand) {
	if r.Float64() >= SharePainless {
		p.Level = triangle(r, 0, LevelMost, LevelHighest)
	}
	p.Usual = p.Level * between(r, UsualLeast, UsualMost)
	p.Return = between(r, ReturnLeast, ReturnMost)
	p.Sway = between(r, SwayLeast, SwayMost)
	if p.Level == 0 {
		p.Sway *= SwayPainless
	}
	p.More = float64(within(r, 0, MoveMore))
	p.Worst = float64(within(r, 0, WorstMore))
}

func (p *Person) respond(r *rand.Rand) {
	p.Sense = between(r, SenseLeast, SenseMost)
	p.Reach = between(r, ReachLeast, ReachMost)
	p.Gain = between(r, GainLeast, GainMost)
	p.Keeps = triangle(r, KeepsLeast, KeepsUsual, KeepsMost)
	p.Flares = between(r, FlaresOften, FlaresSeldom)
	p.Breaks = between(r, BreaksOften, BreaksSeldom)
	p.Signs = between(r, SignsOften, SignsSeldom)
	p.Loosens = between(r, 0, LoosensMost)
	p.Careless = between(r, 0, CarelessMost)
}

// measure draws the first measuring session. Some were never measured, but for
// their pain.
func (p *Person) measure(r *rand.Rand) assessment.Measures {
	m := assessment.Measures{PainRest: rate(p.Level), PainMove: rate(p.Level + p.More), PainWorst: rate(p.Level + p.Worst)}
	if r.Float64() >= ShareMeasured {
		return m
	}
	m.Baselines = assessment.BaselineSessions
	left := RotationMean + RotationSpread*r.NormFloat64()
	m.LLR = assessment.Two(degrees(left), degrees(left+RotationSides*r.NormFloat64()))
	low, high := assessment.SideBendInterval(p.Profile.Age)
	bend := (low+high)/2 + (high-low)/(2*assessment.Z95)*r.NormFloat64()
	m.SideBend = assessment.Two(max(bend, 0), max(bend, 0))
	m.OWD = assessment.One(math.Round(max(OWDSpread*r.NormFloat64()-OWDLess, 0)/OWDStep) * OWDStep)
	m.SWA = assessment.Two(wallAngel(r), wallAngel(r))
	m.WallHold = assessment.NotShown
	if r.Float64() < ShareWallHold {
		m.WallHold = assessment.HasShown
	}
	return m
}

// wallAngel draws points of 0 to 3.
func wallAngel(r *rand.Rand) float64 {
	return math.Round(triangle(r, 0, assessment.WallAngelGood, assessment.WallAngelBest))
}

// degrees is an angle as it is read off.
func degrees(x float64) float64 { return math.Round(min(max(x, 0), assessment.MaxRotation)) }

// intake is what the person says in a screening on a day, with pain at a level.
func (p *Person) intake(answers screening.Answers, level float64, day unit.Day, referral bool) screening.Intake {
	return screening.Intake{
		Age: p.Profile.Age, Sex: p.Profile.Sex, Day: day, Answers: answers,
		PainRest: rate(level), PainMove: rate(level + p.More), PainWorst: rate(level + p.Worst),
		OWD: p.Measures.OWD.Value, HasOWD: p.Measures.OWD.Taken, Referral: referral,
	}
}

// rate gives a level of pain as a rating.
func rate(level float64) unit.Rating {
	if level < 0 {
		return unit.Rate(0)
	}
	return unit.Rate(min(int(level+0.5), unit.MaxRating))
}

// between draws evenly.
func between(r *rand.Rand, low, high float64) float64 { return low + (high-low)*r.Float64() }

// triangle draws from low to high, most often near most.
func triangle(r *rand.Rand, low, most, high float64) float64 {
	u, at := r.Float64(), (most-low)/(high-low)
	if u < at {
		return low + math.Sqrt(u*(high-low)*(most-low))
	}
	return high - math.Sqrt((1-u)*(high-low)*(high-most))
}

// pick draws a place by shares, which add up to 1.
func pick(r *rand.Rand, shares []float64) int {
	u := r.Float64()
	for i, s := range shares {
		if u -= s; u < 0 {
			return i
		}
	}
	return len(shares) - 1
}

// within draws a whole number, both ends included.
func within(r *rand.Rand, low, high int) int { return low + r.IntN(high-low+1) }

// wait draws the days until something that comes by chance.
func wait(r *rand.Rand, mean float64) int { return 1 + int(mean*r.ExpFloat64()) }
