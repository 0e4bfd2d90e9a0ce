package app

import (
	"tspine/engine/assessment"
	"tspine/engine/chart"
	"tspine/engine/outcome"
	"tspine/exchange"
)

// Charts lays out everything that has a course over days: a chart for each
// test, keyed by its id, with the error of measuring as a band around the
// baseline; pain and stiffness; and a chart for each exercise, keyed dose. and
// its id.
func (p *Progress) Charts() []chart.Chart {
	var out []chart.Chart
	for i, t := range p.Tracks {
		if i > 0 && p.Tracks[i-1].Test == t.Test {
			continue
		}
		out = append(out, p.TestChart(t.Test))
	}
	out = append(out, p.PainChart(), p.StiffnessChart())
	for i := range p.Doses {
		out = append(out, p.DoseChart(&p.Doses[i]))
	}
	return out
}

// TestChart lays out one test: a line and a band for each side, and the mark
// that the program goes by.
func (p *Progress) TestChart(test string) chart.Chart {
	c := chart.Chart{Key: test, From: p.From, To: p.To}
	for _, t := range p.Tracks {
		if t.Test != test {
			continue
		}
		key := t.Line()
		c.Unit = t.Unit
		c.Lines = append(c.Lines, chart.Line{Key: key, Points: placed(t.Points)})
		if t.MDC > 0 {
			c.Bands = append(c.Bands, chart.Band{Key: key, Low: max(t.From-t.MDC, 0), High: t.From + t.MDC})
		}
	}
	if test == assessment.SeatedWallAngel {
		c.High = assessment.WallAngelBest
	}
	if v, ok := assessment.Mark(test, p.Age); ok {
		c.Marks = append(c.Marks, chart.Mark{Key: "mark", Value: v})
	}
	return chart.New(c)
}

// PainChart lays out pain before, after and on the next morning.
func (p *Progress) PainChart() chart.Chart {
	return chart.New(chart.Chart{Key: "pain", From: p.From, To: p.To, High: mostRating, Lines: []chart.Line{
		{Key: "before", Points: placed(p.Before.Points)}, {Key: "after", Points: placed(p.After.Points)}, {Key: "morning", Points: placed(p.Morning.Points)},
	}})
}

// StiffnessChart lays out stiffness.
func (p *Progress) StiffnessChart() chart.Chart {
	return chart.New(chart.Chart{Key: "stiffness", From: p.From, To: p.To, High: mostRating, Lines: []chart.Line{{Key: "stiffness", Points: placed(p.Stiffness.Points)}}})
}

const mostRating = 10

// DoseChart lays out one exercise, week by week, on a scale from nothing: twice
// as much is twice as high.
func (p *Progress) DoseChart(d *DoseLine) chart.Chart {
	c := chart.Chart{
		Key: "dose." + d.Exercise, Unit: exchange.UnitOf(d.Kind), From: p.From, To: p.To, Lines: []chart.Line{{Key: "dose", Points: placed(d.Points)}},
	}
	for _, one := range d.Points {
		c.High = max(c.High, one.Value)
	}
	return chart.New(c)
}

func placed(points []outcome.Point) []chart.Point {
	out := make([]chart.Point, len(points))
	for i, p := range points {
		out[i] = chart.Point(p)
	}
	return out
}

// Finding gives the tracks of the first test that says most of the upper back:
// turning, else side-bend, else the wall angel, else whatever was taken.
func (p *Progress) Finding() []outcome.Track {
	for _, test := range []string{p.Standing.Findings.RotationTest, assessment.LumbarLocked, assessment.SeatedRotation, assessment.SideBend, assessment.SeatedWallAngel} {
		if of := p.Of(test); len(of) > 0 {
			return of
		}
	}
	if len(p.Tracks) > 0 {
		return p.Of(p.Tracks[0].Test)
	}
	return nil
}

// Of gives the tracks of some tests.
func (p *Progress) Of(tests ...string) []outcome.Track {
	var out []outcome.Track
	for _, test := range tests {
		for _, t := range p.Tracks {
			if t.Test == test {
				out = append(out, t)
			}
		}
	}
	return out
}

// Series writes all of it as JSON.
func (p *Progress) Series() exchange.Progress {
	out := exchange.ProgressOf(p.Standing, p.Decided)
	out.From, out.To, out.Tests = p.From.String(), p.To.String(), exchange.TracksOf(p.Tracks)
	out.Ratings = []exchange.Rating{
		exchange.RatingOf("before", p.Before), exchange.RatingOf("after", p.After), exchange.RatingOf("morning", p.Morning), exchange.RatingOf("stiffness", p.Stiffness),
	}
	for _, c := range p.Charts() {
		out.Charts = append(out.Charts, exchange.ChartOf(c))
	}
	for _, d := range p.Calendar {
		out.Calendar = append(out.Calendar, exchange.CalendarDay{Day: d.Day.String(), Is: string(d.Is)})
	}
	out.Counts = exchange.DayCounts{Done: p.Count(DayDone), Eased: p.Count(DayEased), Missed: p.Count(DayMissed), Paused: p.Count(DayPaused)}
	out.Helps, out.Mornings = exchange.HelpsOf(p.Relief), exchange.HelpsOf(p.Mornings)
	return out
}
