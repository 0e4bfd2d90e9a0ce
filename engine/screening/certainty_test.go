package screening

import "testing"

func TestCertainty(t *testing.T) {
	for name, row := range map[string]struct{ got, want certainty }{
		"not sure and no is no":        {all(unsure, no), no},
		"not sure and yes is not sure": {all(unsure, yes), unsure},
		"yes and yes is yes":           {all(yes, yes), yes},
		"not sure or yes is yes":       {anyOf(unsure, yes), yes},
		"not sure or no is not sure":   {anyOf(no, unsure), unsure},
		"none of nothing is no":        {anyOf(), no},
		"the opposite of not sure":     {unsure.not(), unsure},
		"the opposite of yes":          {yes.not(), no},
	} {
		if row.got != row.want {
			t.Errorf("%s: got %d", name, row.got)
		}
	}
	if no.maybe() || !unsure.maybe() || !yes.maybe() {
		t.Error("only no is ruled out")
	}
}
