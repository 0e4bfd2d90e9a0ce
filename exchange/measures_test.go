package exchange

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"tspine/catalog"
	"tspine/engine/assessment"
	"tspine/engine/unit"
)

// written lists faults as people read them.
func written(all catalog.Faults) []string {
	var out []string
	for _, one := range all {
		out = append(out, one.Error())
	}
	return out
}

func TestMeasuresAreReadInFull(t *testing.T) {
	got, faults := ReadMeasuring("m.yaml", []byte(`
day: 2026-11-20
pain_rest: 0
pain_move: 4
pain_worst: 10
stiffness: 6
llr: [38, 46]
seated: [[40, 42, 44], [50, 51, 52]]
half_kneeling: [[], 30]
swa: [2, 3]
arm_raise: [1.5, 0]
sidebend: 21.5
owd: 3.5
extension: 20
scapular: 45
prone: 60
biering_sorensen: 90
wall_hold: true
wall_angels: false
`))
	if err := faults.Err(); err != nil {
		t.Fatal(err)
	}
	day, err := unit.ParseDay("2026-11-20")
	if err != nil {
		t.Fatal(err)
	}
	want := assessment.Measures{
		Day: day, PainRest: unit.Rate(0), PainMove: unit.Rate(4), PainWorst: unit.Rate(10), Stiffness: unit.Rate(6),
		LLR: assessment.Two(38, 46), Seated: assessment.Two(42, 51), HalfKneeling: assessment.Pair{Right: 30, HasRight: true},
		SWA: assessment.Two(2, 3), ArmRaise: assessment.Two(1.5, 0), SideBend: assessment.Two(21.5, 21.5),
		OWD: assessment.One(3.5), Extension: assessment.One(20), Scapular: assessment.One(45), Prone: assessment.One(60), BieringSorensen: assessment.One(90),
		WallHold: assessment.HasShown, WallAngels: assessment.NotShown,
		Takes: []assessment.Take{{Test: assessment.SeatedRotation, Left: []float64{40, 42, 44}, Right: []float64{50, 51, 52}}},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestWhatWasNotMeasuredWasNotTaken(t *testing.T) {
	for name, text := range map[string]string{
		"a day alone":           "day: 2026-11-20\n",
		"keys without a value":  "day: 2026-11-20\nllr:\nowd: ~\nwall_hold:\npain_rest:\n",
		"sides without a value": "day: 2026-11-20\nllr: [[], []]\n",
	} {
		t.Run(name, func(t *testing.T) {
			got, faults := ReadMeasuring("m.yaml", []byte(text))
			if len(faults) > 0 {
				t.Fatal(faults)
			}
			if diff := cmp.Diff(assessment.Measures{Day: got.Day}, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestFaultsOfMeasuresSayWhere(t *testing.T) {
	const sides = "(want [left, right], as [38, 46] or [[38, 39, 37], [46, 45, 47]])"
	for name, c := range map[string]struct {
		text string
		want []string
	}{
		"an empty file":          {"", []string{"m.yaml:1:1: empty-file"}},
		"a list":                 {"- 3\n", []string{`m.yaml:1:1: wrong-type "a list" (want keys with values)`}},
		"a test that is none":    {"pain_rest: 1\nllrr: 3\n", []string{`m.yaml:2:1: misspelled-key "llrr" (want llr)`}},
		"a day that never was":   {"day: 2026-02-30\n", []string{`m.yaml:1:6: day: not-a-day "2026-02-30" (want a date, as 2026-11-20)`}},
		"a day in another order": {"day: 20.11.2026\n", []string{`m.yaml:1:6: day: not-a-day "20.11.2026" (want a date, as 2026-11-20)`}},
		"a rating over ten":      {"pain_rest: 11\n", []string{`m.yaml:1:12: pain_rest: out-of-range "11" (want a whole number from 0 to 10)`}},
		"a rating under nothing": {"stiffness: -1\n", []string{`m.yaml:1:12: stiffness: out-of-range "-1" (want a whole number from 0 to 10)`}},
		"half a point":           {"pain_move: 2.5\n", []string{`m.yaml:1:12: pain_move: out-of-range "2.5" (want a whole number from 0 to 10)`}},
		"three sides":            {"llr: [1, 2, 3]\n", []string{"m.yaml:1:6: llr: wrong-count " + sides}},
		"one side in a list":     {"llr: [38]\n", []string{"m.yaml:1:6: llr: wrong-count " + sides}},
		"words for a side":       {"llr: [38, good]\n", []string{`m.yaml:1:11: llr[1]: wrong-type "text" (want a list, as [a, b])`}},
		"a word among trials":    {"llr: [[38, x], 40]\n", []string{`m.yaml:1:12: llr[0][1]: wrong-type "x" (want a number)`}},
		"left and right as keys": {"llr: {left: 3}\n", []string{`m.yaml:1:6: llr: wrong-type "keys with values" (want a list, as [a, b])`}},
		"yes for true":           {"wall_hold: yes\n", []string{`m.yaml:1:12: wall_hold: wrong-type "yes" (want true or false)`}},
		"a number that can't be an angle": {"day: 2026-11-20\nllr: [38, 460]\n", []string{
			fmt.Sprintf(`m.yaml:2:6: llr.right: out-of-range "460" (want 0 to %d)`, assessment.MaxRotation)}},
		"a length under nothing":        {"owd: -1\n", []string{fmt.Sprintf(`m.yaml:1:6: owd: out-of-range "-1" (want 0 to %d)`, assessment.MaxGap)}},
		"half a wall angel":             {"swa: [2, 2.5]\n", []string{`m.yaml:1:6: swa.right: not-whole "2.5" (want 0 to 3)`}},
		"more than the best wall angel": {"swa: [4, 2]\n", []string{`m.yaml:1:6: swa.left: out-of-range "4" (want 0 to 3)`}},
		"not a number":                  {"owd: .nan\n", []string{`m.yaml:1:6: owd: wrong-type ".nan" (want a number)`}},
		"every fault at once": {"pain_rest: 11\nllr: [38]\nowd: wide\nswa: [9, 9]\n", []string{
			`m.yaml:1:12: pain_rest: out-of-range "11" (want a whole number from 0 to 10)`,
			"m.yaml:2:6: llr: wrong-count " + sides,
			`m.yaml:3:6: owd: wrong-type "wide" (want a number)`,
			`m.yaml:4:6: swa.left: out-of-range "9" (want 0 to 3)`,
			`m.yaml:4:6: swa.right: out-of-range "9" (want 0 to 3)`,
		}},
	} {
		t.Run(name, func(t *testing.T) {
			_, faults := ReadMeasuring("m.yaml", []byte(c.text))
			if diff := cmp.Diff(c.want, written(faults)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestHowValuesCameAboutIsRead(t *testing.T) {
	for name, c := range map[string]struct {
		text string
		want assessment.Measures
	}{
		"beside its value": {"llr: [38, 46]\ntakes: [{test: llr, by: hand, device: inclinometer, pain: 2}]\n", assessment.Measures{
			LLR: assessment.Two(38, 46), Takes: []assessment.Take{{Test: "llr", By: assessment.ByHand, Device: "inclinometer", Pain: unit.Rate(2)}}}},
		"with the tries of the value": {"llr: [[38, 40], 46]\ntakes: [{test: llr, by: phone, version: \"1\"}]\n", assessment.Measures{
			LLR: assessment.Two(39, 46), Takes: []assessment.Take{{Test: "llr", By: assessment.ByPhone, Version: "1", Left: []float64{38, 40}, Right: []float64{46}}}}},
		"with tries of its own, which give the value": {"takes: [{test: plank-row-hold, left: [20], right: [22]}]\n", assessment.Measures{
			PlankRow: assessment.Two(20, 22), Takes: []assessment.Take{{Test: "plank-row-hold", Left: []float64{20}, Right: []float64{22}}}}},
		"of a test without sides": {"extension: [8, 9, 10]\n", assessment.Measures{
			Extension: assessment.One(9), Takes: []assessment.Take{{Test: "extension", Left: []float64{8, 9, 10}}}}},
		"degrees of a side-bend": {"sidebend_angle: [30, 31]\n", assessment.Measures{SideBendTilt: assessment.Two(30, 31)}},
		"stopped by pain": {"takes: [{test: seated, left: [40], pain: 8}]\n", assessment.Measures{
			PainMove: unit.Rate(8), Takes: []assessment.Take{{Test: "seated", Left: []float64{40}, Pain: unit.Rate(8)}}}},
	} {
		t.Run(name, func(t *testing.T) {
			got, faults := ReadMeasuring("m.yaml", []byte(c.text))
			if len(faults) > 0 {
				t.Fatal(faults)
			}
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
	_, faults := ReadMeasuring("m.yaml", []byte("takes: [{test: llr, by: eye, left: [400]}, {test: llr}]\n"))
	want := []string{
		`m.yaml:1:25: takes[0].by: unknown-word "eye" (want hand, phone)`, `m.yaml:1:37: takes[0].left[0]: out-of-range "400" (want 0 to 120)`,
		`m.yaml:1:51: takes[1].test: unknown-test "llr"`,
	}
	if diff := cmp.Diff(want, written(faults)); diff != "" {
		t.Error(diff)
	}
}

func TestATakeIsReadAsItIsWritten(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		tries := rapid.SliceOfN(rapid.Float64Range(0, 90), 1, assessment.TrialsMost)
		was := assessment.Take{
			Test: assessment.LumbarLocked, By: assessment.By(rapid.IntRange(0, 2).Draw(t, "by")), Device: rapid.StringN(0, 20, 80).Draw(t, "device"),
			Version: rapid.StringN(0, 20, 80).Draw(t, "version"), Pain: unit.Rate(rapid.IntRange(-1, 10).Draw(t, "pain")), Left: tries.Draw(t, "left"), Right: tries.Draw(t, "right"),
		}
		text, err := WriteTake(was)
		if err != nil {
			t.Fatal(err)
		}
		if now, ok := ReadTake(text); !ok || !cmp.Equal(was, now) {
			t.Fatalf("%s is %+v, was %+v", text, now, was)
		}
	})
	for name, text := range map[string]string{"no JSON": "{", "no test": "{}", "another by": `{"test":"llr","by":"eye"}`, "pain of 11": `{"test":"llr","pain":11}`, "pain under nothing": `{"test":"llr","pain":-1}`} {
		if got, ok := ReadTake(text); ok {
			t.Errorf("%s is read as %+v", name, got)
		}
	}
}

// TestTrialsCountAsTheirMean writes trials, and reads the mean of each side.
func TestTrialsCountAsTheirMean(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		trials := rapid.SliceOfN(rapid.IntRange(0, 90), 1, 3)
		left, right := trials.Draw(t, "left"), trials.Draw(t, "right")
		list := func(n []int) string { return strings.ReplaceAll(fmt.Sprint(n), " ", ", ") }
		m, faults := ReadMeasuring("m.yaml", fmt.Appendf(nil, "seated: [%s, %s]\n", list(left), list(right)))
		if len(faults) > 0 {
			t.Fatal(faults)
		}
		mean := func(of []int) (sum float64) {
			for _, n := range of {
				sum += float64(n)
			}
			return sum / float64(len(of))
		}
		if want := assessment.Two(mean(left), mean(right)); m.Seated != want {
			t.Fatalf("%v and %v are %+v, want %+v", left, right, m.Seated, want)
		}
	})
}

func TestOneTrialIsTheValueItself(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		l, r := rapid.IntRange(0, 90).Draw(t, "left"), rapid.IntRange(0, 90).Draw(t, "right")
		plain, faults := ReadMeasuring("m.yaml", fmt.Appendf(nil, "llr: [%d, %d]", l, r))
		listed, more := ReadMeasuring("m.yaml", fmt.Appendf(nil, "llr: [[%d], [%d]]", l, r))
		if !cmp.Equal(plain, listed) || len(faults)+len(more) > 0 {
			t.Fatalf("%+v and %+v, %v %v", plain.LLR, listed.LLR, faults, more)
		}
	})
}

func TestPlainDecimals(t *testing.T) {
	for text, want := range map[string]float64{
		"7.5": 7.5, " 12 ": 12, "-3": -3, ".5": 0.5, "0": 0,
		"": 0, "nan": 0, "inf": 0, "-Infinity": 0, "1e3": 0, "0x10": 0, "7,5": 0, "1_000": 0, "7.5.1": 0, "--1": 0, "ten": 0, "٣": 0,
	} {
		if got := decimal(text); got != want {
			t.Errorf("%q reads %v, want %v", text, got, want)
		}
	}
}

func TestTheNearestWordBeginsAlike(t *testing.T) {
	words := []string{"fever", "fracture_weeks", "fracture_cleared", "heart"}
	for name, c := range map[string]struct{ written, want string }{
		"a word that goes on":       {"fever_high", "fever"},
		"the longer beginning wins": {"fracture_clear", "fracture_cleared"},
		"of two alike the first":    {"fracture", "fracture_weeks"},
		"two letters are too few":   {"fe", ""},
		"three are enough":          {"hea", "heart"},
		"the beginning counts":      {"xfever", ""},
		"nothing is near nothing":   {"", ""},
	} {
		t.Run(name, func(t *testing.T) {
			if got := nearest(c.written, words); got != c.want {
				t.Errorf("nearest to %q is %q, want %q", c.written, got, c.want)
			}
		})
	}
}
