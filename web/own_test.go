package web

import (
	"net/http"
	"slices"
	"strings"
	"testing"

	"tspine/app"
	"tspine/engine/course"
)

const ownExercise = `id: towel-rotation
phases: [mobilize]
stage: mobility
classes: [ROT_UNL]
directions: [rotation]
position: sitting
needs: [[chair]]
sides: each
dose: 2x8/side
progress: reps
text: {name: Towel <rotation>, for: Turns., set-up: [Sit down.], cues: [Turn left., Turn right.], stop: Stop.}
`

func TestExercisesOfOnesOwnAreOnThePagesOfWhoKeepsThem(t *testing.T) {
	b := open(t, demo(t))
	who, p := b.browser(t), b.Options.Demo.Person
	if r := who.get("/exercises/towel-rotation"); r.status != http.StatusNotFound {
		t.Fatalf("before it is kept: %d", r.status)
	}
	if _, err := b.App.KeepExercises(t.Context(), p, "towel.yaml", []byte(ownExercise)); err != nil {
		t.Fatal(err)
	}
	if _, err := b.App.Choose(t.Context(), p, course.Choice{Act: course.Pin, Exercise: "towel-rotation"}); err != nil {
		t.Fatal(err)
	}
	for path, wants := range map[string][]string{
		"/exercises":                {`href="/exercises/towel-rotation"`, "Towel &lt;rotation&gt;"},
		"/exercises/towel-rotation": {"<h1>Towel &lt;rotation&gt;</h1>", "Sit down.", "Turn right."},
		"/exercises/cat-cow":        {"/figures/cat-cow.svg"},
		"/today":                    {"Towel &lt;rotation&gt;", "/figures/"},
		"/log":                      {"Towel &lt;rotation&gt;"},
	} {
		r := who.get(path)
		if r.status != http.StatusOK {
			t.Fatalf("%s: %d", path, r.status)
		}
		for _, want := range wants {
			if !strings.Contains(r.body, want) {
				t.Errorf("%s has no %q", path, want)
			}
		}
		if strings.Contains(r.body, "/figures/towel-rotation") {
			t.Errorf("%s has a drawing that is not there", path)
		}
	}
	if r := who.get("/figures/towel-rotation.svg"); r.status != http.StatusNotFound {
		t.Errorf("its drawing: %d", r.status)
	}
	week := who.week()
	if one := week.Exercises["towel-rotation"]; one.Name != "Towel <rotation>" || !slices.Equal(one.Motions, []string{"rotation"}) || len(one.Cues) != 2 {
		t.Errorf("the week says of it %+v", one)
	}

	// It is removed while a phone that has the week trains without a network.
	if _, err := b.App.RemoveExercise(t.Context(), p, "towel-rotation", app.AnyState); err != nil {
		t.Fatal(err)
	}
	if r := who.get("/today"); r.status != http.StatusOK || strings.Contains(r.body, "Towel") {
		t.Errorf("after it was removed: %d", r.status)
	}
	one := skipped(t, week)
	one.Person = p.ID
	if r := who.sends("/train/entries.json", one); r.status != http.StatusOK {
		t.Errorf("what the phone did is refused: %d %s", r.status, r.body)
	}
}
