package exchange

import (
	"math"

	"tspine/engine/chart"
	"tspine/engine/course"
	"tspine/engine/dose"
	"tspine/engine/outcome"
)

// Progress is all that there is to see of some weeks, as JSON: the charts with
// their numbers, which are the table that stands with each.
type Progress struct {
	From      string        `json:"from"`
	To        string        `json:"to"`
	Stage     int           `json:"stage"`
	Triage    string        `json:"triage"`
	Tests     []Track       `json:"tests"`
	Ratings   []Rating      `json:"ratings"`
	Charts    []Chart       `json:"charts"`
	Calendar  []CalendarDay `json:"calendar"`
	Counts    DayCounts     `json:"days"`
	Decisions []Decision    `json:"decisions"`
	Stop      *Stop         `json:"stop,omitempty"` // why there is no leave to train: then no exercise is named
	Helps     *Helps        `json:"helps,omitempty"`
	Mornings  *Helps        `json:"mornings_after,omitempty"`
}

// Chart is a chart as JSON: at most 400 points, and the scale to draw them on.
type Chart struct {
	Key   string      `json:"key"`
	Unit  string      `json:"unit"`
	From  string      `json:"from"`
	To    string      `json:"to"`
	Ticks []float64   `json:"ticks"`
	Lines []ChartLine `json:"lines"`
	Bands []ChartBand `json:"bands,omitempty"`
	Marks []ChartMark `json:"marks,omitempty"`
}

// ChartLine is one series of a chart, as JSON.
type ChartLine struct {
	Key    string       `json:"key"`
	Points []ChartPoint `json:"points"`
}

// ChartPoint is a value on a day, as JSON.
type ChartPoint struct {
	Day   string  `json:"day"`
	Value float64 `json:"value"`
}

// ChartBand is where a change of a line is within the error of measuring.
type ChartBand struct {
	Key  string  `json:"key"`
	Low  float64 `json:"low"`
	High float64 `json:"high"`
}

// ChartMark is a value worth seeing, as JSON.
type ChartMark struct {
	Key   string  `json:"key"`
	Value float64 `json:"value"`
}

// Track is what became of one side of a test, as JSON.
type Track struct {
	Test   string  `json:"test"`
	Side   string  `json:"side,omitempty"`
	Unit   string  `json:"unit"`
	From   float64 `json:"baseline"`
	To     float64 `json:"latest"`
	Change float64 `json:"change"`
	MDC    float64 `json:"mdc,omitempty"` // absent: not known
	Moved  string  `json:"verdict"`       // too-early, cannot-tell, better, worse
	N      int     `json:"sessions"`
}

// Rating is what became of a rating of 0 to 10, as JSON: the means of its first
// and its last week.
type Rating struct {
	Key   string  `json:"key"`
	From  float64 `json:"first_week"`
	To    float64 `json:"last_week"`
	Moved string  `json:"verdict"`
	N     int     `json:"days"`
}

// CalendarDay is a day of the calendar, as JSON.
type CalendarDay struct {
	Day string `json:"day"`
	Is  string `json:"is"` // done, eased, missed, not-due, paused, due
}

// DayCounts counts the days of the calendar, as JSON.
type DayCounts struct {
	Done   int `json:"done"`
	Eased  int `json:"eased"`
	Missed int `json:"missed"`
	Paused int `json:"paused"`
}

// Helps says which exercise helps most, or that it can't be told, as JSON. The
// exercises stand in a fixed order, never by rank.
type Helps struct {
	Clear     bool     `json:"clear"`
	Leader    string   `json:"leader,omitempty"` // only where it is clear, and where it relieves
	Estimates []Helped `json:"exercises"`
	Warnings  []string `json:"warnings,omitempty"`
	Reason    Reason   `json:"reason"`
}

// Helped is what is believed of one exercise, as JSON: points of relief
// with their 90 % interval.
type Helped struct {
	Exercise string  `json:"exercise"`
	Mean     float64 `json:"relief"`
	Low      float64 `json:"low"`
	High     float64 `json:"high"`
	N        int     `json:"sessions"`
}

// ChartOf writes a chart.
func ChartOf(c chart.Chart) Chart {
	out := Chart{Key: c.Key, Unit: c.Unit, From: c.From.String(), To: c.To.String(), Ticks: c.Ticks, Lines: []ChartLine{}}
	for _, l := range c.Lines {
		line := ChartLine{Key: l.Key, Points: []ChartPoint{}}
		for _, p := range l.Points {
			line.Points = append(line.Points, ChartPoint{p.Day.String(), hundredth(p.Value)})
		}
		out.Lines = append(out.Lines, line)
	}
	for _, b := range c.Bands {
		out.Bands = append(out.Bands, ChartBand{b.Key, hundredth(b.Low), hundredth(b.High)})
	}
	for _, m := range c.Marks {
		out.Marks = append(out.Marks, ChartMark{m.Key, hundredth(m.Value)})
	}
	return out
}

// TracksOf writes what became of tests.
func TracksOf(list []outcome.Track) []Track {
	out := []Track{}
	for _, t := range list {
		out = append(out, Track{
			Test: t.Test, Side: t.Side.String(), Unit: t.Unit, From: hundredth(t.From), To: hundredth(t.To), Change: hundredth(t.Change()),
			MDC: hundredth(t.MDC), Moved: t.Moved.String(), N: len(t.Points),
		})
	}
	return out
}

// RatingOf writes what became of a rating.
func RatingOf(key string, r outcome.Rating) Rating {
	return Rating{key, hundredth(r.From), hundredth(r.To), r.Moved.String(), len(r.Points)}
}

// HelpsOf writes a study, or nothing where nothing was rated.
func HelpsOf(s outcome.Study) *Helps {
	if len(s.Exercises) == 0 {
		return nil
	}
	out := &Helps{Clear: s.Clear, Warnings: s.Warnings, Reason: ReasonOf(s.Reason), Estimates: []Helped{}}
	for i, e := range s.Estimates {
		out.Estimates = append(out.Estimates, Helped{s.Exercises[i], hundredth(e.Mean), hundredth(e.Low), hundredth(e.High), e.N})
	}
	out.Leader, _ = s.Helps()
	return out
}

// ProgressOf writes where a person stands and what was decided; what there is
// to see of it is filled in by who has it.
func ProgressOf(st course.Standing, decided []course.Decided) Progress {
	return Progress{Stage: int(st.Stage), Triage: st.Result.Action.String(), Decisions: DecisionsOf(decided), Calendar: []CalendarDay{}, Charts: []Chart{}, Ratings: []Rating{}}
}

// UnitOf names what a dose counts: reps, breaths, s or m.
func UnitOf(k dose.Kind) string { return unitOf(k) }

func hundredth(v float64) float64 { return math.Round(v*100) / 100 }
