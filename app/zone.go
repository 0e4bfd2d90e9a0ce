package app

import (
	"fmt"
	"sync"
	"time"

	"tspine/engine/fault"
	"tspine/engine/unit"
)

// today is the calendar day where the person is: in says where that is.
func (a *App) today() unit.Day { return unit.DayOf(a.Now()) }

// in gives the use cases where a person is: their days begin at midnight there,
// wherever the machine stands. Every use case of a person begins with it.
func (a *App) in(p Person) *App {
	place := a.zones.find(p.Zone)
	if place == nil {
		return a
	}
	there := *a
	there.Now = func() time.Time { return a.Now().In(place) }
	return &there
}

// Day is the calendar day where a person is.
func (a *App) Day(p Person) unit.Day { return a.in(p).today() }

// Here is the time zone that a person's days are counted in.
func (a *App) Here(p Person) *time.Location { return a.in(p).Now().Location() }

// zones are the time zones that were looked up.
type zones struct {
	mu    sync.Mutex
	known map[string]*time.Location
}

// find gives a time zone, or nil where none is said or the machine does not know
// it.
func (z *zones) find(name string) *time.Location {
	if name == "" {
		return nil
	}
	z.mu.Lock()
	defer z.mu.Unlock()
	place, ok := z.known[name]
	if !ok && len(z.known) < mostZones {
		place, _ = loadZone(name) // one that is not known any more is as good as none
		if z.known == nil {
			z.known = map[string]*time.Location{}
		}
		z.known[name] = place
	}
	return place
}

// mostZones is more than there are in the world.
const mostZones = 1000

// loadZone finds a time zone by its name. That of the machine has no name.
func loadZone(name string) (*time.Location, error) {
	if name == "" || name == "Local" {
		return nil, fmt.Errorf("time zone %q: not a name", name)
	}
	return time.LoadLocation(name)
}

// checkZone tells what is wrong with the name of a time zone.
func checkZone(path, name string) fault.Faults {
	var out fault.Faults
	if _, err := loadZone(name); name != "" && err != nil {
		out.Add(path, "not-a-zone", name, "Europe/Berlin")
	}
	return out
}
