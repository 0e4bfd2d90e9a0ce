package drawing

import (
	"testing"

	"tspine/engine/figure"
)

func TestShoesAreWornWithWeightsAndBareFeetOnMats(t *testing.T) {
	for name, c := range map[string]struct {
		props []string
		want  bool
	}{
		"nothing about":         {nil, false},
		"a band":                {[]string{"band"}, false},
		"a wall":                {[]string{"wall"}, false},
		"a barbell":             {[]string{"barbell"}, true},
		"a bench and a bar":     {[]string{"bench", "safety-bar"}, true},
		"a machine":             {[]string{"rower"}, true},
		"a dumbbell on the mat": {[]string{"dumbbell", "mat"}, false},
	} {
		t.Run(name, func(t *testing.T) {
			s := &Scene{}
			for _, kind := range c.props {
				s.Pose.Props = append(s.Pose.Props, figure.Prop{Kind: kind})
			}
			if got := s.shod(); got != c.want {
				t.Errorf("shoes: %v", got)
			}
		})
	}
}
