package screening

import (
	"testing"

	"tspine/internal/listed"
)

func TestEveryConstantIsANumberWithItsGround(t *testing.T) {
	listed.Numbers(t, Numbers())
}
