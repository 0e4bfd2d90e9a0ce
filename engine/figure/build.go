package figure

// Build is how a body is proportioned. Lengths of bones are shares of stature
// (Drillis & Contini 1966, in Winter, Biomechanics and Motor Control of Human
// Movement, figure 4.1); joint centers lie inside the breadths that a
// tape measures.
type Build struct {
	Name                          string
	Stature                       float64 // in meters
	UpperArm, Forearm, Hand       float64 // the rest are shares of stature
	Thigh, Shank, AnkleUp, Foot   float64
	HipUp                         float64 // floor to hip
	HalfHip, HalfShoulder         float64 // midline to joint center
	Trunk, Hips, Arms, Legs, Neck float64 // how thick flesh is, 1 is average
	Shoulders                     float64
	Bust                          float64 // in meters, before the ribs
}

// Average gives the build for which poses are tried first.
func Average() Build {
	return Build{
		Name: "average", Stature: 1.72,
		UpperArm: .186, Forearm: .146, Hand: .108, Thigh: .245, Shank: .246, AnkleUp: .039, Foot: .152,
		HipUp: .530, HalfHip: .052, HalfShoulder: .105,
		Trunk: 1, Hips: 1, Arms: 1, Legs: 1, Neck: 1, Shoulders: 1,
	}
}

// Builds gives every build a person can choose, the one for poses first.
func Builds() []Build {
	slim := Average()
	slim.Name, slim.Stature = "slim", 1.66
	slim.HalfShoulder, slim.HalfHip = .097, .054
	slim.Trunk, slim.Hips, slim.Arms, slim.Legs, slim.Neck, slim.Shoulders = .90, 1.05, .86, .97, .88, .90
	slim.Bust = .03
	broad := Average()
	broad.Name, broad.Stature = "broad", 1.78
	broad.HalfShoulder = .109
	broad.Trunk, broad.Hips, broad.Arms, broad.Legs, broad.Neck, broad.Shoulders = 1.10, 1.03, 1.12, 1.06, 1.10, 1.10
	return []Build{Average(), slim, broad}
}

// scale gives meters of this body for meters of one that is 1.72 m tall.
func (b Build) scale() float64 { return b.Stature / 1.72 }
