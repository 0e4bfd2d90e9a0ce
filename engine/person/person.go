// Package person describes who trains, and with what: age, goal, training,
// equipment and minutes.
package person

// Training says how much strength training a person does.
type Training string

// None, active, or a lifter: strength training on two or more days a week for
// six months or longer.
const (
	None   Training = "none"
	Active Training = "active"
	Lifter Training = "lifter"
)

// Goal is what a person trains for.
type Goal string

// The goals of evidence 7.3. Posture is treated as Desk.
const (
	Pain     Goal = "pain"
	Desk     Goal = "desk"
	Posture  Goal = "posture"
	Overhead Goal = "overhead"
	Strength Goal = "strength"
	General  Goal = "general"
)

// Sex as far as a rule asks for it; the zero Sex is not said.
type Sex string

// The sexes that rules know.
const (
	Female Sex = "F"
	Male   Sex = "M"
)

// Profile is what a person says about themselves before training.
type Profile struct {
	Age       int
	Sex       Sex
	Training  Training
	Goal      Goal
	Minutes   int  // for the main session of a day
	Pounds    bool // weights are shown and stepped in pounds
	Equipment Equipment
}
