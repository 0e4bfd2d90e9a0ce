package course

import (
	"testing"

	"tspine/internal/listed"
)

func TestEveryRuleHasItsGround(t *testing.T) { listed.Rules(t, Rules()) }
