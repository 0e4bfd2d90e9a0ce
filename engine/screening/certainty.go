package screening

// certainty is a truth that may be unknown: no, not sure, yes. Joining works
// as in Kleene's logic, so that an answer "not sure" only counts where it could
// change what follows.
type certainty uint8

const (
	no certainty = iota
	unsure
	yes
)

// surely gives yes or no.
func surely(b bool) certainty {
	if b {
		return yes
	}
	return no
}

// not turns yes into no and keeps "not sure".
func (c certainty) not() certainty { return yes - c }

// maybe says whether it isn't ruled out.
func (c certainty) maybe() bool { return c != no }

// all is yes where every one is.
func all(list ...certainty) certainty {
	least := yes
	for _, c := range list {
		least = min(least, c)
	}
	return least
}

// any of them is enough.
func anyOf(list ...certainty) certainty {
	most := no
	for _, c := range list {
		most = max(most, c)
	}
	return most
}
