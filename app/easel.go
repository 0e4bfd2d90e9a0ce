package app

import (
	"context"
	"fmt"
	"slices"
	"time"

	"tspine/catalog"
	"tspine/engine/fault"
	"tspine/engine/figure"
)

// How long a pose that somebody wrote may take to be drawn, waiting for others
// before it included, and how many drawings are kept ready for whoever looks at
// one and keeps it then. Our choices.
const (
	drawnWithin  = 20 * time.Second
	drawingsKept = 50
)

// easel draws poses, one at a time: it takes a processor for a second or two.
type easel struct {
	free  chan struct{}
	ready map[drawingAsked]Drawing // who is at the easel looks at it
	order []drawingAsked
}

// drawingAsked is the pose of a person by all that its postures depend on.
type drawingAsked struct{ person, stamp string }

// Drawing is what became of a pose: the lock that keeps its postures, and what is
// wrong with them by the key where it is.
type Drawing struct {
	Lock   string // empty: none were found
	Faults fault.Faults
}

func newEasel() *easel {
	e := &easel{free: make(chan struct{}, 1), ready: map[drawingAsked]Drawing{}}
	e.free <- struct{}{}
	return e
}

// draw finds the postures of a pose, within a while.
func (e *easel) draw(ctx context.Context, p Person, pose figure.Pose) (Drawing, error) {
	late, cancel := context.WithTimeout(ctx, drawnWithin)
	defer cancel()
	select {
	case <-e.free:
	case <-late.Done():
		return Drawing{Faults: fault.Faults{{Code: "figure-too-long"}}}, ctx.Err()
	}
	defer func() { e.free <- struct{}{} }()
	key := drawingAsked{p.ID, figure.Stamp(pose)}
	if one, ok := e.ready[key]; ok {
		return one, nil
	}
	lock, _, faults := catalog.DrawPose(pose, func() bool { return late.Err() == nil })
	if err := ctx.Err(); err != nil {
		return Drawing{}, fmt.Errorf("draw %s: %w", pose.ID, err)
	}
	one := Drawing{lock, faults}
	if late.Err() == nil {
		e.keep(key, one)
	}
	return one, nil
}

// keep keeps a drawing; of too many the oldest goes.
func (e *easel) keep(key drawingAsked, one Drawing) {
	if len(e.order) >= drawingsKept {
		delete(e.ready, e.order[0])
		e.order = slices.Delete(e.order, 0, 1)
	}
	e.ready[key], e.order = one, append(e.order, key)
}

// locked gives the postures that are known of the poses of a text, found before.
func (a *App) locked(file string, text []byte) string {
	locks := map[string]string{}
	for _, pose := range a.Catalog.Poses(file, text) {
		if lock := a.Catalog.Lock(pose); lock != "" {
			locks[pose.ID] = lock
		}
	}
	return catalog.WriteDrawn(locks)
}

// draw finds the postures of texts of own exercises that are about to be kept.
// What can't be drawn is the error catalog.Faults, at its place in file.
func (a *App) draw(ctx context.Context, p Person, file string, list []Own) error {
	var told catalog.Faults
	for i := range list {
		text := []byte(list[i].Text)
		locks := map[string]string{}
		for _, pose := range a.Catalog.Poses(file, text) {
			if locks[pose.ID] = a.Catalog.Lock(pose); locks[pose.ID] != "" {
				continue
			}
			one, err := a.easel.draw(ctx, p, pose)
			if err != nil {
				return err
			}
			if len(one.Faults) > 0 {
				told = append(told, catalog.AtPoseOf(file, text, pose.ID, one.Faults)...)
				continue
			}
			locks[pose.ID] = one.Lock
		}
		list[i].Drawn = catalog.WriteDrawn(locks)
	}
	return told.Err()
}

// DrawSheet draws the pose of an exercise as it is being written, for its look:
// also where its checks fail, which are told with line and column in its text.
func (a *App) DrawSheet(ctx context.Context, p Person, s *catalog.OwnSheet) (figure.Pose, string, catalog.Faults, error) {
	a = a.in(p)
	pose, faults := catalog.ReadPose(s.ID+".yaml", []byte(s.Pose))
	if len(faults) > 0 {
		return pose, "", faults, nil
	}
	one, err := a.easel.draw(ctx, p, pose)
	if err != nil {
		return pose, "", nil, err
	}
	return pose, one.Lock, catalog.AtPose(s.ID+".yaml", []byte(s.Pose), one.Faults), nil
}
