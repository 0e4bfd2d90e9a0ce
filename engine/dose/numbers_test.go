package dose

import (
	"testing"

	"tspine/internal/listed"
)

func TestEveryConstantIsANumberWithItsGround(t *testing.T) {
	listed.Numbers(t, Numbers())
}

func TestABreathIsTenSeconds(t *testing.T) {
	if BreathTime*6 != 60 {
		t.Errorf("six breaths take %d s, want a minute", BreathTime*6)
	}
}
