package progression

import (
	"tspine/engine/dose"
	"tspine/engine/evidence"
)

// Decide reads the weekly table 6.2: the first row that matches wins. What 6.7
// says during the program is laid over it.
func Decide(w *Week) Decision {
	for i := range table {
		if table[i].when(w) {
			d := table[i].then(w, evidence.Because(table[i].ID))
			d.Row = table[i].row
			return w.over(d)
		}
	}
	return Decision{}
}

// over lays over a row's decision what holds for every row.
func (w *Week) over(d Decision) Decision {
	if w.Refer.Hold && (d.Kind == KindProgress || d.Kind == KindAdvanceStage) {
		d = Decision{Kind: KindHold, Row: d.Row, Reason: w.Refer.Reason}
	}
	if d.Stage == 0 && !d.NewEntry {
		d.Stage = w.stage()
	}
	if w.StageCap > 0 {
		d.Stage = min(d.Stage, w.StageCap)
	}
	d.Advise = d.Advise || w.Refer.Advise && d.Kind != KindPauseRescreen
	d.Smallest, d.Frail = w.Smallest(), w.Frail()
	return d
}

// Then-parts of the table. Those that need nothing of the week leave it unnamed.

func pause(w *Week, why evidence.Reason) Decision {
	if !w.RedFlag {
		why = w.Refer.Reason
	}
	return Decision{Kind: KindPauseRescreen, Rescreen: FullRescreen, Reason: why}
}

func stepBack(w *Week, why evidence.Reason) Decision {
	g := Gap(w.Gap, w.Age, w.Frail(), w.stage())
	d := Decision{
		Kind: KindStepBack, Stage: g.Stage, NewEntry: g.NewEntry, Rescreen: g.Rescreen, Retest: g.Retest,
		Volume: g.Volume, Load: g.Load, Plan: g.Plan, Reason: why.With("gap-days", float64(w.Gap)).With("interval-days", w.interval()),
	}
	if w.Red {
		d.Also = KindBackOff
	}
	return d
}

func flare(_ *Week, why evidence.Reason) Decision {
	return Decision{Kind: KindFlare, Rescreen: FullRescreen, Volume: restart, Plan: AfterFlare, Reason: why}
}

func settle(w *Week, why evidence.Reason) Decision {
	return Decision{Kind: KindSettle, Volume: exactly(SettleShare), Advise: true, Reason: why.With("red-weeks", float64(w.RedBefore+1))}
}

func regress(w *Week, why evidence.Reason) Decision {
	return Decision{Kind: KindRegressStage, Stage: w.stage() - 1, Reason: why.With("red-weeks", float64(w.RedBefore+1))}
}

func backOff(_ *Week, why evidence.Reason) Decision {
	return Decision{Kind: KindBackOff, Volume: backedOff, Reason: why}
}

func review(w *Week, why evidence.Reason) Decision {
	why = why.With("weeks-in-stage", float64(w.InStage)).With("stage-adherence", w.StageAdherence).With("worst-change", float64(w.WorstChange))
	return Decision{Kind: KindReview, Advise: true, Reason: why}
}

func hold(_ *Week, why evidence.Reason) Decision {
	return Decision{Kind: KindHold, Reason: why}
}

func askWhy(w *Week, why evidence.Reason) Decision {
	return Decision{Kind: KindHold, Barriers: true, Reason: why.With("adherence", w.Adherence)}
}

func advance(w *Week, why evidence.Reason) Decision {
	why = why.With("weeks-in-stage", float64(w.InStage)).With("sessions", float64(w.Sessions))
	return Decision{Kind: KindAdvanceStage, Stage: w.stage() + 1, Reason: why}
}

func deload(w *Week, why evidence.Reason) Decision {
	why = why.With("effort-rise", float64(w.EffortRise)).With("weeks-since-deload", float64(w.SinceLight))
	return Decision{Kind: KindDeload, Volume: deloaded, Reserve: ReserveForDeload, Plan: AfterDeload, Reason: why}
}

func maintain(w *Week, why evidence.Reason) Decision {
	return Decision{
		Kind: KindMaintain, Rounds: dose.Range{Min: RoundsLeast, Max: RoundsMost},
		PerWeek: dose.Range{Min: SessionsLeast, Max: SessionsMost}, Reason: why.With("weeks-in-stage", float64(w.InStage)),
	}
}

func progress(_ *Week, why evidence.Reason) Decision {
	return Decision{Kind: KindProgress, Reason: why}
}

// The shares of evidence 6.2 and 6.4.
var (
	backedOff = Share{BackOffLeast, BackOffMost, BackOffUsed}
	deloaded  = Share{DeloadLeast, DeloadMost, DeloadUsed}
	restart   = Share{RestartLeast, RestartMost, RestartUsed}
)

func (w *Week) interval() float64 {
	if w.Interval <= 0 {
		return 1
	}
	return w.Interval
}

// AdvanceRules are the rules by which the next stage begins: once nothing more is
// gained in the one before, or after its weeks.
func AdvanceRules() [2]string { return [2]string{advanceAtPlateau, advanceAtCap} }
