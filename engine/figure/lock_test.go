package figure

import (
	"bytes"
	"errors"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestALockReadsBackAsItWasWritten(t *testing.T) {
	p := cat(t)
	v := solved(t, p)
	text := WriteLock(Stamp(p), []Solved{v})
	back, err := ReadLock(text, p, Average())
	if err != nil {
		t.Fatal(err)
	}
	if !slices.Equal(back.Motion.Way, v.Motion.Way) || !slices.Equal(back.Keys, v.Keys) {
		t.Errorf("got %d postures with keys %v back", len(back.Motion.Way), back.Keys)
	}
}

func TestAnyPostureReadsBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var way []Posture
		for range rapid.IntRange(1, 4).Draw(t, "postures") {
			var p Posture
			for a := range p {
				p[a] = rapid.SampledFrom([]float64{0, 1.5, -33.3, 90}).Draw(t, "angle")
			}
			way = append(way, p.Round())
		}
		p := Pose{ID: "x", From: "standing", Keys: []Key{{Name: "start"}}}
		text := WriteLock(Stamp(p), []Solved{{Pose: p, Build: Average(), Motion: Motion{Way: way}, Keys: []int{0}}})
		back, err := ReadLock(text, p, Average())
		if err != nil || !slices.Equal(back.Motion.Way, way) {
			t.Fatalf("%v\n%s", err, text)
		}
	})
}

func TestALockIsRefused(t *testing.T) {
	p := cat(t)
	good := string(WriteLock(Stamp(p), []Solved{solved(t, p)}))
	other := cat(t)
	other.Keys[0].Settings = []Setting{{ThoracicFlex, 25}}
	for name, c := range map[string]struct {
		text   string
		pose   Pose
		build  Build
		reason string
	}{
		"where the pose has changed":   {good, other, Average(), "stale"},
		"where a build is missing":     {good, p, Builds()[1], "no-build"},
		"where a word is no angle":     {strings.Replace(good, "arm-raise", "arm-rise", 1), p, Average(), "not-an-angle"},
		"where an angle has no number": {strings.Replace(good, "arm-raise=", "arm-raise=x", 1), p, Average(), "not-an-angle"},
		"where an angle is no number":  {strings.Replace(good, "pelvis-y=", "pelvis-y=NaN pelvis-y=", 1), p, Average(), "not-an-angle"},
		"where there is nothing in it": {"", p, Average(), "no-build"},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := ReadLock([]byte(c.text), c.pose, c.build)
			var wrong *LockError
			if !errors.As(err, &wrong) || wrong.Reason != c.reason {
				t.Errorf("got %v, want %s", err, c.reason)
			}
		})
	}
}

func TestTheStampKnowsWhatMatters(t *testing.T) {
	p := cat(t)
	seen := p
	seen.Camera, seen.Timing = "front", Timing{Out: 9}
	if Stamp(p) != Stamp(seen) {
		t.Error("another camera makes a lock stale")
	}
	moved := cat(t)
	moved.Props = []Prop{lies("mat", Vec{})}
	if Stamp(p) == Stamp(moved) {
		t.Error("another prop leaves the lock fresh")
	}
}

func TestALockHasOneLineAPosture(t *testing.T) {
	p := cat(t)
	v := solved(t, p)
	text := WriteLock(Stamp(p), []Solved{v})
	if got, want := bytes.Count(text, []byte("\n")), len(v.Motion.Way)+3; got != want {
		t.Errorf("%d lines, want %d", got, want)
	}
}
