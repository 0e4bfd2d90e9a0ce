package catalog

import "testing"

func TestNamesOfOtherAppsFindOurExercises(t *testing.T) {
	c, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	l, err := c.Likeness("en")
	if err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]string{
		"Band Pull Apart":                 "band-pull-apart",
		"BAND PULL-APARTS":                "band-pull-apart",
		"Bent Over Row (Dumbbell)":        "dumbbell-row",
		"Pullover (Dumbbell)":             "dumbbell-pullover",
		"Lat Pulldown (Cable)":            "lat-pulldown",
		"Lat Pulldown (Band)":             "band-pulldown",
		"Zercher Squat (Barbell)":         "zercher-squat",
		"Zecher Squat":                    "zercher-squat",
		"Farmer's Walk":                   "farmer-carry",
		"Pendlay Row (Barbell)":           "pendlay-row",
		"Face Pull (Band)":                "face-pull",
		"Cat-Cow":                         "cat-cow",
		"Open Book Stretch":               "open-book",
		"Face Pull (Cable)":               "", // ours has a band
		"Pullover (Machine)":              "",
		"Bench Press (Barbell)":           "",
		"Squat (Barbell)":                 "",
		"Bent Over Row (Barbell)":         "",
		"Row":                             "", // with what?
		"Pullover":                        "",
		"Running":                         "",
		"":                                "",
		"(Barbell)":                       "",
		"Seated Row (Cable)":              "",
		"Lunge (Barbell)":                 "",
		"Overhead Press (Dumbbell)":       "",
		"Lying Leg Curl (Machine)":        "",
		"Romanian Deadlift (Barbell)":     "",
		"Shrug (Barbell)":                 "",
		"Good Morning (Barbell)":          "",
		"Bicep Curl (Dumbbell)":           "",
		"Triceps Pushdown (Cable - Rope)": "",
	} {
		if got := l.Find(name); got != want {
			t.Errorf("%q: %q, want %q", name, got, want)
		}
	}
}

// Every name of every exercise of ours finds it, and no other name is listed
// for two.
func TestEveryNameFindsItsExercise(t *testing.T) {
	c, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	l, err := c.Likeness("en")
	if err != nil {
		t.Fatal(err)
	}
	others, err := c.OtherNames()
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range c.Exercises.All() {
		text, err := c.Text("en", e.ID)
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range append([]string{text.Name}, others[e.ID]...) {
			if got := l.Find(name); got != e.ID {
				t.Errorf("%q finds %q, not %s", name, got, e.ID)
			}
		}
	}
}
