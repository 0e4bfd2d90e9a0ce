package cohort

import (
	"testing"

	"pgregory.net/rapid"

	"tspine/engine/dose"
	"tspine/engine/exercise"
	"tspine/engine/logbook"
	"tspine/engine/progression"
	"tspine/engine/unit"
)

func TestAResultKeepsHowASessionWent(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		number := uint16(rapid.IntRange(0, mostKept).Draw(t, "dose"))
		w := went{
			during: unit.Rate(rapid.IntRange(0, unit.MaxRating).Draw(t, "during")), finished: rapid.Bool().Draw(t, "finished"),
			far: how(rapid.IntRange(int(full), int(stopped)).Draw(t, "how")), left: dose.Reserve(rapid.IntRange(0, ReserveHighest+1).Draw(t, "left")),
		}
		r := resultOf(number, w)
		if r.how() != hows[w.far] || r.open() == w.finished || r.pain() != lineRating(w.during) || r.left() != w.left || uint16(r) != number {
			t.Fatalf("%+v became %s %v %d %d %d", w, r.how(), r.open(), r.pain(), r.left(), uint16(r))
		}
		l := r.logged()
		if !l.given || l.full != (w.far == full && w.finished) || l.pain != r.pain().Value() || w.left.Given() && l.left != w.left.Reps() {
			t.Fatalf("%+v became %+v", w, l)
		}
	})
	if got := result(0).logged(); got.given || got.full {
		t.Errorf("no session became %+v", got)
	}
}

func TestWhatIsCutShortIsLess(t *testing.T) {
	for name, c := range map[string]struct {
		asked string
		how   logbook.How
		want  string
	}{
		"in full it is all":             {"2x10", logbook.Full, "2x10"},
		"shortened is a quarter less":   {"2x10", logbook.Shortened, "2x7-8 total 15"},
		"stopped is half":               {"30s", logbook.Stopped, "15s"},
		"lightened is a lighter weight": {"2x10 @ 8kg", logbook.Lightened, "2x10 @ 6kg"},
		"or a lighter band":             {"2x10 @ red band", logbook.Lightened, "2x10 @ yellow band"},
		"of one there is none lighter":  {"2x10 @ yellow band", logbook.Lightened, "2x10 @ yellow band"},
	} {
		if got := cutShort(must(c.asked), c.how); got != must(c.want) {
			t.Errorf("%s: got %s, want %s", name, got, c.want)
		}
	}
}

func TestWhatWasRecalledIsWhatTheRulesSay(t *testing.T) {
	asked := 0
	rules := Real()
	rules.Change = func(d progression.Decision, l progression.Line, limits exercise.Limits) progression.Change {
		asked++
		return d.Change(l, limits)
	}
	d := NewDecider(few(), rules)
	e := d.catalog.Get("wall-angel")
	l := line{exercise: e, place: uint16(d.catalog.Index("wall-angel")), dose: d.dose(must("2x8 rest 60s"))}
	l.last[0] = resultOf(l.dose, went{far: full, finished: true})
	order := d.decided(&progression.Decision{Kind: progression.KindProgress, Stage: 2}, 1)
	first := d.change(order, &l, 2, 0, 1)
	if got := d.doses.list[first.dose].Sum(); got != 17 {
		t.Errorf("16 reps became %d", got)
	}
	fresh := l
	fresh.asked, fresh.moved = [3]uint64{}, move{}
	if again := d.change(order, &fresh, 2, 0, 1); again.dose != first.dose || asked != 1 {
		t.Errorf("asked %d times", asked)
	}
	if other := d.change(order, &fresh, 3, 0, 1); other.dose != first.dose || asked != 1 {
		t.Errorf("what is owned matters to a line without a load: asked %d times", asked)
	}
	fresh.last[0] = resultOf(l.dose, went{far: shortened, finished: true})
	if held := d.change(order, &fresh, 2, 0, 1); held.dose != l.dose || asked != 2 {
		t.Errorf("after a shortened session: %s, asked %d times", d.doses.list[held.dose], asked)
	}
}

func TestDecisionsAreAlikeWhereTheySayTheSameToLines(t *testing.T) {
	m := newMemory()
	hold := progression.Decision{Kind: progression.KindHold, Stage: 2, Row: 6}
	missed := hold
	missed.Row, missed.Barriers = 7, true
	if m.decided(&hold, 1) != m.decided(&missed, 1) {
		t.Error("the row matters")
	}
	for name, other := range map[string]progression.Decision{
		"another kind":  {Kind: progression.KindProgress, Stage: 2},
		"another stage": {Kind: progression.KindHold, Stage: 3},
		"less volume":   {Kind: progression.KindHold, Stage: 2, Volume: progression.Share{Min: 50, Max: 80, Used: 70}},
		"new entry":     {Kind: progression.KindHold, Stage: 2, NewEntry: true},
	} {
		n := m.decided(&other, 1)
		if n == m.decided(&hold, 1) {
			t.Errorf("%s doesn't matter", name)
		}
		if got := m.decisions[n]; got.Kind != other.Kind || got.Stage != other.Stage || got.Volume != other.Volume || got.NewEntry != other.NewEntry {
			t.Errorf("%s: kept as %+v", name, got)
		}
	}
	frail := hold
	frail.Frail = true
	if m.decided(&frail, 1) != m.decided(&hold, 1) || m.decided(&frail, 9) == m.decided(&hold, 9) {
		t.Error("for whom a gap counts more matters after a gap, and only then")
	}
}
