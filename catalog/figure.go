package catalog

import (
	"errors"
	"fmt"
	"io/fs"
	"path"

	"tspine/engine/figure"
)

// PoseIDs gives the exercises that have a pose, sorted.
func (c *Catalog) PoseIDs() []string {
	names, err := fs.Glob(c.root, "poses/*.yaml")
	if err != nil {
		return nil // the pattern is a good one
	}
	for i, name := range names {
		names[i] = nameOf(name)
	}
	return names
}

// Pose gives how an exercise is drawn.
func (c *Catalog) Pose(id string) (figure.Pose, error) {
	if own, ok := c.drawn[id]; ok {
		return *own.pose, nil
	}
	name := path.Join("poses", id+".yaml")
	text, err := fs.ReadFile(c.root, name)
	if err != nil {
		return figure.Pose{}, fmt.Errorf("pose of %s: %w", id, err)
	}
	p, faults := ReadPose(name, text)
	return p, faults.Err()
}

// Figure gives the solved postures of an exercise for a build, from its lock.
// Nothing is solved. A stale lock is an error.
func (c *Catalog) Figure(id string, b figure.Build) (figure.Solved, error) {
	if own, ok := c.drawn[id]; ok {
		return own.figure(b)
	}
	p, err := c.Pose(id)
	if err != nil {
		return figure.Solved{}, err
	}
	text, err := fs.ReadFile(c.root, path.Join("poses", id+".lock"))
	if err != nil {
		return figure.Solved{}, fmt.Errorf("lock of %s: %w", id, err)
	}
	v, err := figure.ReadLock(text, p, b)
	if err != nil {
		return v, fmt.Errorf("lock of %s: %w", id, err)
	}
	return v, nil
}

// SolvePose finds the postures of a pose for every build and gives the text of
// its lock. A pose that can't be solved for some build gives every reason.
func SolvePose(p figure.Pose) ([]byte, []figure.Solved, error) {
	var all []error
	var solved []figure.Solved
	for _, b := range figure.Builds() {
		v, err := figure.Solve(b, p)
		if err != nil {
			all = append(all, fmt.Errorf("%s build: %w", b.Name, err))
		}
		if len(v.Motion.Way) == 0 {
			continue
		}
		for _, c := range v.Report().Checks() {
			if c.Value > c.Gate {
				all = append(all, fmt.Errorf("%s build: %s fails %s: %.3g, more than %g, at %s", b.Name, p.ID, c.Name, c.Value, c.Gate, c.At))
			}
		}
		solved = append(solved, v)
	}
	return figure.WriteLock(figure.Stamp(p), solved), solved, errors.Join(all...)
}
