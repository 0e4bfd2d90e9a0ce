package catalog

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"tspine/engine/body"
	"tspine/engine/fault"
	"tspine/engine/figure"
	"tspine/engine/figure/drawing"
)

// ReadPose reads one pose file: how the exercise of that name is drawn. It
// gives every fault of the file.
func ReadPose(file string, text []byte) (figure.Pose, Faults) {
	doc, v := ReadYAML(file, 1, text)
	if !v.Present() {
		return figure.Pose{}, doc.Faults
	}
	return readPose(v, nameOf(file)), doc.Faults
}

func readPose(v Value, id string) figure.Pose {
	r := poseReader{pose: figure.Pose{ID: id, Camera: "side", Timing: figure.Timing{Out: 2, Hold: 1, Back: 2, Rest: .5}}}
	r.read(v)
	return r.pose
}

// nameOf gives cat-cow for poses/cat-cow.yaml.
func nameOf(file string) string {
	name := file[strings.LastIndexByte(file, '/')+1:]
	name, _, _ = strings.Cut(name, ".")
	return name
}

type poseReader struct {
	pose   figure.Pose
	all    []figure.Setting // those of every key
	focus  float64
	keys   map[string]Value // for faults that the whole pose shows
	top    Value
	before int // faults of the file that are not the pose's
}

func (r *poseReader) read(v Value) {
	r.keys, r.top, r.before = map[string]Value{}, v, len(v.doc.Faults)
	p := &r.pose
	v.Fields(
		Field{"from", true, func(v Value) { p.From = v.OneOf(figure.StartNames()...) }},
		Field{"props", false, func(v Value) { r.props(v) }},
		Field{"contacts", false, func(v Value) { r.keys["contacts"], p.Contacts = v, readContacts(v) }},
		Field{"focus", false, func(v Value) { r.focus = readFocus(v) }},
		Field{"all", false, func(v Value) { k := r.key("all", v); r.all = k.Settings }},
		Field{"start", true, func(v Value) { r.add("start", v) }},
		Field{"via", false, func(v Value) { r.vias(v) }},
		Field{"end", false, func(v Value) { r.add("end", v) }},
		Field{"camera", false, func(v Value) { p.Camera = readCamera(v) }},
		Field{"second", false, func(v Value) { p.Second = readSecond(v) }},
		Field{"views", false, func(v Value) { p.Views = readViews(v) }},
		Field{"side", false, func(v Value) { p.Side = sideNamed(v.OneOf(body.Left.String(), body.Right.String())) }},
		Field{"arrows", false, func(v Value) { p.Arrows = readTraces(v) }},
		Field{"front", false, func(v Value) { p.Front = v.Texts() }},
		Field{"behind", false, func(v Value) { p.Behind = v.Texts() }},
		Field{"seconds", false, func(v Value) { p.Timing = readTiming(v) }},
		Field{"walk", false, func(v Value) { p.Walks = v.Bool() }},
		Field{"alternate", false, func(v Value) { p.Steps = v.Bool() }},
	)
	r.order()
	for i := range p.Keys {
		p.Keys[i].Settings = r.merged(p.Keys[i].Settings)
	}
	r.check()
}

// merged puts what every key has under what this one says.
func (r *poseReader) merged(own []figure.Setting) []figure.Setting {
	var out []figure.Setting
	if r.focus > 0 {
		out = append(out, figure.Setting{Angle: figure.ThoracicFocus, Value: r.focus})
	}
	for _, s := range r.all {
		if !slices.ContainsFunc(own, func(o figure.Setting) bool { return o.Angle == s.Angle }) {
			out = append(out, s)
		}
	}
	return append(out, own...)
}

// order puts start first and end last, however the file has them.
func (r *poseReader) order() {
	rank := map[string]int{"start": 0, "end": 2}
	slices.SortStableFunc(r.pose.Keys, func(a, b figure.Key) int { return place(rank, a.Name) - place(rank, b.Name) })
}

func place(rank map[string]int, name string) int {
	if n, ok := rank[name]; ok {
		return n
	}
	return 1
}

// check notes what only the whole pose shows, at the key that it is in.
func (r *poseReader) check() {
	if r.burden(); len(r.top.doc.Faults) > r.before {
		return
	}
	for _, f := range r.pose.Check() {
		at, ok := r.keys[f.Path]
		if !ok {
			at = r.top
		}
		at.FaultAt(0, fault.Fault{Code: f.Code, Got: f.Got, Want: f.Want})
	}
}

func (r *poseReader) add(name string, v Value) {
	r.keys[name] = v
	r.pose.Keys = append(r.pose.Keys, r.key(name, v))
}

func (r *poseReader) vias(v Value) {
	if !v.IsList() {
		r.add("via", v)
		return
	}
	list := v.List()
	if len(list) > mostKeys {
		v.Fault("wrong-count", strconv.Itoa(len(list)), fmt.Sprintf("at most %d postures", mostKeys))
		return
	}
	for i, part := range list {
		r.add("via "+strconv.Itoa(i+1), part)
	}
}

// key reads one posture.
func (r *poseReader) key(name string, v Value) figure.Key {
	k := figure.Key{Name: name}
	fields := []Field{
		{"contacts", false, func(v Value) { k.Contacts = readContacts(v) }},
		{"drop", false, func(v Value) { k.Drops = v.Texts() }},
		{"focus", false, func(v Value) {
			k.Settings = append(k.Settings, figure.Setting{Angle: figure.ThoracicFocus, Value: readFocus(v)})
		}},
		{"breath", false, func(v Value) {
			k.Settings = append(k.Settings, figure.Setting{Angle: figure.Breath, Value: readBreath(v)})
		}},
	}
	for _, part := range slices.Sorted(maps.Keys(parts3D())) {
		words := parts3D()[part]
		fields = append(fields, Field{part, false, func(v Value) { k.Settings = append(k.Settings, words.read(v)...) }})
	}
	v.Fields(fields...)
	return k
}

// motion is one word of the notation: which angle it sets, and which way.
type motion struct {
	angle figure.Angle
	sign  float64
}

// partWords are the words that a part of the body knows, for the sides that
// the part is on.
type partWords struct {
	sides []body.Side
	words map[string]motion
	// presets are whole postures of a limb: "behind head".
	presets map[string][]figure.Setting
}

// parts3D gives every part that a key can set. A word may be two: "turn left".
func parts3D() map[string]partWords {
	middle := []body.Side{body.NoSide}
	spine := func(flex, bend, turn figure.Angle) partWords {
		return partWords{sides: middle, words: map[string]motion{
			"flex": {flex, 1}, "ext": {flex, -1}, "bend left": {bend, 1}, "bend right": {bend, -1}, "turn left": {turn, 1}, "turn right": {turn, -1},
		}}
	}
	arm := map[string]motion{
		"raise": {figure.ArmRaise, 1}, "plane": {figure.ArmPlane, 1}, "rotate": {figure.ArmRotation, 1}, "elbow": {figure.Elbow, 1},
		"pronate": {figure.Pronation, 1}, "supinate": {figure.Pronation, -1}, "wrist": {figure.Wrist, 1}, "grip": {figure.Grip, 1},
	}
	leg := map[string]motion{
		"hip": {figure.HipFlex, 1}, "abduct": {figure.HipAbduct, 1}, "rotate": {figure.HipRotate, 1}, "knee": {figure.Knee, 1},
		"ankle": {figure.Ankle, 1}, "tilt": {figure.Tilt, 1}, "toes": {figure.Toes, 1},
	}
	shoulder := map[string]motion{
		"up": {figure.ScapulaElevation, 1}, "down": {figure.ScapulaElevation, -1}, "forward": {figure.ScapulaProtraction, 1}, "back": {figure.ScapulaProtraction, -1},
	}
	left, right, both := []body.Side{body.Left}, []body.Side{body.Right}, []body.Side{body.Right, body.Left}
	return map[string]partWords{
		"thoracic": spine(figure.ThoracicFlex, figure.ThoracicBend, figure.ThoracicTurn),
		"lumbar":   spine(figure.LumbarFlex, figure.LumbarBend, figure.LumbarTurn),
		"neck":     spine(figure.NeckFlex, figure.NeckBend, figure.NeckTurn),
		"head":     {sides: middle, words: map[string]motion{"nod": {figure.HeadNod, 1}, "lift": {figure.HeadNod, -1}}},
		"pelvis": {sides: middle, words: map[string]motion{"lean": {figure.PelvisLean, 1}, "turn left": {figure.PelvisTurn, 1}, "turn right": {figure.PelvisTurn, -1},
			"roll left": {figure.PelvisRoll, 1}, "roll right": {figure.PelvisRoll, -1}, "forward": {figure.PelvisX, .01}, "height": {figure.PelvisY, .01}, "right": {figure.PelvisZ, .01}}},
		"arms": {both, arm, armPresets()}, "left arm": {left, arm, armPresets()}, "right arm": {right, arm, armPresets()},
		"legs": {sides: both, words: leg}, "left leg": {sides: left, words: leg}, "right leg": {sides: right, words: leg},
		"shoulders": {sides: both, words: shoulder}, "left shoulder": {sides: left, words: shoulder}, "right shoulder": {sides: right, words: shoulder},
	}
}

// read reads "flex 20, turn left 30".
func (w partWords) read(v Value) []figure.Setting {
	var out []figure.Setting
	text := v.Text()
	if n := strings.Count(text, ",") + 1; n > mostPieces {
		v.Fault("wrong-count", strconv.Itoa(n), fmt.Sprintf("at most %d angles", mostPieces))
		return nil
	}
	column := 1
	for _, piece := range strings.Split(text, ",") {
		at := column + len(piece) - len(strings.TrimLeft(piece, " "))
		column += len(piece) + 1
		piece = strings.TrimSpace(piece)
		if preset, ok := w.presets[piece]; ok {
			for _, side := range w.sides {
				for _, set := range preset {
					out = append(out, figure.Setting{Angle: set.Angle.On(side), Value: set.Value})
				}
			}
			continue
		}
		cut := strings.LastIndexByte(piece, ' ')
		m, ok := w.words[strings.TrimSpace(piece[:max(cut, 0)])]
		n, err := strconv.ParseFloat(piece[cut+1:], 64)
		if !ok || err != nil {
			v.FaultAt(at, fault.Fault{Code: "not-an-angle", Got: piece, Want: strings.Join(slices.Sorted(maps.Keys(w.words)), ", ") + ", each with degrees"})
			continue
		}
		for _, side := range w.sides {
			set := figure.Setting{Angle: m.angle.On(side), Value: n * m.sign}
			if l := reach(set.Angle); !(set.Value >= l.Low && set.Value <= l.High) { // nor is what is no number
				v.FaultAt(at, fault.Fault{Code: "past-joint", Got: piece, Want: fmt.Sprintf("%s from %v to %v: %s", set.Angle, l.Low, l.High, l.Source)})
				break
			}
			out = append(out, set)
		}
	}
	return out
}

func readFocus(v Value) float64 {
	text := v.Text()
	level, err := strconv.Atoi(strings.TrimPrefix(text, "T"))
	if err != nil || level < 1 || level > 12 || !strings.HasPrefix(text, "T") {
		v.Fault("out-of-range", text, "T1 to T12")
		return 0
	}
	return float64(level)
}

// readBreath reads "in", "out" or how full the chest is, 0 to 100.
func readBreath(v Value) float64 {
	if v.IsNumber() {
		return float64(v.Int(0, 100))
	}
	if v.OneOf("in", "out") == "in" {
		return 100
	}
	return 0
}

func readContacts(v Value) []figure.Contact {
	out := []figure.Contact{}
	for _, part := range v.List() {
		c, faults := figure.ParseContact(part.Text())
		part.FaultsUnder(faults)
		if len(faults) == 0 {
			out = append(out, c)
		}
	}
	return out
}

// readCamera reads the name of a camera, or its yaw and pitch.
func readCamera(v Value) string {
	if _, ok := drawing.ParseCamera(v.Text()); !ok {
		v.Fault("unknown-camera", v.Text(), strings.Join(drawing.CameraNames(), ", ")+`, or yaw and pitch as "35 12"`)
	}
	return v.Text()
}

// readSecond reads the camera of a second picture.
func readSecond(v Value) string {
	if !drawing.IsSecond(v.Text()) {
		v.Fault("unknown-camera", v.Text(), drawing.Close+", "+drawing.Crown+", "+strings.Join(drawing.CameraNames(), ", ")+`, or yaw and pitch as "35 12"`)
	}
	return v.Text()
}

// readViews reads from where else a figure may be seen, each once, in the order
// in which they are offered.
func readViews(v Value) []string {
	var named []string
	for _, part := range v.List() {
		named = append(named, part.OneOf(drawing.Views()...))
	}
	return slices.DeleteFunc(drawing.Views(), func(one string) bool { return !slices.Contains(named, one) })
}

func sideNamed(name string) body.Side {
	if name == body.Left.String() {
		return body.Left
	}
	return body.Right
}

func readTraces(v Value) []figure.Trace {
	var out []figure.Trace
	for _, part := range v.List() {
		name, side := part.Text(), body.NoSide
		if rest, ok := strings.CutPrefix(name, "left "); ok {
			name, side = rest, body.Left
		} else if rest, ok := strings.CutPrefix(name, "right "); ok {
			name, side = rest, body.Right
		}
		if !figure.IsLandmark(name) {
			part.Fault("unknown-part", name, strings.Join(figure.LandmarkNames(), ", "))
		}
		out = append(out, figure.Trace{Point: name, Side: side})
	}
	return out
}

// readTiming reads [out, hold, back, rest] in seconds.
func readTiming(v Value) figure.Timing {
	var t [4]float64
	parts := v.List()
	if len(parts) != len(t) {
		v.Fault("wrong-length", strconv.Itoa(len(parts)), "[out, hold, back, rest] in seconds")
		return figure.Timing{Out: 2, Back: 2}
	}
	for i, part := range parts {
		if t[i] = part.Number(); t[i] < 0 || t[i] > 20 {
			part.Fault("out-of-range", part.Text(), "seconds from 0 to 20")
		}
	}
	return figure.Timing{Out: t[0], Hold: t[1], Back: t[2], Rest: t[3]}
}
