package catalog

import (
	"fmt"

	"tspine/engine/figure"
)

// What a pose may ask for: far more than any needs, and little enough to be
// solved in seconds whoever wrote it.
const (
	mostKeys     = 8
	mostContacts = 40 // in all keys
	mostProps    = 12
	mostPieces   = 20  // angles of one part of the body in one key
	mostNamed    = 40  // parts that are traced, in front or behind
	farthest     = 500 // centimeters from the middle of the floor
	mostTurned   = 360
)

// reach is how far a pose may set an angle: as far as its joint goes, and the
// pelvis not out of sight.
func reach(a figure.Angle) figure.Limit {
	l := a.Limit()
	far := float64(mostTurned)
	if a <= figure.PelvisZ {
		far = farthest / 100
	}
	l.Low, l.High = max(l.Low, -far), min(l.High, far)
	return l
}

// burden tells where a pose asks for more than can be solved in a while.
func (r *poseReader) burden() {
	p := &r.pose
	contacts := len(p.Contacts)
	for _, k := range p.Keys {
		contacts += len(k.Contacts)
	}
	if len(p.Keys) > mostKeys {
		r.top.Fault("wrong-count", fmt.Sprint(len(p.Keys)), fmt.Sprintf("at most %d postures", mostKeys))
	}
	if contacts > mostContacts {
		r.top.Fault("wrong-count", fmt.Sprint(contacts), fmt.Sprintf("at most %d contacts", mostContacts))
	}
	if len(p.Props) > mostProps {
		r.top.Fault("wrong-count", fmt.Sprint(len(p.Props)), fmt.Sprintf("at most %d props", mostProps))
	}
	named := len(p.Arrows) + len(p.Front) + len(p.Behind)
	for _, prop := range p.Props {
		named += len(prop.Ends)
	}
	if named > mostNamed {
		r.top.Fault("wrong-count", fmt.Sprint(named), fmt.Sprintf("at most %d arrows, ends and parts in front or behind", mostNamed))
	}
}

// readWithin reads a number that may not be farther from 0 than most.
func readWithin(v Value, most float64) float64 {
	n := v.Number()
	if n < -most || n > most {
		v.Fault("out-of-range", v.written(), fmt.Sprintf("from -%g to %g", most, most))
		return 0
	}
	return n
}
