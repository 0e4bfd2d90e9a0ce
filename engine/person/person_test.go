package person

import "testing"

// TestWordsAreThoseOfFiles holds the words that intake files, worked cases and
// stored profiles write: changing one would leave old files unread.
func TestWordsAreThoseOfFiles(t *testing.T) {
	for word, got := range map[string]string{
		"none": string(None), "active": string(Active), "lifter": string(Lifter),
		"pain": string(Pain), "desk": string(Desk), "posture": string(Posture), "overhead": string(Overhead),
		"strength": string(Strength), "general": string(General),
		"F": string(Female), "M": string(Male),
	} {
		if got != word {
			t.Errorf("%q is written %q", word, got)
		}
	}
}

func TestTheZeroProfileSaysNothing(t *testing.T) {
	var p Profile
	if p.Sex == Female || p.Sex == Male || p.Goal != "" || p.Training != "" {
		t.Errorf("the zero Profile says %+v", p)
	}
	if p.Equipment.Has("mat") || !p.Equipment.Has("floor") {
		t.Error("the zero Profile owns more or less than a floor")
	}
}
