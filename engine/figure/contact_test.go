package figure

import (
	"testing"

	"tspine/engine/body"
)

func TestContactsAreReadAndWritten(t *testing.T) {
	for text, want := range map[string]Contact{
		"hands on floor":              {What: "hand", On: "floor"},
		"left knee on floor":          {What: "knee", Side: body.Left, On: "floor"},
		"T7 on roller":                {What: "T7", On: "roller"},
		"buttocks on chair seat":      {What: "buttock", On: "chair seat"},
		"elbows slide on wall":        {What: "elbow", Kind: Slides, On: "wall"},
		"balls of feet on floor":      {What: "ball of foot", On: "floor"},
		"left hand on right shoulder": {What: "hand", Side: body.Left, On: "shoulder", OnSide: body.Right},
		"hands on opposite shoulders": {What: "hand", On: "shoulder", Opposite: true},
		"hands on head":               {What: "hand", On: "head"},
		"hands on knees":              {What: "hand", On: "knee"},
		"hands 0 apart":               {What: "hand", Kind: Apart},
		"grips 55 apart":              {What: "grip", Kind: Apart, Gap: .55},
		"right grip 9 high":           {What: "grip", Side: body.Right, Kind: High, Gap: .09},
	} {
		t.Run(text, func(t *testing.T) {
			c, faults := ParseContact(text)
			if len(faults) > 0 || c != want {
				t.Fatalf("got %+v, %v", c, faults)
			}
			if back := c.String(); back != text {
				t.Errorf("written as %q", back)
			}
		})
	}
}

func TestTogetherIsNoGap(t *testing.T) {
	c, faults := ParseContact("hands together")
	if len(faults) > 0 || c.Kind != Apart || c.Gap != 0 {
		t.Errorf("got %+v, %v", c, faults)
	}
}

func TestWhatIsNoContactIsRefused(t *testing.T) {
	for text, code := range map[string]string{
		"hand on floor":               "no-side",
		"left hands on floor":         "unknown-part",
		"left chest on floor":         "no-such-side",
		"tail on floor":               "unknown-part",
		"T13 on roller":               "unknown-part",
		"hands near floor":            "not-a-contact",
		"hands 300 apart":             "out-of-range",
		"hands wide apart":            "out-of-range",
		"left hand on shoulder":       "no-side",
		"left hand on opposite knees": "not-opposite",
		"":                            "not-a-contact",
	} {
		t.Run(text, func(t *testing.T) {
			_, faults := ParseContact(text)
			if len(faults) == 0 || faults[0].Code != code {
				t.Errorf("got %v, want %s", faults, code)
			}
		})
	}
}

func TestPluralsOfAllPartsReadBack(t *testing.T) {
	for _, name := range LandmarkNames() {
		l, _ := findLandmark(name)
		text := name + " on floor"
		if l.pair {
			text = plural(name) + " on floor"
		}
		c, faults := ParseContact(text)
		if len(faults) > 0 || c.What != name || c.String() != text {
			t.Errorf("%s: got %+v, %v", text, c, faults)
		}
	}
}

func TestAPoseIsCheckedBeforeItIsSolved(t *testing.T) {
	for name, c := range map[string]struct {
		spoil      func(p *Pose)
		path, code string
	}{
		"a start posture that is not there": {func(p *Pose) { p.From = "headstand" }, "from", "unknown-start"},
		"no key at all":                     {func(p *Pose) { p.Keys = nil }, "start", "missing-key"},
		"an elbow past its range":           {func(p *Pose) { p.Keys[1].Settings = []Setting{{Elbow, 170}} }, "end", "past-joint"},
		"a prop that is not there":          {func(p *Pose) { p.Contacts = contactsOf(t, "head on sofa") }, "contacts", "unknown-prop"},
		"a part that the prop hasn't": {func(p *Pose) {
			p.Props = []Prop{lies("chair", Vec{})}
			p.Keys[0].Contacts = contactsOf(t, "head on chair roof")
		}, "start", "unknown-prop"},
	} {
		t.Run(name, func(t *testing.T) {
			p := cat(t)
			c.spoil(&p)
			faults := p.Check()
			if len(faults) != 1 || faults[0].Path != c.path || faults[0].Code != c.code {
				t.Errorf("got %v", faults)
			}
			if _, err := Solve(Average(), p); err == nil {
				t.Error("it is solved all the same")
			}
		})
	}
}
