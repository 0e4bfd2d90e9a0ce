package exchange

// Checked is what is wrong with a program while it is written, as JSON.
type Checked struct {
	Faults []CheckedFault `json:"faults"`
	Lines  []CheckedLine  `json:"lines,omitempty"` // of a program that is edited line by line
}

// CheckedFault is one fault with its words.
type CheckedFault struct {
	Path   string `json:"path,omitempty"`
	Line   int    `json:"line,omitempty"` // of a file, from 1
	Column int    `json:"column,omitempty"`
	Text   string `json:"text"`
	At     string `json:"at,omitempty"` // the line of the file, as it stands
}

// CheckedLine is what is said of one line: its faults, or else its dose in words.
type CheckedLine struct {
	Path  string  `json:"path"`
	Says  string  `json:"says,omitempty"`
	Marks []Piece `json:"marks,omitempty"`
}

// Piece is a fault with the piece of the line that it is about.
type Piece struct {
	Before string `json:"before"`
	Marked string `json:"marked"`
	After  string `json:"after"`
	Text   string `json:"text"`
}
