package exchange

import (
	"fmt"
	"slices"
	"strings"

	"tspine/catalog"
	"tspine/engine/body"
	"tspine/engine/dose"
	"tspine/engine/exercise"
	"tspine/engine/figure"
	"tspine/engine/figure/drawing"
	"tspine/engine/figure/svg"
	"tspine/locale"
)

// Person is how somebody wants to see the figures: the zero Person is the
// first build, the lightest skin and short brown hair.
type Person struct {
	Build string // a build's name; empty is the first
	Look  drawing.Look
}

// Picture is the picture of one exercise, ready to be drawn in any way.
type Picture struct {
	Scene  *drawing.Scene
	Timing figure.Timing
	Page   svg.Page
	View   string // from which it is seen; empty is the usual one
	sided  bool   // done to one side at a time
	other  string // the title of the mirror; empty is the page's
}

// PictureOf sets the scene of an exercise from what the catalog keeps of it;
// nothing is solved. The words are those of a language.
func PictureOf(lib *catalog.Catalog, lang, id string, p Person) (Picture, error) {
	return PictureSeen(lib, lang, id, "", p)
}

// PictureSeen is PictureOf from one of the views that its pose offers, or its
// usual one. Another one is an UnknownError.
func PictureSeen(lib *catalog.Catalog, lang, id, view string, p Person) (Picture, error) {
	build, err := BuildNamed(p.Build)
	if err != nil {
		return Picture{}, err
	}
	solved, err := lib.Figure(id, build)
	if err != nil {
		return Picture{}, fmt.Errorf("figure: %w", err)
	}
	seen, ok := drawing.SeenFrom(solved, view)
	if !ok {
		return Picture{}, fmt.Errorf("figure of %s: %w", id, &UnknownError{"view", view, drawing.ViewsOf(solved.Pose)})
	}
	out := PictureFrom(lib, lang, seen, p.Look)
	out.View = view
	return out, nil
}

// PictureFrom sets the scene of a solved pose. Words and directions are those of
// the exercise of its name; a pose of no exercise has its name alone.
func PictureFrom(lib *catalog.Catalog, lang string, solved figure.Solved, look drawing.Look) Picture {
	id := solved.Pose.ID
	page := svg.Page{Words: svg.Words{Prefix: id + "-", Title: id}, Look: look}
	if text, err := lib.Text(lang, id); err == nil {
		page.Title, page.Desc = text.Name, text.For+" "+strings.Join(text.Cues, " ")
	}
	var directions body.Directions
	release, sided := false, false
	if e := lib.Exercises.Get(id); e != nil {
		sided = e.Sides != body.Both
		directions, release = e.Directions, slices.Contains(e.Phases, exercise.Release)
	}
	scene := drawing.New(solved, look, directions)
	scene.Release = release
	return Picture{Scene: scene, Timing: solved.Pose.Timing, Page: page, sided: sided}
}

// Said gives the figure with what only a language's own words can say: in its
// title for which side it is drawn and from which view that was asked for, and in
// its description what a second picture shows.
func (f Picture) Said(say *locale.Printer) Picture {
	if f.sided {
		name, drawn := f.Page.Title, f.Scene.Side()
		title := func(side body.Side) string { return say.T("picture.side."+side.String(), locale.S("name", name)) }
		f.Page.Title, f.other = title(drawn), title(drawn.Other())
	}
	if f.View != "" {
		seen := func(name string) string { return say.T("picture.view."+f.View, locale.S("name", name)) }
		f.Page.Title = seen(f.Page.Title)
		if f.other != "" {
			f.other = seen(f.other)
		}
	}
	switch second := f.Scene.Pose.Second; second {
	case "":
	case drawing.Crown, drawing.Close:
		f.Page.Desc += " " + say.T("picture.second."+second)
	default:
		f.Page.Desc += " " + say.T("picture.second.other")
	}
	return f
}

// page gives the page with the title of the side that is seen.
func (f Picture) page() svg.Page {
	p := f.Page
	if p.Mirror && f.other != "" {
		p.Title = f.other
	}
	return p
}

// BuildNamed gives a build by its name; the empty name is the first.
func BuildNamed(name string) (figure.Build, error) {
	all := figure.Builds()
	i := slices.IndexFunc(all, func(b figure.Build) bool { return b.Name == name })
	if name == "" {
		i = 0
	}
	if i < 0 {
		return figure.Build{}, &UnknownError{"build", name, names(all, func(b figure.Build) string { return b.Name })}
	}
	return all[i], nil
}

// UnknownError is a word that a figure doesn't know.
type UnknownError struct {
	What, Got string
	Known     []string
}

// Error writes the word and those that are known.
func (e *UnknownError) Error() string {
	return fmt.Sprintf("unknown %s %q: %s", e.What, e.Got, strings.Join(e.Known, ", "))
}

func names[T any](all []T, name func(T) string) []string {
	var out []string
	for _, v := range all {
		out = append(out, name(v))
	}
	return out
}

// Retimed gives the figure in the tempo of a dose: lowering or going out,
// pausing, and coming back. The zero Tempo leaves it as it is.
func (f Picture) Retimed(t dose.Tempo) Picture {
	if t != (dose.Tempo{}) {
		f.Timing.Out, f.Timing.Hold, f.Timing.Back = float64(t.Lower), float64(t.Pause), float64(t.Lift)
	}
	return f
}

// Moving gives the figure as an animated SVG.
func (f Picture) Moving() []byte { return svg.Moving(f.Scene.Film(), f.Timing, f.page()) }

// Still gives second t of a rep as an SVG.
func (f Picture) Still(t float64) []byte { return svg.Still(f.Scene.Moment(t, f.Timing), f.page()) }

// Finish gives the end as an SVG.
func (f Picture) Finish() []byte { return svg.Still(f.Scene.At(1), f.page()) }

// Pair gives start and end side by side as an SVG.
func (f Picture) Pair() []byte { return svg.Pair(f.Scene.At(0), f.Scene.At(1), f.page()) }

// Cell gives start and end for a contact sheet.
func (f Picture) Cell() svg.Cell {
	return svg.Cell{Name: f.Page.Title, Start: f.Scene.At(0), End: f.Scene.At(1)}
}
