package planner

import (
	"testing"

	"pgregory.net/rapid"

	"tspine/engine/exercise"
)

func TestShareIsThatOfTheMinutesAfterReleaseToTheNearestTenth(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := rapidDice(t)
		seconds := map[exercise.Phase]int32{exercise.Release: int32(d(900)), exercise.Mobilize: int32(d(2000)), exercise.Integrate: int32(d(2000))}
		after := seconds[exercise.Mobilize] + seconds[exercise.Integrate]
		if after == 0 {
			return
		}
		tenths := int(10*float64(seconds[exercise.Mobilize])/float64(after) + 0.5)
		low, off := int32(d(1500)), d(8)
		high := low + int32(d(3000))
		measures := append([]measure{length(low, high)}, shares(low, high, off)...)
		holds := true
		for i := range measures {
			var sum span
			for phase, s := range seconds {
				sum = sum.plus(measures[i].of(phase, s))
			}
			holds = holds && measures[i].holds(sum)
		}
		all := after + seconds[exercise.Release]
		if want := all >= low && all <= high && max(tenths-6, 6-tenths) <= off; holds != want {
			t.Fatalf("%v: %d tenths, %d of %d to %d s, %d off: %v, want %v", seconds, tenths, all, low, high, off, holds, want)
		}
	})
}

func TestNeverIsNeverWhateverIsAdded(t *testing.T) {
	for _, m := range append([]measure{length(0, endless)}, shares(0, endless, 0)...) {
		if m.holds(never().plus(span{-1 << 20, 1 << 20})) {
			t.Errorf("%+v", m)
		}
	}
}

func TestSpanOfEither(t *testing.T) {
	if got, want := (span{3, 4}).or(never()).or(span{1, 2}), (span{1, 4}); got != want {
		t.Errorf("got %v, want %v", got, want)
	}
}
