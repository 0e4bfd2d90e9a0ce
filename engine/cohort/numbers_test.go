package cohort

import (
	"testing"

	"tspine/internal/listed"
)

func TestEveryConstantIsANumberWithItsGround(t *testing.T) {
	listed.Numbers(t, Numbers())
}

func TestSharesThatExcludeEachOtherAddUpToOne(t *testing.T) {
	total := 0.0
	for _, s := range kitShares {
		total += s
	}
	if total < 1-slack || total > 1+slack {
		t.Errorf("kits: %g", total)
	}
	if ShareActive+ShareLifters > 1 || ShareOpen+ShareShort+ShareLight > 1 {
		t.Error("more than all")
	}
}
