package app_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"regexp"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"tspine/app"
	"tspine/engine/course"
	"tspine/engine/logbook"
	"tspine/engine/unit"
)

// anID is the id of anything. Two lives that are the same have other ids.
var anID = regexp.MustCompile(`[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}`)

// nameless gives a text with ids that are numbered by where they stand.
func nameless(text string) string {
	seen := map[string]string{}
	return anID.ReplaceAllStringFunc(text, func(id string) string {
		if seen[id] == "" {
			seen[id] = fmt.Sprint("id-", len(seen))
		}
		return seen[id]
	})
}

// life is the state of a course, all that is said of the day, and every record of
// what was told.
func (p *pair) life() string {
	p.t.Helper()
	said := p.said(p.App)
	state, err := p.StateOf(p.ctx(), p.who)
	if err != nil {
		p.t.Fatal(err)
	}
	told, err := p.keep.Told(p.ctx(), p.who.ID, 0)
	if err != nil {
		p.t.Fatal(err)
	}
	for i := range told {
		told[i].ID, told[i].At = "", 0
	}
	records, err := json.MarshalIndent(told, "", " ")
	if err != nil {
		p.t.Fatal(err)
	}
	return nameless(state + said + string(records))
}

// TestACourseThatIsCarriedOnIsTheOneFromNothing lives through the same random days
// twice: in one program that carries courses on from write to write, and in one
// that computes them from what is kept each time.
func TestACourseThatIsCarriedOnIsTheOneFromNothing(t *testing.T) {
	trials := 4
	if os.Getenv("TSPINE_SOAK") != "" {
		trials = 150
	}
	carried, told := 0, 0
	for trial := range trials {
		gen := rapid.Custom(func(r *rapid.T) []int {
			return rapid.SliceOfN(rapid.SampledFrom([]int{0, 0, 0, 1, 2, 3, 3, 4, 5, 6, 7, 8, 9, 10, 10, 10, 10, 11, 13}), 25, 45).Draw(r, "acts")
		})
		one, other := newPair(t), newPair(t)
		other.Forgetful()
		for _, p := range []*pair{one, other} {
			p.start()
		}
		for step, kind := range gen.Example(trial) {
			for _, p := range []*pair{one, other} {
				if kind < 13 {
					p.act(p.App, kind)
					continue
				}
				_, _, _ = p.Log(p.ctx(), p.who, logbook.Entry{Day: unit.DayOf(p.now) - 2, Lines: []logbook.Done{{Exercise: "cat-cow"}}}) // after the fact
			}
			if one.CarriedOn(t.Context(), one.who) {
				carried++
			}
			if diff := cmp.Diff(other.life(), one.life()); diff != "" {
				t.Fatalf("trial %d, step %d, act %d (-from nothing +carried on):\n%s", trial, step, kind, diff)
			}
		}
		all, err := one.keep.Told(t.Context(), one.who.ID, 0)
		if err != nil {
			t.Fatal(err)
		}
		told += len(all)
	}
	if carried < 10*trials || told < trials {
		t.Errorf("the course was carried on %d times, and %d things were told: too few to tell", carried, told)
	}
}

// What a terminal writes beside the server is counted by the store, and a course
// in memory that lacks it is left.
func TestACourseIsNotCarriedOnOverAnothersWrite(t *testing.T) {
	p := newPair(t)
	p.start()
	p.act(p.App, 3)
	p.said(p.App)
	if !p.CarriedOn(t.Context(), p.who) {
		t.Error("it is not in memory")
	}
	p.act(p.there, 3)
	if p.CarriedOn(t.Context(), p.who) {
		t.Error("it is in memory without what was written elsewhere")
	}
}

// Several devices of one person send at the same time: nothing is lost, and the
// day is what it would be from nothing.
func TestWhoeverSendsAtOnceIsCounted(t *testing.T) {
	p := newPair(t)
	p.start()
	p.said(p.App)
	var wg sync.WaitGroup
	for n := range 8 {
		a := p.App
		if n%4 == 0 {
			a = p.there
		}
		wg.Go(func() {
			for range 4 {
				if _, _, err := a.Log(t.Context(), p.who, logbook.Entry{Short: true, Lines: []logbook.Done{{Exercise: "cat-cow"}}}); err != nil {
					t.Error(err)
				}
			}
		})
	}
	wg.Wait()
	all, err := p.History(t.Context(), p.who, 0)
	if err != nil || len(all) < 32 {
		t.Fatalf("%d entries of 32: %v", len(all), err)
	}
	got, err := p.StateOf(t.Context(), p.who)
	if err != nil {
		t.Fatal(err)
	}
	fresh := app.New(p.Catalog, p.keep, p.keep, p.Now)
	want, err := fresh.StateOf(t.Context(), p.who)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("-from nothing +carried on\n%s", diff)
	}
}

// A session is held against the course as it lies in memory only while that is
// what is kept: a stop that a terminal wrote beside the server counts at once, and
// so does its end.
func TestASessionIsNotHeldAgainstACourseOfBefore(t *testing.T) {
	p := newPair(t)
	p.start()
	done := logbook.Entry{Short: true, Lines: []logbook.Done{{Exercise: "cat-cow"}}}
	for range 2 {
		p.now = p.now.Add(time.Minute)
		if _, _, err := p.Log(t.Context(), p.who, done); err != nil {
			t.Fatal(err)
		}
	}
	if !p.CarriedOn(t.Context(), p.who) {
		t.Fatal("it is not in memory")
	}
	if _, err := p.there.Pause(t.Context(), p.who, app.AnyState, 0, ""); err != nil {
		t.Fatal(err)
	}
	var stop *app.Stop
	if _, _, err := p.Log(t.Context(), p.who, done); !errors.As(err, &stop) {
		t.Errorf("in a pause that was written elsewhere: %v", err)
	}
	if _, err := p.there.Start(t.Context(), p.who, begin(nil)); err != nil && !errors.As(err, &stop) {
		t.Fatal(err)
	}
	if away, holds, err := p.there.Paused(t.Context(), p.who); err != nil || !holds {
		t.Fatal(away, err)
	}
	if all, err := p.there.Choices(t.Context(), p.who); err == nil && len(all) > 0 {
		if _, err := p.there.Choose(t.Context(), p.who, course.Choice{Act: course.Undo, Of: all[len(all)-1].ID}); err != nil {
			t.Fatal(err)
		}
	}
	if _, holds, _ := p.there.Paused(t.Context(), p.who); holds {
		t.Fatal("the pause holds still")
	}
	got, err := p.Logged(t.Context(), p.who, done)
	if err != nil || got.Leave() != nil {
		t.Errorf("after a pause that was undone elsewhere: %v", err)
	}
}
