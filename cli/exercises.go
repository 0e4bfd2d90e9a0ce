package cli

import (
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"tspine/catalog"
	"tspine/engine/exercise"
	"tspine/exchange"
	"tspine/locale"
)

func (c *command) exercises() *cobra.Command {
	var phase, class, equipment, find string
	var own bool
	verb := &cobra.Command{
		Use: "exercises", Short: "List the exercises, and keep your own", Args: noArgs,
		Long:    "Lists the exercises of the catalog and your own, which are marked. Your own are\nkept with the verbs below; docs/coach.md says how they are written.",
		Example: "  tspine exercises\n  tspine exercises --phase mobilize --needs chair\n  tspine exercises --find 'foam roller'\n  tspine exercises --own\n  tspine exercises add towel-rotation.yaml",
	}
	verb.AddCommand(c.addExercises(), c.removeExercise(), c.ownText())
	verb.Flags().BoolVar(&own, "own", false, "only those that you wrote")
	verb.Flags().StringVar(&find, "find", "", "only what a text means: part of a name, with typing errors, or what is needed")
	verb.Flags().StringVar(&phase, "phase", "", "only one step: release, mobilize or integrate")
	verb.Flags().StringVar(&class, "class", "", "only one movement class, as PULL")
	verb.Flags().StringVar(&equipment, "needs", "", "only what needs a thing, as band; none: nothing but the floor")
	verb.RunE = func(cmd *cobra.Command, _ []string) error {
		lib, err := c.theirs(cmd.Context())
		if err != nil {
			return err
		}
		if err := c.knownWords(phase, class, equipment); err != nil {
			return err
		}
		var list []exchange.Exercise
		for _, e := range c.meant(lib, find) {
			if wanted(e, phase, class, equipment) && (e.Own || !own) {
				list = append(list, exchange.ExerciseOf(e, c.call(e.ID)))
			}
		}
		if c.json {
			return encode(c, list)
		}
		switch {
		case own && len(list) == 0:
			c.line("", c.say().T("cli.no-own"))
		case find != "" && len(list) == 0:
			c.line("", c.say().T("cli.nothing-found", locale.S("text", clean(find))))
		}
		for _, e := range list {
			if e.Own {
				e.Code = c.say().T("cli.own-mark")
			}
			c.printf("%-30s %-8s %s · %s · %s\n", e.ID, e.Code, c.say().T("phase."+e.Phases[0]), c.say().T("stage."+exercise.Stage(e.Stage).String()), e.Dose.Notation)
		}
		return nil
	}
	return verb
}

// meant lists the exercises that a text means, the likeliest first; without one
// all of them.
func (c *command) meant(lib *catalog.Catalog, text string) []*exercise.Exercise {
	var out []*exercise.Exercise
	if strings.TrimSpace(text) == "" {
		for i := range lib.Exercises.Len() {
			out = append(out, lib.Exercises.At(i))
		}
		return out
	}
	for _, id := range c.phrase().Find(text) {
		out = append(out, lib.Exercises.Get(id))
	}
	return out
}

// knownWords refuses a filter that nothing could pass.
func (c *command) knownWords(phase, class, equipment string) error {
	var phases, things []string
	for p := exercise.Release; p <= exercise.Integrate; p++ {
		phases = append(phases, p.String())
	}
	for _, e := range c.lib.Exercises.All() {
		for _, n := range e.Needs {
			things = append(things, n.AnyOf...)
		}
	}
	slices.Sort(things)
	for _, one := range []struct {
		flag, said string
		known      []string
	}{{"phase", phase, phases}, {"class", strings.ToUpper(class), exercise.AllClasses.Codes()}, {"needs", equipment, append([]string{"none", "floor"}, slices.Compact(things)...)}} {
		if one.said == "" || slices.Contains(one.known, one.said) {
			continue
		}
		if near := catalog.Near(one.said, one.known); near != "" {
			return usageError{fmt.Errorf("--%s %q: did you mean %s?", one.flag, one.said, near)}
		}
		return usageError{fmt.Errorf("--%s %q: want one of %s", one.flag, one.said, strings.Join(one.known, ", "))}
	}
	return nil
}

func wanted(e *exercise.Exercise, phase, class, equipment string) bool {
	if p, ok := exercise.ParsePhase(phase); phase != "" && (!ok || !e.Fits(p)) {
		return false
	}
	if one, ok := exercise.ParseClass(strings.ToUpper(class)); class != "" && (!ok || !e.Classes.Has(one)) {
		return false
	}
	return equipment == "" || needs(e, equipment)
}

// needs says whether an exercise needs a thing, or for "none" nothing at all
// that is not the floor.
func needs(e *exercise.Exercise, thing string) bool {
	for _, n := range e.Needs {
		floor := false
		for _, id := range n.AnyOf {
			if id == thing {
				return true
			}
			floor = floor || id == "floor"
		}
		if thing == "none" && !floor {
			return false
		}
	}
	return thing == "none"
}

func (c *command) show() *cobra.Command {
	var plain bool
	verb := &cobra.Command{
		Use: "show ID", Short: "Show one exercise: how to do it, its dose and its sources", Args: exactly(1),
		Example: "  tspine show open-book",
		RunE: func(cmd *cobra.Command, args []string) error {
			lib, err := c.theirs(cmd.Context())
			if err != nil {
				return err
			}
			e := lib.Exercises.Get(args[0])
			if e == nil {
				e = lib.Exercises.ByCode(args[0])
			}
			if e == nil {
				return c.noExercise(args[0])
			}
			if c.json {
				return encode(c, exchange.ExerciseOf(e, c.call(e.ID)))
			}
			if !plain {
				c.picture(e.ID)
			}
			return c.showExercise(e)
		},
	}
	verb.Flags().BoolVar(&plain, "no-picture", false, "words only, where the terminal could show a picture")
	return verb
}

func (c *command) showExercise(e *exercise.Exercise) error {
	words := c.say()
	text, err := c.lib.Text(c.lang, e.ID)
	if err != nil {
		return err
	}
	c.title(text.Name)
	c.line("", text.For)
	c.printf("\n%s · %s · %s · %s\n", e.Code, words.T("phase."+e.Phase().String()), words.T("stage."+e.Stage.String()), words.T("position."+e.Position))
	c.printf("%s · %s\n", words.T("side."+e.Sides.String()), e.Classes)
	c.line("", words.T("cli.needs", locale.S("things", c.things(e))))
	c.line("", words.T("cli.dose", locale.S("dose", e.Dose.String()), locale.S("basis", words.T("basis."+string(e.DoseBasis)))))
	if e.Own && c.lib.Drawn(e.ID) == "" {
		c.line("", words.T("cli.no-figure"))
	}
	c.list("cli.set-up", text.SetUp)
	c.list("cli.cues", text.Cues)
	var slips []string
	for _, f := range text.Faults {
		slips = append(slips, f.What+" "+f.Feel)
	}
	c.list("cli.faults", slips)
	c.list("cli.stop", []string{text.Stop})
	c.list("cli.safety", text.Safety)
	var inferred []string
	for _, part := range e.Inferred {
		inferred = append(inferred, words.T("inferred."+part))
	}
	c.list("cli.inferred", inferred)
	c.links("cli.easier", e.Easier)
	c.links("cli.harder", e.Harder)
	c.links("cli.instead", e.Instead)
	var sources []string
	for _, id := range e.Sources {
		if s, err := c.lib.Source(id); err == nil {
			sources = append(sources, strings.TrimSpace(c.phrase().Source(s)+" "+s.Address))
		}
	}
	c.list("cli.sources", sources)
	return nil
}

// things names what an exercise needs.
func (c *command) things(e *exercise.Exercise) string {
	var all []string
	for _, n := range e.Needs {
		var any []string
		for _, id := range n.AnyOf {
			any = append(any, c.say().T("equipment."+id))
		}
		all = append(all, strings.Join(any, " / "))
	}
	if len(all) == 0 {
		return c.say().T("equipment.floor")
	}
	return strings.Join(all, ", ")
}

// list writes a heading and its points, if there are any.
func (c *command) list(key string, points []string) {
	if len(points) == 0 {
		return
	}
	c.printf("\n%s\n", c.say().T(key))
	for _, p := range points {
		c.point("  - ", p)
	}
}

func (c *command) links(key string, ids []string) {
	var names []string
	for _, id := range ids {
		names = append(names, c.call(id)+" ("+id+")")
	}
	c.list(key, names)
}
