package exchange

func readNext(v value) Next {
	var n Next
	v.Fields(
		field{Key: "state", Must: true, Read: func(v value) { n.State = readState(v) }},
		field{Key: "log", Must: true, Read: func(v value) { n.Log = readLog(v) }},
		field{Key: "decision", Read: func(v value) {
			n.Decision = v.OneOf("PROGRESS", "HOLD", "BACKOFF", "REGRESS_STAGE", "SETTLE", "ADVANCE_STAGE", "MAINTAIN", "STEP_BACK", "DELOAD", "FLARE", "REVIEW", "PAUSE_RESCREEN")
		}},
		field{Key: "new_stage", Read: func(v value) { n.NewStage = count(v) }},
		field{Key: "triage", Read: func(v value) {
			n.Triage = v.OneOf("EMERGENCY", "CLINICIAN_FIRST", "MODIFY", "CLEAR", "RESCREEN_REQUIRED")
		}},
		field{Key: "advise_clinician", Read: func(v value) { n.Advise = v.OneOf("routine", "none") }},
		field{Key: "rescreen", Read: func(v value) { n.Rescreen = v.OneOf("full", "mini", "none") }},
		field{Key: "retest", Read: func(v value) { n.Retest = flag(v) }},
		field{Key: "must_not", Read: func(v value) { n.MustNot = v.Texts() }},
		field{Key: "load_pct", Read: func(v value) { n.LoadPct = span(v) }},
		field{Key: "progress", Read: func(v value) { n.Progress = readTotals(v) }},
		field{Key: "same", Read: func(v value) { n.Same = readTotals(v) }},
		field{Key: "backoff", Read: func(v value) { n.Backoff = readTotals(v) }},
		field{Key: "step_back", Read: func(v value) { n.Back = readTotals(v) }},
		field{Key: "load_jump", Read: func(v value) { n.LoadJump = readJump(v) }},
		field{Key: "start", Read: func(v value) { n.Start = readDoses(v) }},
	)
	return n
}

func readState(v value) WeekState {
	s := WeekState{Interval: 1, WeeksInProgram: 12}
	v.Fields(
		field{Key: "stage", Must: true, Read: func(v value) { s.Stage = v.Int(1, 5) }},
		field{Key: "weeks_in_stage", Must: true, Read: func(v value) { s.WeeksInStage = v.Int(0, 1000) }},
		field{Key: "sessions", Must: true, Read: func(v value) { s.Sessions = v.Int(0, 10000) }},
		field{Key: "tests", Read: func(v value) {
			for _, one := range v.List() {
				s.Tests = append(s.Tests, one.Number())
			}
		}},
		field{Key: "sem", Read: func(v value) { s.SEM = number(v) }},
		field{Key: "red_weeks_before", Read: func(v value) { s.RedWeeksBefore = v.Int(0, 1000) }},
		field{Key: "scheduled_interval_days", Read: func(v value) { s.Interval = v.Number() }},
		field{Key: "weeks_in_programme", Read: func(v value) { s.WeeksInProgram = v.Int(0, 10000) }},
		field{Key: "weeks_since_deload", Read: func(v value) { s.WeeksSinceDeload = v.Int(0, 1000) }},
	)
	return s
}

func readLog(v value) WeekLog {
	l := WeekLog{Adherence: 100}
	v.Fields(
		field{Key: "max_pain", Must: true, Read: func(v value) { l.MaxPain = v.Int(0, 10) }},
		field{Key: "morning", Must: true, Read: func(v value) { l.Morning = v.Int(-10, 10) }},
		field{Key: "adherence", Must: true, Read: func(v value) { l.Adherence = v.Int(0, 1000) }},
		field{Key: "effort", Must: true, Read: func(v value) { l.Effort = v.Int(0, 10) }},
		field{Key: "comfortable", Must: true, Read: func(v value) { l.Comfortable = v.Bool() }},
		field{Key: "gap_days", Must: true, Read: func(v value) { l.GapDays = v.Int(0, 10000) }},
		field{Key: "new_answers", Read: func(v value) { l.NewAnswers, l.NewText = readCaseAnswers(v) }},
		field{Key: "pre_pain", Read: func(v value) { l.PrePain = v.Int(0, 10) }},
		field{Key: "worst_change", Read: func(v value) { l.WorstChange = v.Int(-10, 10) }},
		field{Key: "effort_before", Read: func(v value) { l.EffortBefore = rating(v) }},
		field{Key: "flare", Read: func(v value) { l.Flare = v.Bool() }},
		field{Key: "pain_rise_days", Read: func(v value) { l.PainRiseDays = v.Int(0, 14) }},
	)
	return l
}

func readTotals(v value) *Totals {
	var t Totals
	v.Fields(
		field{Key: "exercise", Must: true, Read: func(v value) { t.Exercise = v.Text() }},
		field{Key: "old_total", Must: true, Read: func(v value) { t.Old = v.Int(1, 100_000) }},
		field{Key: "new_total", Must: true, Read: func(v value) {
			if s := span(v); s != nil {
				t.New = *s
			}
		}},
		field{Key: "unit", Read: func(v value) { t.Unit = v.OneOf("s", "reps", "breaths", "m") }},
	)
	return &t
}

func readJump(v value) *LoadJump {
	var j LoadJump
	v.Fields(
		field{Key: "exercise", Must: true, Read: func(v value) { j.Exercise = v.Text() }},
		field{Key: "old_kg", Must: true, Read: func(v value) { j.OldKg = v.Number() }},
		field{Key: "new_kg", Must: true, Read: func(v value) { j.NewKg = v.Number() }},
		field{Key: "old_reps_total", Must: true, Read: func(v value) { j.OldReps = v.Int(1, 100_000) }},
		field{Key: "new_reps_total", Must: true, Read: func(v value) {
			if s := span(v); s != nil {
				j.NewReps = *s
			}
		}},
	)
	return &j
}

func readFlare(v value) *FlareCase {
	var f FlareCase
	v.Fields(
		field{Key: "median7", Must: true, Read: func(v value) { f.Median7 = v.Number() }},
		field{Key: "now", Must: true, Read: func(v value) { f.Now = v.Number() }},
		field{Key: "hours", Must: true, Read: func(v value) { f.Hours = v.Number() }},
		field{Key: "expect", Must: true, Read: func(v value) { f.Expect = readFlareExpect(v) }},
	)
	return &f
}

func readFlareExpect(v value) FlareExpect {
	var e FlareExpect
	v.Fields(
		field{Key: "flare", Read: func(v value) { e.Flare = flag(v) }},
		field{Key: "first_hours", Read: func(v value) { e.FirstHours = span(v) }},
		field{Key: "only_classes", Read: func(v value) { e.OnlyClasses = v.Texts() }},
		field{Key: "dose_pct", Read: func(v value) { e.DosePct = span(v) }},
		field{Key: "restart", Read: func(v value) { e.Restart = readTotals(v) }},
		field{Key: "remove", Read: func(v value) { e.Remove = v.Texts() }},
	)
	return e
}

func readNof1(v value) *Nof1Case {
	var n Nof1Case
	v.Fields(
		field{Key: "means", Must: true, Read: func(v value) {
			for _, one := range v.List() {
				n.Means = append(n.Means, one.Number())
			}
		}},
		field{Key: "n", Must: true, Read: func(v value) {
			for _, one := range v.List() {
				n.N = append(n.N, one.Int(0, 100_000))
			}
		}},
		field{Key: "sigma", Must: true, Read: func(v value) { n.Sigma = v.Number() }},
		field{Key: "randomised", Read: func(v value) { n.Randomized = v.Bool() }},
		field{Key: "pain_triggered", Read: func(v value) { n.PainTriggered = v.Bool() }},
		field{Key: "expect", Must: true, Read: func(v value) { n.Expect = readNof1Expect(v) }},
	)
	return &n
}

func readNof1Expect(v value) Nof1Expect {
	var e Nof1Expect
	none := -1
	// A written null is "no winner", which Fields leaves unread.
	if v.HasNull("winner") {
		e.Winner = &none
	}
	v.Fields(
		field{Key: "winner", Read: func(v value) { e.Winner = count(v) }},
		field{Key: "post_mean", Read: func(v value) {
			for _, one := range v.List() {
				if s := span(one); s != nil {
					e.PostMean = append(e.PostMean, *s)
				}
			}
		}},
		field{Key: "post_mean_first", Read: func(v value) { e.PostMeanFirst = span(v) }},
		field{Key: "p_best_first", Read: func(v value) { e.BestFirst = span(v) }},
		field{Key: "warnings", Read: func(v value) { e.Warnings = texts(v) }},
		field{Key: "rtm_points", Read: func(v value) { e.RTM = span(v) }},
		field{Key: "rtm_inputs", Read: func(v value) { e.RTMInputs = readRTM(v) }},
	)
	return e
}

func readRTM(v value) *RTMInputs {
	in := RTMInputs{M: 1}
	v.Fields(
		field{Key: "mu", Must: true, Read: func(v value) { in.Mu = v.Number() }},
		field{Key: "sigma_b", Must: true, Read: func(v value) { in.SigmaB = v.Number() }},
		field{Key: "sigma_w", Must: true, Read: func(v value) { in.SigmaW = v.Number() }},
		field{Key: "cut", Must: true, Read: func(v value) { in.Cut = v.Number() }},
		field{Key: "m", Read: func(v value) { in.M = v.Number() }},
	)
	return &in
}
