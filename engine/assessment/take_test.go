package assessment

import (
	"math"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"tspine/engine/unit"
)

func TestWhatATakeComesTo(t *testing.T) {
	ten := []float64{10, 10.2, 10, 10, 11, 10, 10, 10, 10, 10}
	five := []float64{5, 5, 5, 5, 5, 5, 5, 5, 5, 5}
	for name, c := range map[string]struct {
		take  Take
		flags []string
		want  Measures
	}{
		"the mean of each side counts": {Take{Test: LumbarLocked, Left: []float64{38, 40, 42}, Right: []float64{46, 47}}, nil, Measures{LLR: Two(40, 46.5)}},
		"a mean is read in hundredths": {Take{Test: SeatedRotation, Left: []float64{40, 40, 41}}, nil, Measures{Seated: Pair{Left: 40.33, HasLeft: true}}},
		"a hold has no sides":          {Take{Test: ProneHold, Left: []float64{44}}, nil, Measures{Prone: One(44)}},
		"nothing tried is nothing":     {Take{Test: SideBendAngle}, nil, Measures{}},
		"pain of 5 is borne":           {Take{Test: SeatedRotation, Pain: unit.Rate(5), Left: []float64{40}, Right: []float64{41}}, nil, Measures{Seated: Two(40, 41)}},
		"above 5 no value counts, and it hurt to move": {Take{Test: SeatedRotation, Pain: unit.Rate(6), Left: []float64{40}, Right: []float64{41}}, nil,
			Measures{PainMove: unit.Rate(6)}},
		"a hold that hurts is no pain on moving":      {Take{Test: ProneHold, Pain: unit.Rate(7), Left: []float64{9}}, nil, Measures{}},
		"ten holds of ten seconds are shown":          {Take{Test: WallHold, Pain: unit.Rate(2), Left: ten}, nil, Measures{WallHold: HasShown}},
		"nine are not":                                {Take{Test: WallHold, Pain: unit.Rate(2), Left: ten[1:]}, nil, Measures{WallHold: NotShown}},
		"nor with pain of 3":                          {Take{Test: WallHold, Pain: unit.Rate(3), Left: ten}, nil, Measures{WallHold: NotShown}},
		"nor where one is short":                      {Take{Test: WallHold, Pain: unit.Rate(0), Left: five}, nil, Measures{WallHold: NotShown}},
		"but five seconds count where bones are weak": {Take{Test: WallHold, Pain: unit.Rate(0), Left: five}, []string{"M01"}, Measures{WallHold: HasShown}},
		"a wall hold that was stopped shows nothing":  {Take{Test: WallHold, Pain: unit.Rate(8), Left: ten}, nil, Measures{}},
		"no hold at all is not shown":                 {Take{Test: WallHold, Pain: unit.Rate(0)}, nil, Measures{WallHold: NotShown}},
		"an unknown test comes to nothing":            {Take{Test: "grip", Left: []float64{3}}, nil, Measures{}},
	} {
		t.Run(name, func(t *testing.T) {
			c.want.Takes = []Take{c.take}
			if diff := cmp.Diff(c.want, Taken(c.take, c.flags)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestEveryTestWithAUnitIsFilledFromItsTake(t *testing.T) {
	for _, test := range Tests() {
		if test.Unit == "" {
			continue
		}
		m := Taken(Take{Test: test.ID, Left: []float64{1}, Right: []float64{2}}, nil)
		want := Two(1, 2)
		if !test.Sides {
			want = Two(1, 1)
		}
		if got := m.pair(test.ID); got != want {
			t.Errorf("%s: %+v", test.ID, got)
		}
	}
}

func TestAValueThatIsThereIsNotFilledAgain(t *testing.T) {
	m := Measures{LLR: Two(30, 31)}
	m.Fill(Take{Test: LumbarLocked, Left: []float64{50}, Right: []float64{51}})
	if m.LLR != Two(30, 31) {
		t.Errorf("%+v", m.LLR)
	}
}

func TestTheSpreadOfTries(t *testing.T) {
	for name, c := range map[string]struct {
		tries []float64
		want  float64
	}{
		"none": {nil, 0}, "one alone has none": {[]float64{40}, 0}, "alike": {[]float64{40, 40, 40}, 0}, "two": {[]float64{38, 42}, 2 * math.Sqrt2}, "three": {[]float64{38, 40, 42}, 2},
	} {
		if got := Spread(c.tries); math.Abs(got-c.want) > 1e-9 {
			t.Errorf("%s: %g, want %g", name, got, c.want)
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		tries := rapid.SliceOfN(rapid.Float64Range(0, 120), 2, TrialsMost).Draw(t, "tries")
		by := rapid.Float64Range(-50, 50).Draw(t, "by")
		moved := make([]float64, len(tries))
		for i, v := range tries {
			moved[i] = v + by
		}
		if math.Abs(Spread(tries)-Spread(moved)) > 1e-9 {
			t.Fatal("what is added to all tries changes their spread")
		}
	})
}

func TestFaultsOfTakesAreAllFound(t *testing.T) {
	m := Measures{Takes: []Take{
		{Test: "grip"}, {Test: LumbarLocked, Left: []float64{40, 400}, Right: make([]float64, TrialsMost+1)}, {Test: LumbarLocked},
		{Test: SeatedWallAngel, Left: []float64{2.5}}, {Test: WallHold, Left: []float64{10.4, MaxHold + 1}, Pain: 12}, {Test: ProneHold, Device: strings.Repeat("x", deviceLength+1), Version: "\xff"},
	}}
	var got []string
	for _, f := range m.Check() {
		got = append(got, f.Path+" "+f.Code)
	}
	want := []string{
		"takes[0].test unknown-test", "takes[1].left[1] out-of-range", "takes[1].right too-many", "takes[2].test unknown-test",
		"takes[3].left[0] not-whole", "takes[4].pain out-of-range", "takes[4].left[1] out-of-range", "takes[5].device too-long", "takes[5].device too-long",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	sound := Measures{Takes: []Take{{Test: LumbarLocked, By: ByPhone, Left: []float64{0, MaxRotation}}, {Test: WallHold, Left: []float64{10.4}}}}
	if faults := sound.Check(); len(faults) > 0 {
		t.Error(faults)
	}
}

func TestWhatAValueWasReadWithIsAWord(t *testing.T) {
	for _, b := range []By{Unsaid, ByHand, ByPhone} {
		if got, known := ParseBy(b.String()); !known || got != b {
			t.Errorf("%q is read as %v", b, got)
		}
	}
	if _, known := ParseBy("eye"); known {
		t.Error("a word that is none is read")
	}
}

// A gauge that needs a plane can't read what is measured with a tape.
func TestAPhoneReadsDegreesAndSeconds(t *testing.T) {
	words := map[Gauge]string{ByEye: "by-eye", Lengthwise: "lengthwise", Outward: "outward", Upright: "upright", Clock: "clock"}
	for _, test := range Tests() {
		if test.Gauge.Sensor() && test.Unit != "°" || test.Gauge == Clock && test.Unit != "s" && test.ID != WallHold {
			t.Errorf("%s in %q is read with %s", test.ID, test.Unit, test.Gauge)
		}
		if words[test.Gauge] != test.Gauge.String() {
			t.Errorf("%s: %s", test.ID, test.Gauge)
		}
	}
}
