package web

import (
	"tspine/app"
	"tspine/catalog"
	"tspine/engine/dose"
	"tspine/engine/evidence"
	"tspine/engine/fault"
	"tspine/engine/logbook"
	"tspine/engine/screening"
	"tspine/exchange"
)

// someWhy is a reason with everything that one can have.
func someWhy() whyPart {
	return whyPart{
		Reason: evidence.Because("raise-total").With("old-total", 10).With("new-total", 11), Basis: evidence.Design,
		Sources: []evidence.Source{{Title: "A trial", Address: "https://example.org/trial"}, {Title: "A book"}},
	}
}

// somePart is a line with everything that one can have.
func somePart() linePart {
	d, _ := dose.Parse("2x10/side @ 2x8kg")
	from, _ := dose.Parse("2x9/side @ 2x8kg")
	return linePart{
		Exercise: "cat-cow", Phase: "mobilize", Dose: d, From: from, Source: d, Basis: evidence.Seed, Why: someWhy(), Side: "left",
		Direction: "rotation", Position: "quadruped", Swaps: []string{"open-book"}, Unload: true,
	}
}

// somePartView is a figure that can be seen in every way.
func somePartView() viewPart {
	return viewPart{"/figures/cat-cow.svg", false, "/figures/cat-cow.svg?still=end", []seenPart{{"side.left", "/exercises/cat-cow?side=left", true}}, []seenPart{{"page.exercise.moving", "/exercises/cat-cow", true}, {"page.exercise.slow", "/exercises/cat-cow?way=slow", false}}, []seenPart{{"page.exercise.view.side", "/exercises/cat-cow", true}, {"page.exercise.view.front", "/exercises/cat-cow?view=front", false}}}
}

// trainingPages is every page from the first start to a session, with
// everything that it can show.
func trainingPages(part linePart) map[string]page {
	faults := fault.Faults{{Path: "age", Code: "out-of-range", Got: "200", Want: "1 to 110"}, {Path: "line0.did", Code: "no-amount", Want: "2x8"}}
	flags := []screening.Flag{{ID: "R15", Action: screening.ClinicianFirst}, {ID: "M13", Action: screening.Modify, NotSure: true}}
	rating := newRating("during", "page.log.during", "3", faults)
	plain := part
	plain.Why, plain.Side, plain.From = whyPart{}, "", dose.Dose{}
	all := []phasePart{{"mobilize", []linePart{part, plain}}}
	others := []otherPart{{"adaptive", "Made for you", true, "", evidence.Design, nil}, {"relief-in-six", "Six", false, "", evidence.Seed, someWhy().Sources}}
	decided := decidedPart{
		Day: "2026-03-09", Kind: "PROGRESS", Icon: "up", Also: "HOLD", Barriers: true, Why: someWhy(),
		Changes: []changePart{{"cat-cow", part.From, part.Dose, someWhy()}, {"cat-cow", part.From, dose.Dose{}, whyPart{}}}, Same: []samePart{{[]string{"cat-cow", "open-book"}, someWhy()}},
	}
	sides := []sidePart{{"left", []tryPart{{"left1", "30", 1}}}, {"right", []tryPart{{"right1", "", 1}}}}
	stop := stopPageOf(&app.Stop{Halt: app.Clinician, Result: screening.Result{Urgency: screening.Within1Week, Flags: flags, Notes: []string{crisisNote}}, Help: catalog.Help{Emergency: "112"}})
	stop.Told, stop.Words = []toldPart{{"night_unrelieved", "yes"}, {"nice_items", "buttock,nsaid"}, {"bp", "unknown"}}, "it <hurts>"
	today := todayPage{
		Weekday: "friday", Week: 4, Stage: "static", Minutes: 10, Choices: []int{5}, Rounds: 1, Full: true, Away: 15, Flare: true, Settling: true, Lead: part, Phases: all, Way: 3, InStage: 2, Most: 6,
		Checked: true, Train: true, Asks: true, Morning: rating.Levels, Begun: true, Decision: decisionPart{"PROGRESS", "up", someWhy()},
		Chosen: []chosenPart{{"1", "skip", "cat-cow", "", true}, {"2", "swap", "cat-cow", "open-book", false}}, Just: chosenPart{"1", "ban", "cat-cow", "", false}, Advise: true, Emergency: "112",
	}
	return map[string]page{
		"today with everything": today,
		"today, undone":         todayPage{Weekday: "sunday", Stage: "mobility", Undone: chosenPart{"undone", "swap", "cat-cow", "open-book", true}},
		"today, not paused":     todayPage{Weekday: "sunday", Stage: "mobility", Undone: chosenPart{ID: "undone", Act: "pause"}},
		"today, no comparison":  todayPage{Weekday: "sunday", Stage: "mobility", Undone: chosenPart{ID: "undone", Act: "compare"}},
		"nothing due":           todayPage{Weekday: "sunday", Stage: "mobility"},
		"start":                 startPage{Long: howLong}, "start, begun": startPage{Begun: true, Confirmed: true, Long: howLong},
		"about":      aboutPage{Country: "DE", Age: "200", Sex: "F", Units: "lb", Countries: []country{{"DE", "Germany"}, {"US", "United States"}}, Back: pathStart, Faults: faults},
		"question":   questionPage{ID: "chest_pain_24h", Key: "question.chest_pain_24h", Kind: screening.YesNo, Said: "no", Place: askedPart{Number: 1, Part: 1, Parts: 5, N: 1, Of: 8, Bar: barOf(5, 1, 1, 8)}, Back: pathAbout},
		"number":     questionPage{ID: "injury_weeks", Key: "question.injury_weeks", Kind: screening.Number, Said: "3", None: "it", Place: askedPart{Number: 20, Part: 2, Parts: 5, N: 12, Of: 33, Bar: barOf(5, 2, 12, 48)}, Faults: fault.Faults{{Code: "not-an-answer", Got: "x"}}},
		"pressure":   questionPage{None: "it", ID: "bp", Key: "question.bp", Kind: screening.BloodPressure, Said: "120/80", Place: askedPart{Part: 2}},
		"choice":     questionPage{None: "it", ID: "weakness", Key: "question.weakness", Kind: screening.OneOf, Choices: []string{"limb", "general"}, Said: "limb", Place: askedPart{Part: 2}},
		"several":    questionPage{None: "it", ID: "nice_items", Key: "question.nice_items", Kind: screening.SeveralOf, Choices: []string{"buttock", "nsaid"}, Ticked: []string{"nsaid"}, Said: "nsaid", Place: askedPart{Part: 3}},
		"feel":       feelPage{Ratings: []ratingPart{newRating(app.AskPainRest, "page.feel.pain-rest", "", fault.Faults{{Path: app.AskPainRest, Code: "not-answered"}})}, Text: "it <hurts>", Back: pathStart, Faults: faults},
		"outcome":    outcomePage{Action: "MODIFY", Flags: flags, Notes: []string{"rir-4"}, Advise: true, Crisis: true, Name: "A line", Line: "123"},
		"disagree":   outcomePage{Disagree: []disagreement{{"onset_age", fault.Fault{Path: "answers.onset_age", Code: "contradicts-age", Got: "50", Want: "at most 40"}}}},
		"cleared":    clearedPage{Flags: []clearPart{{flags[0], true, true}, {flags[1], false, false}}, Most: "2026-03-02", Faults: fault.Faults{{Path: "by", Code: "not-answered"}, {Path: "day", Code: "not-a-day"}, {Path: "flag", Code: "not-answered"}}},
		"goal":       goalPage{Goals: app.Goals(), Trainings: app.Trainings(), Goal: "desk", Training: "none", Back: pathFeel, Faults: fault.Faults{{Path: "goal", Code: "not-answered"}}},
		"equipment":  equipmentPage{Places: []placePart{{"home"}, {"work"}, {"gym"}}, Things: []thingPart{{"wall", "wall", true}, {"band", "bandi", false}}, Loads: []loadPart{{"own.bar", "x", fault.Faults{{Code: "not-a-weight", Got: "x"}}}, {Key: "own.bands"}, {Key: "own.dumbbells"}, {Key: "own.kettlebells"}, {Key: "own.plates"}}, Pounds: true, Fit: app.Fit{Count: 3, Of: 60, Best: "wall", More: 2}, Faults: faults},
		"minutes":    minutesPage{Choices: minutesOffered[:], Said: "10", Back: pathGoal, Faults: faults},
		"days":       daysPage{Days: []schedDay{{1, "mon", true, "18:00", nil}, {2, "tue", false, "25:00", fault.Faults{{Code: "not-a-time", Got: "25:00", Want: "18:00"}}}}, Back: pathMinutes, Faults: faults},
		"tests":      testsPage{pathDays},
		"test":       testPage{ID: "llr", Unit: "°", Sides: sides, Number: 1, Count: 4, Back: pathTests, Faults: fault.Faults{{Code: "not-measured"}}},
		"test alone": testPage{ID: "wall-hold", Figure: "wall-extension-hold", Shown: true, Alone: true, Back: "/progress/measure", Plan: &planJSON{Test: "wall-hold", Gauge: "clock"}, Words: map[string]string{"measure.with-phone": "x"}},
		"test, measured": testPage{ID: "sidebend", Unit: "cm", Figure: "standing-side-bend", Sides: sides, Alone: true, Back: "/progress/measure",
			Due: duePart{When: "x", Why: someWhy(), Low: 16.2, High: 28, Verdicts: []string{"x"}, Tries: []sideTries{{"left", "38, 39", "0.7"}, {"", "4", ""}}, By: "phone", Device: "a <Firefox>", Version: "1", Taken: true}},
		"test, early": testPage{ID: "llr", Unit: "°", Sides: sides, Alone: true, Early: true, Back: "/progress/measure", Due: duePart{When: "x", Why: someWhy(), Taken: true}},
		"wall angel":  testPage{ID: "swa", Unit: "points", Points: []int{0, 1, 2, 3}, Sides: sides, Alone: true, Back: "/progress/measure"},
		"measure":     measuresPage{Hurt: 7, Said: "x", Faults: faults, Why: someWhy(), Rows: []duePart{{ID: "llr", When: "x", Now: true, With: "phone", Why: someWhy()}, {ID: "owd", When: "x", With: "tape"}}},
		"plan": planPage{Open: true, Head: "rotation", Side: "left", Lines: 4, Minutes: 10, Rounds: 1, Ladder: ladder(2), Stage: "static", Row: "5", Capped: 2, Entry: someWhy(),
			Findings: []whyPart{someWhy()}, Flags: flags, Phases: all, Shorts: 2, Others: others, Retest: true},
		"ready":     newReadyPage(func(string) string { return "no" }, fault.Faults{{Path: "check_fever_unwell", Code: "not-answered"}}),
		"log":       logPage{ID: "1", Minutes: 10, Short: true, More: []ratingPart{newRating("before", "page.log.before", "", nil)}, Ratings: []ratingPart{rating, newRating("effort", "page.log.effort", "", nil)}, Lines: []logLine{{linePart: part, How: "stopped", Did: "2x5", Pain: rating.Levels, Faults: faults}}, Note: "<b>", Comfort: true, Unfinish: true, Faults: faults},
		"log empty": logPage{},
		"logged":    loggedPage{Lines: []logbook.Done{{Exercise: "cat-cow", Did: part.Dose, How: logbook.Full}}, Decided: []decidedPart{decided}},
		"why":       whyPage{Stage: "static", Row: "5", Capped: 2, Entry: someWhy(), Flags: flags, Decided: []decidedPart{decided}, Changed: []exchange.Change{{Week: 1, Then: "HOLD", Now: "PROGRESS"}}},
		"why not":   whyPage{Stage: "static"},
		"program": programPage{ID: "adaptive", Title: "Made for you", Ladder: ladder(1), Stage: "mobility", Row: "5", Basis: evidence.Design, Others: others,
			Groups: []groupPart{{Stage: "mobility", Weeks: 6, Now: true, Parts: []partPart{{"mobilize", "stiff", "loosen", true, []linePart{part}}}}, {Name: "six", Rounds: "2-3"}}},
		"exercises":             exercisesPage{Phases: all, LeftOut: []leftPart{{part, []string{"it hurts"}}}, Count: 2, All: 63},
		"exercises, looked for": exercisesPage{Text: "open <b>", Filters: []filterPart{{"direction", []optionPart{{"rotation", "side", 2, true}}, true}}, On: []onPart{{"side", "/exercises", 3}}, Phases: all, Hits: 2, Count: 2, All: 63},
		"exercises, none found": exercisesPage{Text: "x", On: []onPart{{"x", "/exercises", 63}}, All: 63},
		"exercise": exercisePage{linePart: part, Text: catalog.Text{Name: "Cat–cow", For: "<x>", SetUp: []string{"a"}, Cues: []string{"b"}, Faults: []catalog.Slip{{What: "c", Feel: "d"}}, Stop: "e", Safety: []string{"f"}},
			Needs: [][]string{{"mat", "floor"}}, Stage: "mobility", Now: true, Inferred: []string{"tempo"}, View: somePartView(), Doses: []dosePart{{Dose: part.Dose, Basis: evidence.Seed, Sources: someWhy().Sources}, {ID: "relief-in-six", Title: "Six", Dose: part.Dose}},
			Beside: []besidePart{{"cli.easier", []linePart{part}}, {"cli.instead", []linePart{{Exercise: "open-book", Direction: "rotation", OutOfReach: true}}}}, Do: doPart{Can: true, Again: true, Times: 2, Most: "it hurts", Train: true},
			History: historyPart{Times: 3, First: "2026-03-02", Older: "2026-03-02.1.x", Past: true, Rated: 4, Worst: 3, Visits: []visitPart{{"2026-03-09", part.Dose, part.Dose, "full", "3", "1", ""}}}},
		"exercise never done": exercisePage{linePart: plain, Text: catalog.Text{Name: "Open book"}, Stage: "mobility", Now: true, Do: doPart{Enough: true}},
		"exercise left out":   exercisePage{linePart: plain, Text: catalog.Text{Name: "Open book"}, Stage: "mobility", Bars: []string{"it hurts"}, History: historyPart{Times: 1, First: "2026-03-02"}},
		"clinician, told":     stop,
	}
}
