package figure

import (
	"math"

	"tspine/engine/body"
)

// Limit is how far a joint goes, in degrees (breath, grip and focus in their
// own units), and on whose word.
type Limit struct {
	Low, High float64
	Source    string
}

const (
	norkin  = "Norkin & White, Measurement of Joint Motion, 5th ed. 2016 (AAOS 1965 values)"
	panjabi = "White & Panjabi, Clinical Biomechanics of the Spine, 2nd ed. 1990"
	morita  = "White & Panjabi 1990; living people move less (Morita 2013: 31.7 ± 11.3°), drawings show up to twice that"
	drawn   = "drawing"
	ludewig = "Ludewig 2009, J Bone Joint Surg 91:378"
)

// limits are those of the trunk and of the right side. The pelvis has none.
//
// Thoracic angles are drawn as authored: no gain is added. The range is wider
// than that of most living people, so that a movement can be seen at 320
// pixels. It is never shown to a person as a number.
var limits = [firstLeft]Limit{
	LumbarFlex: {-25, 55, panjabi}, LumbarBend: {-28, 28, panjabi}, LumbarTurn: {-10, 10, panjabi},
	ThoracicFlex: {-30, 38, morita}, ThoracicBend: {-35, 35, panjabi}, ThoracicTurn: {-45, 45, panjabi},
	ThoracicFocus: {0, 12, drawn},
	NeckFlex:      {-60, 50, panjabi}, NeckBend: {-45, 45, panjabi}, NeckTurn: {-75, 75, panjabi},
	HeadNod: {-25, 20, panjabi}, Breath: {0, 100, drawn},
	ScapulaElevation: {-12, 40, ludewig}, ScapulaProtraction: {-25, 30, ludewig},
	ArmRaise: {-60, 180, norkin}, ArmPlane: {-45, 135, norkin}, ArmRotation: {-90, 100, norkin},
	Elbow: {0, 150, norkin}, Pronation: {-85, 85, norkin}, Wrist: {-85, 80, norkin}, Grip: {0, 100, drawn},
	HipFlex: {-22, 128, norkin}, HipAbduct: {-25, 55, norkin}, HipRotate: {-45, 50, norkin},
	Knee: {0, 155, norkin}, Tilt: {-18, 35, norkin}, Ankle: {-70, 36, norkin + "; 20° of it are the midfoot's"}, Toes: {-25, 75, norkin},
}

// Limit gives how far an angle goes. The pelvis goes anywhere.
func (a Angle) Limit() Limit {
	if a <= PelvisRoll {
		return Limit{math.Inf(-1), math.Inf(1), drawn}
	}
	return limits[a.On(body.Right)]
}

// angleWords are how pose files and reports call the angles of the trunk and of
// one side.
var angleWords = [firstLeft]string{
	"pelvis x", "pelvis y", "pelvis z", "pelvis lean", "pelvis turn", "pelvis roll",
	"lumbar flex", "lumbar bend", "lumbar turn", "thoracic flex", "thoracic bend", "thoracic turn", "thoracic focus",
	"neck flex", "neck bend", "neck turn", "head nod", "breath",
	"shoulder up", "shoulder forward", "arm raise", "arm plane", "arm rotate", "arm elbow", "arm pronate", "arm wrist", "arm grip",
	"leg hip", "leg abduct", "leg rotate", "leg knee", "leg ankle", "leg tilt", "leg toes",
}

// String gives the words of pose files: "right arm raise".
func (a Angle) String() string {
	word := angleWords[a.On(body.Right)]
	if a.Side() == body.NoSide {
		return word
	}
	return a.Side().String() + " " + word
}

// Excess gives how many degrees a posture is past a joint's limit, 0 within it.
func (p Posture) Excess(a Angle) float64 {
	l := a.Limit()
	return max(0, l.Low-p[a], p[a]-l.High)
}
