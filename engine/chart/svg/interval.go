package svg

// Interval is where a value lies, and its middle.
type Interval struct{ Low, Mean, High float64 }

// Scale is the values from one end of a drawing to the other; zero is on it. On
// the zero Scale everything stands at its low end.
type Scale struct{ Low, High float64 }

// ScaleOf gives the scale that holds all intervals and zero, and some more than a
// point either way, for the words there.
func ScaleOf(all []Interval) Scale {
	s := Scale{-1.3, 1.3}
	for _, i := range all {
		s.Low, s.High = min(s.Low, i.Low), max(s.High, i.High)
	}
	return s
}

func (s Scale) at(v float64) string { return s.long(v - s.Low) }

// long is how long so many points are.
func (s Scale) long(v float64) string {
	if s.High <= s.Low {
		return share(0)
	}
	return share(v / (s.High - s.Low))
}

// Draw draws an interval as a bar with a dot, and the line at zero. It says
// nothing: the same stands beside it in words.
func (i Interval) Draw(s Scale) []byte {
	w := writer{}
	w.add(`<svg class="interval" aria-hidden="true" focusable="false"><line class="zero" x1="`, s.at(0), `" x2="`, s.at(0), `" y2="100%"/>`)
	w.add(`<rect x="`, s.at(i.Low), `" y="25%" width="`, s.long(i.High-i.Low), `" height="50%" rx="6"/><circle cx="`, s.at(i.Mean), `" cy="50%" r="5"/></svg>`)
	return w.out
}

// Foot writes the words for zero and for a point of relief under a row of
// intervals.
func (s Scale) Foot(zero, one string) []byte {
	w := writer{}
	w.add(`<svg class="interval" aria-hidden="true" focusable="false">`)
	w.text("zero", s.at(0), "0", zero)
	w.text("one", s.at(1), "0", one)
	w.add(`</svg>`)
	return w.out
}
