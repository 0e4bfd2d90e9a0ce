package cli

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"tspine/catalog"
	"tspine/engine/figure/drawing"
	"tspine/engine/figure/svg"
	"tspine/exchange"
	"tspine/locale"
)

// easel is what draw was asked for.
type easel struct {
	out, theme, build, cut, sheet, poses  string
	view                                  string // empty: the usual one
	watch                                 string // a pose file
	at                                    float64
	skin, hair, width                     int
	all, gif, pair, mirror, solve, report bool
	still                                 bool // at was given
}

func (c *command) draw() *cobra.Command {
	var e easel
	verb := &cobra.Command{
		Use: "draw [ID…]", Short: "Draw exercises: moving, still, as GIF or all on one sheet",
		Long:    "Draws exercises as SVG that moves, plays without a network and follows a light or\ndark page. One goes to standard output, several into a folder (-o). With --solve it\nreads pose files, finds the postures and writes their lock; --watch shows one pose\nfile in a browser and draws it anew at each save: see docs/poses.md.",
		Example: "  tspine draw open-book > open-book.svg\n  tspine draw --all -o figures --build slim --skin 3 --cut bun\n  tspine draw --sheet sheet.svg\n  tspine draw --watch catalog/poses/open-book.yaml",
	}
	flags := verb.Flags()
	flags.BoolVar(&e.all, "all", false, "every exercise that has a figure")
	flags.StringVarP(&e.out, "out", "o", "", "folder to write into")
	flags.StringVar(&e.theme, "theme", "auto", "auto follows the reader's setting; light or dark")
	flags.Float64Var(&e.at, "at", 0, "a still at this second of a rep")
	flags.BoolVar(&e.pair, "pair", false, "start and end side by side, for print")
	flags.BoolVar(&e.gif, "gif", false, "as GIF")
	flags.IntVar(&e.width, "width", 480, "pixels across, for a GIF")
	flags.BoolVar(&e.mirror, "mirror", false, "the other side")
	flags.StringVar(&e.view, "view", "", "seen from elsewhere: front, side, back or above")
	flags.StringVar(&e.build, "build", "", "average, slim or broad")
	flags.IntVar(&e.skin, "skin", 1, "tone of skin, 1 light to 4 dark")
	flags.IntVar(&e.hair, "hair", 1, "color of hair, 1 to 5")
	flags.StringVar(&e.cut, "cut", "short", "short, bun or tail")
	flags.StringVar(&e.sheet, "sheet", "", "write all on one sheet: start and end, light and dark")
	flags.BoolVar(&e.report, "report", false, "print what the checks found")
	flags.BoolVar(&e.solve, "solve", false, "find the postures of pose files and write their lock")
	flags.StringVar(&e.poses, "poses", filepath.Join("catalog", "poses"), "folder of the pose files, for --solve")
	flags.StringVar(&e.watch, "watch", "", "show a pose file in a browser, drawn anew at each save, with its checks")
	verb.RunE = func(cmd *cobra.Command, args []string) error {
		e.still = flags.Changed("at")
		if e.watch != "" {
			return c.watchPose(cmd.Context(), e, args)
		}
		return c.drawAll(cmd.Context(), e, args)
	}
	return verb
}

func (c *command) drawAll(ctx context.Context, e easel, ids []string) error {
	lib, err := c.content()
	if err != nil {
		return err
	}
	if e.solve {
		return c.solvePoses(e, ids)
	}
	if e.all || e.sheet != "" && len(ids) == 0 || e.report && len(ids) == 0 {
		ids = lib.PoseIDs()
	}
	if err := e.check(ids); err != nil {
		return err
	}
	if unknown := func(id string) bool { return lib.Exercises.Get(id) == nil }; slices.ContainsFunc(ids, unknown) {
		if lib, err = c.theirs(ctx); err != nil { // it may be one that they wrote
			return err
		}
		if i := slices.IndexFunc(ids, unknown); i >= 0 {
			return c.noExercise(ids[i])
		}
	}
	switch {
	case e.report:
		return c.report(e, ids)
	case e.sheet != "":
		return c.drawSheet(e, ids)
	}
	return c.each(e, ids, func(id string, f exchange.Picture) error { return c.drawOne(e, id, f) })
}

// each does something with every figure. One that can't be had doesn't stop
// the others: it is named, and the whole fails at the end.
func (c *command) each(e easel, ids []string, do func(id string, f exchange.Picture) error) error {
	failed := 0
	for _, id := range ids {
		f, err := c.figure(e, id)
		if err != nil && len(ids) == 1 {
			return err
		}
		if err == nil {
			err = do(id, f)
		}
		if err != nil {
			fmt.Fprintln(c.Err, err)
			failed++
		}
	}
	if failed > 0 {
		return fmt.Errorf("%w: %d", errFaults, failed)
	}
	return nil
}

// check finds what is wrong with the flags.
func (e easel) check(ids []string) error {
	_, known := svg.ParseTheme(e.theme)
	cuts := []string{drawing.Short.String(), drawing.Bun.String(), drawing.Tail.String()}
	switch {
	case len(ids) == 0:
		return usageError{errors.New("nothing to draw: name an exercise, or say --all")}
	case !known:
		return usageError{&exchange.UnknownError{What: "theme", Got: e.theme, Known: []string{"auto", "light", "dark"}}}
	case !slices.Contains(cuts, e.cut):
		return usageError{&exchange.UnknownError{What: "cut", Got: e.cut, Known: cuts}}
	case e.view != "" && !slices.Contains(drawing.Views(), e.view):
		return usageError{&exchange.UnknownError{What: "view", Got: e.view, Known: drawing.Views()}}
	case e.skin < 1 || e.skin > drawing.SkinTones:
		return usageError{fmt.Errorf("--skin %d: 1 to %d", e.skin, drawing.SkinTones)}
	case e.hair < 1 || e.hair > drawing.HairColors:
		return usageError{fmt.Errorf("--hair %d: 1 to %d", e.hair, drawing.HairColors)}
	case e.width < 64 || e.width > 1920:
		return usageError{fmt.Errorf("--width %d: 64 to 1920", e.width)}
	case len(ids) > 1 && e.out == "" && e.sheet == "" && !e.report:
		return usageError{errors.New("several figures need a folder: -o DIR")}
	}
	if _, err := exchange.BuildNamed(e.build); err != nil {
		return usageError{err}
	}
	return nil
}

func (e easel) person() exchange.Person {
	look := drawing.Look{Skin: e.skin - 1, Hair: e.hair - 1}
	for _, cut := range []drawing.Cut{drawing.Short, drawing.Bun, drawing.Tail} {
		if cut.String() == e.cut {
			look.Cut = cut
		}
	}
	return exchange.Person{Build: e.build, Look: look}
}

func (c *command) figure(e easel, id string) (exchange.Picture, error) {
	f, err := exchange.PictureSeen(c.lib, c.lang, id, e.view, e.person())
	if err != nil {
		return f, err
	}
	f = f.Said(c.say())
	f.Page.Theme, _ = svg.ParseTheme(e.theme)
	f.Page.Mirror = e.mirror
	return f, nil
}

// drawOne writes one exercise to standard output, or into the folder.
func (c *command) drawOne(e easel, id string, f exchange.Picture) error {
	var err error
	text, ending := []byte(nil), ".svg"
	switch {
	case e.gif:
		var b bytes.Buffer
		dark := f.Page.Theme == svg.Dark
		err = exchange.GIF(&b, f.Scene.Film(), f.Timing, drawing.PaletteOf(f.Page.Look, dark), e.width, e.mirror)
		text, ending = b.Bytes(), ".gif"
	case e.pair:
		text = f.Pair()
	case e.still:
		text = f.Still(e.at)
	default:
		text = f.Moving()
	}
	if err != nil {
		return fmt.Errorf("draw %s: %w", id, err)
	}
	if e.out == "" {
		_, err = c.Out.Write(text)
		return err
	}
	if err := os.MkdirAll(e.out, 0o755); err != nil {
		return fmt.Errorf("draw %s: %w", id, err)
	}
	return c.write(filepath.Join(e.out, id+ending), text)
}

// write writes a file and says so.
func (c *command) write(name string, text []byte) error {
	if err := os.WriteFile(name, text, 0o644); err != nil {
		return fmt.Errorf("write: %w", err)
	}
	c.printf("%s\n", c.say().T("cli.written", locale.S("name", name)))
	return nil
}

func (c *command) drawSheet(e easel, ids []string) error {
	var cells []svg.Cell
	missing := c.each(e, ids, func(_ string, f exchange.Picture) error {
		cells = append(cells, f.Cell())
		return nil
	})
	page := svg.Page{Words: svg.Words{Prefix: "sheet-", Title: c.say().T("cli.sheet")}, Look: e.person().Look}
	return errors.Join(c.write(e.sheet, svg.Sheet(cells, page)), missing)
}

// solvePoses finds the postures of pose files and writes each lock beside its
// file. It goes on after a pose that can't be solved, and fails at the end.
func (c *command) solvePoses(e easel, ids []string) error {
	if len(ids) == 0 {
		files, err := filepath.Glob(filepath.Join(e.poses, "*.yaml"))
		if err != nil {
			return fmt.Errorf("list poses: %w", err)
		}
		for _, name := range files {
			ids = append(ids, strings.TrimSuffix(filepath.Base(name), ".yaml"))
		}
	}
	failed := 0
	for _, id := range ids {
		name := filepath.Join(e.poses, id+".yaml")
		text, err := os.ReadFile(name)
		if err != nil {
			return fmt.Errorf("solve %s: %w", id, err)
		}
		pose, faults := catalog.ReadPose(name, text)
		for _, f := range faults {
			c.printf("%s\n", c.located(f))
		}
		if len(faults) > 0 {
			failed++
			continue
		}
		lock, _, err := catalog.SolvePose(pose)
		if err != nil {
			c.printf("%s\n", err)
			failed++
			continue
		}
		if err := c.write(filepath.Join(e.poses, id+".lock"), lock); err != nil {
			return err
		}
	}
	if failed > 0 {
		return fmt.Errorf("%w: %d", errFaults, failed)
	}
	return nil
}
