package assessment

// Begin gives what a test showed at first, and how many sessions that took:
// the mean of both baseline sessions, or the first session alone (3.2).
func Begin(of []Sample) (Pair, int) {
	switch {
	case len(of) == 0:
		return Pair{}, 0
	case len(of) > 1 && baseline(of[0], of[1]):
		return of[0].with(of[1].Pair), 2
	default:
		return of[0].Pair, 1
	}
}

// Mark gives the value of a test from which the program stops putting it first,
// and false where it has none. Only that of side-bend is an interval of people
// of that age; the others are marks of ours, and no norm.
func Mark(test string, age int) (float64, bool) {
	switch test {
	case LumbarLocked:
		return RotationLimited, true
	case SeatedRotation:
		return SeatedLimited, true
	case SideBend:
		low, _ := SideBendInterval(age)
		return low, true
	case SeatedWallAngel:
		return WallAngelGood, true
	case OcciputToWall:
		return OcciputLimited, age < OcciputUnderAge
	default:
		return 0, false
	}
}
