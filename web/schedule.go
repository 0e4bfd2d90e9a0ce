package web

import (
	"errors"
	"fmt"
	"math"
	"net/http"
	"strconv"

	"tspine/app"
	"tspine/engine/evidence"
	"tspine/engine/fault"
	"tspine/engine/person"
	"tspine/engine/unit"
)

// schedulePage asks on which days and when the person trains.
type schedulePage struct {
	Days     []schedDay
	Most     []string // to choose from: "", none, 1, 2 …
	Chosen   string
	From, To string
	Zone     string
	Here     string // zone of the machine
	Asked    int    // sessions a week that the doses ask for; 0: nobody knows yet
	Room     int    // for so many
	Fewer    bool   // less than three quarters
	Gap      bool   // each time counts as a gap
	Next     nextPart
	Saved    bool
	Was      string  // the state that it was opened in
	Changed  bool    // elsewhere, since it was opened
	Rule     whyPart // by which no day off is missed
	Faults   fault.Faults
}

// schedDay is a day of the week.
type schedDay struct {
	N      int // from 1, Monday
	ID     string
	On     bool
	Time   string
	Faults fault.Faults
}

func (schedulePage) file() string { return "schedule" }
func (schedulePage) tab() string  { return "program" }

// schedule shows when the person trains.
func (s *Server) schedule(w http.ResponseWriter, r *http.Request) error {
	plan, err := s.App.Schedule(r.Context(), actor(r).Person)
	if err != nil {
		return err
	}
	p := s.schedulePage(&plan)
	p.Saved = r.URL.Query().Get("saved") != ""
	return s.render(w, r, http.StatusOK, p)
}

func (s *Server) schedulePage(plan *app.Plan) schedulePage {
	p := schedulePage{
		Days: daysOf(&plan.Schedule), Most: []string{"", "none"}, From: plan.Breaks.From.String(), To: plan.Breaks.To.String(), Zone: plan.Zone, Here: s.App.Now().Location().String(),
		Asked: int(math.Round(plan.PerWeek)), Room: int(math.Round(plan.Planned)), Gap: plan.Gap,
		Was: plan.State, Fewer: plan.Fewer(), Next: newNext(plan.Next), Rule: s.why(evidence.Because(app.DayOff())),
	}
	for n := 1; n <= person.MostBreaks; n++ {
		p.Most = append(p.Most, itoa(n))
	}
	switch b := plan.Breaks; {
	case b.None:
		p.Chosen = "none"
	case b.Most > 0:
		p.Chosen = itoa(b.Most)
	}
	if p.Here == "Local" {
		p.Here, _ = s.App.Now().Zone()
	}
	return p
}

// tellSchedule keeps when the person trains.
func (s *Server) tellSchedule(w http.ResponseWriter, r *http.Request) error {
	if err := readForm(r); err != nil {
		return err
	}
	plan, faults := readSchedule(r)
	zone, opened := trimmed(r, "zone"), was(r)
	var failed error
	if len(faults) == 0 {
		failed = s.App.Plan(r.Context(), actor(r).Person, opened, plan, zone)
		if failed == nil {
			return back(w, r, "/program/schedule?saved=yes")
		}
		if !asFaults(failed, &faults) && !errors.Is(failed, app.ErrChanged) {
			return failed
		}
	}
	now, err := s.App.Schedule(r.Context(), actor(r).Person)
	if err != nil {
		return err
	}
	p := s.schedulePage(&now)
	p.typed(r, faults)
	if errors.Is(failed, app.ErrChanged) {
		p.Changed = true // saving again knows of it: the page carries the state that holds now
		return &badForm{p, failed}
	}
	p.Was = opened
	return &badForm{p, faults}
}

// typed puts what was filled in back, with what is wrong with it.
func (p *schedulePage) typed(r *http.Request, faults fault.Faults) {
	p.Faults, p.Zone, p.Chosen, p.From, p.To = faults, trimmed(r, "zone"), trimmed(r, "most"), trimmed(r, "breaks.from"), trimmed(r, "breaks.to")
	typedDays(p.Days, r, faults)
}

// daysOf is the days of a week as they are chosen.
func daysOf(s *person.Schedule) []schedDay {
	var out []schedDay
	for i, one := range s.Days {
		out = append(out, schedDay{N: i + 1, ID: person.DayName(i), On: one.On, Time: one.At.String()})
	}
	return out
}

// typedDays puts days back as they were filled in, with what is wrong with them.
func typedDays(days []schedDay, r *http.Request, faults fault.Faults) {
	for i := range days {
		d := &days[i]
		d.On, d.Time, d.Faults = r.PostForm.Get(d.ID) != "", trimmed(r, d.ID+".time"), at(faults, fmt.Sprintf("days[%d]", i))
	}
}

// readDays reads the days that were ticked, and their times.
func readDays(r *http.Request) ([unit.DaysPerWeek]person.Slot, fault.Faults) {
	var out [unit.DaysPerWeek]person.Slot
	var all fault.Faults
	for i := range out {
		name := person.DayName(i)
		out[i].On = r.PostForm.Get(name) != ""
		if at := readClock(r, name+".time", fmt.Sprintf("days[%d]", i), &all); out[i].On {
			out[i].At = at // the time of a day that is not chosen is left alone
		}
	}
	return out, all
}

// readClock reads a time; nothing is none.
func readClock(r *http.Request, field, path string, all *fault.Faults) person.Clock {
	text := trimmed(r, field)
	c, ok := person.ParseClock(text)
	if text != "" && !ok {
		all.Add(path, "not-a-time", fmt.Sprintf("%.20s", text), "18:00")
	}
	return c
}

func readSchedule(r *http.Request) (person.Schedule, fault.Faults) {
	var s person.Schedule
	var all fault.Faults
	clock := func(field, path string) person.Clock { return readClock(r, field, path, &all) }
	s.Days, all = readDays(r)
	s.Breaks.From, s.Breaks.To = clock("breaks.from", "breaks.from"), clock("breaks.to", "breaks.to")
	switch most := trimmed(r, "most"); most {
	case "":
	case "none":
		s.Breaks.None = true
	default:
		n, err := strconv.Atoi(most)
		if err != nil || n < 1 {
			all.Add("breaks.most", "out-of-range", fmt.Sprintf("%.20s", most), "1 to "+itoa(person.MostBreaks))
		}
		s.Breaks.Most = n
	}
	return s, all
}
