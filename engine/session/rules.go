package session

import "tspine/engine/evidence"

// The rules by which a session becomes a timeline.
const (
	ruleCap         = "pain-cap"
	ruleCapMobilize = "pain-cap-mobilize"
	ruleCapToday    = "pain-cap-today"
	ruleLimited     = "limited-side-first"
	ruleInstead     = "instead-for-this-person"
	ruleSameDay     = "use-on-its-day"
)

// Rules lists the rules by which a session becomes a timeline.
func Rules() []evidence.Rule {
	own := []evidence.ID{"tspine"}
	return []evidence.Rule{
		{ID: ruleCap, Section: "6.1", Basis: evidence.Found, Sources: []evidence.ID{"thomee-1997", "silbernagel-2007"}},
		{ID: ruleCapMobilize, Section: "6.1", Basis: evidence.Design, Sources: []evidence.ID{"mobility-in-three-steps", "tspine"}},
		{ID: ruleCapToday, Section: "6.4", Basis: evidence.Design, Sources: own},
		{ID: ruleLimited, Section: "6.6", Basis: evidence.Design, Sources: []evidence.ID{"bishop-2018", "tspine"}},
		{ID: ruleInstead, Section: "2.2", Basis: evidence.Design, Sources: own},
		{ID: ruleSameDay, Section: "1.1", Basis: evidence.Design, Sources: own},
	}
}
