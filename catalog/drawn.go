package catalog

import (
	"errors"
	"fmt"
	"hash/fnv"
	"maps"
	"math"
	"slices"
	"strconv"
	"strings"

	"tspine/engine/fault"
	"tspine/engine/figure"
)

// drawn is the pose of an own exercise, and the lock that was kept with it; empty
// where none was.
type drawn struct {
	pose *figure.Pose
	lock string
}

// mostPostures is how many postures a kept figure may have: what the solver finds
// is far less.
const mostPostures = 100

// figure gives the solved postures for a build. A lock may have come from
// elsewhere: one that no solver of ours wrote is no figure.
func (d drawn) figure(b figure.Build) (figure.Solved, error) {
	v, err := figure.ReadLock([]byte(d.lock), *d.pose, b)
	if err != nil {
		return v, fmt.Errorf("lock of %s: %w", d.pose.ID, err)
	}
	if len(v.Motion.Way) > mostPostures {
		return v, fmt.Errorf("lock of %s: %d postures", d.pose.ID, len(v.Motion.Way))
	}
	for _, p := range v.Motion.Way {
		for a := range figure.Angles {
			if l := reach(a); math.IsNaN(p[a]) || p[a] < l.Low-figure.LimitGate || p[a] > l.High+figure.LimitGate {
				return v, fmt.Errorf("lock of %s: %s is %v", d.pose.ID, a, p[a])
			}
		}
	}
	return v, nil
}

// Drawn says how an own exercise is drawn: a word that is another one for another
// figure; empty where it is not drawn.
func (c *Catalog) Drawn(id string) string {
	one, ok := c.drawn[id]
	if !ok {
		return ""
	}
	if _, err := one.figure(figure.Builds()[0]); err != nil {
		return ""
	}
	sum := fnv.New64a()
	fmt.Fprint(sum, c.Digest, id, one.lock)
	return strconv.FormatUint(sum.Sum64(), 36)
}

// Posed says whether an own exercise has a pose, drawn or not.
func (c *Catalog) Posed(id string) bool { _, ok := c.drawn[id]; return ok }

// FigureOf gives the postures of a pose from its lock, for a build.
func FigureOf(p figure.Pose, lock string, b figure.Build) (figure.Solved, error) {
	return drawn{&p, lock}.figure(b)
}

// readOwnPose reads the pose of an own exercise, which stands under its key.
func readOwnPose(v Value) *figure.Pose {
	if v.IsText() {
		v.Fault("pose-elsewhere", v.Text(), "")
		return nil
	}
	p := readPose(v, "")
	return &p
}

// Poses gives the poses of the own exercises that a text holds.
func (c *Catalog) Poses(file string, text []byte) []figure.Pose {
	doc, v := readOwnText(file, text)
	f := c.readOwn(doc, v, text)
	if v.IsMapping() && isProgram(v) && v.has("exercises") && len(f.list) == 0 {
		f.list = c.ownExercises(v.key("exercises"))
	}
	var out []figure.Pose
	for _, one := range f.list {
		if one.pose != nil {
			out = append(out, *one.pose)
		}
	}
	return out
}

// Lock gives what was kept of the postures of a pose, where it is still of that
// pose; empty where there is none.
func (c *Catalog) Lock(p figure.Pose) string {
	kept, ok := c.drawn[p.ID]
	if !ok {
		return ""
	}
	if _, err := FigureOf(p, kept.lock, figure.Builds()[0]); err != nil {
		return ""
	}
	return kept.lock
}

// beginsLock stands before the lock of each exercise of a text.
const beginsLock = "pose "

// WriteDrawn writes the locks of the exercises of a text, by id.
func WriteDrawn(locks map[string]string) string {
	var out strings.Builder
	for _, id := range slices.Sorted(maps.Keys(locks)) {
		out.WriteString(beginsLock + id + "\n" + locks[id])
	}
	return out.String()
}

func readDrawn(text string) map[string]string {
	out := map[string]string{}
	id := ""
	for line := range strings.Lines(text) {
		if name, ok := strings.CutPrefix(line, beginsLock); ok {
			id = strings.TrimSpace(name)
			continue
		}
		out[id] += line
	}
	return out
}

// DrawPose finds the postures of a pose that somebody wrote, for every build, as
// long as more says yes, and gives its lock. What is wrong with it are faults
// whose path is its key.
func DrawPose(p figure.Pose, more func() bool) (lock string, solved []figure.Solved, all fault.Faults) {
	for _, b := range figure.Builds() {
		v, err := figure.SolveWhile(b, p, more)
		var unmet *figure.UnmetError
		var wrong fault.Faults
		switch {
		case errors.Is(err, figure.ErrStopped):
			return "", nil, fault.Faults{{Code: "figure-too-long"}}
		case errors.As(err, &unmet):
			note(&all, fault.Fault{Path: unmet.Key, Code: "figure-contact", Got: unmet.Contact, Want: measured("contact", unmet.By)})
		case errors.As(err, &wrong):
			return "", nil, wrong
		}
		solved = append(solved, v)
		for _, c := range v.Report().Checks() {
			if c.Value > c.Gate && (unmet == nil || c.Name != "contact") {
				key, _, _ := strings.Cut(c.At, " +")
				key, _, _ = strings.Cut(key, ":")
				note(&all, fault.Fault{Path: key, Code: "figure-" + c.Name, Got: c.At, Want: measured(c.Name, c.Value)})
			}
		}
	}
	return string(figure.WriteLock(figure.Stamp(p), solved)), solved, all
}

// note adds a fault, unless another build has shown it already.
func note(all *fault.Faults, f fault.Fault) {
	if !slices.ContainsFunc(*all, func(one fault.Fault) bool { return one.Code == f.Code && one.Path == f.Path }) {
		*all = append(*all, f)
	}
}

// measured writes what a check found: centimeters, degrees, or for smoothness
// how many times.
func measured(check string, v float64) string {
	switch check {
	case "limit", "spine":
		return strconv.FormatFloat(v, 'f', 1, 64) + "°"
	case "smooth":
		return strconv.FormatFloat(v, 'f', 1, 64)
	}
	return strconv.FormatFloat(v*100, 'f', 1, 64) + " cm"
}

// AtPose tells faults of a pose where its keys stand in its text.
func AtPose(file string, text []byte, all fault.Faults) Faults {
	doc, v := ReadYAML(file, 1, text)
	if !v.Present() {
		return doc.Faults
	}
	v.poseFaults(all)
	return underPose(doc.Faults)
}

// AtPoseOf tells faults of the pose of an own exercise where its keys stand in
// the text that the exercise came with.
func AtPoseOf(file string, text []byte, id string, all fault.Faults) Faults {
	doc, v := readOwnText(file, text)
	list := []Value{v}
	if v.has("exercises") {
		list = v.key("exercises").List()
	}
	for _, one := range list {
		if one.has("pose") && one.has("id") && one.key("id").Text() == id {
			one.key("pose").poseFaults(all)
		}
	}
	return doc.Faults
}

func (v Value) poseFaults(all fault.Faults) {
	for _, f := range all {
		at := v.key(strings.TrimRight(f.Path, " 0123456789"))
		at.Fault(f.Code, f.Got, f.Want)
	}
}
