package app

import (
	"math"
	"strings"

	"tspine/engine/outcome"
	"tspine/exchange"
)

// nof1 compares which exercise helps most.
func (r *caseRun) nof1() {
	n := r.c.Nof1
	if n == nil {
		return
	}
	c := outcome.Comparison{Means: n.Means, N: n.N, Sigma: n.Sigma, Randomized: n.Randomized, PainTriggered: n.PainTriggered}
	if faults := c.Check(); len(faults) > 0 {
		r.fail("nof1", "a comparison", faults)
		return
	}
	v := outcome.Compare(c)
	got := exchange.Nof1Got{Warnings: []string{}}
	winner := -1
	if leader, clear := v.Winner(); clear {
		winner = leader
		got.Winner = &leader
	}
	for _, e := range v.Estimates {
		got.PostMean = append(got.PostMean, round(e.Mean))
		got.Low, got.High = append(got.Low, round(e.Low)), append(got.High, round(e.High))
		got.Best = append(got.Best, round(e.Best))
	}
	for _, w := range v.Warnings {
		got.Warnings = append(got.Warnings, strings.ReplaceAll(w, "-", "_"))
	}
	r.got.Nof1 = &got
	r.nof1Expect(&got, winner)
}

func round(v float64) float64 { return math.Round(v*1000) / 1000 }

func (r *caseRun) nof1Expect(got *exchange.Nof1Got, winner int) {
	x := r.c.Nof1.Expect
	if x.Winner != nil && *x.Winner != winner {
		r.fail("nof1.expect.winner", *x.Winner, winner)
	}
	if x.PostMean != nil && len(x.PostMean) != len(got.PostMean) {
		r.fail("nof1.expect.post_mean", len(x.PostMean), len(got.PostMean))
		return
	}
	for i, s := range x.PostMean {
		if !s.Holds(got.PostMean[i]) {
			r.fail("nof1.expect.post_mean", s, got.PostMean[i])
		}
	}
	r.first("nof1.expect.post_mean_first", x.PostMeanFirst, got.PostMean)
	r.first("nof1.expect.p_best_first", x.BestFirst, got.Best)
	if x.Warnings != nil && !sameSet(*x.Warnings, got.Warnings) {
		r.fail("nof1.expect.warnings", *x.Warnings, got.Warnings)
	}
	r.rtm(got)
}

func (r *caseRun) first(where string, want *exchange.Span, got []float64) {
	if want == nil {
		return
	}
	if len(got) == 0 || !want.Holds(got[0]) {
		r.fail(where, want, got)
	}
}

// rtm compares the relief that is expected of nothing (9.3).
func (r *caseRun) rtm(got *exchange.Nof1Got) {
	x := r.c.Nof1.Expect
	if x.RTMInputs == nil {
		if x.RTM != nil {
			r.fail("nof1.expect.rtm_points", x.RTM, "no rtm_inputs")
		}
		return
	}
	in := x.RTMInputs
	points := round(outcome.RegressionToMean(in.Mu, in.SigmaB, in.SigmaW, in.Cut, int(in.M)))
	got.RTMPoints = &points
	if x.RTM != nil && !x.RTM.Holds(points) {
		r.fail("nof1.expect.rtm_points", x.RTM, points)
	}
}
