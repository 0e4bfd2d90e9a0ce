package cli

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"tspine/app"
	"tspine/engine/assessment"
	"tspine/engine/course"
	"tspine/engine/outcome"
	"tspine/exchange"
	"tspine/locale"
)

// How many weeks are shown where nothing else is said. Which exercise helps
// takes months to tell.
const (
	progressWeeks = 12
	helpsWeeks    = 52
	mostWeeks     = 2000
)

// progressView is what is seen of a progress, and how.
type progressView struct {
	*command
	*app.Progress
	glyph *glyphs
	width int
	table bool
}

// topics are the parts of a progress that can be seen alone.
var topics = map[string]func(*progressView){
	"rotation": (*progressView).rotation, "side-bend": (*progressView).sideBend, "wall-angel": (*progressView).wallAngel, "holds": (*progressView).holds, "other": (*progressView).otherTests,
	"pain": (*progressView).painTopic, "dose": (*progressView).doseTopic, "calendar": (*progressView).calendarTopic, "decisions": (*progressView).decisionsTopic, "helps": (*progressView).helpsTopic,
}

func (c *command) progress() *cobra.Command {
	var weeks int
	var ascii, table bool
	verb := &cobra.Command{
		Use: "progress [TOPIC]", Short: "See what has changed, what was done, and what was decided", Args: atMost(1),
		Long:      "Shows the last weeks: first what can be said, then charts. A change counts only\nbeyond the error of measuring, the shaded band. Topics: rotation, side-bend,\nwall-angel, holds, other, pain, dose, calendar, decisions, helps.\nLeft and right differ by their sign. --table says the same in numbers.",
		Example:   "  tspine progress\n  tspine progress rotation --weeks 26\n  tspine progress pain --table\n  tspine progress helps",
		ValidArgs: slices.Sorted(maps.Keys(topics)),
	}
	verb.Flags().IntVar(&weeks, "weeks", 0, "how many weeks back (default: 12; helps: 52)")
	verb.Flags().BoolVar(&ascii, "ascii", false, "draw with ASCII letters only")
	verb.Flags().BoolVar(&table, "table", false, "tables in place of charts, as for a screen reader")
	verb.RunE = func(cmd *cobra.Command, args []string) error {
		topic := ""
		if len(args) > 0 {
			topic = args[0]
		}
		show, known := topics[topic]
		if topic != "" && !known {
			return usageError{fmt.Errorf("unknown topic %q: want %s", clean(topic), strings.Join(slices.Sorted(maps.Keys(topics)), ", "))}
		}
		if weeks < 0 || weeks > mostWeeks {
			return usageError{fmt.Errorf("--weeks %d: want 1 to %d", weeks, mostWeeks)}
		}
		return c.see(cmd, show, seeing{weeksOf(topic, weeks), ascii, table})
	}
	return verb
}

// seeing is how much is shown, and how.
type seeing struct {
	weeks        int
	ascii, table bool
}

// see shows a progress. Where there is no leave to train, that is said first.
func (c *command) see(cmd *cobra.Command, show func(*progressView), how seeing) error {
	a, p, err := c.person(cmd.Context())
	if err != nil {
		return err
	}
	seen, err := a.Progress(cmd.Context(), p, how.weeks)
	var stop *app.Stop
	if err != nil && (!errors.As(err, &stop) || seen.Nothing()) {
		return err
	}
	c.said = true
	if c.json {
		all := seen.Series()
		if stop != nil {
			why := exchange.StopOf(string(stop.Halt), stop.Key, stop.Result)
			all.Stop = &why
		}
		return errors.Join(encode(c, all), err)
	}
	v := &progressView{command: c, Progress: &seen, glyph: c.letters(how.ascii), width: c.columns(), table: how.table}
	v.print(show, stop)
	return err
}

func weeksOf(topic string, weeks int) int {
	switch {
	case weeks > 0:
		return weeks
	case topic == "helps":
		return helpsWeeks
	}
	return progressWeeks
}

// sentence writes a sentence, wrapped to the width that words are set in.
func (v *progressView) sentence(indent, text string) {
	for _, l := range wrap(v.glyph.plain(text), min(v.width, lineWidth)-len(indent)) {
		v.printf("%s%s\n", indent, l)
	}
}

// row writes one row of a chart or a table.
func (v *progressView) row(format string, args ...any) {
	text := strings.TrimRight(v.glyph.plain(fmt.Sprintf(format, args...)), " ")
	if !v.color() {
		text = v.glyph.cut(text, v.width)
	}
	v.printf("%s\n", text)
}

// print shows the overview, or one topic, after what stands in the way.
func (v *progressView) print(show func(*progressView), stop *app.Stop) {
	if stop != nil {
		v.printStop(stop)
		v.printf("\n")
	}
	words := v.command.say()
	v.title(v.glyph.plain(words.T("progress.title", locale.S("from", v.command.day(v.From)), locale.S("to", v.command.day(v.To)))))
	if v.Standing.Wait == course.ForResume {
		v.sentence("", words.T("wait.paused"))
	}
	if show != nil {
		show(v)
		return
	}
	v.sentence("", v.finding())
	v.printf("\n")
	v.overview()
}

// finding says in one sentence what has changed.
func (v *progressView) finding() string {
	of := v.Finding()
	if len(of) == 0 {
		return v.command.say().T("progress.nothing-measured")
	}
	return strings.Join(v.phrase().Finding(of), " ")
}

// overviewTests is how many tests the overview has room for.
const overviewTests = 4

// overview fits 80 columns and 24 rows: a row for each side of the tests, for
// pain, the days, and where the program stands.
func (v *progressView) overview() {
	seen := 0
	for i := range v.Tracks {
		t := &v.Tracks[i]
		if i == 0 || v.Tracks[i-1].Test != t.Test {
			seen++
		}
		if seen > overviewTests {
			break
		}
		v.trackRow(t, i == 0 || v.Tracks[i-1].Test != t.Test)
	}
	v.ratingRow("before", &v.Before, 0)
	v.ratingRow("after", &v.After, 1)
	v.ratingRow("morning", &v.Morning, 2)
	v.ratingRow("stiffness", &v.Stiffness, -1)
	v.printf("\n")
	v.strip()
	v.standing()
	switch leader, helps := v.Relief.Helps(); {
	case helps:
		v.sentence("", v.command.say().T("progress.helps-clear", locale.S("name", v.call(leader))))
	case len(v.Relief.Exercises) > 0:
		v.sentence("", v.command.say().T("progress.helps-unclear"))
	}
	v.sentence("", v.command.say().T("progress.more"))
}

// sparkWidth is what the words of a row leave of its width.
func (v *progressView) sparkWidth() int { return max(v.width-rowWords, 10) }

const rowWords = 60

// narrow says whether a row has no chart beside its words: for want of room, or
// because none is wanted.
func (v *progressView) narrow() bool { return v.table || v.width < rowWords+10 }

func (v *progressView) trackRow(t *outcome.Track, first bool) {
	words := v.command.say()
	name := words.T("progress.test." + t.Test)
	if v.narrow() {
		v.row("%s, %s", name, words.T("line."+t.Line()))
		v.row("  %-15s %s", v.span(t.From, t.To, t.Unit), words.T("progress.moved."+t.Moved.String()))
		return
	}
	if !first {
		name = ""
	}
	c := v.TestChart(t.Test)
	line := ""
	for i := range c.Lines {
		if c.Lines[i].Key == t.Line() {
			line = spark(v.glyph, &c, &c.Lines[i], v.sparkWidth(), v.sparkWidth()/progressWeeks)
		}
	}
	v.row("%-17s %-6s %s  %-15s %s", name, words.T("line."+t.Line()), line, v.span(t.From, t.To, t.Unit), words.T("progress.moved."+t.Moved.String()))
}

// span writes a value before and after.
func (c *command) span(from, to float64, unit string) string { return c.phrase().Span(from, to, unit) }

// quantity writes a number with its unit.
func (c *command) quantity(v float64, unit string) string { return c.phrase().Quantity(v, unit) }

// unitName says a unit that is a word; a sign stays.
func (c *command) unitName(unit string) string { return c.phrase().Unit(unit) }

func (v *progressView) ratingRow(key string, r *outcome.Rating, line int) {
	if len(r.Points) == 0 {
		return
	}
	words := v.command.say()
	c := v.StiffnessChart()
	name := words.T("progress.stiffness")
	if line >= 0 {
		c = v.PainChart()
		name = words.T("progress.pain-" + key)
	}
	if v.narrow() {
		v.row("%s", name)
		v.row("  %-15s %s", v.span(r.From, r.To, ""), words.T("progress.moved."+r.Moved.String()))
		return
	}
	v.row("%-24s %s  %-15s %s", name, spark(v.glyph, &c, &c.Lines[max(line, 0)], v.sparkWidth(), v.sparkWidth()/progressWeeks), v.span(r.From, r.To, ""), words.T("progress.moved."+r.Moved.String()))
}

// strip shows the last days, a glyph each, and counts them all.
func (v *progressView) strip() {
	if len(v.Calendar) == 0 {
		return
	}
	if v.table {
		v.legend()
		return
	}
	room := (v.width - 14) / (7 + 1) * 7
	days := v.Calendar[max(len(v.Calendar)-room, 0):]
	var b strings.Builder
	for i, d := range days {
		if i > 0 && (len(days)-i)%7 == 0 {
			b.WriteString(" ")
		}
		b.WriteString(v.glyph.calendar[d.Is])
	}
	v.row("%-13s %s", v.command.say().T("progress.days"), b.String())
	v.legend()
}

// legend says what the glyphs of the calendar mean, and counts the days.
func (v *progressView) legend() {
	var parts []string
	for _, is := range []app.Kept{app.DayDone, app.DayEased, app.DayMissed, app.DayFree, app.DayPaused, app.DayDue} {
		if n := v.Count(is); n > 0 || is == app.DayDone || is == app.DayEased || is == app.DayMissed {
			text := v.command.say().T("day."+string(is), locale.S("n", fmt.Sprint(n)))
			if !v.table {
				text = v.glyph.calendar[is] + " " + text
			}
			parts = append(parts, text)
		}
	}
	v.sentence("  ", strings.Join(parts, ", "))
}

// standing says where the program stands, and what was decided last.
func (v *progressView) standing() {
	words := v.command.say()
	if v.Standing.Entry.Row == "" {
		return
	}
	text := words.T("stage."+v.Standing.Stage.String()) + "."
	if n := len(v.Decided); n > 0 {
		d := v.Decided[n-1]
		text += " " + v.day(d.Day) + ": " + words.T("decision."+string(d.Decision.Kind)) + "."
	}
	v.sentence("", text)
}

func (v *progressView) rotation() {
	v.tests(assessment.LumbarLocked, assessment.SeatedRotation, assessment.HalfKneeling)
}
func (v *progressView) sideBend()  { v.tests(assessment.SideBend, assessment.SideBendAngle) }
func (v *progressView) wallAngel() { v.tests(assessment.SeatedWallAngel) }
func (v *progressView) holds() {
	v.tests(assessment.BieringSorensen, assessment.ScapularHold, assessment.ProneHold, assessment.PlankRowHold)
}
func (v *progressView) otherTests() {
	v.tests(assessment.OcciputToWall, assessment.Extension, assessment.ArmRaise)
}
