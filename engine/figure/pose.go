package figure

import (
	"slices"

	"tspine/engine/body"
	"tspine/engine/fault"
)

// Pose is how an exercise is drawn: from which posture, with what, touching
// what, and the few angles that its author gives.
type Pose struct {
	ID       string
	From     string // a start posture
	Props    []Prop
	Contacts []Contact // in every key; those of From where it is nil
	Keys     []Key     // start, vias, end: at least one
	Camera   string    // a view's name; the drawing knows them
	Second   string    // another one, for a small picture beside; empty without
	Views    []string  // from where else it may be seen whole; the drawing knows them
	Side     body.Side // for which it is drawn, where its turn doesn't tell
	Arrows   []Trace
	// Notes for the drawing: parts to bring to the front or to send to the back.
	Front, Behind []string
	Timing        Timing
	Steps         bool // the next rep is the other side's
	// Walks says that the end is the start with the sides changed, and that the
	// way on from there is the way out with the sides changed.
	Walks bool
}

// Key is one posture on the way.
type Key struct {
	Name     string
	Settings []Setting
	Contacts []Contact // besides those of the pose
	Drops    []string  // contacts of the pose that don't hold here, by what touches
}

// Setting is one angle that an author gives.
type Setting struct {
	Angle Angle
	Value float64
}

// Trace asks for an arrow that shows where a named point goes.
type Trace struct {
	Point string
	Side  body.Side
}

// Spine says whether an angle is one of those that an author gives for the
// spine: they are kept exactly.
func (a Angle) Spine() bool { return a >= LumbarFlex && a <= Breath }

// even says whether left and right do the same in the whole pose.
func (p Pose) even() bool {
	for _, c := range p.allContacts() {
		if !c.even() {
			return false
		}
	}
	for _, prop := range p.Props {
		if prop.Side != body.NoSide && !p.paired(prop) {
			return false
		}
	}
	at, _, _ := StartPosture(Average(), p.From)
	if at != at.Mirror() {
		return false
	}
	for _, k := range p.Keys {
		for _, s := range k.Settings {
			if s.Angle.lateral() && s.Value != 0 {
				return false
			}
			twin := s.Angle.On(s.Angle.Side().Other())
			if twin != s.Angle && !slices.Contains(k.Settings, Setting{twin, s.Value}) {
				return false
			}
		}
	}
	return true
}

func (p Pose) allContacts() []Contact {
	out := slices.Clone(p.contacts())
	for _, k := range p.Keys {
		out = append(out, k.Contacts...)
	}
	return out
}

// contacts gives those of every key.
func (p Pose) contacts() []Contact {
	if p.Contacts != nil {
		return p.Contacts
	}
	_, texts, _ := StartPosture(Average(), p.From)
	var out []Contact
	for _, text := range texts {
		c, _ := ParseContact(text)
		out = append(out, c)
	}
	return out
}

// at gives the contacts of key i.
func (p Pose) at(i int) []Contact {
	k := p.Keys[i]
	out := slices.DeleteFunc(slices.Clone(p.contacts()), func(c Contact) bool {
		return slices.Contains(k.Drops, withSide(c.What, c.Side))
	})
	return append(out, k.Contacts...)
}

// between gives the contacts that hold on the way from key i to the next.
func (p Pose) between(i int) []Contact {
	if i+1 >= len(p.Keys) {
		return p.at(i)
	}
	after := p.at(i + 1)
	return slices.DeleteFunc(p.at(i), func(c Contact) bool { return !slices.Contains(after, c) })
}

// Check finds what is wrong with a pose: props and parts that are not there,
// angles past a joint's range.
func (p Pose) Check() fault.Faults {
	var all fault.Faults
	if _, _, ok := StartPosture(Average(), p.From); !ok {
		all.Add("from", "unknown-start", p.From, joined(StartNames()))
	}
	if len(p.Keys) == 0 {
		all.Add("start", "missing-key", "", "start")
	}
	for _, k := range p.Keys {
		for _, s := range k.Settings {
			if l := s.Angle.Limit(); !(s.Value >= l.Low && s.Value <= l.High) {
				all.Add(k.Name, "past-joint", s.Angle.String()+" "+number(s.Value), number(l.Low)+" to "+number(l.High)+", "+l.Source)
			}
		}
		for _, c := range k.Contacts {
			p.checkContact(k.Name, c, &all)
		}
	}
	for _, c := range p.contacts() {
		p.checkContact("contacts", c, &all)
	}
	return all
}

func (p Pose) checkContact(key string, c Contact, all *fault.Faults) {
	if c.Kind == Apart || c.Kind == High || c.On == "floor" || c.onBody() {
		return
	}
	names := []string{"floor"}
	for _, prop := range p.Props {
		known := prop.names()
		if slices.Contains(known, c.On) {
			return
		}
		names = append(names, known...)
	}
	all.Add(key, "unknown-prop", c.On, joined(names))
}

// stepped gives a pose that walks its end: the start with the sides changed.
func (p Pose) stepped() Pose {
	if !p.Walks || len(p.Keys) == 0 || p.Keys[len(p.Keys)-1].Name == "end" {
		return p
	}
	end := Key{Name: "end", Drops: p.Keys[0].Drops}
	for _, s := range p.Keys[0].Settings {
		if p.oneHanded() && s.Angle.arm() {
			end.Settings = append(end.Settings, s)
			continue
		}
		s.Angle = s.Angle.On(s.Angle.Side().Other())
		if s.Angle.lateral() {
			s.Value = -s.Value
		}
		end.Settings = append(end.Settings, s)
	}
	for _, c := range p.Keys[0].Contacts {
		c.Side, c.OnSide = c.Side.Other(), c.OnSide.Other()
		end.Contacts = append(end.Contacts, c)
	}
	p.Keys = append(slices.Clone(p.Keys), end)
	return p
}

// oneHanded says whether a thing is carried in one hand: it stays there.
func (p Pose) oneHanded() bool {
	return slices.ContainsFunc(p.Props, func(prop Prop) bool { return prop.Side != body.NoSide && !p.paired(prop) })
}

// paired says whether the other hand holds the same.
func (p Pose) paired(prop Prop) bool {
	return slices.ContainsFunc(p.Props, func(o Prop) bool { return o.Kind == prop.Kind && o.Side == prop.Side.Other() })
}

// otherFoot gives a posture of a walk with the sides changed; arms stay where
// one of them carries something.
func (p Pose) otherFoot(at Posture) Posture {
	out := at.Mirror()
	if p.oneHanded() {
		for a := range Angles {
			if a.arm() {
				out[a] = at[a]
			}
		}
	}
	return out
}

// motion gives the motion of a solved way.
func (p Pose) motion(way []Posture) Motion {
	m := Motion{Way: way}
	if p.Walks {
		for _, at := range way {
			m.Return = append(m.Return, p.otherFoot(at))
		}
	}
	return m
}

// still says whether key i is the one before it but for the breath.
func (p Pose) still(i int) bool {
	without := func(k Key) []Setting {
		return slices.DeleteFunc(slices.Clone(k.Settings), func(s Setting) bool { return s.Angle == Breath })
	}
	return i > 0 && slices.Equal(without(p.Keys[i]), without(p.Keys[i-1])) && slices.Equal(p.at(i), p.at(i-1))
}

// rests says whether key i is a posture that one stays in: a via is not.
func (p Pose) rests(i int) bool { return i == 0 || i == len(p.Keys)-1 }

// stands says whether a body stands on the same contacts from key i to the
// next; where it steps, its weight is on the way.
func (p Pose) stands(i int) bool {
	n := len(p.between(i))
	return n == len(p.at(i)) && (i+1 >= len(p.Keys) || n == len(p.at(i+1)))
}

// propsFor gives the props in their places for a build: things keep their size,
// and stand farther off for who is taller.
func (p Pose) propsFor(b Build) []Prop {
	out := slices.Clone(p.Props)
	for i := range out {
		if out[i].Hold == Lies {
			out[i].Frame.At = out[i].Frame.At.Mul(b.scale())
		}
		out[i].Ends = slices.Clone(out[i].Ends)
		for k := range out[i].Ends {
			out[i].Ends[k] = out[i].Ends[k].Mul(b.scale())
		}
	}
	return out
}

// names gives what contacts may call a prop: its name, and each of its parts.
func (p Prop) names() []string {
	out := []string{p.Name}
	for _, row := range propTable {
		if row.kind != p.Kind {
			continue
		}
		for _, piece := range row.pieces {
			if name := p.Name + " " + piece.Part; piece.Part != p.Name && !slices.Contains(out, name) {
				out = append(out, name)
			}
		}
	}
	return out
}
