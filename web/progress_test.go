package web

import (
	"net/http"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"tspine/app"
	"tspine/engine/body"
	"tspine/engine/chart"
	"tspine/engine/chart/svg"
	"tspine/engine/evidence"
	"tspine/engine/fault"
	"tspine/engine/outcome"
	"tspine/engine/screening"
	"tspine/engine/unit"
)

// progressPages is every page that looks back, with everything that it can show.
func progressPages() map[string]page {
	points := []chart.Point{{Day: 20_500, Value: 30}, {Day: 20_510, Value: 41.5}}
	both := chart.New(chart.Chart{
		Key: "llr", Unit: "°", From: 20_500, To: 20_520, Lines: []chart.Line{{Key: "left", Points: points}, {Key: "right", Points: points[:1]}},
		Bands: []chart.Band{{Key: "left", Low: 20, High: 40}, {Key: "right", Low: 20, High: 40}}, Marks: []chart.Mark{{Key: "mark", Value: 35}},
	})
	alone := chart.New(chart.Chart{Key: "dose.cat-cow", Unit: "reps", From: 20_500, To: 20_520, Lines: []chart.Line{{Key: "dose", Points: points}}})
	rated := chart.New(chart.Chart{Key: "pain-before", From: 20_500, To: 20_520, High: 10, Lines: []chart.Line{{Key: "before", Points: points[:1]}}})
	tracks := []outcome.Track{
		{Test: "llr", Unit: "°", Side: body.Left, From: 30, To: 41.5, MDC: 10, Moved: outcome.Better, Points: []outcome.Point{{Day: 20_500, Value: 30}}},
		{Test: "llr", Unit: "°", Side: body.Right, From: 30, To: 30, Moved: outcome.CannotTell},
	}
	ratings := []ratedPart{
		{"progress.pain-before", outcome.Rating{Points: []outcome.Point{{Day: 20_500, Value: 3}}}, whyPart{}, chartPart{Low: true, Chart: rated}},
		{"progress.stiffness", outcome.Rating{From: 5, To: 2, Moved: outcome.Better}, someWhy(), chartPart{Low: true, Chart: rated}},
	}
	ratings[1].Chart.Key = "stiffness"
	counts := []weekCount{{"done", 3}, {"eased", 1}, {"missed", 2}, {"not-due", 1}, {"paused", 1}, {"due", 1}}
	decided := decidedPart{Day: "2026-03-09", Kind: "PROGRESS", Icon: "up", Why: someWhy()}
	study := studyPart{
		Leader: "cat-cow", Clear: true, Why: whyPart{Reason: evidence.Because("helps-most").With("chance-best", 0.95)}, Scale: svg.Scale{Low: -1.3, High: 2}, Controls: 2, Control: -0.5,
		Rows:     []intervalPart{{"cat-cow", outcome.Estimate{Mean: 1, Low: 0.5, High: 2, N: 9}, svg.Scale{Low: -1.3, High: 2}}, {"open-book", outcome.Estimate{Mean: -0.2, Low: -1, High: 0.6, N: 1}, svg.Scale{Low: -1.3, High: 2}}},
		Warnings: []string{outcome.WarnOrder, outcome.WarnRegression},
	}
	full := progressPage{
		From: "2026-03-02", To: "2026-03-20", Weeks: 12, Choices: weeksOffered[:], Stage: "static", Finding: tracks, Tests: []testedPart{{"llr", tracks, chartPart{Chart: both}, true}},
		Pain: ratings, Doses: []dosedPart{{"cat-cow", 30, 41.5, somePart().Dose, chartPart{Low: true, Chart: alone}}}, Stages: []stagePart{{"2026-03-02", "static"}}, Decided: []decidedPart{decided},
		Calendar: calendarPart{Blank: make([]struct{}, 3), Days: []string{"done", "eased", "missed", "not-due", "paused", "due"}, From: "2026-03-02", To: "2026-03-07", Counts: counts, Weeks: []weekPart{{"2026-03-02", counts}}},
		Rows:     []measurePart{{Day: "2026-03-02", Test: "llr", Unit: "°", Left: 30, HasLeft: true}, {Test: "owd", Unit: "cm", HasOnly: true}, {Test: "wall-hold", Shown: "yes"}},
		Findings: []whyPart{someWhy()}, Retest: true,
	}
	report := reportPage{
		Name: "Ana <&>", Age: 41, Weeks: 12, From: "2026-03-02", To: "2026-03-20", Action: "MODIFY", Stage: "static", Chart: chartPart{Chart: both}, Test: "llr",
		Flags: slices.Repeat([]screening.Flag{{ID: "M13"}}, reportFlags), Tracks: slices.Repeat(tracks, reportTracks/2), Ratings: slices.Repeat(ratings, 2), Counts: counts,
		Doses: slices.Repeat([]reportDose{{"cat-cow", "reps", 8, 12, somePart().Dose}}, reportDoses), Decided: slices.Repeat([]decidedPart{decided}, reportDecided), Left: 3,
	}
	stopped := reportPage{Name: "Bo", Halt: "clinician", Action: "CLINICIAN_FIRST"}
	return map[string]page{
		"progress": full, "progress, none": progressPage{Halt: "paused"}, "progress, stopped": progressPage{Finding: tracks[:1], Halt: "clinician"},
		"helps":           helpsPage{From: "2026-03-02", To: "2026-03-20", Weeks: 52, Choices: weeksOffered[:], Relief: study, Mornings: studyPart{Rows: study.Rows, Scale: study.Scale, Why: someWhy()}},
		"helps, compared": helpsPage{Compares: true}, "rest": restPage{ID: "x", Rating: newRating("before", "page.rest.before", "", nil)},
		"rest, begun": restPage{ID: "x", Before: "4", Began: "1", Until: "08:05", Rating: newRating("after", "page.rest.after", "3", nil), Faults: fault.Faults{{Path: "after", Code: "rest-early"}, {Path: "after", Code: "rest-late"}}},
		"helps, none": helpsPage{}, "helps, stopped": helpsPage{Halt: "answer-again"}, "helps, none does": helpsPage{Relief: studyPart{Clear: true, Rows: study.Rows, Scale: study.Scale}},
		"report": report, "report, stopped": stopped,
	}
}

// looksBack makes everybody a made-up person with so many weeks behind them.
func looksBack(t testing.TB, weeks int) func(*Server) {
	return func(s *Server) {
		p, err := s.App.Demo(t.Context(), "demo", weeks)
		if err != nil {
			t.Fatal(err)
		}
		s.Options.Demo = &app.Actor{Account: app.Account{ID: "demo", Name: "demo"}, Person: p, People: []app.Person{p}}
	}
}

func TestProgressOfWeeksIsShownWithItsNumbers(t *testing.T) {
	one := open(t, looksBack(t, 14)).browser(t)
	r := one.get("/progress")
	says(t, r, "<h1>Turning has changed for the better, on both sides.</h1>", `<title id="chart-llr-t">Rotation, low back locked</title>`, `class="band left"`, "Left: ", "tests vary by",
		`aria-pressed="true">12 weeks`, "Pain, next morning", `class="missed"`, "Week by week", "Dose of each exercise", "Stages and decisions", "We show no forecast", "/progress/helps", "/progress/report", "/program/why")
	if r := one.get("/progress?weeks=4"); strings.Count(r.body, "<circle") >= strings.Count(one.get("/progress?weeks=26").body, "<circle") {
		t.Error("more weeks show no more")
	}
	says(t, one.get("/progress/helps"), "seems to help you most", `class="interval"`, "Cat–cow", "No rest without an exercise was rated", "Why this?")
	says(t, one.get("/progress/report"), "Upper back: a summary", "not a diagnosis", "41 years old", "±", "No warning sign among the questions asked", "done ", "Last decisions", "more lines stand on the page")
}

// Every number of a drawing stands in its table, in the order of the days.
func TestEveryChartHasItsTable(t *testing.T) {
	r := open(t, looksBack(t, 6)).browser(t).get("/progress")
	figures := strings.Split(r.body, `<figure class="chart"`)[1:]
	if len(figures) < 8 {
		t.Fatalf("%d charts", len(figures))
	}
	points := regexp.MustCompile(`points="([^"]*)"`)
	for _, one := range figures {
		rows, most := strings.Count(one, "<tr data-at="), 0
		for _, m := range points.FindAllStringSubmatch(one, -1) {
			most = max(most, len(strings.Fields(m[1])))
		}
		if rows < most || most == 0 || most > chart.Points {
			t.Errorf("%d rows, %d points: %.200s", rows, most, one)
		}
	}
}

func TestWeeksThatCannotBeShownAreRefused(t *testing.T) {
	one := open(t, demo(t)).browser(t)
	for _, path := range []string{"/progress", "/progress/helps", "/progress/report"} {
		for _, weeks := range []string{"0", "-1", "x", "2001"} {
			if r := one.get(path + "?weeks=" + weeks); r.status != http.StatusUnprocessableEntity {
				t.Errorf("%s of %s weeks: %d", path, weeks, r.status)
			}
		}
		if r := one.get(path + "?weeks=2000"); r.status != http.StatusOK {
			t.Errorf("%s: %d", path, r.status)
		}
	}
}

func TestProgressOfLittle(t *testing.T) {
	ana := open(t).ana(t)
	says(t, ana.get("/progress"), "What changes will be here")
	ana.starts(desk())
	r := ana.get("/progress")
	says(t, r, "No measures yet", "/progress/measure", "week", "Since 20")
	never(t, r, "From 20")
	if strings.Count(r.body, "how much you") > 1 {
		t.Error("it says twice to measure twice")
	}
	says(t, ana.get("/progress/report"), "questions asked. Stage 2, static.")
	says(t, ana.get("/progress/helps"), "Nothing was rated just before")
	says(t, ana.get("/progress/report"), "No measures yet", "Nothing was rated in these weeks.")
	ana.post("/progress/measure/seated", "left1", "40", "right1", "52", "answer", "value")
	r = ana.get("/progress")
	says(t, r, "<h1>Turning, sitting: measured at the start only.", "Left: 40° so far.", `class="dots left"`, `class="dots right"`, "The numbers")
}

// What was written a moment ago is there: nothing older is handed out.
func TestProgressIsAlwaysOfNow(t *testing.T) {
	b := open(t)
	ana := b.ana(t)
	ana.starts(desk())
	never(t, ana.get("/progress"), "Pain, next morning")
	ana.post("/today/morning", "pain", "2")
	says(t, ana.get("/progress"), "Pain, next morning")
	tomorrow := unit.DayOf(b.clock.now).String()
	b.clock.now = b.clock.now.Add(24 * time.Hour)
	if r := ana.get("/progress"); !strings.Contains(r.body, "Pain, next morning") || strings.Contains(r.body, "to "+tomorrow+".") {
		t.Errorf("the next day is not seen: %s", tomorrow)
	}
}

func TestWhoMayNotTrainSeesNoExerciseInProgress(t *testing.T) {
	b := open(t, looksBack(t, 6))
	b.clock.now = b.clock.now.Add(12 * 7 * 24 * time.Hour) // asked anew after so long
	one := b.browser(t)
	names := regexp.MustCompile(`/exercises/[a-z]`)
	for path, want := range map[string]string{"/progress?weeks=52": "tests vary by", "/progress/helps": "no exercise is named here", "/progress/report?weeks=52": "Questions are open"} {
		r := one.get(path)
		says(t, r, want)
		if found := names.FindString(r.body); found != "" {
			t.Errorf("%s names %s", path, found)
		}
	}
}

func TestInAnEmergencyThereIsNoProgress(t *testing.T) {
	ana := open(t).ana(t)
	p := desk()
	p.answers = map[string]url.Values{"tearing_sudden": {"answer": {"yes"}}}
	ana.starts(p)
	for _, path := range []string{"/progress", "/progress/helps", "/progress/report"} {
		never(t, ana.get(path), "/progress/measure", `class="chart"`, "Upper back: a summary")
	}
}
