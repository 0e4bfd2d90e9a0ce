package figure

import (
	"fmt"
	"hash/fnv"
	"math"
	"slices"
	"strconv"
	"strings"

	"tspine/engine/body"
)

// solverVersion is raised where the solver itself finds other postures.
const solverVersion = 8

// Stamp gives a digest of a pose and of everything that its postures depend
// on: the skeleton, the flesh, the limits, the start postures, the props. A
// lock with another stamp is stale.
func Stamp(p Pose) string {
	h := fnv.New64a()
	p = p.stepped()
	plain := stamped{ID: p.ID, From: p.From, Props: p.Props, Contacts: p.Contacts, Keys: p.Keys, Steps: p.Steps, Walks: p.Walks}
	fmt.Fprint(h, solverVersion, steps, plain, Builds(), bones, lumps, landmarks, starts, oneSided, limits, propTable, masses, loads, sacrum, sternal, knuckles, ballOfFoot)
	return fmt.Sprintf("%016x", h.Sum64())
}

// stamped is a pose as its stamp knows it. What only the drawing asks for is
// empty, and stands there because it did when the first figures were kept: a
// stamp that was given stays right.
type stamped struct {
	ID, From       string
	Props          []Prop
	Contacts       []Contact
	Keys           []Key
	Camera, Second string
	Side           body.Side
	Arrows         []Trace
	Front, Behind  []string
	Timing         Timing
	Steps, Walks   bool
}

// code gives the name of an angle in a lock: "arm-raise.r".
func (a Angle) code() string {
	word := strings.ReplaceAll(angleWords[a.On(body.Right)], " ", "-")
	switch a.Side() {
	case body.Right:
		return word + ".r"
	case body.Left:
		return word + ".l"
	}
	return word
}

// WriteLock writes solved postures of one pose: for each build a line a
// posture, with what is not as in the line before. Places are meters, angles
// degrees.
func WriteLock(stamp string, solved []Solved) []byte {
	out := []byte("# Solved postures, written by tspine draw --solve. Don't edit.\nstamp " + stamp + "\n")
	for _, v := range solved {
		out = append(out, "build "+v.Build.Name+"\n"...)
		var before Posture
		for i, p := range v.Motion.Way {
			name := strconv.Itoa(i)
			if k := slices.Index(v.Keys, i); k >= 0 {
				name = strings.ReplaceAll(v.Pose.Keys[k].Name, " ", "-")
			}
			out = append(out, name...)
			out = appendChanges(out, before, p)
			out = append(out, '\n')
			before = p
		}
	}
	return out
}

// appendChanges writes the angles that are not as before; both sides at once
// where they are alike.
func appendChanges(out []byte, before, p Posture) []byte {
	for a := range firstLeft {
		l := a.On(body.Left)
		switch {
		case a.Side() == body.NoSide:
			if p[a] != before[a] {
				out = appendAngle(out, a.code(), p[a])
			}
		case p[a] == p[l]:
			if p[a] != before[a] || p[l] != before[l] {
				out = appendAngle(out, strings.TrimSuffix(a.code(), ".r"), p[a])
			}
		default:
			for _, s := range [...]Angle{a, l} {
				if p[s] != before[s] {
					out = appendAngle(out, s.code(), p[s])
				}
			}
		}
	}
	return out
}

func appendAngle(out []byte, code string, v float64) []byte {
	out = append(out, ' ')
	out = append(out, code...)
	out = append(out, '=')
	return strconv.AppendFloat(out, v, 'f', -1, 64)
}

// LockError says what is wrong with a lock.
type LockError struct {
	Line   int
	Reason string // stale, no-build, not-a-line, not-an-angle
	Got    string
}

// Error writes line, reason and what was found.
func (e *LockError) Error() string {
	return fmt.Sprintf("lock line %d: %s %q", e.Line, e.Reason, e.Got)
}

// ReadLock gives the postures of a build from a lock. It fails where the lock
// is of another pose or skeleton than the stamp's, or lacks the build.
func ReadLock(text []byte, p Pose, b Build) (Solved, error) {
	v := Solved{Pose: p.stepped(), Build: b}
	p = v.Pose
	stamp := Stamp(p)
	var at Posture
	ours, codes := false, angleCodes()
	for i, line := range strings.Split(string(text), "\n") {
		words := strings.Fields(line)
		switch {
		case len(words) == 0 || words[0] == "#":
		case words[0] == "stamp" && len(words) == 2:
			if words[1] != stamp {
				return v, &LockError{i + 1, "stale", words[1]}
			}
		case words[0] == "build" && len(words) == 2:
			ours, at = words[1] == b.Name, Posture{}
		case ours:
			if err := at.change(words[1:], codes); err != "" {
				return v, &LockError{i + 1, "not-an-angle", err}
			}
			if _, err := strconv.Atoi(words[0]); err != nil {
				v.Keys = append(v.Keys, len(v.Motion.Way))
			}
			v.Motion.Way = append(v.Motion.Way, at)
		}
	}
	if len(v.Keys) != len(p.Keys) {
		return v, &LockError{0, "no-build", b.Name}
	}
	v.Motion = p.motion(v.Motion.Way)
	return v, nil
}

// angleCodes says which angles a word of a lock sets: one, or that of both
// sides.
func angleCodes() map[string][]Angle {
	out := make(map[string][]Angle, 2*Angles)
	for a := range Angles {
		c := a.code()
		out[c] = append(out[c], a)
		if both := strings.TrimSuffix(strings.TrimSuffix(c, ".r"), ".l"); both != c {
			out[both] = append(out[both], a)
		}
	}
	return out
}

// change sets the angles of one line; it gives the first word that is none.
func (p *Posture) change(words []string, codes map[string][]Angle) (wrong string) {
	for _, w := range words {
		code, number, _ := strings.Cut(w, "=")
		v, err := strconv.ParseFloat(number, 64)
		angles := codes[code]
		for _, a := range angles {
			p[a] = v
		}
		if len(angles) == 0 || err != nil || math.IsNaN(v) || math.IsInf(v, 0) {
			return w
		}
	}
	return ""
}
