package catalog

import "testing"

func TestNamesOfOtherAppsFindOurExercises(t *testing.T) {
	l := likeness(t, load(t))
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

// The names that Strong, Hevy and FitNotes give to exercises that ours are, as
// their exports have them.
func TestWhatTheAppsCallOurExercises(t *testing.T) {
	l := likeness(t, load(t))
	for app, names := range map[string]map[string]string{
		"Strong": {
			"Bent Over One Arm Row (Dumbbell)": "dumbbell-row", "Bent Over Row (Dumbbell)": "dumbbell-row", "Lat Pulldown (Cable)": "lat-pulldown",
			"Lat Pulldown (Machine)": "lat-pulldown", "Lat Pulldown - Wide Grip (Cable)": "lat-pulldown", "Pendlay Row (Barbell)": "pendlay-row",
			"Pullover (Dumbbell)": "dumbbell-pullover", "Superman": "superman", "Zercher Squat (Barbell)": "zercher-squat",
			"Lat Pulldown - Underhand (Cable)": "", "Lat Pulldown (Single Arm)": "", "Seated Row (Machine)": "", "Bent Over Row (Band)": "",
		},
		"Hevy": {
			"Band Pullaparts": "band-pull-apart", "Bent Over Row (Dumbbell)": "dumbbell-row", "Dead Hang": "dead-hang", "Dumbbell Row": "dumbbell-row",
			"Face Pull": "face-pull", "Farmers Walk": "farmer-carry", "Lat Pulldown (Band)": "band-pulldown", "Lat Pulldown (Cable)": "lat-pulldown",
			"Lat Pulldown (Machine)": "lat-pulldown", "Pendlay Row (Barbell)": "pendlay-row", "Pullover (Dumbbell)": "dumbbell-pullover",
			"Renegade Row (Dumbbell)": "plank-row", "Rope Straight Arm Pulldown": "straight-arm-pulldown",
			"Straight Arm Lat Pulldown (Cable)": "straight-arm-pulldown", "Superman": "superman", "Zercher Squat": "zercher-squat",
			"Lat Pulldown - Close Grip (Cable)": "", "Reverse Grip Lat Pulldown (Cable)": "", "Seated Row (Machine)": "", "Bird Dog": "",
		},
		"FitNotes": {
			"Dumbbell Row": "dumbbell-row", "Lat Pulldown": "lat-pulldown", "Pendlay Row": "pendlay-row", "Straight-Arm Cable Pushdown": "straight-arm-pulldown",
			"Barbell Row": "", "Barbell Shrug": "", "Good Morning": "", "Rowing Machine": "", "Seated Cable Row": "", "T-Bar Row": "", "Plank": "",
		},
	} {
		for name, want := range names {
			if got := l.Find(name); got != want {
				t.Errorf("%s: %q: %q, want %q", app, name, got, want)
			}
		}
	}
}

// Every name of every exercise of ours finds it, and no other name is listed
// for two.
func TestEveryNameFindsItsExercise(t *testing.T) {
	c := load(t)
	l := likeness(t, c)
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

func likeness(t *testing.T, c *Catalog) *Likeness {
	t.Helper()
	l, err := c.Likeness("en")
	if err != nil {
		t.Fatal(err)
	}
	return l
}
