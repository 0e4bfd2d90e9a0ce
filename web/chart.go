package web

import (
	"html/template"
	"strconv"
	"strings"

	"tspine/engine/assessment"
	"tspine/engine/chart"
	"tspine/engine/chart/svg"
	"tspine/engine/outcome"
	"tspine/engine/unit"
	"tspine/locale"
	"tspine/phrase"
)

// chartPart is a chart with the table of its numbers.
type chartPart struct {
	Title string // in the person's language
	Low   bool   // a low drawing
	chart.Chart
}

// ID names the chart on a page.
func (c chartPart) ID() string { return "chart-" + strings.ReplaceAll(c.Key, ".", "-") }

// valueRow is one day of a chart's table, newest last, and where it stands in
// the drawing, in percent.
type valueRow struct {
	Day    string
	At     string
	Values []valueCell
}

// valueCell is the value of one line.
type valueCell struct {
	Has   bool
	Value float64
}

// Rows is the table of the chart.
func (c chartPart) Rows() []valueRow {
	var out []valueRow
	for _, day := range c.Days() {
		row := valueRow{Day: day.String(), At: strconv.FormatFloat(c.X(day)*100, 'f', 2, 64)}
		for i := range c.Lines {
			v, has := c.Lines[i].On(day)
			row.Values = append(row.Values, valueCell{has, v})
		}
		out = append(out, row)
	}
	return out
}

// intervalPart is what is believed of one exercise, with its bar.
type intervalPart struct {
	Exercise string
	outcome.Estimate
	Scale svg.Scale
}

// charting are the functions by which templates draw and say results.
func charting(say phrase.Phraser) template.FuncMap {
	return template.FuncMap{
		"finding":  func(of []outcome.Track) string { return strings.Join(say.Finding(of), " ") },
		"track":    func(t outcome.Track) string { return say.Track(&t) },
		"band":     say.Band,
		"rating":   func(name string, r outcome.Rating) string { return say.Rating(name, &r) },
		"quantity": say.Quantity,
		"span":     say.Span,
		"signed":   say.Signed,
		"estimate": say.Estimate,
		"titled": func(c chartPart, title string) chartPart {
			c.Title = title
			return c
		},
		"plot": func(c chartPart) template.HTML { return plot(say, c) },
		"bar": func(i intervalPart) template.HTML {
			return template.HTML(svg.Interval{Low: i.Low, Mean: i.Mean, High: i.High}.Draw(i.Scale))
		},
		"foot": func(s svg.Scale) template.HTML {
			return template.HTML(s.Foot(say.Words.T("page.helps.zero"), say.Words.T("page.helps.one")))
		},
	}
}

// plot draws a chart in words of the person.
func plot(say phrase.Phraser, c chartPart) template.HTML {
	p := svg.Page{ID: c.ID(), Title: c.Title, Low: c.Low, From: say.Day(c.From), To: say.Day(c.To)}
	degrees := ""
	if c.Unit == "°" {
		degrees = c.Unit
	}
	for _, t := range c.Ticks {
		p.Ticks = append(p.Ticks, say.Words.Number(t)+degrees)
	}
	var all []string
	for _, l := range c.Lines {
		text := ""
		if n := len(l.Points); n > 0 {
			text = say.Quantity(l.Points[n-1].Value, c.Unit)
			if len(c.Lines) > 1 {
				text = say.Words.T("line."+l.Key) + " " + text
			}
			all = append(all, text)
		}
		p.Ends = append(p.Ends, text)
	}
	for _, m := range c.Marks {
		p.Marks = append(p.Marks, say.Words.T("line."+m.Key)+" "+say.Quantity(m.Value, c.Unit))
	}
	p.Desc = say.Words.T("page.chart.says", locale.S("from", p.From), locale.S("to", p.To), locale.S("now", strings.Join(append(all, p.Marks...), ", ")))
	return template.HTML(svg.Draw(c.Chart, p))
}

// measurePart is the value of one test on one day.
type measurePart struct {
	Day, Test, Unit   string
	Left, Right, Only float64
	HasLeft, HasRight bool
	HasOnly           bool
	Shown             string // yes or no; empty: a number
}

// measured lists the tests that were taken in one measuring session.
func measured(m *assessment.Measures) []measurePart {
	var out []measurePart
	for _, t := range assessment.Tests() {
		pair, shown := m.Of(t.ID)
		one := measurePart{Day: m.Day.String(), Test: t.ID, Unit: t.Unit}
		switch {
		case shown != assessment.NotTaken:
			one.Shown = "no"
			if shown == assessment.HasShown {
				one.Shown = "yes"
			}
		case !pair.Taken():
			continue
		case t.Sides:
			one.Left, one.Right, one.HasLeft, one.HasRight = pair.Left, pair.Right, pair.HasLeft, pair.HasRight
		default:
			one.Only, one.HasOnly = pair.Left, true
		}
		out = append(out, one)
	}
	return out
}

// calendarPart is the days of a calendar, a column for each week.
type calendarPart struct {
	Blank    []struct{} // days of the first week before the first day
	Days     []string   // how each went
	From, To string
	Counts   []weekCount
	Weeks    []weekPart
}

// weekCount is how many days went so.
type weekCount struct {
	Is string
	N  int
}

// weekPart is one week, counted.
type weekPart struct {
	Monday string
	Counts []weekCount
}

// monday is the first day of the week that a day is in: day 0 was a Thursday.
func monday(day unit.Day) unit.Day {
	const thursday = 3
	return day - ((day+thursday)%unit.DaysPerWeek+unit.DaysPerWeek)%unit.DaysPerWeek
}
