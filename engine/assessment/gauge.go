package assessment

// Gauge is what a phone reads a test with. The zero Gauge is none: a tape, an
// eye, another person.
type Gauge uint8

// What a phone has for a test.
const (
	ByEye      Gauge = iota
	Lengthwise       // gravity, turning about the phone's length: it lies along a level spine
	Outward          // gravity, turning about the line out of its screen: it stands upright against the breastbone
	Upright          // its gyroscope, turning about what is upright: gravity can't tell
	Clock            // its clock
)

// String gives the word of a gauge in kebab-case.
func (g Gauge) String() string {
	return [...]string{"by-eye", "lengthwise", "outward", "upright", "clock"}[g]
}

// Sensor says whether a test is read by a sensor of the phone.
func (g Gauge) Sensor() bool { return g == Lengthwise || g == Outward || g == Upright }
