package app_test

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"strings"
	"testing"

	"tspine/app"
	"tspine/catalog"
	"tspine/engine/fault"
	"tspine/exchange"
)

// pastLog writes a log of Strong with so many sets, 20 a day.
func pastLog(sets int) string {
	var out strings.Builder
	out.WriteString("Date,Workout Name,Exercise Name,Set Order,Weight (kg),Reps,RPE\n")
	for i := range sets {
		day := i / 20
		fmt.Fprintf(&out, "%04d-%02d-%02d 18:00:00,A,Lift %d (Barbell),%d,%d.5,8,8\n", 1990+day/336, day/28%12+1, day%28+1, i%20/4, i%4+1, 20+i%100)
	}
	return out.String()
}

func (h *home) planPast(t *testing.T, p app.Person, text string, said ...app.Naming) app.PastPlan {
	t.Helper()
	plan, err := h.PlanPast(h.ctx(), h.keep, p, app.PastFile{Name: "log.csv", In: strings.NewReader(text)}, said)
	if err != nil {
		t.Fatal(err)
	}
	return plan
}

// sizes is small by default, and ten years of a lifter under TSPINE_SOAK.
func sizes() int {
	if os.Getenv("TSPINE_SOAK") != "" {
		return 100_000
	}
	return 2000
}

func TestALogOfManyYearsComesInOnceAndGoesAsOne(t *testing.T) {
	h := newHome(t)
	p, err := h.Add(h.ctx(), "Lifter")
	if err != nil {
		t.Fatal(err)
	}
	text := pastLog(sizes())
	plan := h.planPast(t, p, text)
	if plan.NewSets() != sizes() || len(plan.Names) != 5 {
		t.Fatalf("%d sets of %d names", plan.NewSets(), len(plan.Names))
	}
	before := h.bundle(t, p)
	id, err := h.BringPast(h.ctx(), h.keep, p, plan, false)
	if err != nil || id == "" {
		t.Fatal(id, err)
	}
	again := h.planPast(t, p, text)
	if again.NewSets() != 0 || again.There != len(plan.New) || len(again.Differ) != 0 {
		t.Errorf("again: %d new, %d of %d there, %d differ", again.NewSets(), again.There, len(plan.New), len(again.Differ))
	}
	if none, err := h.BringPast(h.ctx(), h.keep, p, again, false); none != "" || err != nil {
		t.Errorf("an import of nothing: %q, %v", none, err)
	}
	if n, err := h.TakeBack(h.ctx(), h.keep, p, id[len(id)-8:]); n.Gone != len(plan.New) || !n.Past || err != nil {
		t.Errorf("%v of %d were taken back: %v", n, len(plan.New), err)
	}
	for _, one := range []string{"", id, "x"} {
		if _, err := h.TakeBack(h.ctx(), h.keep, p, one); !errors.Is(err, app.ErrNoImport) {
			t.Errorf("%q: %v", one, err)
		}
	}
	after := h.bundle(t, p)
	if i := bytes.Index(after, []byte("\"names\"")); i < 0 || !bytes.HasPrefix(before, bytes.TrimRight(after[:i], ",\n")) {
		t.Error("something else is left than what the names stand for")
	}
}

func TestWhatTheOtherAppChangedIsCountedAndLeftAlone(t *testing.T) {
	h := newHome(t)
	p, err := h.Add(h.ctx(), "Lifter")
	if err != nil {
		t.Fatal(err)
	}
	text := pastLog(40)
	if _, err := h.BringPast(h.ctx(), h.keep, p, h.planPast(t, p, text), false); err != nil {
		t.Fatal(err)
	}
	plan := h.planPast(t, p, strings.Replace(text, "20.5,8,8", "20.5,9,8", 1)+"2001-01-01 10:00:00,B,Squat,1,60,5,\n")
	if len(plan.Differ) != 1 || plan.There != 9 || plan.NewSets() != 1 {
		t.Errorf("%d differ, %d there, %d new", len(plan.Differ), plan.There, plan.NewSets())
	}
	if _, err := h.BringPast(h.ctx(), h.keep, p, plan, false); err != nil {
		t.Error(err)
	}
	if plan := h.planPast(t, p, text); len(plan.Differ) != 0 {
		t.Error("what was here did not stay")
	}
}

func TestWhatIsSaidOfNamesGoesBeforeWhatIsSuggested(t *testing.T) {
	h := newHome(t)
	p, err := h.Add(h.ctx(), "Lifter")
	if err != nil {
		t.Fatal(err)
	}
	text := "Date,Workout Name,Exercise Name,Set Order,Weight (kg),Reps\n2024-03-04 18:00:00,A,Band Pull Apart,1,,12\n"
	if n := h.planPast(t, p, text).Names[0]; n.Say != app.Suggested || n.Exercise != "band-pull-apart" {
		t.Errorf("%+v", n)
	}
	said := h.planPast(t, p, text, app.Naming{Name: "Band Pull Apart", Exercise: "face-pull"})
	if n := said.Names[0]; n.Say != app.SaidNow || n.Exercise != "face-pull" {
		t.Errorf("%+v", n)
	}
	if _, err := h.BringPast(h.ctx(), h.keep, p, said, false); err != nil {
		t.Fatal(err)
	}
	if n := h.planPast(t, p, text).Names[0]; n.Say != app.SaidBefore || n.Exercise != "face-pull" {
		t.Errorf("%+v", n)
	}
	if out := h.planPast(t, p, text, app.Naming{Name: "Band Pull Apart", Out: true}); out.LeftOut() != 1 || out.NewSets() != 0 {
		t.Errorf("%+v", out)
	}
	var faults fault.Faults
	_, err = h.PlanPast(h.ctx(), h.keep, p, app.PastFile{In: strings.NewReader(text)}, []app.Naming{{Name: "Band Pull Apart", Exercise: "face-pul"}, {Name: "Band Pul Apart"}})
	if !errors.As(err, &faults) || len(faults) != 2 || faults[0].Want != "face-pull" || faults[1].Want != "Band Pull Apart" {
		t.Errorf("%v", err)
	}
}

func TestNothingIsWrittenWhereARowHasAFault(t *testing.T) {
	h := newHome(t)
	p, err := h.Add(h.ctx(), "Lifter")
	if err != nil {
		t.Fatal(err)
	}
	plan := h.planPast(t, p, pastLog(20)+"yesterday,A,Row,1,20,8,\n")
	before := h.bundle(t, p)
	var faults catalog.Faults
	if _, err := h.BringPast(h.ctx(), h.keep, p, plan, false); !errors.As(err, &faults) || len(faults) != 1 {
		t.Errorf("%v", err)
	}
	if !bytes.Equal(before, h.bundle(t, p)) {
		t.Error("something was written")
	}
	if id, err := h.BringPast(h.ctx(), h.keep, p, plan, true); id == "" || err != nil {
		t.Errorf("%q, %v", id, err)
	}
	if _, err := h.PlanPast(h.ctx(), h.keep, p, app.PastFile{In: strings.NewReader("a,b\n")}, nil); !errors.Is(err, exchange.ErrNoSheet) {
		t.Errorf("%v", err)
	}
}
