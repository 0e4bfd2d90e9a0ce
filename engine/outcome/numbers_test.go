package outcome

import (
	"testing"

	"tspine/internal/listed"
)

func TestEveryConstantIsANumberWithItsGround(t *testing.T) {
	listed.Numbers(t, Numbers())
}

func TestEveryRuleHasItsGroundAndStandsOnce(t *testing.T) {
	listed.Rules(t, Rules())
}
