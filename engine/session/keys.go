package session

// Keys lists every key of words that a timeline may carry: what is said as a
// step begins, above a pain cap, and after an answer before the session. Notes,
// questions and an exercise's own cues have their words elsewhere.
func Keys() []string {
	return []string{
		string(Prepare), string(Work), Alternating, string(Hold), string(Relax), cueBreatheIn, cueBreatheOut,
		string(Lower), string(Pause), string(Lift), string(Walk), string(SwitchSide), string(TurnOver), string(Rest), string(Done),
		SayEase, SayStop, SayPause, SayLeaveOut, SayGoOn,
	}
}
