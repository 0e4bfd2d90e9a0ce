package exercise

import "slices"

// Catalog is all exercises, sorted by phase, order and ID. It does not change
// once made.
type Catalog struct {
	list   []Exercise
	byID   map[string]int
	byCode map[string]int
}

// NewCatalog makes a catalog of the exercises in list, which it copies.
func NewCatalog(list []Exercise) *Catalog {
	c := &Catalog{list: slices.Clone(list), byID: make(map[string]int, len(list)), byCode: make(map[string]int, len(list))}
	slices.SortFunc(c.list, func(a, b Exercise) int {
		if a.Phase() != b.Phase() {
			return int(a.Phase()) - int(b.Phase())
		}
		if a.Order != b.Order {
			return a.Order - b.Order
		}
		if a.ID < b.ID {
			return -1
		}
		return 1
	})
	for i := range c.list {
		c.byID[c.list[i].ID] = i
		c.byCode[c.list[i].Code] = i
	}
	return c
}

// Len is the number of exercises.
func (c *Catalog) Len() int { return len(c.list) }

// At gives the exercise at place i. It must not be changed.
func (c *Catalog) At(i int) *Exercise { return &c.list[i] }

// All gives every exercise in order. They must not be changed.
func (c *Catalog) All() []Exercise { return c.list }

// Index gives the place of the exercise called id, or -1.
func (c *Catalog) Index(id string) int {
	if i, ok := c.byID[id]; ok {
		return i
	}
	return -1
}

// Get gives the exercise called id, or nil.
func (c *Catalog) Get(id string) *Exercise {
	if i, ok := c.byID[id]; ok {
		return &c.list[i]
	}
	return nil
}

// ByCode gives the exercise with that code of evidence 5.1, or nil.
func (c *Catalog) ByCode(code string) *Exercise {
	if i, ok := c.byCode[code]; ok {
		return &c.list[i]
	}
	return nil
}
