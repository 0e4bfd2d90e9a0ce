package figure

import (
	"slices"

	"tspine/engine/body"
)

// start is a posture from which poses begin, and what touches there.
type start struct {
	name     string
	contacts []string
	angles   []setting
}

type setting struct {
	angle Angle
	value float64
}

// starts is the library of start postures: rough ones, the solver does the
// rest. Limbs are given on the right and hold for both sides.
var starts = [...]start{
	{"standing", []string{"feet on floor"}, []setting{{PelvisY, .912}, {HipRotate, 8}, {HipAbduct, 2}, {Knee, 4}, {HipFlex, 2}, {Ankle, 2}, {ArmRaise, 8}, {Elbow, 10}, {ArmPlane, 20}}},
	{"wide stance", []string{"feet on floor"}, []setting{{PelvisY, .85}, {HipAbduct, 24}, {HipRotate, 15}, {ArmRaise, 10}, {Elbow, 8}}},
	{"split stance", []string{"feet on floor"}, []setting{{PelvisY, .85}, {HipFlex, 10}, {Knee, 15}, {ArmRaise, 6}, {Elbow, 10}}},
	{"squat", []string{"feet on floor"}, []setting{{PelvisY, .50}, {PelvisX, -.15}, {PelvisLean, 25}, {HipFlex, 105}, {Knee, 105}, {Ankle, 25}, {HipAbduct, 20}, {HipRotate, 20}, {ArmRaise, 60}, {ArmPlane, 80}}},
	{"hip hinge", []string{"feet on floor"}, []setting{{PelvisY, .87}, {PelvisX, -.15}, {PelvisLean, 60}, {HipFlex, 78}, {Knee, 28}, {Ankle, 5}, {HipRotate, 5}, {ArmRaise, 75}, {ArmPlane, 90}, {NeckFlex, -15}}},
	{"quadruped", []string{"hands on floor", "knees on floor", "insteps on floor"},
		[]setting{{PelvisY, .47}, {PelvisLean, 74}, {HipFlex, 76}, {Knee, 90}, {Ankle, -62}, {Toes, -10}, {ArmRaise, 72}, {ArmPlane, 88}, {Elbow, 4}, {Wrist, -80}, {Pronation, 80}, {NeckFlex, -8}}},
	{"plank", []string{"hands on floor", "balls of feet on floor"},
		[]setting{{PelvisY, .42}, {PelvisLean, 72}, {ArmRaise, 74}, {ArmPlane, 88}, {Wrist, -78}, {Pronation, 80}, {Ankle, 20}, {Toes, 50}, {NeckFlex, -8}}},
	{"supine", []string{"head on floor", "T6 on floor", "buttocks on floor", "heels on floor"},
		[]setting{{PelvisY, .105}, {PelvisLean, -90}, {ArmRaise, 20}, {ArmPlane, 5}, {Ankle, -15}, {HipRotate, 12}, {HipAbduct, 4}}},
	{"hook-lying", []string{"head on floor", "T6 on floor", "buttocks on floor", "feet on floor"},
		[]setting{{PelvisY, .105}, {PelvisLean, -90}, {HipFlex, 50}, {Knee, 98}, {Ankle, -40}, {ArmRaise, 20}, {ArmPlane, 5}, {Elbow, 8}}},
	{"prone", []string{"forehead on floor", "chest on floor", "pelvis fronts on floor", "knees on floor", "toes on floor"},
		[]setting{{PelvisY, .11}, {PelvisLean, 90}, {ArmRaise, 15}, {ArmPlane, 0}, {Ankle, -62}, {Toes, -5}, {HipAbduct, 4}, {NeckFlex, 0}}},
	{"side-lying", []string{"left hip on floor", "left shoulder on floor", "left side of knee on floor", "left ankle on floor"},
		[]setting{{PelvisY, .165}, {PelvisRoll, 90}, {HipFlex, 75}, {Knee, 90}, {ArmRaise, 88}, {ArmPlane, 90}, {Ankle, -15}}},
	{"seated", []string{"feet on floor"},
		[]setting{{PelvisY, .565}, {PelvisLean, 0}, {HipFlex, 88}, {Knee, 90}, {Ankle, 2}, {HipAbduct, 6}, {HipRotate, 4}, {ArmRaise, 20}, {ArmPlane, 70}, {Elbow, 40}}},
	{"long-sitting", []string{"buttocks on floor", "heels on floor"},
		[]setting{{PelvisY, .11}, {PelvisLean, -8}, {HipFlex, 80}, {Knee, 8}, {HipAbduct, 5}, {ArmRaise, 30}, {ArmPlane, 80}, {Elbow, 20}, {LumbarFlex, 10}}},
	{"kneeling", []string{"knees on floor", "insteps on floor"},
		[]setting{{PelvisY, .47}, {HipFlex, 0}, {Knee, 90}, {Ankle, -62}, {ArmRaise, 8}, {Elbow, 10}}},
	{"half-kneeling", []string{"left knee on floor", "right foot on floor"},
		[]setting{{PelvisY, .47}, {HipFlex, 45}, {Knee, 90}, {ArmRaise, 8}, {Elbow, 10}}},
	{"hanging", nil,
		[]setting{{PelvisY, 1.0}, {HipFlex, 10}, {Knee, 30}, {ArmRaise, 165}, {ArmPlane, 40}, {Pronation, 60}, {Grip, 90}, {Ankle, -20}, {ScapulaElevation, 15}}},
}

// oneSided are what tells left from right in some start postures.
var oneSided = map[string][]setting{
	"split stance":  {{HipFlex, 28}, {Knee, 25}, {Ankle, 0}, {HipFlex.On(body.Left), -12}, {Knee.On(body.Left), 12}, {Ankle.On(body.Left), 22}},
	"half-kneeling": {{HipFlex, 88}, {Knee, 90}, {HipFlex.On(body.Left), -3}, {Knee.On(body.Left), 90}, {Ankle.On(body.Left), -62}},
	"side-lying":    {{HipFlex, 78}, {HipAbduct, 0}, {ArmPlane, 95}},
}

// StartNames gives the names of the start postures, sorted.
func StartNames() []string {
	var out []string
	for _, s := range starts {
		out = append(out, s.name)
	}
	slices.Sort(out)
	return out
}

// StartPosture gives a posture of the library in the size of a build, and what
// touches there in the notation of contacts.
func StartPosture(b Build, name string) (Posture, []string, bool) {
	for _, s := range starts {
		if s.name != name {
			continue
		}
		var p Posture
		for _, set := range s.angles {
			p[set.angle] = set.value
			p[set.angle.On(body.Left)] = set.value
		}
		for _, set := range oneSided[name] {
			p[set.angle] = set.value
		}
		for a := PelvisX; a <= PelvisZ; a++ {
			p[a] *= b.scale()
		}
		return p, s.contacts, true
	}
	return Posture{}, nil, false
}
