package exchange

// Written is one version of a text of a person's own exercises, as an export
// keeps it. An empty text takes away what went before.
type Written struct {
	ID   string
	Name string // of the text
	At   int64  // microseconds since 1970 UTC
	Text string // YAML
	// Drawn is the postures that were found for its poses; empty where it has none.
	Drawn string
}

type keptWritten struct {
	ID    string `json:"id"`
	Name  string `json:"name"`
	At    int64  `json:"at"`
	Text  string `json:"text,omitzero"`
	Drawn string `json:"drawn,omitzero"`
}

// Playing is a session that is being played: who holds it, and its state as
// JSON, kept as text.
type Playing struct {
	ID     string `json:"id"`
	Holder string `json:"holder"`
	Body   string `json:"body"`
}

type keptPlayed struct {
	ID   string `json:"id"`
	Body string `json:"body"`
}

// longestWritten is how long a text of own exercises may be, in bytes.
const longestWritten = 1 << 20

func readWritten(p part) Written {
	var w Written
	p.slots(
		slot{"id", true, func(p part) { w.ID = p.filled(idLength) }},
		slot{"name", true, func(p part) { w.Name = p.filled(nameLength) }},
		slot{"at", true, func(p part) { w.At = p.moment() }},
		slot{"text", false, func(p part) { w.Text = p.column(longestWritten) }},
		slot{"drawn", false, func(p part) { w.Drawn = p.column(longestWritten) }},
	)
	return w
}

func readKeptPlayed(p part) keptPlayed {
	var k keptPlayed
	p.slots(
		slot{"id", true, func(p part) { k.ID = p.filled(idLength) }},
		slot{"body", true, func(p part) { k.Body = p.filled(largest) }},
	)
	return k
}

func readPlaying(p part) Playing {
	var s Playing
	p.slots(
		slot{"id", true, func(p part) { s.ID = p.filled(idLength) }},
		slot{"holder", true, func(p part) { s.Holder = p.filled(nameLength) }},
		slot{"body", true, func(p part) { s.Body = p.filled(largest) }},
	)
	return s
}
