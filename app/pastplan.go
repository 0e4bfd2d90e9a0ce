package app

import (
	"context"
	"fmt"
	"io"
	"slices"
	"strings"

	"tspine/catalog"
	"tspine/engine/fault"
	"tspine/engine/unit"
	"tspine/exchange"
)

// PastFile is a file of another app, and what is said about it.
type PastFile struct {
	Name   string // of the file, for faults
	In     io.Reader
	Source string // strong, hevy or fitnotes; empty: whichever it is
	Unit   string // kg or lb, where the file doesn't say; empty: the person's own
}

// PastPlan is what bringing a file of another app would do.
type PastPlan struct {
	Log    exchange.PastLog
	Faults catalog.Faults
	Names  []PastName // by name
	Pounds bool       // the unit that was taken where the file doesn't say
	New    []Past     // that are not here
	There  int        // exercises of sessions that are here, the same
	Differ []Past     // that are here, and say something else
}

// PastName is one exercise as the other app calls it.
type PastName struct {
	Naming
	Say            NameSay // who says what it stands for
	Sessions, Sets int
	NewSets        int
	First, Last    unit.Day
}

// NameSay is who says what a name stands for.
type NameSay string

// The person now, the person at an earlier import, or we, who found the most
// alike; or nobody: it is kept as it is.
const (
	SaidNow    NameSay = "now"
	SaidBefore NameSay = "before"
	Suggested  NameSay = "suggested"
	SaidNobody NameSay = "nobody"
)

// NewSets counts the sets that would come in.
func (p *PastPlan) NewSets() int {
	n := 0
	for i := range p.Names {
		n += p.Names[i].NewSets
	}
	return n
}

// LeftOut counts the sets that are left out by choice.
func (p *PastPlan) LeftOut() int {
	n := 0
	for i := range p.Names {
		if p.Names[i].Out {
			n += p.Names[i].Sets
		}
	}
	return n
}

// PlanPast reads a file of another app and says what bringing it would do.
// Nothing is written. What is said now of names goes before what was said
// before, and that before what we suggest. Names that are not in the file, and
// exercises that are not among ours, are faults.
func (a *App) PlanPast(ctx context.Context, from PastKeeper, p Person, f PastFile, said []Naming) (PastPlan, error) {
	a, err := a.For(ctx, p)
	if err != nil {
		return PastPlan{}, err
	}
	out := PastPlan{Pounds: f.Unit == "lb"}
	if f.Unit == "" {
		if out.Pounds, err = a.pounds(ctx, p); err != nil {
			return out, err
		}
	}
	if out.Log, out.Faults, err = exchange.ReadPastLog(f.Name, f.In, f.Source, out.Pounds); err != nil {
		return out, fmt.Errorf("import: %w", err)
	}
	before, err := from.Namings(ctx, p.ID)
	if err != nil {
		return out, err
	}
	if err := a.nameAll(&out, said, before); err != nil {
		return out, err
	}
	return out, a.comparePast(ctx, from, p, &out)
}

// pounds says whether a person sees weights in pounds.
func (a *App) pounds(ctx context.Context, p Person) (bool, error) {
	l, err := a.load(ctx, p, a.today())
	if err != nil {
		return false, err
	}
	return l.State().About.Profile.Pounds, nil
}

// nameAll says of each name what it stands for.
func (a *App) nameAll(plan *PastPlan, said, before []Naming) error {
	like, err := a.Catalog.Likeness("en")
	if err != nil {
		return err
	}
	at := map[string]int{}
	for i := range plan.Log.List {
		one := &plan.Log.List[i]
		n, known := at[one.Name]
		if !known {
			n = len(plan.Names)
			at[one.Name] = n
			plan.Names = append(plan.Names, PastName{Naming: Naming{Name: one.Name}, Say: SaidNobody, First: one.Day})
			if n < mostLike {
				if id := like.Find(one.Name); id != "" {
					plan.Names[n].Exercise, plan.Names[n].Say = id, Suggested
				}
			}
		}
		name := &plan.Names[n]
		name.Sessions, name.Sets, name.Last = name.Sessions+1, name.Sets+len(one.Sets), one.Day
	}
	for _, n := range before {
		if i, there := at[n.Name]; there && (n.Exercise == "" || a.Catalog.Exercises.Get(n.Exercise) != nil) {
			plan.Names[i].Naming, plan.Names[i].Say = n, SaidBefore
		}
	}
	var faults fault.Faults
	for _, n := range said {
		i, there := at[n.Name]
		switch {
		case !there:
			faults.Add(n.Name, "no-such-name", n.Name, catalog.Near(n.Name, namesOf(plan.Names)))
		case n.Exercise != "" && a.Catalog.Exercises.Get(n.Exercise) == nil:
			faults.Add(n.Name, "unknown-exercise", n.Exercise, a.Catalog.Nearest(n.Exercise))
		default:
			plan.Names[i].Naming, plan.Names[i].Say = n, SaidNow
		}
	}
	slices.SortFunc(plan.Names, func(a, b PastName) int { return strings.Compare(a.Name, b.Name) })
	return faults.Err()
}

// mostLike is for how many names we look for the most alike of ours.
const mostLike = 2000

func namesOf(list []PastName) []string {
	out := make([]string, len(list))
	for i := range list {
		out[i] = list[i].Name
	}
	return out
}

// comparePast holds what a file says against what is here.
func (a *App) comparePast(ctx context.Context, from PastKeeper, p Person, plan *PastPlan) error {
	here := map[string]string{}
	err := from.EachPast(ctx, p.ID, "", func(one Past) error {
		body, err := one.Body()
		here[one.ID] = body
		return err
	})
	if err != nil {
		return err
	}
	at := map[string]*PastName{}
	for i := range plan.Names {
		at[plan.Names[i].Name] = &plan.Names[i]
	}
	for i := range plan.Log.List {
		one := &plan.Log.List[i]
		body, err := one.Body()
		if err != nil {
			return err
		}
		there, known := here[one.ID]
		switch {
		case at[one.Name].Out:
		case !known:
			plan.New = append(plan.New, *one)
			at[one.Name].NewSets += len(one.Sets)
		case there == body:
			plan.There++
		default:
			plan.Differ = append(plan.Differ, *one)
		}
	}
	return nil
}

// BringPast does what a plan says: all of it, or nothing. Where a row of the file
// has a fault nothing is brought unless skip says so. What is here and says
// something else is left as it is. It gives the id by which it can be taken
// back, which is empty where nothing was new.
func (a *App) BringPast(ctx context.Context, to PastKeeper, p Person, plan PastPlan, skip bool) (string, error) {
	if len(plan.Faults) > 0 && !skip {
		return "", plan.Faults
	}
	id, err := newID()
	if err != nil {
		return "", err
	}
	list := slices.Clone(plan.New)
	for i := range list {
		list[i].Brought = id
	}
	names := make([]Naming, len(plan.Names))
	for i := range plan.Names {
		names[i] = plan.Names[i].Naming
	}
	if err := to.BringPast(ctx, p.ID, names, list); err != nil {
		return "", err
	}
	if len(list) == 0 {
		id = ""
	}
	return id, nil
}
