package exchange

// ReadPlayed reads a session as a browser sends it. The error is that of
// encoding/json.
func ReadPlayed(text []byte) (Played, error) {
	var out Played
	err := readQuick(text, &out, func(p *quick, v *Played) { object(p, v, playedFields) })
	return out, err
}

var playedFields = fields[Played]{
	"version": func(p *quick, v *Played) { v.Version = p.int() }, "person": func(p *quick, v *Played) { v.Person = p.word() },
	"id": func(p *quick, v *Played) { v.ID = p.word() }, "day": func(p *quick, v *Played) { v.Day = p.word() },
	"seen_ms": func(p *quick, v *Played) { v.Seen = p.long() }, "ran_ms": func(p *quick, v *Played) { v.Ran = p.long() },
	"over": func(p *quick, v *Played) { v.Over = p.truth() }, "before": func(p *quick, v *Played) { v.Before = given(p.int()) },
	"after": func(p *quick, v *Played) { v.After = given(p.int()) }, "effort": func(p *quick, v *Played) { v.Effort = given(p.int()) },
	"stiffness": func(p *quick, v *Played) { v.Stiffness = given(p.int()) }, "comfortable": func(p *quick, v *Played) { v.Comfortable = p.truth() },
	"note": func(p *quick, v *Played) { v.Note = p.word() }, "timeline": func(p *quick, v *Played) { object(p, &v.Timeline, timelineFields) },
	"marks": func(p *quick, v *Played) { v.Marks = list(p, readMark) }, "tracks": func(p *quick, v *Played) { v.Tracks = list(p, readTrack) },
	"swaps": func(p *quick, v *Played) { v.Swaps = list(p, readSwap) },
}

var timelineFields = fields[Timeline]{
	"day": func(p *quick, v *Timeline) { v.Day = p.word() }, "until": func(p *quick, v *Timeline) { v.Until = p.word() },
	"short": func(p *quick, v *Timeline) { v.Short = p.truth() }, "rounds": func(p *quick, v *Timeline) { v.Rounds = p.int() },
	"seconds": func(p *quick, v *Timeline) { v.Seconds = p.int() }, "red_from": func(p *quick, v *Timeline) { v.Red = list(p, readInt) },
	"checks": func(p *quick, v *Timeline) { v.Checks = list(p, readQuestion) }, "steps": func(p *quick, v *Timeline) { v.Steps = list(p, readStep) },
	"lines": func(p *quick, v *Timeline) { v.Lines = list(p, readLineOf) }, "notes": func(p *quick, v *Timeline) { v.Notes = list(p, readWord) },
	"by_lot": func(p *quick, v *Timeline) { v.ByLot = p.truth() }, "rate": func(p *quick, v *Timeline) { v.Rate = list(p, readWord) },
}

func readInt(p *quick, v *int)        { *v = p.int() }
func readWord(p *quick, v *string)    { *v = p.word() }
func readPair(p *quick) *[2]int       { return given(p.pair()) }
func given[T any](v T) *T             { return &v }
func readMark(p *quick, v *Mark)      { object(p, v, markFields) }
func readSwap(p *quick, v *Swap)      { object(p, v, swapFields) }
func readStep(p *quick, v *Step)      { object(p, v, stepFields) }
func readQuestion(p *quick, v *Check) { object(p, v, questionFields) }
func readLead(p *quick, v *Lead)      { object(p, v, leadFields) }

func readTrack(p *quick, v *PlayedLine)        { object(p, v, trackFields) }
func readLineOf(p *quick, v *TimelineLine)     { object(p, v, timelineLineFields) }
func readAlternative(p *quick, v *Alternative) { object(p, v, alternativeFields) }

func readLoad(p *quick) *Load {
	var out Load
	object(p, &out, loadFields)
	return &out
}

var questionFields = fields[Check]{
	"question": func(p *quick, v *Check) { v.Question = p.word() }, "leads": func(p *quick, v *Check) { v.Leads = list(p, readLead) },
}

var leadFields = fields[Lead]{
	"answer": func(p *quick, v *Lead) { v.Answer = p.word() }, "pause": func(p *quick, v *Lead) { v.Pause = p.truth() },
	"ask": func(p *quick, v *Lead) { v.Ask = list(p, readWord) }, "leave_out": func(p *quick, v *Lead) { v.Leave = list(p, readWord) },
	"say": func(p *quick, v *Lead) { v.Say = p.word() },
}

var swapFields = fields[Swap]{
	"exercise": func(p *quick, v *Swap) { v.Exercise = p.word() }, "with": func(p *quick, v *Swap) { v.With = p.word() },
}

var loadFields = fields[Load]{
	"kg": func(p *quick, v *Load) { v.Kg = p.float() }, "pieces": func(p *quick, v *Load) { v.Pieces = p.int() }, "band": func(p *quick, v *Load) { v.Band = p.word() },
}

var markFields = fields[Mark]{
	"line": func(p *quick, v *Mark) { v.Line = p.int() }, "round": func(p *quick, v *Mark) { v.Round = p.int() }, "set": func(p *quick, v *Mark) { v.Set = p.int() },
	"rep": func(p *quick, v *Mark) { v.Rep = p.int() }, "side": func(p *quick, v *Mark) { v.Side = p.word() }, "cue": func(p *quick, v *Mark) { v.Cue = p.word() },
	"amount": func(p *quick, v *Mark) { v.Amount = p.int() }, "load": func(p *quick, v *Mark) { v.Load = readLoad(p) },
}

var trackFields = fields[PlayedLine]{
	"pain": func(p *quick, v *PlayedLine) { v.Pain = given(p.int()) }, "feel": func(p *quick, v *PlayedLine) { v.Feel = p.word() },
	"rir": func(p *quick, v *PlayedLine) { v.Reserve = given(p.int()) }, "load": func(p *quick, v *PlayedLine) { v.Load = readLoad(p) },
	"ended": func(p *quick, v *PlayedLine) { v.Ended = p.truth() }, "stopped": func(p *quick, v *PlayedLine) { v.Stopped = p.truth() },
	"skipped": func(p *quick, v *PlayedLine) { v.Skipped = p.truth() }, "swapped": func(p *quick, v *PlayedLine) { v.Swapped = p.truth() },
	"eased": func(p *quick, v *PlayedLine) { v.Eased = p.truth() }, "before": func(p *quick, v *PlayedLine) { v.Before = given(p.int()) },
	"after": func(p *quick, v *PlayedLine) { v.After = given(p.int()) },
}

var stepFields = fields[Step]{
	"kind": func(p *quick, v *Step) { v.Kind = p.word() }, "line": func(p *quick, v *Step) { v.Line = p.int() },
	"exercise": func(p *quick, v *Step) { v.Exercise = p.word() }, "side": func(p *quick, v *Step) { v.Side = p.word() },
	"round": func(p *quick, v *Step) { v.Round = p.int() }, "set": func(p *quick, v *Step) { v.Set = p.int() }, "rep": func(p *quick, v *Step) { v.Rep = p.int() },
	"length_s": func(p *quick, v *Step) { v.Length = p.int() }, "count": func(p *quick, v *Step) { v.Count = p.int() },
	"planned_s": func(p *quick, v *Step) { v.Planned = p.int() }, "start_s": func(p *quick, v *Step) { v.Start = p.int() },
	"cue": func(p *quick, v *Step) { v.Cue = p.word() }, "tip": func(p *quick, v *Step) { v.Tip = p.int() }, "next": func(p *quick, v *Step) { v.Next = p.word() },
}

var timelineLineFields = fields[TimelineLine]{
	"exercise": func(p *quick, v *TimelineLine) { v.Exercise = p.word() }, "dose": func(p *quick, v *TimelineLine) { object(p, &v.Dose, doseFields) },
	"phase": func(p *quick, v *TimelineLine) { v.Phase = p.word() }, "rounds": func(p *quick, v *TimelineLine) { v.Rounds = list(p, readInt) },
	"in_place_of": func(p *quick, v *TimelineLine) { v.InPlaceOf = p.word() }, "pain_cap": func(p *quick, v *TimelineLine) { v.PainCap = p.int() },
	"over_cap": func(p *quick, v *TimelineLine) { v.OverCap = p.word() }, "easier": func(p *quick, v *TimelineLine) { v.Easier = list(p, readAlternative) },
	"instead": func(p *quick, v *TimelineLine) { v.Instead = list(p, readAlternative) },
}

var alternativeFields = fields[Alternative]{
	"exercise": func(p *quick, v *Alternative) { v.Exercise = p.word() }, "dose": func(p *quick, v *Alternative) { object(p, &v.Dose, doseFields) },
	"phase": func(p *quick, v *Alternative) { v.Phase = p.word() }, "pain_cap": func(p *quick, v *Alternative) { v.PainCap = p.int() },
	"over_cap": func(p *quick, v *Alternative) { v.OverCap = p.word() }, "every_round": func(p *quick, v *Alternative) { v.EveryRound = p.truth() },
	"steps": func(p *quick, v *Alternative) { v.Steps = list(p, readStep) },
}

var doseFields = fields[Dose]{
	"notation": func(p *quick, v *Dose) { v.Notation = p.word() }, "sets": func(p *quick, v *Dose) { v.Sets = p.pair() }, "reps": func(p *quick, v *Dose) { v.Reps = p.pair() },
	"hold_s": func(p *quick, v *Dose) { v.Hold = readPair(p) }, "meters": func(p *quick, v *Dose) { v.Meters = readPair(p) },
	"unit": func(p *quick, v *Dose) { v.Unit = p.word() }, "total": func(p *quick, v *Dose) { v.Total = p.int() }, "per_side": func(p *quick, v *Dose) { v.PerSide = p.truth() },
	"per_day": func(p *quick, v *Dose) { v.PerDay = readPair(p) }, "per_week": func(p *quick, v *Dose) { v.PerWeek = readPair(p) },
	"every_days": func(p *quick, v *Dose) { v.Every = p.int() }, "kg": func(p *quick, v *Dose) { v.Kg = p.float() }, "pieces": func(p *quick, v *Dose) { v.Pieces = p.int() },
	"band": func(p *quick, v *Dose) { v.Band = p.word() }, "tempo": func(p *quick, v *Dose) { v.Tempo = p.word() }, "rest_s": func(p *quick, v *Dose) { v.Rest = readPair(p) },
	"rir": func(p *quick, v *Dose) { v.Reserve = given(p.int()) },
}
