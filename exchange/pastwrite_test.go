package exchange

import (
	"encoding/csv"
	"fmt"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"tspine/engine/unit"
)

// drawnSet is a set as it stands in a file: its weight in the file's unit.
type drawnSet struct {
	name, kind, note string
	weight           float64
	reps, seconds    int
	rpe              float64
}

// drawn is a log of one session a day.
type drawn struct {
	pounds, comma bool
	sep           rune
	days          [][]drawnSet
}

var drawnTexts = rapid.StringMatching(`[A-Za-zäß,;"'()\-.=+ ]{0,12}(\n[a-z]{1,3})?`)

func drawLog(t *rapid.T) drawn {
	d := drawn{pounds: rapid.Bool().Draw(t, "pounds"), comma: rapid.Bool().Draw(t, "comma"), sep: rapid.SampledFrom([]rune{',', ';', '\t'}).Draw(t, "sep")}
	set := rapid.Custom(func(t *rapid.T) drawnSet {
		s := drawnSet{name: rapid.SampledFrom([]string{"Row, heavy", "Plank", "Squat (Barbell)", "Ü \"x\""}).Draw(t, "name"), kind: rapid.SampledFrom([]string{"", WarmUp, DropSet, Failure}).Draw(t, "kind")}
		s.weight, s.reps = float64(rapid.IntRange(0, 1000).Draw(t, "quarters"))/4, rapid.IntRange(1, 30).Draw(t, "reps")
		s.seconds, s.rpe, s.note = rapid.IntRange(0, 90_000).Draw(t, "seconds"), float64(rapid.IntRange(2, 20).Draw(t, "halves"))/2, strings.TrimSpace(drawnTexts.Draw(t, "note"))
		return s
	})
	d.days = rapid.SliceOfN(rapid.SliceOfN(set, 1, 5), 1, 4).Draw(t, "days")
	return d
}

// number writes a number as the file does.
func (d drawn) number(n float64) string {
	text := strconv.FormatFloat(n, 'f', 2, 64)
	if d.comma {
		return strings.Replace(text, ".", ",", 1)
	}
	return text
}

// table writes rows.
func (d drawn) table(rows [][]string) string {
	var out strings.Builder
	w := csv.NewWriter(&out)
	w.Comma = d.sep
	if err := w.WriteAll(rows); err != nil {
		panic(err)
	}
	return "\ufeff" + out.String()
}

func (d drawn) unit(kg, lb string) string {
	if d.pounds {
		return lb
	}
	return kg
}

func (d drawn) strong() string {
	rows := [][]string{{"Date", "Workout Name", "Duration", "Exercise Name", "Set Order", d.unit("Weight (kg)", "Weight (lbs)"), "Reps", "Distance", "Seconds", "Notes", "Workout Notes", "RPE"}}
	for i, day := range d.days {
		for n, s := range day {
			order := map[string]string{"": strconv.Itoa(n + 1), WarmUp: "W", DropSet: "D", Failure: "F"}[s.kind]
			rows = append(rows, []string{dayOf(i) + " 18:30:00", "S", "1h", s.name, order, d.number(s.weight), strconv.Itoa(s.reps), "", strconv.Itoa(s.seconds), s.note, "", d.number(s.rpe)})
		}
	}
	return d.table(rows)
}

func (d drawn) hevy() string {
	rows := [][]string{{"title", "start_time", "end_time", "description", "exercise_title", "superset_id", "exercise_notes", "set_index", "set_type", d.unit("weight_kg", "weight_lbs"), "reps", "distance_km", "duration_seconds", "rpe"}}
	for i, day := range d.days {
		for n, s := range day {
			kind := map[string]string{"": "normal", WarmUp: "warmup", DropSet: "dropset", Failure: "failure"}[s.kind]
			rows = append(rows, []string{"S", dayOf(i) + " 18:30:00", dayOf(i) + " 19:30:00", "", s.name, "", "", strconv.Itoa(n), kind, d.number(s.weight), strconv.Itoa(s.reps), "", strconv.Itoa(s.seconds), d.number(s.rpe)})
		}
	}
	return d.table(rows)
}

func (d drawn) fitNotes() string {
	rows := [][]string{{"Date", "Exercise", "Category", "Weight", "Weight Unit", "Reps", "Distance", "Distance Unit", "Time", "Comment", "RPE"}}
	for i, day := range d.days {
		for _, s := range day {
			rows = append(rows, []string{dayOf(i), s.name, "Back", d.number(s.weight), d.unit("kgs", "lbs"), strconv.Itoa(s.reps), "", "", fmt.Sprintf("%d:%02d:%02d", s.seconds/3600, s.seconds/60%60, s.seconds%60), s.note, d.number(s.rpe)})
		}
	}
	return d.table(rows)
}

func dayOf(i int) string { return (unit.Day(20_000 + i)).String() }

// want gives the sets of each exercise and day, as they should be read.
func (d drawn) want(kinds, notes bool) map[string][]PastSet {
	out := map[string][]PastSet{}
	for i, day := range d.days {
		for _, s := range day {
			set := PastSet{Kg: unit.Kilograms(s.weight), Reps: s.reps, Seconds: s.seconds, RPE: s.rpe}
			if d.pounds {
				set.Kg = unit.FromPounds(s.weight)
			}
			if kinds {
				set.Kind = s.kind
			}
			if notes {
				set.Note = s.note
			}
			out[dayOf(i)+s.name] = append(out[dayOf(i)+s.name], set)
		}
	}
	return out
}

// Whatever the unit, the separator, the decimal sign and the drawnTexts: the numbers
// that come in are those that were written.
func TestWhatAnotherAppWritesComesInWithTheSameNumbers(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := drawLog(t)
		for _, c := range []struct {
			text         string
			source       string
			kinds, notes bool
		}{{d.strong(), Strong, true, true}, {d.hevy(), Hevy, true, false}, {d.fitNotes(), FitNotes, false, true}} {
			log, faults, err := ReadPastLog("log.csv", strings.NewReader(c.text), "", false)
			if err != nil || len(faults) > 0 || log.Source != c.source {
				t.Fatalf("%s: %v %v\n%s", c.source, err, faults, c.text)
			}
			got, ids := map[string][]PastSet{}, map[string]bool{}
			for _, p := range log.List {
				got[p.Day.String()+p.Name] = p.Sets
				ids[p.ID] = true
			}
			if diff := cmp.Diff(d.want(c.kinds, c.notes), got); diff != "" || len(ids) != len(got) {
				t.Fatalf("%s (- written, + read)\n%s\n%s", c.source, diff, c.text)
			}
			checkKept(t, log)
		}
	})
}
