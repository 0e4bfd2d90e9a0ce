package course

import (
	"encoding/json"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"tspine/engine/assessment"
	"tspine/engine/exercise"
	"tspine/engine/logbook"
	"tspine/engine/person"
	"tspine/engine/planner"
	"tspine/engine/screening"
	"tspine/engine/unit"
)

func TestWhatHasToHappenFirst(t *testing.T) {
	answer := func(id string, a screening.Answer) func(*About, *Screen) {
		return func(_ *About, s *Screen) { s.Answers[id] = a }
	}
	for name, c := range map[string]struct {
		course func(t *testing.T) *Course
		want   Wait
	}{
		"nothing is known of a newcomer": {func(*testing.T) *Course { return New(small()) }, ForAbout},
		"who said who they are is screened next": {func(*testing.T) *Course {
			c := New(small())
			c.Record(Event{Day: day1, About: &About{}})
			return c
		}, ForScreening},
		"a clear screening leaves nothing to wait for": {func(t *testing.T) *Course { return begun(t).Course }, ""},
		"an emergency waits for help":                  {func(t *testing.T) *Course { return begun(t, answer("tearing_sudden", screening.Yes())).Course }, ForHelp},
		"a red flag waits for a clinician":             {func(t *testing.T) *Course { return begun(t, answer("exertional_symptoms", screening.Yes())).Course }, ForClinician},
		"an open question waits for its answer":        {func(t *testing.T) *Course { return begun(t, answer("tearing_sudden", screening.Answer{})).Course }, ForAnswers},
		"somebody under 18 waits for a clinician":      {func(t *testing.T) *Course { return begun(t, func(a *About, _ *Screen) { a.Profile.Age = 17 }).Course }, ForClinician},
	} {
		t.Run(name, func(t *testing.T) {
			st := c.course(t).On(day1)
			if st.Wait != c.want {
				t.Fatalf("waits for %q, want %q", st.Wait, c.want)
			}
			if c.want == "" {
				return
			}
			if _, ok := st.Pass(); ok || len(st.Main(0).Parts) > 0 || len(st.Shorts()) > 0 || len(st.Available()) > 0 {
				t.Error("there is something to train all the same")
			}
			for _, e := range small().Exercises.All() {
				if d := st.Dose(&e); !d.IsZero() {
					t.Errorf("%s has a dose: %v", e.ID, d)
				}
			}
		})
	}
}

func TestACourseClimbsTheLadderWhenItIsReady(t *testing.T) {
	w := begun(t, func(a *About, _ *Screen) { a.Profile.Goal = person.Desk })
	w.tell(Event{Measure: &assessment.Measures{LLR: assessment.Two(30, 30), PainRest: unit.Rate(1), PainMove: unit.Rate(1)}})
	if st := w.On(w.day); st.Stage != exercise.Mobility || st.Entry.Row != "5" {
		t.Fatalf("entered at stage %d by row %s, want stage 1 by row 5", st.Stage, st.Entry.Row)
	}
	got := kinds(w.weeks(7, 1))
	i := slices.Index(got, "ADVANCE_STAGE")
	if i < 0 || i > 6 {
		t.Fatalf("decided %v, want to advance at the cap of six weeks", got)
	}
	if st := w.On(w.day); st.Stage != exercise.Static {
		t.Errorf("stage %d, want 2", st.Stage)
	}
	if got := w.total("press"); got < 100 || got > 110 {
		t.Errorf("the new stage's hold has a total of %d s, want to begin at the source's 100", got)
	}
}

func TestAHalfLineBeginsWithItsOwnDoseOnceItsStageIsReached(t *testing.T) {
	w := begun(t)
	w.tell(Event{Measure: &assessment.Measures{LLR: assessment.Two(30, 30), PainRest: unit.Rate(1), PainMove: unit.Rate(1)}})
	if got := w.total("press"); got != 50 {
		t.Fatalf("a line of the next stage has %d s, want half of 100", got)
	}
	w.weeks(3, 1)
	if got := w.total("press"); got != 50 {
		t.Errorf("after three weeks the half line has %d s, want it still at 50", got)
	}
}

func TestTwoRedWeeksGoAStageDownAndOneBacksOff(t *testing.T) {
	w := begun(t)
	got := kinds(w.weeks(2, 7))
	if diff := cmp.Diff([]string{"BACKOFF", "REGRESS_STAGE"}, got); diff != "" {
		t.Fatal(diff)
	}
}

func TestAWeekAwayDecidesNothingAndTheReturnDecidesOnce(t *testing.T) {
	w := begun(t)
	w.weeks(2, 1)
	before := w.total("round")
	last := w.s.LastSession
	for gap := 7; gap < 28; gap++ {
		st := w.On(last + unit.Day(gap))
		d := st.Latest.Decision
		if d.Kind != "STEP_BACK" {
			t.Fatalf("after %d days: %s, want STEP_BACK", gap, d.Kind)
		}
		total := st.Dose(w.lib.Exercises.Get("round")).Sum()
		least, most := 90, 100
		if gap >= 14 {
			least, most = 65, 80
		}
		if share := 100 * total / before; share < least-2 || share > most {
			t.Errorf("after %d days %d became %d (%d %%)", gap, before, total, share)
		}
	}
	w.day = last + 15
	first := w.total("round")
	w.train(1)
	w.day++
	if now := w.total("round"); now != first {
		t.Errorf("the day after the return %d became %d: stepped back twice", first, now)
	}
}

func TestAReturnAfterFourWeeksIsScreenedAndGoesAStageDown(t *testing.T) {
	w := begun(t)
	w.weeks(1, 1)
	w.day = w.s.LastSession + 30
	st := w.On(w.day)
	if st.Wait != ForAgain || st.Stage != exercise.Mobility {
		t.Fatalf("waits for %q at stage %d, want to be asked again at stage 1", st.Wait, st.Stage)
	}
	s := w.Screening()
	w.tell(Event{Screen: &s})
	if st := w.On(w.day); st.Wait != "" || st.Latest.Decision.Kind != "STEP_BACK" {
		t.Fatalf("asked again and clear: waits for %q after %s", st.Wait, st.Latest.Decision.Kind)
	}
}

func TestAfterEightWeeksAwayEverythingStartsAnew(t *testing.T) {
	w := begun(t)
	w.weeks(3, 1)
	w.day = w.s.LastSession + 60
	if st := w.On(w.day); st.Wait != ForAgain {
		t.Fatalf("waits for %q, want to be asked again", st.Wait)
	}
	s := w.Screening()
	s.Pain = Pain{Rest: unit.Rate(4), Move: unit.Rate(1)}
	w.tell(Event{Screen: &s})
	st := w.On(w.day)
	if st.Wait != "" || st.Week != 0 || st.Entry.Row != "3b" {
		t.Fatalf("waits for %q in week %d by row %s, want a new entry by row 3b", st.Wait, st.Week, st.Entry.Row)
	}
	if got := w.total("round"); got != 30 {
		t.Errorf("the dose is %d s, want the source's lower 30", got)
	}
}

func TestALightWeightIsNeverAHeavyOne(t *testing.T) {
	light := one("lift", "I-4", exercise.Integrate, 2, exercise.ProneExt, 0, "10 ")
	light.Loaded, light.Tool, light.Pieces, light.LightUpTo = true, "dumbbell", 2, 3
	lib := small()
	lib.Exercises = exercise.NewCatalog(append(lib.Exercises.All(), light))
	for name, c := range map[string]struct {
		kg   unit.Kilograms
		want bool
	}{"3 kg are light": {3, true}, "10 kg are not": {10, false}} {
		t.Run(name, func(t *testing.T) {
			w := begun(t, func(a *About, _ *Screen) {
				a.Profile.Equipment.Dumbbells = []person.Piece{{Each: c.kg, Pair: true}}
			})
			w.lib = lib
			st := w.On(w.day)
			offered := slices.ContainsFunc(st.candidates(), func(k planner.Candidate) bool { return k.Exercise.ID == "lift" })
			if offered != c.want {
				t.Errorf("offered: %v, want %v", offered, c.want)
			}
		})
	}
}

func TestANewerScreeningsPainCountsAboveAnOlderMeasure(t *testing.T) {
	w := begun(t)
	w.tell(Event{Measure: &assessment.Measures{PainRest: unit.Rate(0), PainMove: unit.Rate(0), WallHold: assessment.HasShown}})
	w.day++
	s := w.Screening()
	s.Pain = Pain{Rest: unit.Rate(5), Move: unit.Rate(3)}
	w.tell(Event{Screen: &s})
	if st := w.On(w.day); st.Entry.Row != "3b" {
		t.Errorf("entered by row %s, want 3b: pain at rest is 5 today", st.Entry.Row)
	}
}

func TestANewReferralIsNotCoveredByAnOlderClearance(t *testing.T) {
	w := begun(t)
	w.weeks(1, 1)
	s := w.Screening()
	s.Clearances = []screening.Clearance{{Flag: "R30", Day: w.day, By: "a clinician"}}
	w.day += 5
	w.tell(Event{Choice: &Choice{Act: Spread}})
	w.tell(Event{Screen: &s})
	if st := w.On(w.day); st.Wait != ForClinician {
		t.Errorf("waits for %q, want a clinician", st.Wait)
	}
}

func TestAFlareLeavesOnlyTheGentlestAndIsScreened(t *testing.T) {
	w := begun(t)
	w.weeks(1, 1)
	w.wake(4)
	w.day++
	w.wake(4)
	if st := w.On(w.day); st.Wait != ForAgain {
		t.Fatalf("two days two points up: waits for %q, want to be asked again", st.Wait)
	}
	w.tell(Event{Screen: &Screen{Answers: screening.Answers{}.OthersNo(), Pain: Pain{Rest: unit.Rate(4), Move: unit.Rate(2)}}})
	st := w.On(w.day)
	if !st.Flare {
		t.Fatal("no flare")
	}
	for _, id := range []string{"far-turn", "press", "slide"} {
		if d := st.Dose(w.lib.Exercises.Get(id)); !d.IsZero() {
			t.Errorf("%s is done in the first days of a flare: %v", id, d)
		}
	}
	if d := st.Dose(w.lib.Exercises.Get("round")); d.IsZero() || d.Sum() > 20 {
		t.Errorf("the gentlest has %v, want about half of 30 s", d)
	}
	after := w.On(w.day + flareDays)
	if after.Flare {
		t.Error("the first days of the flare never end")
	}
	if d := after.Dose(w.lib.Exercises.Get("round")); d.Sum() > 25 {
		t.Errorf("after the first days it restarts at %v, want 50 to 70 %%", d)
	}
}

func TestASingleBadMorningIsNoFlare(t *testing.T) {
	w := begun(t)
	w.weeks(1, 1)
	w.wake(5)
	w.day++
	w.wake(1)
	if st := w.On(w.day); st.Wait != "" || st.Flare {
		t.Errorf("waits for %q", st.Wait)
	}
}

func TestSettlingIsReviewedAfterAWeek(t *testing.T) {
	sore := func(_ *About, s *Screen) { s.Pain = Pain{Rest: unit.Rate(6), Move: unit.Rate(3), Worst: unit.Rate(6)} }
	w := begun(t, sore)
	st := w.On(w.day)
	if !st.Settling || !st.Advise || st.Stage != 1 {
		t.Fatalf("settling %v, advise %v, stage %d", st.Settling, st.Advise, st.Stage)
	}
	if d := st.Dose(w.lib.Exercises.Get("round")); d.Sum() != 15 {
		t.Errorf("the dose is %v, want half of 30 s", d)
	}
	if d := st.Dose(w.lib.Exercises.Get("far-turn")); !d.IsZero() {
		t.Errorf("end-range rotation has %v while pain settles", d)
	}
	t.Run("calmer on day 7: the table is read again", func(t *testing.T) {
		w := begun(t, sore)
		w.day += 7
		w.tell(Event{Measure: &assessment.Measures{PainRest: unit.Rate(2), PainMove: unit.Rate(1), WallHold: assessment.HasShown}})
		if st := w.On(w.day); st.Settling || st.Entry.Row == "1" {
			t.Errorf("settling %v, row %s", st.Settling, st.Entry.Row)
		}
	})
	t.Run("still high on day 14: a clinician", func(t *testing.T) {
		w := begun(t, sore)
		for _, d := range []unit.Day{7, 14} {
			w.day = day1 + d
			w.tell(Event{Measure: &assessment.Measures{PainRest: unit.Rate(6), PainMove: unit.Rate(3)}})
		}
		if st := w.On(w.day); st.Wait != ForClinician {
			t.Errorf("waits for %q, want a clinician", st.Wait)
		}
	})
}

func TestSpreadingPainAsksForAClinicianUntilSeenAndCleared(t *testing.T) {
	w := begun(t)
	w.weeks(1, 1)
	w.tell(Event{Choice: &Choice{Act: Spread}})
	if st := w.On(w.day); st.Wait != ForClinician {
		t.Fatalf("waits for %q, want a clinician", st.Wait)
	}
	s := w.Screening()
	w.tell(Event{Screen: &s})
	if st := w.On(w.day); st.Wait != ForClinician {
		t.Fatalf("answering again alone lifts it: waits for %q", st.Wait)
	}
	w.day++
	s.Clearances = []screening.Clearance{{Flag: "R30", Day: w.day, By: "a clinician"}}
	w.tell(Event{Screen: &s})
	if st := w.On(w.day); st.Wait != "" || !slices.Contains(st.Flags(), "C30") {
		t.Errorf("seen and cleared: waits for %q with flags %v", st.Wait, st.Flags())
	}
}

func TestSkipSwapAndOnlyFiveMinutesHarmNothing(t *testing.T) {
	plain, picky := begun(t), begun(t)
	picky.tell(Event{ID: "s", Choice: &Choice{Act: Swap, Exercise: "turn", With: "far-turn", Today: true}})
	for range unit.DaysPerWeek {
		for _, w := range []*walker{plain, picky} {
			w.wake(1)
			st := w.On(w.day)
			s := st.Main(0)
			e := logbook.Entry{Day: w.day, Finished: true, Before: unit.Rate(0), During: unit.Rate(1), Effort: unit.Rate(3)}
			for i, p := range s.Parts {
				d := logbook.Done{Exercise: p.Exercise, Planned: p.Dose, Did: p.Dose, How: logbook.Full}
				if w == picky && i == 0 {
					d.How = logbook.LeftOut
				}
				e.Lines = append(e.Lines, d)
			}
			w.tell(Event{Entry: &e})
			w.day++
		}
	}
	a, b := plain.Advance(plain.day), picky.Advance(picky.day)
	if diff := cmp.Diff(kinds(a), kinds(b)); diff != "" {
		t.Errorf("the decisions differ:\n%s", diff)
	}
	for _, d := range b {
		for _, l := range d.Lines {
			if l.To.Sum() < l.From.Sum() {
				t.Errorf("%s went down from %v to %v", l.Exercise, l.From, l.To)
			}
		}
	}
}

// TestResumingChangesNothing cuts a random course at any week, keeps its state
// as JSON, and goes on from there.
func TestResumingChangesNothing(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		whole, cut := begun(t), begun(t)
		for _, pain := range rapid.SliceOfN(rapid.IntRange(0, 7), 8, 30).Draw(r, "pains") {
			for _, w := range []*walker{whole, cut} {
				w.wake(pain / 2)
				if st := w.On(w.day); st.Wait == ForAgain {
					s := w.Screening()
					w.tell(Event{Screen: &s})
				}
				w.train(pain)
				w.day++
			}
			if rapid.Bool().Draw(r, "cut") {
				text, err := json.Marshal(cut.State())
				if err != nil {
					r.Fatal(err)
				}
				var s State
				if err := json.Unmarshal(text, &s); err != nil {
					r.Fatal(err)
				}
				cut.Course = Resume(cut.lib, s)
			}
		}
		a, b := whole.On(whole.day), cut.On(cut.day)
		if diff := cmp.Diff(a.Main(0), b.Main(0)); diff != "" || a.Stage != b.Stage || a.Wait != b.Wait {
			r.Fatalf("stage %d and %d, waits %q and %q:\n%s", a.Stage, b.Stage, a.Wait, b.Wait, diff)
		}
	})
}

func TestLookingAheadDoesNotMoveACourse(t *testing.T) {
	w := begun(t)
	w.weeks(1, 1)
	before, err := json.Marshal(w.State())
	if err != nil {
		t.Fatal(err)
	}
	for _, ahead := range []unit.Day{0, 1, 8, 20, 40, 100} {
		st := w.On(w.day + ahead)
		st.Main(0)
		st.Shorts()
	}
	after, err := json.Marshal(w.State())
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(before), string(after)); diff != "" {
		t.Error(diff)
	}
}
