package app

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"tspine/engine/course"
	"tspine/engine/fault"
	"tspine/exchange"
)

// Preferences is how a person wants tspine to look, read and sound.
type Preferences = exchange.Preferences

// PreferenceKeeper keeps preferences.
type PreferenceKeeper interface {
	// Preferences gives those of a person; of someone unknown the zero ones.
	Preferences(ctx context.Context, person string) (Preferences, error)
	// Prefer changes those that are named; an empty one is taken back.
	Prefer(ctx context.Context, person string, changes map[string]string) error
}

// Units is the name of the units in which loads are shown. They belong to what
// a person says of themselves, and are kept there.
const Units = "units"

// What units can be.
const (
	InKilograms = "kg"
	InPounds    = "lb"
)

// Preferences gives what a person chose.
func (a *App) Preferences(ctx context.Context, p Person) (Preferences, error) {
	if p.ID == "" {
		return Preferences{}, nil
	}
	return a.People.Preferences(ctx, p.ID)
}

// Prefer changes preferences by their names, and exchange.AsItComes takes one
// back: all of them or, where anything is wrong with one, none, and the faults
// say what would be right. Units can be chosen once the person said who they
// are.
func (a *App) Prefer(ctx context.Context, p Person, changes map[string]string) error {
	a = a.in(p)
	var all fault.Faults
	clean := map[string]string{}
	for name, value := range changes {
		if name == Units {
			if value != InKilograms && value != InPounds {
				all.Add(Units, "unknown-word", value, InKilograms+", "+InPounds)
			}
			continue
		}
		wants, faults := Preferences{}.With(name, value)
		for i := range faults {
			if faults[i].Code == "unknown-preference" {
				faults[i].Want = strings.Join(SettingNames(), ", ")
			}
		}
		all = append(all, faults...)
		clean[name] = wants.Value(name)
	}
	if err := all.Err(); err != nil {
		return fmt.Errorf("settings: %w", err)
	}
	if units, ok := changes[Units]; ok {
		if err := a.countIn(ctx, p, units == InPounds); err != nil {
			return err
		}
	}
	if len(clean) == 0 {
		return nil
	}
	return a.People.Prefer(ctx, p.ID, clean)
}

// SettingNames lists every name that Prefer knows.
func SettingNames() []string {
	names := exchange.PreferenceNames()
	return append([]string{names[0], Units}, names[1:]...)
}

// UnitsOf gives the units of a person, and false where they did not say who
// they are yet.
func (a *App) UnitsOf(ctx context.Context, p Person) (string, bool, error) {
	a = a.in(p)
	l, err := a.load(ctx, p, a.today())
	if err != nil {
		return "", false, err
	}
	s := l.State()
	if s.Described && s.About.Profile.Pounds {
		return InPounds, true, nil
	}
	return InKilograms, s.Described, nil
}

// countIn has loads shown in pounds or kilograms.
func (a *App) countIn(ctx context.Context, p Person, pounds bool) error {
	l, err := a.load(ctx, p, a.today())
	if err != nil {
		return err
	}
	s := l.State()
	if !s.Described {
		return fmt.Errorf("settings: %w", &Stop{Halt: AnswerAgain, Key: string(course.ForAbout)})
	}
	about := s.About
	if about.Profile.Pounds == pounds {
		return nil
	}
	about.Profile.Pounds = pounds
	var stop *Stop
	if _, err = a.Start(ctx, p, Begin{About: &about}); errors.As(err, &stop) {
		return nil // written down all the same
	}
	return err
}
