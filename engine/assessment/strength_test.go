package assessment

import (
	"testing"

	"tspine/engine/unit"
)

func TestWeak(t *testing.T) {
	prone := func(values ...float64) []Measures {
		var out []Measures
		for i, v := range values {
			out = append(out, Measures{Day: unit.Day(7 * i), Prone: One(v), Scapular: One(v)})
		}
		return out
	}
	for name, tt := range map[string]struct {
		all   []Measures
		flags []string
		want  bool
	}{
		"nothing taken is not weak":                      {nil, nil, false},
		"a wall hold tried and not shown":                {[]Measures{{WallHold: NotShown}}, nil, true},
		"a wall hold shown":                              {[]Measures{{WallHold: HasShown}}, nil, false},
		"a wall hold shown later":                        {[]Measures{{WallHold: NotShown}, {Day: 7, WallHold: HasShown}}, nil, false},
		"a wall hold under M02 does not count":           {[]Measures{{WallHold: NotShown}}, []string{"M02"}, false},
		"wall angels without contacts":                   {[]Measures{{WallAngels: NotShown}}, nil, true},
		"wall angels under M07 do not count":             {[]Measures{{WallAngels: NotShown}}, []string{"M07"}, false},
		"a scapular hold 30 s lower is noise":            {[]Measures{{Scapular: One(90)}, {Day: 7, Scapular: One(60)}}, nil, false},
		"a scapular hold 31 s lower is weak":             {[]Measures{{Scapular: One(91)}, {Day: 7, Scapular: One(60)}}, nil, true},
		"a scapular hold 31 s higher is not":             {[]Measures{{Scapular: One(60)}, {Day: 7, Scapular: One(91)}}, nil, false},
		"a prone hold has no error before five sessions": {[]Measures{{Prone: One(60)}, {Day: 7, Prone: One(5)}}, nil, false},
		"a prone hold below its own noise is weak":       {prone(60, 61, 59, 60, 61, 40), nil, true},
		"a prone hold under M03 does not count":          {prone(60, 61, 59, 60, 61, 40), []string{"M03"}, false},
	} {
		t.Run(name, func(t *testing.T) {
			if got := Assess(tt.all, tt.flags, 40).Weak; got != tt.want {
				t.Errorf("got %v, want %v", got, tt.want)
			}
		})
	}
}
