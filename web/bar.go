package web

// barPart is one part of a bar, and how much of it is done.
type barPart struct{ Value, Max int }

// barOf is a bar of parts: those before the one that is now are full, those
// after it empty. The first part is 1.
func barOf(parts, now, value, most int) []barPart {
	out := make([]barPart, parts)
	for i := range out {
		switch part := i + 1; {
		case part < now:
			out[i] = barPart{1, 1}
		case part == now:
			out[i] = barPart{value, most}
		default:
			out[i] = barPart{0, 1}
		}
	}
	return out
}

// setupParts is how many parts a start has beside the safety check: who it is,
// the goal, the equipment, the minutes, the days and the tests.
const setupParts = 6

// setupBar is the bar of a part that has one page: half of it is done there.
func setupBar(part int) []barPart { return barOf(setupParts, part, 1, 2) }

// testBar is the bar of a test, which stands in the last part.
func testBar(number, count int) []barPart { return barOf(setupParts, setupParts, 1+number, 2+count) }

// feelBar is the bar of how it feels, the last part of the safety check.
func feelBar() []barPart { return barOf(checkParts, checkParts, 1, 2) }
