package assessment

import "tspine/engine/evidence"

// Rules lists every rule that the reasons of this package name.
func Rules() []evidence.Rule {
	rotation := []evidence.ID{"johnson-2012", "van-baalen-2023", "bucke-2017", "tpi-sfma"}
	occiput := []evidence.ID{"bonefit", "foc-study"}
	return []evidence.Rule{
		{ID: "rotation-limited", Section: "3.1", Basis: evidence.Design, Sources: rotation},
		{ID: "rotation-ok", Section: "3.1", Basis: evidence.Design, Sources: rotation},
		{ID: "rotation-loose", Section: "7.1", Basis: evidence.Design, Sources: rotation},
		{ID: "rotation-provisional", Section: "3.2 rule 6", Basis: evidence.Design, Sources: own},
		{ID: "side-bend-limited", Section: "3.1", Basis: evidence.Found, Sources: ramiro},
		{ID: "side-bend-ok", Section: "3.1", Basis: evidence.Found, Sources: ramiro},
		{ID: "side-bend-loose", Section: "7.1", Basis: evidence.Found, Sources: ramiro},
		{ID: "extension-limited", Section: "3.1", Basis: evidence.Design, Sources: occiput},
		{ID: "extension-ok", Section: "3.1", Basis: evidence.Design, Sources: occiput},
		{ID: "shoulder-limited", Section: "3.1", Basis: evidence.Design, Sources: kofoed},
		{ID: "shoulder-ok", Section: "3.1", Basis: evidence.Design, Sources: kofoed},
		{ID: "state-kept", Section: "3.2 rule 6", Basis: evidence.Design, Sources: own},
		{ID: "test-skipped", Section: "3.3", Basis: evidence.Design, Sources: own},
		{ID: "second-baseline", Section: "3.2 rule 2", Basis: evidence.Design, Sources: own},
		{ID: "retest-weekly", Section: "3.2 rule 3", Basis: evidence.Design, Sources: own},
		{ID: "test-stopped", Section: "3.2 rule 1", Basis: evidence.Design, Sources: own},
		{ID: "uneven", Section: "6.6", Basis: evidence.Found, Sources: bishop},
		{ID: "uneven-wall-angel", Section: "6.6", Basis: evidence.Design, Sources: kofoed},
		{ID: "weak-wall-hold", Section: "7.1", Basis: evidence.Design, Sources: own},
		{ID: "weak-wall-angels", Section: "7.1", Basis: evidence.Design, Sources: own},
		{ID: "weak-hold", Section: "7.1", Basis: evidence.Design, Sources: []evidence.ID{"edmondston-2008"}},
	}
}
