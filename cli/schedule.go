package cli

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"tspine/app"
	"tspine/engine/fault"
	"tspine/engine/person"
	"tspine/engine/unit"
	"tspine/exchange"
	"tspine/locale"
)

func (c *command) schedule() *cobra.Command {
	var breaks, between, zone string
	verb := &cobra.Command{
		Use: "schedule [DAYS and TIMES]", Short: "Say or show on which days and when you train",
		Long:    "Shows your days and times. With days and times, keeps them from today on: a time\nbelongs to the days before it. any is any time, open leaves every day open. No day\nthat is left free counts as missed; how much a week is stays with the doses.",
		Example: "  tspine schedule\n  tspine schedule mon wed fri 18:00 sat 10:00\n  tspine schedule mon-fri 7:30 --breaks 2 --between 9:00-17:00\n  tspine schedule --zone Europe/Berlin\n  tspine schedule open",
	}
	verb.Flags().StringVar(&breaks, "breaks", "", "short sessions a day at most: 0 to 8, or open for as many as the doses ask for")
	verb.Flags().StringVar(&between, "between", "", "the hours of short sessions, as 9:00-17:00, or open")
	verb.Flags().StringVar(&zone, "zone", "", "the time zone of your days, as Europe/Berlin, or open for the machine's")
	verb.RunE = func(cmd *cobra.Command, args []string) error {
		a, p, err := c.person(cmd.Context())
		if err != nil {
			return err
		}
		plan, err := a.Schedule(cmd.Context(), p)
		if err != nil {
			return err
		}
		if len(args) > 0 || breaks+between+zone != "" {
			all := scheduled(&plan, strings.Join(args, " "), breaks, between, zone)
			if err := all.Err(); err != nil {
				return err
			}
			if err := a.Plan(cmd.Context(), p, plan.State, plan.Schedule, plan.Zone); err != nil {
				return err
			}
			if a, p, err = c.person(cmd.Context()); err != nil { // the zone may be another one now
				return err
			}
			if plan, err = a.Schedule(cmd.Context(), p); err != nil {
				return err
			}
		}
		if c.json {
			out := exchange.ScheduleOf(&plan.Schedule, plan.Zone, plan.Next.Day, plan.Next.At)
			out.Asked, out.Room, out.Gap = plan.PerWeek, plan.Planned, plan.Gap
			return encode(c, out)
		}
		c.printSchedule(&plan)
		return nil
	}
	return verb
}

// open leaves to chance what a flag or the days would say.
const openWord = "open"

// scheduled lays what the command line says over a plan, and tells everything that is
// wrong with it.
func scheduled(plan *app.Plan, days, breaks, between, zone string) fault.Faults {
	var all fault.Faults
	switch days {
	case "":
	case openWord:
		plan.Days = [unit.DaysPerWeek]person.Slot{}
	default:
		read, faults := person.ParseDays(days)
		all.Under("", faults)
		plan.Days = read
	}
	switch n, err := strconv.Atoi(breaks); {
	case breaks == "":
	case breaks == openWord:
		plan.Breaks.None, plan.Breaks.Most = false, 0
	case err != nil || n < 0 || n > person.MostBreaks:
		all.Add("--breaks", "out-of-range", clean(breaks), fmt.Sprintf("0 to %d, or open", person.MostBreaks))
	default:
		plan.Breaks.None, plan.Breaks.Most = n == 0, n
	}
	switch from, to, two := strings.Cut(between, "-"); {
	case between == "":
	case between == openWord:
		plan.Breaks.From, plan.Breaks.To = 0, 0
	default:
		first, ok := person.ParseClock(from)
		last, fine := person.ParseClock(to)
		if !two || !ok || !fine {
			all.Add("--between", "not-a-time", clean(between), "9:00-17:00")
		}
		plan.Breaks.From, plan.Breaks.To = first, last
	}
	switch zone {
	case "":
	case openWord:
		plan.Zone = ""
	default:
		plan.Zone = zone
	}
	return all
}

// printSchedule says when, what is next, and what that comes to.
func (c *command) printSchedule(plan *app.Plan) {
	words := c.say()
	if !plan.Set() {
		c.line("", words.T("cli.schedule.open"))
	}
	for i, one := range plan.Days {
		if !one.On {
			continue
		}
		at := words.T("cli.schedule.any")
		if one.At.Given() {
			at = one.At.String()
		}
		c.printf("  %-10s %s\n", words.T(fmt.Sprintf("weekday.%d.long", i+1)), at)
	}
	c.next(plan.Next)
	switch b := &plan.Breaks; {
	case b.None:
		c.line("", words.T("cli.schedule.no-breaks"))
	case b.Most > 0:
		c.line("", words.T("cli.schedule.breaks", locale.N("n", b.Most)))
	}
	if b := &plan.Breaks; b.From.Given() {
		c.line("", words.T("cli.schedule.between", locale.S("from", b.From.String()), locale.S("to", b.To.String())))
	}
	if plan.Zone != "" {
		c.line("", words.T("cli.schedule.zone", locale.S("zone", plan.Zone)))
	}
	if plan.PerWeek > 0 && plan.Set() {
		c.line("", words.T("page.schedule.asked", locale.N("n", int(math.Round(plan.PerWeek))), locale.S("room", fmt.Sprint(int(math.Round(plan.Planned))))))
	}
	if plan.Fewer() {
		c.line("", words.T("page.schedule.fewer"))
	}
	if plan.Gap {
		c.line("", words.T("page.schedule.gap"))
	}
}

// next says when the next session is, where days were chosen.
func (c *command) next(n app.Next) {
	if n.Day == 0 {
		return
	}
	words := c.say()
	day := words.T(fmt.Sprintf("weekday.%d.long", person.Weekday(n.Day)+1)) + " " + n.Day.String()
	if n.At.Given() {
		c.line("", words.T("page.program.next", locale.S("day", day), locale.S("time", n.At.String())))
		return
	}
	c.line("", words.T("page.program.next.any", locale.S("day", day)))
}
