package figure

import (
	"math"
	"strconv"
	"strings"

	"tspine/engine/body"
	"tspine/engine/fault"
)

// ContactKind says how two things meet.
type ContactKind uint8

// The kinds of contact.
const (
	Stuck  ContactKind = iota // it touches and stays where it touches
	Slides                    // it touches and moves along
	Apart                     // both sides are Gap meters apart
	High                      // it is Gap meters above the floor
)

// Contact is what touches what. Its notation: "hands on floor", "left hand on
// head", "T7 on roller", "hands slide on wall", "hands 60 apart" (centimeters),
// "hands together", "hands on opposite shoulders".
type Contact struct {
	What     string    // a landmark
	Side     body.Side // NoSide: both, or the one in the middle
	Kind     ContactKind
	On       string    // floor, a prop, or a landmark
	OnSide   body.Side // the side of a landmark that is touched
	Opposite bool      // each side touches the other one's
	Gap      float64   // meters
}

// String writes the contact as it is read.
func (c Contact) String() string {
	what := withSide(c.What, c.Side)
	switch c.Kind {
	case Apart:
		return what + " " + number(math.Round(c.Gap*1000)/10) + " apart"
	case High:
		return what + " " + number(math.Round(c.Gap*1000)/10) + " high"
	case Slides:
		what += " slide"
	}
	if c.Opposite {
		return what + " on opposite " + plural(c.On)
	}
	on := c.On
	if c.OnSide != body.NoSide {
		on = c.OnSide.String() + " " + on
	} else if l, ok := findLandmark(on); ok && l.pair && c.Side == body.NoSide {
		on = plural(on)
	}
	return what + " on " + on
}

func withSide(name string, side body.Side) string {
	if side != body.NoSide {
		return side.String() + " " + name
	}
	if l, ok := findLandmark(name); ok && l.pair {
		return plural(name)
	}
	return name
}

// plural gives "feet" for "foot" and "backs of hands" for "back of hand".
func plural(name string) string {
	if head, rest, ok := strings.Cut(name, " of "); ok {
		return plural(head) + " of " + plural(rest)
	}
	switch name {
	case "foot":
		return "feet"
	case "calf":
		return "calves"
	}
	return name + "s"
}

// ParseContact reads the notation of one contact.
func ParseContact(text string) (Contact, fault.Faults) {
	var c Contact
	var all fault.Faults
	subject, target, on := strings.Cut(text, " on ")
	words := strings.Fields(subject)
	if !on {
		c.Kind = Apart
		words = c.gap(words, text, &all)
		if len(all) > 0 {
			return c, all
		}
	} else if n := len(words); n > 1 && (words[n-1] == "slide" || words[n-1] == "slides") {
		c.Kind = Slides
		words = words[:n-1]
	}
	l, side, both := readLandmark(strings.Join(words, " "), &all, text)
	c.What, c.Side = l.name, side
	if l.pair && side == body.NoSide && !both {
		all.Add("", "no-side", l.name, "left "+l.name+", right "+l.name+" or "+plural(l.name))
	}
	if on {
		c.target(strings.TrimSpace(target), l.pair, &all, text)
	}
	return c, all
}

// gap reads "60 apart", "22 high" or "together" at the end of words.
func (c *Contact) gap(words []string, text string, all *fault.Faults) []string {
	n := len(words)
	switch {
	case n > 1 && words[n-1] == "together":
		return words[:n-1]
	case n > 2 && (words[n-1] == "apart" || words[n-1] == "high"):
		if words[n-1] == "high" {
			c.Kind = High
		}
		cm, err := strconv.ParseFloat(words[n-2], 64)
		if err != nil || !(cm >= 0 && cm <= 200) { // nor is what is no number
			all.Add("", "out-of-range", words[n-2], "centimeters from 0 to 200")
		}
		c.Gap = cm / 100
		return words[:n-2]
	}
	all.Add("", "not-a-contact", text, "as hands on floor, left hand on head, hands 60 apart, grips 22 high")
	return words
}

// target reads what is touched. A name that is no landmark is a prop's; whether
// there is one is checked with the pose.
func (c *Contact) target(text string, pair bool, all *fault.Faults, whole string) {
	if rest, ok := strings.CutPrefix(text, "opposite "); ok {
		l, _, both := readLandmark(rest, all, whole)
		if !both || c.Side != body.NoSide || !pair {
			all.Add("", "not-opposite", whole, "as hands on opposite shoulders")
		}
		c.On, c.Opposite = l.name, true
		return
	}
	var none fault.Faults
	l, side, both := readLandmark(text, &none, whole)
	if len(none) > 0 {
		c.On = text
		return
	}
	c.On, c.OnSide = l.name, side
	if l.pair && side == body.NoSide && (!both || c.Side != body.NoSide) {
		all.Add("", "no-side", text, "left "+l.name+" or right "+l.name)
	}
}

// readLandmark reads a landmark with its side, or in the plural.
func readLandmark(text string, all *fault.Faults, whole string) (l landmark, side body.Side, both bool) {
	name := text
	if rest, ok := strings.CutPrefix(text, "left "); ok {
		name, side = rest, body.Left
	} else if rest, ok := strings.CutPrefix(text, "right "); ok {
		name, side = rest, body.Right
	}
	if l, ok := findLandmark(name); ok {
		if !l.pair && side != body.NoSide {
			all.Add("", "no-such-side", text, name)
		}
		return l, side, false
	}
	for _, l := range landmarks {
		if l.pair && plural(l.name) == name && side == body.NoSide {
			return l, side, true
		}
	}
	all.Add("", "unknown-part", text, strings.Join(LandmarkNames(), ", ")+", T1 to T12, L1 to L5")
	return landmark{}, side, false
}

// sides gives the sides that a contact is about, NoSide for the middle.
func (c Contact) sides() []body.Side {
	l, _ := findLandmark(c.What)
	switch {
	case !l.pair:
		return []body.Side{body.NoSide}
	case c.Side == body.NoSide:
		return []body.Side{body.Right, body.Left}
	default:
		return []body.Side{c.Side}
	}
}

// even says whether a contact treats left and right alike.
func (c Contact) even() bool { return c.Side == body.NoSide && c.OnSide == body.NoSide }

// onBody says whether a contact is with a part of the body itself.
func (c Contact) onBody() bool {
	_, ok := findLandmark(c.On)
	return ok
}
