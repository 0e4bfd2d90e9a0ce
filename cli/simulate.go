package cli

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"runtime"
	"sync"

	"github.com/spf13/cobra"

	"tspine/app"
	"tspine/engine/cohort"
	"tspine/engine/exercise"
	"tspine/exchange"
	"tspine/locale"
)

// chunk is how many people one goroutine lives through at a time. It does not
// change the result: each person has a generator of their own.
const chunk = 500

// run is what a simulation was asked for.
type run struct {
	people, weeks int
	seed          uint64
	decisionsOnly bool
}

func (c *command) simulate() *cobra.Command {
	r := run{}
	verb := &cobra.Command{
		Use: "simulate", Short: "Let synthetic people live by the rules, and count what must never happen", Args: noArgs,
		Long:    "Lets synthetic people train by the real rules: distributions of stages, doses and\nflares, time to the end of the ladder, throughput, and the count of safety\nviolations, which must be 0. The same seed gives the same result on every machine.",
		Example: "  tspine simulate --people 1000 --weeks 52 --seed 1\n  tspine simulate --decisions-only --people 1000000 --weeks 52 --seed 1 --json",
	}
	flags := verb.Flags()
	flags.IntVar(&r.people, "people", 1000, "how many people, 1 to 100,000,000")
	flags.IntVar(&r.weeks, "weeks", 52, "how many weeks each, 1 to 520")
	flags.Uint64Var(&r.seed, "seed", 1, "seed of chance")
	flags.BoolVar(&r.decisionsOnly, "decisions-only", false, "screening, stage and dose by the real rules, without choosing each session")
	verb.RunE = func(*cobra.Command, []string) error {
		if r.people < 1 || r.people > 100_000_000 || r.weeks < 1 || r.weeks > 520 {
			return usageError{errors.New("--people wants 1 to 100,000,000, --weeks 1 to 520")}
		}
		lib, err := c.catalog()
		if err != nil {
			return err
		}
		began := c.Now()
		tally := r.live(app.Cohort(lib))
		seconds := c.Now().Sub(began).Seconds()
		report := exchange.SimulationOf(&tally, r.people, r.weeks, r.seed, r.decisionsOnly)
		if c.json {
			if err := encode(c, report); err != nil {
				return err
			}
		} else {
			c.printSimulation(&report, seconds)
		}
		if n := tally.Broken(); n > 0 {
			return fmt.Errorf("%d safety violations", n)
		}
		return nil
	}
	return verb
}

// live deals chunks of people to as many goroutines as there are processors,
// and adds what came of them. A tally is a sum, so the order doesn't matter.
func (r run) live(world app.World) cohort.Tally {
	next := make(chan int)
	tallies := make([]cohort.Tally, runtime.GOMAXPROCS(0))
	var all sync.WaitGroup
	for i := range tallies {
		all.Go(func() {
			one := world.Lives(r.decisionsOnly)
			for first := range next {
				for person := first; person < min(first+chunk, r.people); person++ {
					one(r.weeks, rand.New(rand.NewPCG(r.seed, uint64(person))), &tallies[i])
				}
			}
		})
	}
	for first := 0; first < r.people; first += chunk {
		next <- first
	}
	close(next)
	all.Wait()
	var sum cohort.Tally
	for i := range tallies {
		sum.Add(&tallies[i])
	}
	return sum
}

func (c *command) printSimulation(s *exchange.Simulation, seconds float64) {
	words := c.say()
	c.title(words.T("cli.simulated", locale.N("people", s.People), locale.N("weeks", s.Weeks)))
	c.line("", words.T("cli.simulated.what"))
	c.printf("\n%s\n", words.T("cli.simulated.screening"))
	for _, row := range s.Screening {
		c.printf("  %-40s %10d\n", words.T("action."+row.Name+".title"), row.Count)
	}
	c.printf("\n%s\n", words.T("cli.simulated.stages"))
	for i, n := range s.WeeksByStage {
		c.printf("  %-40s %10d %10d\n", words.T("stage."+exercise.Stage(i+1).String()), n, s.EndedAtStage[i])
	}
	c.printf("\n%s\n", words.T("cli.simulated.decisions"))
	for _, row := range s.Decisions {
		c.printf("  %-40s %10d\n", words.T("decision."+row.Name), row.Count)
	}
	c.printf("\n")
	c.line("", words.T("cli.simulated.doses", locale.N("low", s.DosePercent[0]), locale.N("mid", s.DosePercent[1]), locale.N("high", s.DosePercent[2])))
	c.line("", words.T("cli.simulated.flares", locale.F("n", s.FlaresPerPerson), locale.N("rescreens", int(s.Rescreens)), locale.N("sent", int(s.SentToClinician))))
	c.line("", words.T("cli.simulated.ladder", locale.N("low", s.LadderWeeks[0]), locale.N("mid", s.LadderWeeks[1]), locale.N("high", s.LadderWeeks[2]), locale.N("below", int(s.BelowTheLast))))
	c.printf("\n%s\n", words.T("cli.simulated.violations"))
	for _, row := range s.Violations {
		c.printf("  %-40s %10d\n", row.Name, row.Count)
	}
	if seconds > 0 {
		c.printf("\n%s\n", words.T("cli.simulated.speed", locale.F("seconds", seconds), locale.N("rate", int(float64(s.PersonWeeks)/seconds)), locale.N("sessions", int(s.Sessions))))
	}
}
