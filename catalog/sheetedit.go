package catalog

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"

	"tspine/engine/exercise"
)

// Place is a group, part or line of a sheet, as a path says it. Part and Line are
// -1 where it is none.
type Place struct {
	Circuit           bool
	Group, Part, Line int
}

var placed = regexp.MustCompile(`^(stages|circuits)\[(\d{1,3})\](?:\.parts\[(\d{1,3})\](?:\.lines\[(\d{1,3})\])?)?$`)

// ReadPlace reads a path as "stages[0].parts[1].lines[2]", and says whether it is
// one.
func ReadPlace(path string) (Place, bool) {
	m := placed.FindStringSubmatch(path)
	if m == nil {
		return Place{}, false
	}
	n := func(text string) int {
		i, err := strconv.Atoi(text)
		if err != nil {
			return -1
		}
		return i
	}
	return Place{m[1] == "circuits", n(m[2]), n(m[3]), n(m[4])}, true
}

// String writes the place as a path.
func (p Place) String() string {
	out := fmt.Sprintf("stages[%d]", p.Group)
	if p.Circuit {
		out = fmt.Sprintf("circuits[%d]", p.Group)
	}
	if p.Part >= 0 {
		out += fmt.Sprintf(".parts[%d]", p.Part)
	}
	if p.Line >= 0 {
		out += fmt.Sprintf(".lines[%d]", p.Line)
	}
	return out
}

// parts gives the parts of a group, or nil where there is no such group.
func (s *Sheet) parts(p Place) *[]SheetPart {
	switch {
	case p.Circuit && p.Group < len(s.Circuits):
		return &s.Circuits[p.Group].Parts
	case !p.Circuit && p.Group < len(s.Stages):
		return &s.Stages[p.Group].Parts
	}
	return nil
}

// part gives a part, or nil where there is none.
func (s *Sheet) part(p Place) *SheetPart {
	all := s.parts(p)
	if all == nil || p.Part < 0 || p.Part >= len(*all) {
		return nil
	}
	return &(*all)[p.Part]
}

// Has says whether there is something at a place.
func (s *Sheet) Has(p Place) bool {
	switch {
	case p.Line >= 0:
		part := s.part(p)
		return part != nil && p.Line < len(part.Lines)
	case p.Part >= 0:
		return s.part(p) != nil
	}
	return s.parts(p) != nil
}

// Move moves what is at a place one up or down among its like. A line at the edge
// of its part goes over into the next part of its group. Stages stay in the order
// of the ladder. It says whether anything moved.
func (s *Sheet) Move(p Place, down bool) bool {
	by := -1
	if down {
		by = 1
	}
	switch {
	case !s.Has(p):
		return false
	case p.Line >= 0:
		return s.moveLine(p, by)
	case p.Part >= 0:
		return swap(*s.parts(p), p.Part, by)
	case p.Circuit:
		return swap(s.Circuits, p.Group, by)
	}
	return false
}

func swap[T any](list []T, i, by int) bool {
	if i+by < 0 || i+by >= len(list) {
		return false
	}
	list[i], list[i+by] = list[i+by], list[i]
	return true
}

func (s *Sheet) moveLine(p Place, by int) bool {
	from := s.part(p)
	if swap(from.Lines, p.Line, by) {
		return true
	}
	next := p
	next.Part += by
	to := s.part(next)
	if to == nil {
		return false
	}
	at := 0
	if by < 0 {
		at = len(to.Lines)
	}
	line := from.Lines[p.Line]
	from.Lines = slices.Delete(slices.Clone(from.Lines), p.Line, p.Line+1)
	to.Lines = slices.Insert(slices.Clone(to.Lines), at, line)
	return true
}

// Remove takes out what is at a place, with all that is in it, and says whether
// there was anything.
func (s *Sheet) Remove(p Place) bool {
	switch {
	case !s.Has(p):
		return false
	case p.Line >= 0:
		part := s.part(p)
		part.Lines = slices.Delete(part.Lines, p.Line, p.Line+1)
	case p.Part >= 0:
		all := s.parts(p)
		*all = slices.Delete(*all, p.Part, p.Part+1)
	case p.Circuit:
		s.Circuits = slices.Delete(s.Circuits, p.Group, p.Group+1)
	default:
		s.Stages = slices.Delete(s.Stages, p.Group, p.Group+1)
	}
	return true
}

// AddLine adds a line at the end of a part.
func (s *Sheet) AddLine(p Place, line string) bool {
	part := s.part(p)
	if part == nil {
		return false
	}
	part.Lines = append(part.Lines, line)
	return true
}

// AddPart adds an empty part at the end of a group.
func (s *Sheet) AddPart(p Place) bool {
	all := s.parts(p)
	if all == nil {
		return false
	}
	*all = append(*all, SheetPart{Phase: exercise.Mobilize.String()})
	return true
}

// AddStage adds the stage of that name where it stands in the ladder, unless it
// is there.
func (s *Sheet) AddStage(name string) bool {
	at, known := exercise.ParseStage(name)
	if !known || slices.ContainsFunc(s.Stages, func(one SheetStage) bool { return one.Stage == name }) {
		return false
	}
	i := slices.IndexFunc(s.Stages, func(one SheetStage) bool {
		stage, ok := exercise.ParseStage(one.Stage)
		return ok && stage > at
	})
	if i < 0 {
		i = len(s.Stages)
	}
	s.Stages = slices.Insert(s.Stages, i, SheetStage{Stage: name, Weeks: "6", Parts: []SheetPart{{Phase: exercise.Mobilize.String()}}})
	return true
}

// AddCircuit adds a circuit at the end.
func (s *Sheet) AddCircuit() {
	name := fmt.Sprintf("circuit-%d", len(s.Circuits)+1)
	s.Circuits = append(s.Circuits, SheetCircuit{Name: name, Parts: []SheetPart{{Phase: exercise.Mobilize.String()}}})
}
