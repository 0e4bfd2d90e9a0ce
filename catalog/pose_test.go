package catalog

import (
	"maps"
	"os"
	"slices"
	"strings"
	"testing"

	"tspine/engine/body"
	"tspine/engine/figure"
)

const goodPose = `from: quadruped
props: [mat, {prop: chair, name: seat, at: [40, 0, 10], turn: 90}, dumbbell in each hand]
contacts: [knees on floor, left hand on floor]
focus: T6
all: {lumbar: ext 4, arms: behind head}
end: {thoracic: "ext 18, turn left 30", right arm: "raise 20, elbow 60", breath: in}
start: {thoracic: flex 12, drop: [left hand], contacts: [right hand on head]}
via: [{thoracic: flex 2}, {thoracic: ext 6}]
camera: front
second: crown
views: [above, back, back]
side: left
arrows: [right elbow, head]
seconds: [2, 0, 3, 1]
alternate: true
`

func TestAPoseIsRead(t *testing.T) {
	p, faults := ReadPose("poses/cat-cow.yaml", []byte(goodPose))
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	var names []string
	for _, k := range p.Keys {
		names = append(names, k.Name)
	}
	if want := []string{"start", "via 1", "via 2", "end"}; !slices.Equal(names, want) {
		t.Errorf("keys %v, want %v", names, want)
	}
	if p.ID != "cat-cow" || p.Camera != "front" || p.Second != "crown" || !slices.Equal(p.Views, []string{"back", "above"}) || p.Side != body.Left || !p.Steps || p.Timing != (figure.Timing{Out: 2, Back: 3, Rest: 1}) {
		t.Errorf("got %+v", p)
	}
	if len(p.Props) != 4 || p.Props[1].Name != "seat" || p.Props[1].Frame.At != (figure.Vec{X: .4, Z: .1}) || p.Props[3].Side != body.Left {
		t.Errorf("props %+v", p.Props)
	}
	if want := (figure.Trace{Point: "elbow", Side: body.Right}); len(p.Arrows) != 2 || p.Arrows[0] != want {
		t.Errorf("arrows %+v", p.Arrows)
	}
}

// TestWhatAKeySaysStandsOverWhatAllSay looks for the settings of the end.
func TestWhatAKeySaysStandsOverWhatAllSay(t *testing.T) {
	p, _ := ReadPose("f", []byte(goodPose))
	got := map[figure.Angle]float64{}
	for _, s := range p.Keys[len(p.Keys)-1].Settings {
		got[s.Angle] = s.Value
	}
	for angle, want := range map[figure.Angle]float64{
		figure.ThoracicFlex: -18, figure.ThoracicTurn: 30, figure.ThoracicFocus: 6, figure.LumbarFlex: -4,
		figure.ArmRaise: 20, figure.Elbow: 60, figure.Elbow.On(body.Left): 136, figure.Breath: 100,
	} {
		if got[angle] != want {
			t.Errorf("%s is %v, want %v", angle, got[angle], want)
		}
	}
}

func TestFaultsOfAPoseSayWhereTheyAre(t *testing.T) {
	for name, c := range map[string]struct {
		text         string
		line, column int
		code         string
	}{
		"a start posture that is not there":  {"from: headstand\nstart: {}\n", 1, 7, "unknown-word"},
		"a key that is not there":            {"from: prone\nstart: {tail: flex 3}\n", 2, 9, "unknown-key"},
		"no start":                           {"from: prone\n", 1, 1, "missing-key"},
		"a spine past its range":             {"from: prone\nstart: {thoracic: ext 60}\n", 2, 19, "past-joint"},
		"the second angle of three":          {"from: prone\nstart: {thoracic: \"flex 2, twist 4, bend left 3\"}\n", 2, 28, "not-an-angle"},
		"an angle without a number":          {"from: prone\nstart: {thoracic: flex}\n", 2, 19, "not-an-angle"},
		"an elbow past its range":            {"from: prone\nstart: {arms: \"raise 20, elbow 190\"}\n", 2, 26, "past-joint"},
		"a contact with nothing":             {"from: prone\ncontacts: [hands on sofa]\nstart: {}\n", 2, 11, "unknown-prop"},
		"a contact of a key with nothing":    {"from: prone\nstart: {contacts: [hands on sofa]}\n", 2, 8, "unknown-prop"},
		"a contact that is none":             {"from: prone\ncontacts: [knees, hands on floor]\nstart: {}\n", 2, 12, "not-a-contact"},
		"a hand without a side":              {"from: prone\ncontacts: [hand on floor]\nstart: {}\n", 2, 12, "no-side"},
		"a prop that is not there":           {"from: prone\nprops: [sofa]\nstart: {}\n", 2, 9, "unknown-prop"},
		"a prop held in a way that is none":  {"from: prone\nprops: [barbell in teeth]\nstart: {}\n", 2, 9, "unknown-prop"},
		"a place of two numbers":             {"from: prone\nprops: [{prop: mat, at: [1, 2]}]\nstart: {}\n", 2, 25, "wrong-length"},
		"a level that no thoracic spine has": {"from: prone\nfocus: T13\nstart: {}\n", 2, 8, "out-of-range"},
		"a level of the low back":            {"from: prone\nfocus: L3\nstart: {}\n", 2, 8, "out-of-range"},
		"a camera that isn't known":          {"from: prone\ncamera: sideways\nstart: {}\n", 2, 9, "unknown-camera"},
		"a view that isn't known":            {"from: prone\nviews: [front, below]\nstart: {}\n", 2, 16, "unknown-word"},
		"a second camera that isn't known":   {"from: prone\nsecond: up\nstart: {}\n", 2, 9, "unknown-camera"},
		"a side that is none":                {"from: prone\nside: both\nstart: {}\n", 2, 7, "unknown-word"},
		"an arrow from nowhere":              {"from: prone\narrows: [tail]\nstart: {}\n", 2, 10, "unknown-part"},
		"a phase that was forgotten":         {"from: prone\nseconds: [2, 1, 2]\nstart: {}\n", 2, 10, "wrong-length"},
		"a phase of a minute":                {"from: prone\nseconds: [60, 1, 2, 0]\nstart: {}\n", 2, 11, "out-of-range"},
		"a breath deeper than full":          {"from: prone\nstart: {breath: 140}\n", 2, 17, "out-of-range"},
	} {
		t.Run(name, func(t *testing.T) {
			_, faults := ReadPose("poses/x.yaml", []byte(c.text))
			if len(faults) != 1 {
				t.Fatalf("got %d faults:\n%v", len(faults), faults)
			}
			if f := faults[0]; f.Code != c.code || f.Line != c.line || f.Column != c.column {
				t.Errorf("got %v, want %s at %d:%d", f, c.code, c.line, c.column)
			}
		})
	}
}

func TestEveryExerciseHasAPose(t *testing.T) {
	c, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	ids := c.PoseIDs()
	for _, e := range c.Exercises.All() {
		if !slices.Contains(ids, e.ID) {
			t.Errorf("%s is not drawn", e.ID)
		}
	}
	for _, id := range ids {
		if c.Exercises.Get(id) == nil {
			t.Errorf("%s is drawn, but is no exercise", id)
		}
	}
}

func TestWithoutAPoseThereIsNoFigure(t *testing.T) {
	c, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	if _, err := c.Figure("headstand", figure.Average()); err == nil {
		t.Error("a figure of nothing")
	}
}

// TestTheAuthorsPageKnowsEveryWord looks for each start posture, part, prop and
// posture of an arm in the page for authors.
func TestTheAuthorsPageKnowsEveryWord(t *testing.T) {
	page, err := os.ReadFile("../docs/poses.md")
	if err != nil {
		t.Fatal(err)
	}
	words := slices.Concat(figure.StartNames(), figure.LandmarkNames(), figure.PropKinds(), slices.Collect(maps.Keys(armPresets())))
	for part, w := range parts3D() {
		words = append(words, part)
		words = slices.AppendSeq(words, maps.Keys(w.words))
	}
	for _, word := range words {
		if !strings.Contains(string(page), word) {
			t.Errorf("docs/poses.md does not know %q", word)
		}
	}
}
