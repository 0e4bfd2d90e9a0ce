package cli

import (
	"fmt"
	"slices"
	"strings"

	"tspine/app"
	"tspine/engine/chart"
	"tspine/engine/outcome"
	"tspine/engine/unit"
	"tspine/locale"
)

// How many rows a chart has: of a test, and of ratings.
const (
	chartRows  = 9
	ratingRows = 6
)

// tests shows tests: of each what may be said of every side, then a chart of
// each side on the same scale.
func (v *progressView) tests(ids ...string) {
	words := v.command.say()
	if len(v.Of(ids...)) == 0 {
		v.sentence("", words.T("progress.not-measured"))
		return
	}
	for _, id := range ids {
		of := v.Of(id)
		if len(of) == 0 {
			continue
		}
		v.printf("\n")
		v.title(v.glyph.plain(words.T("test." + id)))
		for i := range of {
			v.sentence("", v.phrase().Track(&of[i]))
		}
		c := v.TestChart(id)
		v.show(&c, chartRows)
		v.bandWords(of, &c)
	}
}

func (v *progressView) bandWords(of []outcome.Track, c *chart.Chart) {
	if text := v.phrase().Band(of); text != "" {
		v.sentence("", text)
	}
	if len(c.Marks) > 0 {
		v.sentence("", v.command.say().T("progress.mark."+of[0].Test))
	}
}

// show draws a chart, a panel of so many rows for each line on the same scale,
// or writes its table.
func (v *progressView) show(c *chart.Chart, rows int) {
	if c.Empty() {
		return
	}
	if v.table {
		v.tableOf(c)
		return
	}
	for i := range c.Lines {
		if len(c.Lines[i].Points) == 0 {
			continue
		}
		v.printf("\n")
		for _, row := range v.drawChart(v.glyph, c, i, v.width, rows) {
			v.row("%s", row)
		}
	}
}

// tableOf writes the numbers of a chart: a row for each day, a column for each
// line.
func (v *progressView) tableOf(c *chart.Chart) {
	words := v.command.say()
	head := fmt.Sprintf("  %-10s", words.T("progress.day"))
	for _, l := range c.Lines {
		head += fmt.Sprintf("  %14s", words.T("line."+l.Key))
	}
	v.row("%s", head)
	for _, day := range c.Days() {
		row := fmt.Sprintf("  %-10s", v.day(day))
		for _, l := range c.Lines {
			row += fmt.Sprintf("  %14s", v.valueOn(&l, day, c.Unit))
		}
		v.row("%s", row)
	}
}

func (c *command) valueOn(l *chart.Line, day unit.Day, of string) string {
	if v, ok := l.On(day); ok {
		return c.quantity(v, of)
	}
	return "–"
}

func (v *progressView) painTopic() {
	words := v.command.say()
	if len(v.Before.Points)+len(v.After.Points)+len(v.Morning.Points)+len(v.Stiffness.Points) == 0 {
		v.sentence("", words.T("progress.not-rated"))
		return
	}
	for _, one := range []struct {
		name string
		is   *outcome.Rating
	}{{"progress.pain-before", &v.Before}, {"progress.pain-after", &v.After}, {"progress.pain-morning", &v.Morning}, {"progress.stiffness", &v.Stiffness}} {
		if len(one.is.Points) > 0 {
			v.sentence("", v.phrase().Rating(words.T(one.name), one.is))
		}
	}
	pain, stiffness := v.PainChart(), v.StiffnessChart()
	v.show(&pain, ratingRows)
	v.show(&stiffness, ratingRows)
	v.sentence("", words.T("progress.pain-error"))
}

// doseTopic shows the most that was done of each exercise in one session, week
// by week.
func (v *progressView) doseTopic() {
	words := v.command.say()
	if len(v.Doses) == 0 {
		v.sentence("", words.T("progress.nothing-done"))
		return
	}
	v.sentence("", words.T("progress.dose-what"))
	for i := range v.Doses {
		d := &v.Doses[i]
		c := v.DoseChart(d)
		if v.table {
			v.printf("\n")
			v.row("%s", v.call(d.Exercise))
			v.tableOf(&c)
			continue
		}
		first, last := d.Points[0].Value, d.Points[len(d.Points)-1].Value
		if v.narrow() {
			v.row("%s", v.call(d.Exercise))
			v.row("  %s %s", v.span(first, last, c.Unit), v.loadOf(d))
			continue
		}
		v.row("%-30s %s  %-16s %s", v.glyph.cut(v.call(d.Exercise), 30), spark(v.glyph, &c, &c.Lines[0], min(max(v.width-66, 12), int(v.To-v.From)/unit.DaysPerWeek+1), 0), v.span(first, last, c.Unit), v.loadOf(d))
	}
}

// loadOf says what an exercise was done with last.
func (v *progressView) loadOf(d *app.DoseLine) string {
	if d.Last.Load.IsZero() {
		return ""
	}
	text := d.Last.String()
	_, load, _ := strings.Cut(text, " @ ")
	if at := strings.IndexAny(load, " "); at > 0 && d.Last.Load.Band == "" {
		load = load[:at]
	}
	if d.Last.Load.Band != "" {
		load = v.phrase().Color(d.Last.Load.Band)
	}
	return load
}

// cut shortens a text to a width.
func (g *glyphs) cut(text string, width int) string {
	letters := []rune(text)
	if len(letters) <= width {
		return text
	}
	if g.ascii {
		return string(letters[:width-1]) + "~"
	}
	return string(letters[:width-1]) + "…"
}

// calendarTopic shows each week as a column, Monday first.
func (v *progressView) calendarTopic() {
	words := v.command.say()
	if len(v.Calendar) == 0 {
		v.sentence("", words.T("progress.nothing-done"))
		return
	}
	v.printf("\n")
	if v.table {
		v.calendarTable()
		return
	}
	first := monday(v.Calendar[0].Day)
	weeks := int(v.To-first)/unit.DaysPerWeek + 1
	if room := (v.width - 6) / 2; weeks > room {
		first += unit.Day((weeks - room) * unit.DaysPerWeek)
		weeks = room
	}
	by := map[unit.Day]app.Kept{}
	for _, d := range v.Calendar {
		by[d.Day] = d.Is
	}
	for weekday := range unit.DaysPerWeek {
		var b strings.Builder
		for week := range weeks {
			cell, known := v.glyph.calendar[by[first+unit.Day(week*unit.DaysPerWeek+weekday)]]
			if !known {
				cell = " "
			}
			b.WriteString(" " + cell)
		}
		v.row("%-4s%s", words.T(fmt.Sprintf("weekday.%d", weekday+1)), b.String())
	}
	v.row("    %s%s%s", " "+v.day(first), strings.Repeat(" ", max(2*weeks-2*len(v.day(first))-1, 1)), v.day(v.To))
	v.legend()
	v.sentence("", words.T("progress.calendar-what"))
}

// monday is the first day of the week that a day is in: day 0 was a Thursday.
func monday(day unit.Day) unit.Day {
	const thursday = 3
	return day - ((day+thursday)%unit.DaysPerWeek+unit.DaysPerWeek)%unit.DaysPerWeek
}

// calendarTable counts the days week by week.
func (v *progressView) calendarTable() {
	words := v.command.say()
	for i := 0; i < len(v.Calendar); {
		week := monday(v.Calendar[i].Day)
		one := app.Progress{}
		for ; i < len(v.Calendar) && monday(v.Calendar[i].Day) == week; i++ {
			one.Calendar = append(one.Calendar, v.Calendar[i])
		}
		var parts []string
		for _, is := range []app.Kept{app.DayDone, app.DayEased, app.DayMissed, app.DayFree, app.DayPaused, app.DayDue} {
			if n := one.Count(is); n > 0 {
				parts = append(parts, words.T("day."+string(is), locale.S("n", fmt.Sprint(n))))
			}
		}
		v.row("  %s  %s", v.day(week), strings.Join(parts, ", "))
	}
	v.sentence("", words.T("progress.calendar-what"))
}

// decisionsTopic shows the stages, then every decision with its reason.
func (v *progressView) decisionsTopic() {
	words := v.command.say()
	if len(v.Decided) == 0 {
		v.sentence("", words.T("progress.nothing-decided"))
		return
	}
	for _, one := range v.Stages() {
		v.row("  %s  %s", v.day(one.Day), words.T("stage."+one.Stage.String()))
	}
	for _, d := range v.Decided {
		v.printf("\n")
		v.row("%s  %s", v.day(d.Day), words.T("decision."+string(d.Decision.Kind)))
		v.sentence("  ", v.reason(d.Decision.Reason))
	}
	v.printf("\n")
	v.sentence("", words.T("progress.decisions-more"))
}

// helpsTopic shows how much relief each exercise gives, with its interval, in
// a fixed order.
func (v *progressView) helpsTopic() {
	words := v.command.say()
	if len(v.Relief.Exercises) == 0 {
		v.sentence("", words.T("progress.helps-none"))
		return
	}
	v.study("progress.helps-right-after", &v.Relief)
	if len(v.Mornings.Exercises) > 0 {
		v.printf("\n")
		v.study("progress.helps-mornings", &v.Mornings)
	}
}

func (v *progressView) study(key string, s *outcome.Study) {
	words := v.command.say()
	v.sentence("", words.T(key))
	switch leader, helps := s.Helps(); {
	case helps:
		v.sentence("", words.T("progress.helps-clear", locale.S("name", v.call(leader))))
	case s.Clear:
		v.sentence("", words.T("progress.helps-not"))
	default:
		v.sentence("", v.reason(s.Reason))
	}
	low, high := reach(s)
	for i, e := range s.Estimates {
		bar := ""
		if v.narrow() {
			v.row("%s", v.call(s.Exercises[i]))
			v.row("  %s", v.phrase().Estimate(e))
			continue
		}
		if !v.table {
			bar = interval(v.glyph, e, low, high, max(v.width-64, 12)) + " "
		}
		v.row("  %-30s %s%s", v.glyph.cut(v.call(s.Exercises[i]), 30), bar, v.phrase().Estimate(e))
	}
	for _, w := range s.Warnings {
		v.sentence("", words.T("progress.warning."+w))
	}
}

// reach gives the ends of the scale of a study: zero is always on it.
func reach(s *outcome.Study) (low, high float64) {
	for _, e := range s.Estimates {
		low, high = min(low, e.Low), max(high, e.High)
	}
	if low == high {
		high++
	}
	return low, high
}

// interval draws an interval on a scale that has its zero line.
func interval(g *glyphs, e outcome.Estimate, low, high float64, width int) string {
	at := func(v float64) int {
		return min(max(int((v-low)/(high-low)*float64(width-1)+0.5), 0), width-1)
	}
	cells := slices.Repeat([]string{" "}, width)
	cells[at(0)] = g.edge
	for i := at(e.Low); i <= at(e.High); i++ {
		cells[i] = g.low
	}
	cells[at(e.Mean)] = g.mid
	return strings.Join(cells, "")
}
