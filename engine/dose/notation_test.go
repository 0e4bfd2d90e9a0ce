package dose

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"tspine/engine/fault"
)

var one = Exactly(1)

var parsed = map[string]struct {
	text string
	want Dose
}{
	"a number alone is reps":                    {"10", Dose{Sets: one, Reps: Exactly(10)}},
	"two factors are sets and reps":             {"3x10", Dose{Sets: Exactly(3), Reps: Exactly(10)}},
	"sets and reps may be ranges":               {"2-3x8-12", Dose{Sets: Range{2, 3}, Reps: Range{8, 12}}},
	"reps may be for each side":                 {"8/side tempo 3-0-3", Dose{Sets: one, Reps: Exactly(8), PerSide: true, Tempo: Tempo{3, 0, 3}}},
	"breaths are counted":                       {"10 breaths", Dose{Kind: Breaths, Sets: one, Reps: Exactly(10)}},
	"sets of breaths on each side":              {"3x5-10 breaths/side", Dose{Kind: Breaths, Sets: Exactly(3), Reps: Range{5, 10}, PerSide: true}},
	"seconds alone are one rep":                 {"30-60s 3/day", Dose{Kind: Timed, Sets: one, Reps: one, Each: Range{30, 60}, Often: Often{PerDay: Exactly(3)}}},
	"two factors before s are reps and seconds": {"10x10s 2/day", Dose{Kind: Timed, Sets: one, Reps: Exactly(10), Each: Exactly(10), Often: Often{PerDay: Exactly(2)}}},
	"three factors are sets, reps and seconds":  {"2x10x5s", Dose{Kind: Timed, Sets: Exactly(2), Reps: Exactly(10), Each: Exactly(5)}},
	"three sets of one hold":                    {"3x1x30s", Dose{Kind: Timed, Sets: Exactly(3), Reps: one, Each: Exactly(30)}},
	"seconds for each side":                     {"20-30s/side", Dose{Kind: Timed, Sets: one, Reps: one, Each: Range{20, 30}, PerSide: true}},
	"meters alone are one walk":                 {"20m", Dose{Kind: Distance, Sets: one, Reps: one, Each: Exactly(20)}},
	"two factors before m are sets and meters":  {"3x20-40m rest 90s 2/week", Dose{Kind: Distance, Sets: Exactly(3), Reps: one, Each: Range{20, 40}, Rest: Exactly(90), Often: Often{PerWeek: Exactly(2)}}},
	"a weight":                                     {"3x10 @ 16kg", Dose{Sets: Exactly(3), Reps: Exactly(10), Load: Load{Each: 16}}},
	"two weights, to the gram":                     {"10 @ 2x2.125kg", Dose{Sets: one, Reps: Exactly(10), Load: Load{Count: 2, Each: 2.125}}},
	"half a kilogram":                              {"10 @ 0.5kg", Dose{Sets: one, Reps: Exactly(10), Load: Load{Each: 0.5}}},
	"the heaviest weight":                          {"1 @ 1000kg", Dose{Sets: one, Reps: one, Load: Load{Each: 1000}}},
	"a band of two words":                          {"15 @ light-blue band", Dose{Sets: one, Reps: Exactly(15), Load: Load{Band: "light-blue"}}},
	"a tempo of two digits":                        {"2x10 tempo 10-0-60 1/day", Dose{Sets: Exactly(2), Reps: Exactly(10), Tempo: Tempo{10, 0, 60}, Often: Often{PerDay: one}}},
	"a rest from nothing to a minute":              {"3x10 rest 0-60s", Dose{Sets: Exactly(3), Reps: Exactly(10), Rest: Range{0, 60}}},
	"no rest at all is said":                       {"3x10 rest 0s", Dose{Sets: Exactly(3), Reps: Exactly(10), NoRest: true}},
	"none in reserve is said":                      {"3x10 rir 0", Dose{Sets: Exactly(3), Reps: Exactly(10), Reserve: InReserve(0)}},
	"every so many days":                           {"3x10-20 every 2 days", Dose{Sets: Exactly(3), Reps: Range{10, 20}, Often: Often{Every: 2}}},
	"once or twice a week":                         {"4x5-16 1-2/week", Dose{Sets: Exactly(4), Reps: Range{5, 16}, Often: Often{PerWeek: Range{1, 2}}}},
	"a total of uneven reps":                       {"2x10-11 total 21", Dose{Sets: Exactly(2), Reps: Range{10, 11}, Total: 21}},
	"a total of uneven holds":                      {"10x10-11s total 105", Dose{Kind: Timed, Sets: one, Reps: Exactly(10), Each: Range{10, 11}, Total: 105}},
	"a total of reps and holds that are uneven":    {"2x10-11x4-5s total 103", Dose{Kind: Timed, Sets: Exactly(2), Reps: Range{10, 11}, Each: Range{4, 5}, Total: 103}},
	"four digits are the most":                     {"9999x9999", Dose{Sets: Exactly(9999), Reps: Exactly(9999)}},
	"every clause at once, in the order of a line": {"3x10 @ 16kg tempo 3-0-1 rest 60s rir 3 2/week", Dose{Sets: Exactly(3), Reps: Exactly(10), Load: Load{Each: 16}, Tempo: Tempo{3, 0, 1}, Rest: Exactly(60), Reserve: InReserve(3), Often: Often{PerWeek: Exactly(2)}}},
}

func TestParseReads(t *testing.T) {
	for name, c := range parsed {
		t.Run(name, func(t *testing.T) {
			got, faults := Parse(c.text)
			if diff := cmp.Diff(c.want, got); diff != "" || faults != nil {
				t.Fatalf("%q: faults %v, (-want +got)\n%s", c.text, faults, diff)
			}
			if back := got.String(); back != c.text {
				t.Fatalf("%q is written %q", c.text, back)
			}
		})
	}
}

func TestParseWritesTheSameThingInOneWay(t *testing.T) {
	for name, c := range map[string]struct{ text, want string }{
		"one set is not written":                      {"1x10", "10"},
		"one set of one hold is a plain time":         {"1x1x30s", "30s"},
		"one rep of a hold is a plain time":           {"1x30s", "30s"},
		"a range of one number is that number":        {"10-10", "10"},
		"a load may stand close to its sign":          {"10 @16kg", "10 @ 16kg"},
		"one piece is not counted":                    {"10 @ 1x16kg", "10 @ 16kg"},
		"noughts behind the point are dropped":        {"10 @ 16.500kg", "10 @ 16.5kg"},
		"noughts in front are dropped":                {"007 @ 016kg", "7 @ 16kg"},
		"clauses come in their order":                 {"10 2/week rir 3 rest 60s tempo 3-0-1 @ red band", "10 @ red band tempo 3-0-1 rest 60s rir 3 2/week"},
		"spaces and tabs don't count":                 {"  10\t@red   band ", "10 @ red band"},
		"a total that the amount says is dropped":     {"2x10 total 20", "2x10"},
		"a total stands behind its amount":            {"2x10-11 2/day total 21", "2x10-11 total 21 2/day"},
		"a total at the lower end of a range is kept": {"2x10-11 total 20", "2x10-11 total 20"},
	} {
		t.Run(name, func(t *testing.T) {
			d, faults := Parse(c.text)
			if got := d.String(); got != c.want || faults != nil {
				t.Fatalf("%q is written %q, want %q; faults: %v", c.text, got, c.want, faults)
			}
		})
	}
}

// found is a fault with its column.
type found struct {
	code, got string
	column    int
}

var wrong = map[string]struct {
	text string
	want []found
}{
	"nothing at all":                             {"", []found{{"no-amount", "", 1}}},
	"only a space":                               {" ", []found{{"no-amount", "", 2}}},
	"a clause without an amount":                 {"rest 60s", []found{{"no-amount", "", 1}}},
	"a load without an amount":                   {"@ 16kg", []found{{"no-amount", "", 1}}},
	"a frequency without an amount":              {"3/day rir 2", []found{{"no-amount", "", 1}}},
	"an amount in words":                         {"ten 2/day", []found{{"bad-amount", "ten", 1}}},
	"an amount that no number ends":              {"3x", []found{{"bad-amount", "3x", 1}}},
	"an unknown unit":                            {"3x10min", []found{{"bad-amount", "3x10min", 1}}},
	"a range without its end":                    {"10-s", []found{{"bad-amount", "10-s", 1}}},
	"three factors that are not seconds":         {"2x3x10", []found{{"bad-amount", "2x3x10", 1}}},
	"three factors of meters":                    {"2x3x10m", []found{{"bad-amount", "2x3x10m", 1}}},
	"four factors":                               {"2x2x3x10s", []found{{"bad-amount", "2x2x3x10s", 1}}},
	"breaths in one word":                        {"10breaths", []found{{"bad-amount", "10breaths", 1}}},
	"breaths with something behind them":         {"10 breaths/day", []found{{"bad-amount", "10 breaths/day", 1}}},
	"breaths of seconds":                         {"10s breaths", []found{{"unknown-clause", "breaths", 5}}},
	"seconds a day":                              {"30s/day", []found{{"bad-amount", "30s/day", 1}}},
	"no sets and no reps":                        {"0x0", []found{{"too-small", "0", 1}, {"too-small", "0", 3}}},
	"five digits":                                {"10000x10", []found{{"too-large", "10000", 1}}},
	"a number past all counting":                 {"99999999999999999999999999s", []found{{"too-large", "99999999999999999999999999", 1}}},
	"a range that goes down":                     {"3x20-10", []found{{"descending", "20-10", 3}}},
	"a clause that is not one":                   {"10 slowly", []found{{"unknown-clause", "slowly", 4}}},
	"a weight without its unit":                  {"10 @16", []found{{"bad-load", "@16", 4}}},
	"a weight in pounds":                         {"10 @16lb", []found{{"bad-load", "@16lb", 4}}},
	"a sign without a load":                      {"10 @ 2/day", []found{{"bad-load", "@", 4}}},
	"no weight":                                  {"10 @ 0kg", []found{{"too-small", "0", 6}}},
	"a weight of no pieces":                      {"10 @ 0x16kg", []found{{"too-small", "0", 6}}},
	"more than a ton":                            {"10 @ 1000.001kg", []found{{"too-large", "1000.001", 6}}},
	"a weight past all counting":                 {"10 @ 99999999999999999999999999kg", []found{{"too-large", "99999999999999999999999999", 6}}},
	"a weight finer than a gram":                 {"10 @ 1.0625kg", []found{{"too-fine", "0625", 8}}},
	"a point with nothing behind":                {"10 @ 16.kg", []found{{"bad-load", "@ 16.kg", 4}}},
	"a color without its band":                   {"10 @red 2/day", []found{{"bad-load", "@red", 4}}},
	"a color that is not a word":                 {"10 @red- band", []found{{"bad-load", "@red-", 4}, {"unknown-clause", "band", 10}}},
	"a tempo of two parts":                       {"10 tempo 3-0", []found{{"bad-tempo", "tempo 3-0", 4}}},
	"a tempo without its end":                    {"10 tempo 3-0-", []found{{"bad-tempo", "tempo 3-0-", 4}}},
	"a tempo of four parts":                      {"10 tempo 3-0-1-0", []found{{"bad-tempo", "tempo 3-0-1-0", 4}}},
	"a tempo that takes no time":                 {"10 tempo 0-0-0", []found{{"too-small", "0-0-0", 10}}},
	"a tempo over a minute":                      {"10 tempo 61-0-300", []found{{"too-large", "61", 10}, {"too-large", "300", 15}}},
	"a tempo that never comes":                   {"10 tempo", []found{{"bad-tempo", "tempo", 4}}},
	"a rest without its unit":                    {"10 rest 60", []found{{"bad-rest", "rest 60", 4}}},
	"a rest that goes down":                      {"10 rest 90-60s", []found{{"descending", "90-60", 9}}},
	"a reserve of eleven":                        {"10 rir 11", []found{{"too-large", "11", 8}}},
	"a reserve that is a range":                  {"10 rir 2-3", []found{{"bad-reserve", "rir 2-3", 4}}},
	"a frequency of nothing":                     {"10 0/day", []found{{"too-small", "0", 4}}},
	"a frequency by the month":                   {"10 2/month", []found{{"bad-frequency", "2/month", 4}}},
	"every none days":                            {"10 every 0 days", []found{{"too-small", "0", 10}}},
	"every two of what":                          {"10 every 2 rir 3", []found{{"bad-frequency", "every 2", 4}}},
	"every":                                      {"10 every", []found{{"bad-frequency", "every", 4}}},
	"two ways to say how often":                  {"10 2/day every 2 days", []found{{"two-frequencies", "every 2 days", 10}}},
	"the same clause twice":                      {"10 rir 2 rir 3", []found{{"twice", "rir 3", 10}}},
	"a faulty clause, then a good one":           {"10 rir x rir 3", []found{{"bad-reserve", "rir x", 4}, {"twice", "rir 3", 10}}},
	"a total of nothing":                         {"10 total 0", []found{{"too-small", "0", 10}}},
	"a total without its number":                 {"10 total rir 3", []found{{"bad-total", "total", 4}}},
	"a total past what the sets can hold":        {"2x10-11 total 23", []found{{"too-large", "total 23", 9}}},
	"a total under what the sets hold":           {"2x10 total 19", []found{{"too-small", "total 19", 6}}},
	"a total is judged when all is read":         {"2x10 total 19 rir 3 2/day", []found{{"too-small", "total 19", 6}}},
	"a number without a meaning":                 {"10 3", []found{{"bad-frequency", "3", 4}}},
	"a total of who knows how many sets":         {"2-3x10 total 20", []found{{"total-of-a-range", "total 20", 8}}},
	"a total that no number of holds makes up":   {"10-11x5s total 52", []found{{"too-small", "total 52", 10}}},
	"a total past all counting":                  {"10-11 total 99999999999999999999999999", []found{{"too-large", "total 99999999999999999999999999", 7}}},
	"a word before the next clause is not eaten": {"10 tempo rest rir @ every total 3/day", []found{{"bad-tempo", "tempo", 4}, {"bad-rest", "rest", 10}, {"bad-reserve", "rir", 15}, {"bad-load", "@", 19}, {"bad-frequency", "every", 21}, {"bad-total", "total", 27}, {"two-frequencies", "3/day", 33}}},
	"columns count characters, not bytes":        {"10 größer rir ≤3", []found{{"unknown-clause", "größer", 4}, {"bad-reserve", "rir ≤3", 11}}},
	"everything at once": {"0x20-10s/sides @ 2000kg tempo 3-0 rest 60 rir 12 3/day 2/week now", []found{
		{"too-small", "0", 1}, {"bad-amount", "0x20-10s/sides", 1}, {"descending", "20-10", 3},
		{"too-large", "2000", 18}, {"bad-tempo", "tempo 3-0", 25}, {"bad-rest", "rest 60", 35},
		{"too-large", "12", 47}, {"two-frequencies", "2/week", 56}, {"unknown-clause", "now", 63},
	}},
}

func TestParseTellsEveryFault(t *testing.T) {
	for name, c := range wrong {
		t.Run(name, func(t *testing.T) {
			d, faults := Parse(c.text)
			if diff := cmp.Diff(c.want, where(faults), cmp.AllowUnexported(found{})); diff != "" {
				t.Fatalf("%q (-want +got)\n%s", c.text, diff)
			}
			if !d.IsZero() {
				t.Fatalf("%q has faults, and yet it is read as %+v", c.text, d)
			}
			sound(t, c.text, faults)
		})
	}
}

func where(faults fault.Faults) (out []found) {
	for _, f := range faults {
		out = append(out, found{f.Code, f.Got, f.Column})
	}
	return out
}

func TestParseTellsWhatWouldBeRight(t *testing.T) {
	for text, want := range map[string]string{
		"3x20-10":         "10-20",
		"0x10":            "1",
		"10 rest 90-60s":  "60-90",
		"10 rir 11":       "10",
		"2x10-11 total 9": "20",
		"10 @red 2/day":   "@ 16kg, @ 2x16kg or @ red band",
	} {
		if _, faults := Parse(text); len(faults) != 1 || faults[0].Want != want {
			t.Errorf("%q: got %v, want %s", text, faults, want)
		}
	}
}

// sound fails where a fault doesn't say what, where and what would be right, or
// where faults stand out of order.
func sound(t *testing.T, text string, faults fault.Faults) {
	t.Helper()
	before := 1
	for _, f := range faults {
		if !kebab(f.Code, no) || f.Want == "" || f.Path != "" {
			t.Fatalf("%q: half a fault: %+v", text, f)
		}
		if f.Column < before || f.Column > utf8.RuneCountInString(text)+1 {
			t.Fatalf("%q: column %d comes after %d", text, f.Column, before)
		}
		if tail := string([]rune(text)[f.Column-1:]); utf8.ValidString(text) && !strings.HasPrefix(tail, f.Got) {
			t.Fatalf("%q: %q doesn't stand at column %d", text, f.Got, f.Column)
		}
		before = f.Column
	}
}

func TestParseLine(t *testing.T) {
	for name, c := range map[string]struct {
		text, id, dose string
		want           []found
	}{
		"an exercise with its dose":          {"cat-cow 30-60s 3/day", "cat-cow", "30-60s 3/day", nil},
		"an id may hold digits":              {"  breathing-90-90 10 breaths", "breathing-90-90", "10 breaths", nil},
		"an id may be a word of the clauses": {"rest 60s", "rest", "60s", nil},
		"a dose without its exercise":        {"10x10s", "", "", []found{{"no-exercise", "", 1}}},
		"a load without its exercise":        {"@ 16kg", "", "", []found{{"no-exercise", "", 1}, {"no-amount", "", 1}}},
		"an empty line":                      {"", "", "", []found{{"no-exercise", "", 1}, {"no-amount", "", 1}}},
		"an exercise without its dose":       {"cat-cow", "cat-cow", "", []found{{"no-amount", "", 8}}},
		"an exercise with only a clause":     {"cat-cow 3/day", "cat-cow", "", []found{{"no-amount", "", 9}}},
		"an id with capitals":                {"Cat-Cow 10", "Cat-Cow", "", []found{{"bad-exercise", "Cat-Cow", 1}}},
		"an id with an empty part":           {"cat--cow 10", "cat--cow", "", []found{{"bad-exercise", "cat--cow", 1}}},
		"faults of the id and of the dose":   {"cat_cow 10 rir", "cat_cow", "", []found{{"bad-exercise", "cat_cow", 1}, {"bad-reserve", "rir", 12}}},
		"the id is given despite the dose":   {"cat-cow ten", "cat-cow", "", []found{{"bad-amount", "ten", 9}}},
	} {
		t.Run(name, func(t *testing.T) {
			id, d, faults := ParseLine(c.text)
			if id != c.id || d.String() != c.dose {
				t.Errorf("%q is %q with %q, want %q with %q", c.text, id, d, c.id, c.dose)
			}
			if diff := cmp.Diff(c.want, where(faults), cmp.AllowUnexported(found{})); diff != "" {
				t.Errorf("%q (-want +got)\n%s", c.text, diff)
			}
			sound(t, c.text, faults)
		})
	}
}

func TestTheZeroDoseIsEmpty(t *testing.T) {
	if got := (Dose{}).String(); got != "" {
		t.Fatalf("the zero dose is written %q", got)
	}
}

func TestWhatIsWrittenIsReadBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := doses.Draw(t, "dose")
		got, faults := Parse(d.String())
		if diff := cmp.Diff(d.normal(), got); diff != "" || faults != nil {
			t.Fatalf("%q: faults %v, (-want +got)\n%s", d, faults, diff)
		}
		id, got, faults := ParseLine("open-book " + d.String())
		if id != "open-book" || got != d.normal() || faults != nil {
			t.Fatalf("%q on a line: %q with %+v, faults %v", d, id, got, faults)
		}
	})
}

// clauses gives the amount of a text that was written, and its clauses.
func clauses(text string) (amount string, clauses []string) {
	for _, word := range strings.Fields(text) {
		last := len(clauses) - 1
		switch {
		case amount == "":
			amount = word
		case strings.HasPrefix(word, "breaths"):
			amount += " " + word
		case last >= 0 && strings.Contains(" @ tempo rest rir every total ", " "+clauses[last]+" "),
			word == "band", word == "days":
			clauses[last] += " " + word
		default:
			clauses = append(clauses, word)
		}
	}
	return amount, clauses
}

func TestTheOrderOfClausesDoesNotCount(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		want := doses.Draw(t, "dose").normal()
		amount, rest := clauses(want.String())
		text := strings.Join(append([]string{amount}, shuffled(rest, rapid.Uint64().Draw(t, "seed"))...), " ")
		if got, faults := Parse(text); got != want || faults != nil {
			t.Fatalf("%q is read as %q, want %q; faults: %v", text, got, want, faults)
		}
	})
}

func TestEachSpoiledClauseIsOneFault(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		amount, all := clauses(doses.Draw(t, "dose").String())
		text, want := amount, []int(nil)
		for _, clause := range all {
			text += " "
			if rapid.Bool().Draw(t, "spoil "+clause) {
				want = append(want, len(text)+1)
				clause = strings.ReplaceAll(clause, " ", "?") + "?"
			}
			text += clause
		}
		_, faults := Parse(text)
		var got []int
		for _, f := range faults {
			got = append(got, f.Column)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Fatalf("%q: columns (-want +got)\n%s", text, diff)
		}
	})
}

func FuzzParse(f *testing.F) {
	for _, c := range parsed {
		f.Add(c.text)
	}
	for _, c := range wrong {
		f.Add(c.text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		d, faults := Parse(text)
		if faults != nil {
			sound(t, text, faults)
			return
		}
		if own := d.Check(); own != nil {
			t.Fatalf("%q is read, and yet has faults: %v", text, own)
		}
		again, faults := Parse(d.String())
		if again != d || faults != nil {
			t.Fatalf("%q is written %q and read as %+v, want %+v; faults: %v", text, d, again, d, faults)
		}
		if d.String() != again.String() {
			t.Fatalf("%q is written %q, then %q", text, d, again)
		}
	})
}

// lines are of the length that programs have.
var lines = []string{
	"30-60s 3/day",
	"10x10s 2/day",
	"2x10 tempo 3-0-1 1/day",
	"3x10-20 @ 8kg every 2 days",
	"4x5-16 1-2/week",
	"10 breaths",
	"20-30s/side",
	"3x6-10 @ 2x16.5kg rest 60-90s rir 3 2/week",
}

// BenchmarkParse aims at a million lines a second. BenchmarkFields is the floor
// beside it: cutting the same lines into words, and no more.
func BenchmarkParse(b *testing.B) {
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		if _, faults := Parse(lines[i%len(lines)]); faults != nil {
			b.Fatal(faults)
		}
	}
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "lines/s")
}

func BenchmarkFields(b *testing.B) {
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		if len(strings.Fields(lines[i%len(lines)])) == 0 {
			b.Fatal("no words")
		}
	}
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "lines/s")
}

func BenchmarkString(b *testing.B) {
	d, _ := Parse(lines[len(lines)-1])
	b.ReportAllocs()
	for b.Loop() {
		if d.String() == "" {
			b.Fatal("empty")
		}
	}
}
