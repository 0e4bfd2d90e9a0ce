package web

import (
	"tspine/engine/dose"
	"tspine/engine/evidence"
	"tspine/engine/fault"
)

// writingPages is every page on which a program is written or planned, with
// everything that it can show.
func writingPages(part linePart) map[string]page {
	line := fault.Fault{Path: "stages[0].parts[0].lines[0]", Code: "descending", Got: "12-8", Want: "8-12", Column: 17}
	left := fault.Fault{Path: "stages[0].parts[0].lines[1]", Code: "left-out-for-you", Got: "open-book", Want: "ROT_END SMR", Column: 1}
	faults := fault.Faults{
		line, left, {Path: "title", Code: "missing-key", Want: "title"}, {Path: "stages[0].weeks", Code: "wrong-type", Got: "it", Want: "a whole number"},
		{Path: "stages[0]", Code: "endless-stage", Got: "mobility", Want: "weeks: 6"}, {Path: "stages[0].parts[0].lines", Code: "wrong-count", Got: "0", Want: "at least one set"}, {Code: "empty-program"},
	}
	due, _ := dose.Parse("45s 3/day")
	row := editPart{Path: "stages[0].parts[0]", N: 1, Name: "move", Phase: "mobilize", For: "stiff", Choose: "one", Fits: []string{"cat-cow", "open-book"}, Faults: faults[5:6], Lines: []editLine{
		{Path: line.Path, N: 1, Text: "chair-extension 12-8", Exercise: "chair-extension", Marks: []markPart{mark("chair-extension 12-8", line)}},
		{Path: left.Path, N: 2, Text: "open-book 8/side", Exercise: "open-book", Marks: []markPart{mark("open-book 8/side", left)}},
		{Path: "stages[0].parts[0].lines[2]", N: 3, Text: "cat-cow 60s", Exercise: "cat-cow", Due: due},
	}}
	plain := row
	plain.Path, plain.Name, plain.Choose, plain.Faults, plain.Lines = "circuits[0].parts[0]", "", "", nil, nil
	part.Due, part.OutOfReach = due, false
	gone := part
	gone.OutOfReach = true
	other := []otherPart{{"adaptive", "Made for you", true, "", evidence.Design, nil}}
	week := []weekdayPart{{1, "18:00", "done", false}, {2, "", "off", false}, {3, "18:00", "on", true}, {4, "", "past", false}, {5, "", "off", false}, {6, "", "off", false}, {7, "", "off", false}}
	groups := []groupPart{
		{Stage: "mobility", Weeks: 6, State: "done", Parts: []partPart{{Phase: "mobilize", Name: "move", Lines: []linePart{part}}}},
		{Stage: "static", Weeks: 6, State: "now", Now: true, Week: 2, Parts: []partPart{{Phase: "integrate", For: "stiff", One: true, Lines: []linePart{part, gone}}}},
		{Stage: "eccentric", State: "next", From: "2026-12-01"}, {Stage: "concentric", State: "never"}, {Name: "three-steps", Rounds: "1-3"},
	}
	sched := schedulePage{Days: []schedDay{{N: 1, ID: "mon", On: true, Time: "18:00", Faults: fault.Faults{{Code: "not-a-time", Got: "25:00", Want: "18:00"}}}, {N: 2, ID: "tue"}}, Most: []string{"", "none", "1"}, Chosen: "1",
		From: "09:00", To: "17:00", Zone: "Mars", Here: "UTC", Asked: 18, Room: 3, Fewer: true, Gap: true, Next: nextPart{"friday", "18:00"}, Saved: true, Was: "1", Changed: true, Rule: someWhy(), Faults: fault.Faults{{Path: "zone", Code: "not-a-zone", Got: "Mars", Want: "Europe/Berlin"}}}
	return map[string]page{
		"program of one's own": programPage{ID: "mine", Title: "Cat", Ladder: ladder(2), Stage: "static", Groups: groups, Others: other, Own: true, Was: "1", Saved: true, Before: "0",
			Versions: []versionPart{{"0", "mine", "Open <&>", "2026-11-02", "18:00"}}, Week: week, Next: nextPart{"friday", ""}, Advance: []whyPart{someWhy()}},
		"edit": editPage{Was: "1", ID: "mine", Title: "Cat <&>", Sources: []string{"tspine"}, Of: "Open book", Remarks: true, Counts: [2]int{1, 1}, Stages: []string{"static"}, Faults: faults, Rule: someWhy(),
			Groups: []editGroup{{Path: "stages[0]", Stage: "mobility", Weeks: "it", Parts: []editPart{row}, Faults: faults[4:5]}, {Path: "circuits[0]", Circuit: true, Name: "it", Rounds: "1-3", Modes: []modePart{{"warm-up", true}}, Parts: []editPart{plain}}}},
		"edit, changed elsewhere": editPage{Was: "1", Changed: true},
		"file":                    filePage{Was: "1", Name: "mine.yaml", Text: "id: mine\n", Faults: []filePart{{6, 16, line, mark("  - chair-extension 12-8", fault.Fault{Column: 21})}, {Fault: fault.Fault{Code: "unknown-key", Got: "x", Want: "y"}}}},
		"file, changed elsewhere": filePage{Was: "1", Name: "mine.yaml", Changed: true},
		"schedule":                sched,
		"schedule, none":          schedulePage{Here: "UTC", Most: []string{""}},
		"pause":                   pausePage{What: "illness", Until: "x", Least: "2026-03-03", Now: awayPart{Since: "2026-03-01", Until: "2026-03-09"}, Rule: someWhy(), Faults: fault.Faults{{Path: "until", Code: "not-a-day", Got: "x", Want: "2026-12-01"}, {Path: "for", Code: "unknown-word", Got: "y", Want: "travel"}}},
		"pause, not yet":          pausePage{What: "travel", Was: "none", Changed: true, Rule: someWhy()},
		"today, a rest":           todayPage{Weekday: "friday", Stage: "mobility", Rests: true, Chosen: []chosenPart{{ID: "x", Act: "compare"}}},
		"today, a day off":        todayPage{Weekday: "friday", Stage: "mobility", Off: true, Next: nextPart{"monday", "18:00"}, Breaks: []string{"11:00", "15:00"}, Shorts: [][]linePart{{part}, {part}}},
	}
}
