package app_test

import (
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"tspine/app"
	"tspine/engine/assessment"
	"tspine/engine/course"
	"tspine/engine/logbook"
	"tspine/engine/unit"
	"tspine/exchange"
	"tspine/store"
)

// pair is two programs on one file, as a server and a terminal beside it.
type pair struct {
	*home
	path  string
	there *app.App
}

func newPair(t testing.TB) *pair {
	t.Helper()
	p := &pair{home: newHome(t)}
	p.path = filepath.Join(t.TempDir(), "shared.db")
	open := func() *app.App {
		keep, err := store.Open(t.Context(), p.path)
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() {
			if err := keep.Close(); err != nil {
				t.Error(err)
			}
		})
		p.keep = keep
		return app.New(p.Catalog, keep, keep, func() time.Time { return p.now })
	}
	p.there, p.App = open(), open()
	var err error
	if p.who, err = p.Add(t.Context(), "ana"); err != nil {
		t.Fatal(err)
	}
	return p
}

// said is everything that one program says of the day.
func (p *pair) said(a *app.App) string {
	p.t.Helper()
	var out []any
	for _, minutes := range []int{0, 5, 25} {
		d, err := a.Today(p.ctx(), p.who, minutes, "")
		var stop *app.Stop
		if err != nil && !errors.As(err, &stop) {
			p.t.Fatal(err)
		}
		out = append(out, exchange.DayOf(d.Standing, d.Main, d.Shorts, d.Timeline, p.Catalog.Exercises),
			d.Checked, d.Rated, d.Asks, d.Away, d.Ahead, d.Chosen, d.Unload, d.About, stop)
	}
	coming, err := a.Coming(p.ctx(), p.who, 0)
	var stop *app.Stop
	if err != nil && !errors.As(err, &stop) {
		p.t.Fatal(err)
	}
	for _, one := range coming.Sessions {
		out = append(out, one.ID, one.Known, exchange.TimelineOf(one.Timeline))
	}
	st, _, err := a.Standing(p.ctx(), p.who, unit.DayOf(p.now))
	if err != nil {
		p.t.Fatal(err)
	}
	measured, err := a.Measured(p.ctx(), p.who)
	if err != nil {
		p.t.Fatal(err)
	}
	body, err := json.MarshalIndent(append(out, st.Wait, st.Findings, len(st.Available()), measured), "", " ")
	if err != nil {
		p.t.Fatal(err)
	}
	return string(body)
}

// act does one of the things that a person does. What is refused changes
// nothing.
func (p *pair) act(a *app.App, kind int) {
	p.t.Helper()
	ctx := p.ctx()
	switch kind {
	case 0, 1, 2: // train, and it hurts more or less
		d, err := a.Today(ctx, p.who, 0, "")
		if err != nil || len(d.Main.Parts) == 0 {
			return
		}
		e := app.Done(d.Main)
		e.During, e.Effort, e.Finished = unit.Rate(3*kind), unit.Rate(3), true
		_, _, _ = a.Log(ctx, p.who, e)
	case 3:
		_, _ = a.Morning(ctx, p.who, logbook.Morning{Pain: unit.Rate(4)})
	case 4:
		if d, err := a.Today(ctx, p.who, 0, ""); err == nil && len(d.Main.Parts) > 0 {
			_, _ = a.Choose(ctx, p.who, course.Choice{Act: course.Ban, Exercise: d.Main.Parts[0].Exercise})
		}
	case 5:
		if all, err := a.Choices(ctx, p.who); err == nil && len(all) > 0 {
			_, _ = a.Choose(ctx, p.who, course.Choice{Act: course.Undo, Of: all[0].ID})
		}
	case 6:
		_, _ = a.Measure(ctx, p.who, assessment.Measures{LLR: assessment.Two(40, 41)})
	case 7:
		if all, err := a.History(ctx, p.who, 0); err == nil && len(all) > 0 {
			_, _ = a.Delete(ctx, p.who, app.AnyState, all[len(all)/2].ID)
		}
	case 8:
		_, _ = a.Pause(ctx, p.who, app.AnyState, 0, "")
	case 9:
		_, _ = a.Start(ctx, p.who, begin(nil))
	case 10:
		p.sleep(1)
	case 11:
		p.sleep(9)
	case 12: // they are removed, and come again under the same id
		if err := p.keep.RemovePerson(ctx, p.who.ID); err != nil {
			p.t.Fatal(err)
		}
		if err := p.keep.AddPerson(ctx, p.who); err != nil {
			p.t.Fatal(err)
		}
	}
}

// TestWhatIsKeptInMemoryIsWhatWouldBeComputed lives through random days in two
// programs at once. Whatever either does, both say what a third one says that
// has just been started.
func TestWhatIsKeptInMemoryIsWhatWouldBeComputed(t *testing.T) {
	trials := 4
	if os.Getenv("TSPINE_SOAK") != "" {
		trials = 150
	}
	for trial := range trials {
		gen := rapid.Custom(func(r *rapid.T) []int { return rapid.SliceOfN(rapid.IntRange(0, 25), 15, 25).Draw(r, "acts") })
		p := newPair(t)
		p.start()
		for step, kind := range gen.Example(trial) {
			a := p.App
			if kind%2 == 1 {
				a = p.there
			}
			p.act(a, kind/2)
			here, there := p.said(p.App), p.said(p.there)
			want := p.said(app.New(p.Catalog, p.keep, p.keep, func() time.Time { return p.now }))
			if diff := cmp.Diff(want, here); diff != "" {
				t.Fatalf("trial %d, step %d, act %d: the one who acts (-anew +kept):\n%s", trial, step, kind, diff)
			}
			if diff := cmp.Diff(want, there); diff != "" {
				t.Fatalf("trial %d, step %d, act %d: the other one (-anew +kept):\n%s", trial, step, kind, diff)
			}
			if again := p.said(p.App); again != here {
				t.Fatalf("trial %d, step %d: asked again it is another day", trial, step)
			}
		}
	}
}

func TestTheSameDayHasTheSameMark(t *testing.T) {
	p := newPair(t)
	p.start()
	seen := map[app.Mark]int{}
	mark := func(minutes int) app.Mark {
		p.now = p.now.Add(time.Second)
		d, err := p.Today(p.ctx(), p.who, minutes, "")
		if err != nil {
			t.Fatal(err)
		}
		return d.Mark
	}
	for step, act := range []func(){
		func() {}, func() { p.sleep(1) }, func() { p.act(p.there, 3) }, func() { p.act(p.App, 4) }, func() { p.act(p.there, 6) }, func() { p.act(p.there, 0) },
	} {
		act()
		mark(0) // what was told is kept by then
		one := mark(0)
		if before, known := seen[one]; known || one == (app.Mark{}) {
			t.Errorf("step %d has the mark of step %d: %+v", step, before, one)
		}
		if seen[one] = step; one != mark(0) || one == mark(7) {
			t.Errorf("step %d: the same day has another mark, or another day the same", step)
		}
	}
}

// A clock that was set back makes a day that holds for a moment only.
func TestADayBeforeItsOwnEntriesHasNoMark(t *testing.T) {
	p := newPair(t)
	p.start()
	p.act(p.App, 3)
	p.now = p.now.Add(-time.Hour)
	p.act(p.App, 4)
	if d := p.today(); d.Mark != (app.Mark{}) {
		t.Errorf("it is marked: %+v", d.Mark)
	}
}

// What is kept is handed to many at once, and read only.
func TestManyMayAskForTheSameDayAtOnce(t *testing.T) {
	p := newPair(t)
	p.start()
	want := p.said(p.App)
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			for range 3 {
				if got := p.said(p.App); got != want {
					t.Error("another day")
				}
			}
		})
	}
	wg.Wait()
}
