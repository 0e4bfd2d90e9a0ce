package planner

import "tspine/engine/evidence"

// Rules lists the rules by which programs and sessions are made: the rows of
// 7.2, then what every session keeps to, then its aims in their order.
func Rules() []evidence.Rule {
	three, ladder, tone, mid := evidence.ID("mobility-in-three-steps"), evidence.ID("stiff-upper-back-program"), evidence.ID("tone-and-tighten"), evidence.ID("healthy-mid-back")
	return append(entryRules(),
		rule("stage-and-equipment", "7.2", ladder),
		rule("no-excluded-class", "2.2"),
		rule("loose-strengthen-only", "7.1", tone),
		rule("no-more-often-than-its-dose", "5.2 Q002-7", ladder),
		rule("one-of-alternatives", "5.2 Q004-3", mid),
		rule("easier-one-first", "5.2 Q004-5", mid),
		rule("slots-by-minutes", "7.3", three),
		rule("half-a-line-of-the-next-stage", "7.3"),
		rule("length-within-a-tenth", "7.3"),
		rule("rounds-of-the-week", "7.3", three),
		rule("sets-over-the-rounds", "7.3"),
		rule("limited-side-twice", "6.6", "bishop-2018"),
		rule("short-sessions", "5.2 Q002-7", ladder),
		rule("one-asked-for", "5.2 Q002-7", ladder),
		rule("aim-0-pinned-and-places", "7.3"),
		rule("aim-1-length", "7.3"),
		rule("aim-2-directions-owed", "5.2 Q004-1", mid),
		rule("aim-3-limited", "6.6, 7.1", tone),
		rule("aim-4-goal", "7.3"),
		rule("aim-5-due", "5.2 Q002-7", ladder),
		rule("aim-6-variety", "7.3"),
		rule("aim-7-fewest-changes", "7.3"),
		rule("aim-8-catalog-order", "5.2 Q003-3", tone),
	)
}

// entryRules lists a rule for each row of 7.2.
func entryRules() []evidence.Rule {
	out := make([]evidence.Rule, 0, len(rows))
	for _, r := range rows {
		out = append(out, rule("entry-row-"+r.name, "7.2 row "+r.name))
	}
	return out
}

// rule is one of our own choice, built on sources.
func rule(id, section string, sources ...evidence.ID) evidence.Rule {
	return evidence.Rule{ID: id, Section: section, Basis: evidence.Design, Sources: append(sources, "tspine")}
}
