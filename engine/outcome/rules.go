package outcome

import "tspine/engine/evidence"

// Rules lists every rule that the reasons of this package name.
func Rules() []evidence.Rule {
	hopkins, pain := []evidence.ID{"hopkins-2004"}, []evidence.ID{"salaffi-2004", "cleland-2006", "stratford-1995"}
	bayes := []evidence.ID{"zucker-1997", "schmid-2022", "efron-morris-1975", "ahrq-n-of-1"}
	return []evidence.Rule{
		{ID: "plateau", Section: "6.5", Basis: evidence.Design, Sources: hopkins},
		{ID: "still-improving", Section: "6.5", Basis: evidence.Design, Sources: hopkins},
		{ID: "plateau-too-early", Section: "6.5", Basis: evidence.Design, Sources: own},
		{ID: "plateau-low-adherence", Section: "6.5", Basis: evidence.Design, Sources: own},
		{ID: "load-plateau", Section: "6.5", Basis: evidence.Design, Sources: own},
		{ID: "load-still-rising", Section: "6.5", Basis: evidence.Design, Sources: own},
		{ID: "load-plateau-too-early", Section: "6.5", Basis: evidence.Design, Sources: own},
		{ID: "change-better", Section: "4", Basis: evidence.Found, Sources: pain},
		{ID: "change-worse", Section: "4", Basis: evidence.Found, Sources: pain},
		{ID: "change-within-error", Section: "4", Basis: evidence.Found, Sources: pain},
		{ID: "helps-most", Section: "9.2", Basis: evidence.Design, Sources: bayes},
		{ID: "cannot-tell-yet", Section: "9.2", Basis: evidence.Design, Sources: bayes},
	}
}
