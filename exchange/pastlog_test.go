package exchange

import (
	"bytes"
	"errors"
	"fmt"
	"math"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"tspine/engine/unit"
)

func readSample(t *testing.T, name string, pounds bool) PastLog {
	t.Helper()
	text, err := os.ReadFile("testdata/past/" + name)
	if err != nil {
		t.Fatal(err)
	}
	log, faults, err := ReadPastLog(name, bytes.NewReader(text), "", pounds)
	if err != nil || len(faults) > 0 {
		t.Fatal(err, faults)
	}
	return log
}

// printed writes a log in a line an exercise.
func printed(log PastLog) []string {
	var out []string
	for _, p := range log.List {
		line := fmt.Sprintf("%s %d %s/%s", p.Day, p.Clock, p.Session, p.Name)
		if p.Group+p.Note+p.About != "" {
			line += fmt.Sprintf(" [%s|%s|%q]", p.Group, p.Note, p.About)
		}
		for _, s := range p.Sets {
			line += fmt.Sprintf("; %s %.4gkg x%d %.5gm %ds @%g %q", s.Kind, float64(s.Kg), s.Reps, s.Meters, s.Seconds, s.RPE, s.Note)
		}
		out = append(out, line)
	}
	return out
}

func TestSamplesOfEachApp(t *testing.T) {
	for name, c := range map[string]struct {
		source   string
		unitless bool
		rests    int
		empty    int
		want     []string
	}{
		"strong.csv": {Strong, true, 1, 1, []string{
			`2024-03-04 66600 Back, and arms/Bent Over Row (Dumbbell) [||"Slept badly.\nStill fine."]; warm-up 10kg x12 0m 0s @0 "";  22.5kg x10 0m 0s @8 "left side lags";  22.5kg x9 0m 0s @8.5 ""`,
			`2024-03-04 66600 Back, and arms/Plank;  0kg x0 0m 60s @0 ""`,
			`2024-03-06 26100 Run/Running;  0kg x0 5200m 1860s @0 ""`,
		}},
		"strong-semicolons.csv": {Strong, false, 0, 0, []string{
			`2026-08-10 64800 Rücken/Band Pull Apart;  0kg x20 0m 0s @0 ""`,
			`2026-08-10 64800 Rücken/Lat Pulldown (Cable) [|Sitz auf 4|""]; warm-up 20kg x12 0m 0s @0 "";  42.5kg x10 0m 0s @8.5 "Griff weit; \nPause"; failure 42.5kg x7 0m 0s @10 ""`,
			`2026-08-10 64800 Rücken/Farmer's Walk;  24kg x0 40m 0s @0 ""`,
		}},
		"hevy.csv": {Hevy, false, 0, 0, []string{
			`2025-03-28 62940 Pull/Face Pull (Band) [0|slow|"Good \"day\""];  0kg x15 0m 0s @0 ""`,
			`2025-03-28 62940 Pull/Zercher Squat (Barbell) [0||"Good \"day\""]; warm-up 43.09kg x5 0m 0s @0 "";  61.23kg x5 0m 0s @8.5 ""; drop 43.09kg x8 0m 0s @0 ""`,
			`2025-03-28 62940 Pull/Dead Hang [||"Good \"day\""];  0kg x0 0m 45s @0 ""`,
			`2025-03-30 32400 Walk/Walking;  0kg x0 3218.7m 2400s @0 ""`,
		}},
		"fitnotes.csv": {FitNotes, false, 0, 0, []string{
			`2024-06-01 0 /Pendlay Row;  60kg x8 0m 0s @0 "";  62.5kg x6 0m 0s @0 "heavy, but clean"`,
			`2024-06-01 0 /Plank;  0kg x0 0m 90s @0 ""`,
			`2024-06-03 0 /Running (Outdoor);  0kg x0 5000m 1680s @0 ""`,
		}},
	} {
		t.Run(name, func(t *testing.T) {
			log := readSample(t, name, false)
			if log.Source != c.source || log.Unitless != c.unitless || log.Rests != c.rests || log.Empty != c.empty {
				t.Errorf("%+v", log)
			}
			if diff := cmp.Diff(c.want, printed(log)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestWithoutAUnitThePersonsOwnCounts(t *testing.T) {
	kg, lb := readSample(t, "strong.csv", false), readSample(t, "strong.csv", true)
	if a, b := kg.List[0].Sets[1].Kg, lb.List[0].Sets[1].Kg; a != 22.5 || b != unit.FromPounds(22.5) {
		t.Errorf("%v, %v", a, b)
	}
	if a, b := kg.List[2].Sets[0].Meters, lb.List[2].Sets[0].Meters; a != 5200 || math.Abs(b-8368.5888) > 1e-6 {
		t.Errorf("%v, %v", a, b)
	}
}

const strongNames = "Date,Workout Name,Exercise Name,Set Order,Weight (kg),Reps,Seconds,RPE\n"

func TestWhatIsWrongWithARowIsToldWithItsPlace(t *testing.T) {
	good := "2024-03-04 18:30:00,A,Row,1,20,8,,\n"
	for name, c := range map[string]struct {
		rows string
		want string // line:column: path: code
		left int    // sets that are read all the same
	}{
		"a day that can be two days":         {"04/03/2024 18:30,A,Row,1,20,8,,\n", "2:1: date: not-a-moment", 1},
		"a day that is none":                 {"2024-02-30 18:30:00,A,Row,1,20,8,,\n", "2:1: date: not-a-moment", 1},
		"no name":                            {"2024-03-04 18:30:00,A,,1,20,8,,\n", "2:23: exercise name: empty-text", 1},
		"a weight that is a word":            {"2024-03-04 18:30:00,A,Row,1,heavy,8,,\n", "2:29: weight (kg): not-a-number", 1},
		"infinite weight":                    {"2024-03-04 18:30:00,A,Row,1,Inf,8,,\n", "2:29: weight (kg): not-a-number", 1},
		"a weight that nobody lifts":         {"2024-03-04 18:30:00,A,Row,1,99999,8,,\n", "2:29: weight (kg): out-of-range", 1},
		"half a rep":                         {"2024-03-04 18:30:00,A,Row,1,20,8.5,,\n", "2:32: reps: not-whole", 1},
		"an effort of 11":                    {"2024-03-04 18:30:00,A,Row,1,20,8,,11\n", "2:35: rpe: out-of-range", 1},
		"a kind of set that is not known":    {"2024-03-04 18:30:00,A,Row,X,20,8,,\n", "2:27: set order: not-a-number", 1},
		"a number that can be read two ways": {"2024-03-04 18:30:00,A,Row,1,\"1,250\",8,,\n", "2:29: weight (kg): two-readings", 1},
		"a quote within a cell":              {"2024-03-04 18:30:00,A \"b\",Row,1,20,8,,\n", "2:23: : quotes", 1},
		"a row that ends too early":          {"2024-03-04 18:30:00,A\n", "2:21: : row-too-short", 1},
		"a quote that never closes eats on":  {"2024-03-04 18:30:00,\"A,Row,1,20,8,,\n", ": quotes", 0},
	} {
		t.Run(name, func(t *testing.T) {
			log, faults, err := ReadPastLog("log.csv", strings.NewReader(strongNames+c.rows+good), "", false)
			if err != nil || len(faults) == 0 {
				t.Fatal(err, "no fault")
			}
			f := faults[0]
			if got := fmt.Sprintf("%d:%d: %s: %s", f.Line, f.Column, f.Path, f.Code); !strings.HasSuffix(got, c.want) || f.File != "log.csv" {
				t.Errorf("%s, want %s", got, c.want)
			}
			if log.Sets() != c.left || log.Faulty != 1 {
				t.Errorf("%d sets are left, %d rows with faults", log.Sets(), log.Faulty)
			}
		})
	}
}

func TestAllFaultsAreTold(t *testing.T) {
	rows := strings.Repeat("yesterday,A,Row,1,heavy,8,,\n", 600)
	log, faults, err := ReadPastLog("log.csv", strings.NewReader(strongNames+rows), Strong, false)
	if err != nil || len(faults) != mostFaults || log.More != 200 || log.Faulty != 600 || log.Rows != 600 {
		t.Errorf("%d faults, %d more, %d rows of %d: %v", len(faults), log.More, log.Faulty, log.Rows, err)
	}
}

func TestFilesThatAreNoLog(t *testing.T) {
	for name, c := range map[string]struct {
		text, source string
		want         error
	}{
		"nothing":               {"", "", ErrNoSheet},
		"another table":         {"a,b,c\n1,2,3\n", "", ErrNoSheet},
		"an export of ours":     {`{"format":"tspine/1"}`, "", ErrNoSheet},
		"no text":               {"\x89PNG\r\n\x1a\n\x00", "", ErrNoSheet},
		"another app than said": {strongNames, Hevy, ErrNoSheet},
		"100 MB":                {strings.Repeat("2024-03-04,a\n", 100<<20/13), "", ErrTooLarge},
	} {
		t.Run(name, func(t *testing.T) {
			if _, _, err := ReadPastLog("log.csv", strings.NewReader(c.text), c.source, false); !errors.Is(err, c.want) {
				t.Errorf("%v", err)
			}
		})
	}
}

func TestHowMomentsAndLengthsAreWritten(t *testing.T) {
	for text, want := range map[string]string{
		"2020-12-30 18:51:52": "2020-12-30 18:51:52", "2020-12-30 6:51:52\u202fPM": "2020-12-30 18:51:52", "2020-12-30 6:51 am": "2020-12-30 06:51:00",
		"2020-12-30T18:51:52Z": "2020-12-30 18:51:52", "28 Mar 2025, 17:29": "2025-03-28 17:29:00", "28 März 2025, 17:29": "", "28 mär. 2025, 17:29": "2025-03-28 17:29:00",
		"3 ene 2025, 07:00": "2025-01-03 07:00:00", "7 Dez. 2025, 07:00": "2025-12-07 07:00:00", "2024-06-01": "2024-06-01 00:00:00", "": "", "12.3.2024": "",
	} {
		got, ok := readMoment(text)
		if ok != (want != "") || ok && got.Format("2006-01-02 15:04:05") != want {
			t.Errorf("%q: %v %v", text, got, ok)
		}
	}
	for text, want := range map[string]int{"": 0, "45m": 2700, "1h 5m": 3900, "2h": 7200, "30s": 30, "1h 5min 3s": 3903, "3600": 3600, "0:01:30": 90, "1:05": 65, "1:75": -1, "x": -1, "-5": -1, "1:2:3:4": -1, "5d": -1} {
		got, ok := readLength(text)
		if !ok {
			got = -1
		}
		if got != want {
			t.Errorf("%q: %d, want %d", text, got, want)
		}
	}
}

// FuzzReadPastLog: no bytes make a reader fail otherwise than by its faults and
// errors, and what it reads has no fault as an export.
func FuzzReadPastLog(f *testing.F) {
	names, err := os.ReadDir("testdata/past")
	if err != nil {
		f.Fatal(err)
	}
	for _, name := range names {
		text, err := os.ReadFile("testdata/past/" + name.Name())
		if err != nil {
			f.Fatal(err)
		}
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		log, faults, err := ReadPastLog("log.csv", bytes.NewReader(text), "", false)
		if err != nil {
			return
		}
		for _, one := range faults {
			if one.Line < 1 || one.Column < 1 || one.Code == "" {
				t.Errorf("a fault without a place: %+v", one)
			}
		}
		if log.Faulty > 0 != (len(faults) > 0) {
			t.Errorf("%d rows with %d faults", log.Faulty, len(faults))
		}
		checkKept(t, log)
	})
}

// checkKept wants a log to come back from an export as it is.
func checkKept(t interface{ Fatal(...any) }, log PastLog) {
	var out bytes.Buffer
	x, err := NewExport(&out, Owner{ID: "p"})
	if err != nil {
		t.Fatal(err)
	}
	want := slices.Clone(log.List)
	for i := range want {
		want[i].Brought = "import"
		if err := x.Past(want[i]); err != nil {
			t.Fatal(err)
		}
	}
	if err := x.Close(); err != nil {
		t.Fatal(err)
	}
	var got []Past
	_, faults, err := ReadExport("x.json", &out, Import{Past: func(p Past) error { got = append(got, p); return nil }})
	if err != nil || len(faults) > 0 {
		t.Fatal(err, faults)
	}
	if diff := cmp.Diff(want, got); diff != "" && len(want) > 0 {
		t.Fatal(diff)
	}
}
