package web

import (
	"fmt"
	"math"
	"net/http"
	"slices"
	"strings"

	"tspine/app"
	"tspine/engine/assessment"
	"tspine/engine/evidence"
	"tspine/engine/fault"
	"tspine/engine/outcome"
	"tspine/engine/unit"
	"tspine/exchange"
	"tspine/locale"
	"tspine/phrase"
)

// measuresPage lists the tests that fit the person, with what is due.
type measuresPage struct {
	Rows   []duePart
	Hurt   int    // pain on moving that leaves tests out; 0: none does
	Said   string // pain on moving now, as it was typed
	Faults fault.Faults
	Why    whyPart
}

func (measuresPage) file() string { return "measures" }
func (measuresPage) tab() string  { return "progress" }

// duePart is when a test is due, and what became of it. The zero duePart has
// nothing to say.
type duePart struct {
	ID, When string
	Now      bool   // it is due
	With     string // phone, clock, tape
	Why      whyPart

	Taken               bool
	Verdicts            []string // what may be said of each side
	Tries               []sideTries
	By, Device, Version string
	Low, High           float64
}

// sideTries is the tries of one side.
type sideTries struct{ Side, Values, Spread string }

// measures lists the tests.
func (s *Server) measures(w http.ResponseWriter, r *http.Request) error {
	p, err := s.measuresPage(r)
	if err != nil {
		return err
	}
	return s.render(w, r, http.StatusOK, p)
}

func (s *Server) measuresPage(r *http.Request) (measuresPage, error) {
	p := measuresPage{}
	all, move, err := s.App.Due(r.Context(), actor(r).Person)
	if err != nil {
		return p, err
	}
	if move.Given() && move.Value() >= assessment.SkipPain {
		p.Hurt, p.Why = move.Value(), s.why(evidence.Because("test-stopped"))
	}
	for i := range all {
		p.Rows = append(p.Rows, s.duePart(r, &all[i]))
	}
	slices.SortStableFunc(p.Rows, func(a, b duePart) int { return rank(a) - rank(b) })
	return p, nil
}

// tellMove takes how much it hurts to move now, where that left tests out.
func (s *Server) tellMove(w http.ResponseWriter, r *http.Request) error {
	if err := readForm(r); err != nil {
		return err
	}
	p, err := s.measuresPage(r)
	if err != nil {
		return err
	}
	p.Said = trimmed(r, "pain")
	pain, faults := readPain(p.Said)
	if len(faults) == 0 && !pain.Given() {
		faults.Add("pain", "not-answered", "", "")
	}
	if len(faults) > 0 {
		p.Faults = faults
		return &badForm{p, faults}
	}
	_, err = s.App.Measure(r.Context(), actor(r).Person, assessment.Measures{PainMove: pain})
	if err != nil && !stopped(err) {
		return err
	}
	return back(w, r, "/progress/measure")
}

// rank puts what is due first.
func rank(p duePart) int {
	if p.Now {
		return 0
	}
	return 1
}

func (s *Server) duePart(r *http.Request, d *app.Due) duePart {
	say := s.phrase(r)
	today := unit.DayOf(s.App.Now())
	p := duePart{ID: d.Test.ID, Now: d.Next.Due(today) && !d.Next.Over(today), When: when(say, d.Next, today), With: with(d.Test), Why: s.why(d.Next.Why()), Low: d.Low, High: d.High}
	p.Taken = d.Next.Turn != assessment.First
	for i := range d.Tracks {
		p.Verdicts = append(p.Verdicts, compared(say, &d.Tracks[i]))
	}
	if t, known := d.Last.TakeOf(d.Test.ID); known && p.Taken {
		p.By, p.Device, p.Version = t.By.String(), t.Device, t.Version
		p.tries(say, t, d.Test)
	}
	return p
}

// with says what a test is read with.
func with(t assessment.Test) string {
	switch {
	case t.Gauge.Sensor():
		return "phone"
	case t.Gauge == assessment.Clock:
		return "clock"
	}
	return "tape"
}

// tries writes down the tries, where there is more than one.
func (p *duePart) tries(say phrase.Phraser, t assessment.Take, test assessment.Test) {
	for _, one := range []struct {
		side   string
		values []float64
	}{{"left", t.Left}, {"right", t.Right}} {
		if len(one.values) < 2 {
			continue
		}
		if !test.Sides {
			one.side = ""
		}
		var texts []string
		for _, v := range one.values {
			texts = append(texts, say.Words.Number(v))
		}
		p.Tries = append(p.Tries, sideTries{one.side, strings.Join(texts, ", "), say.Words.Decimal(fmt.Sprintf("%.1f", assessment.Spread(one.values)))})
	}
}

// when says when a test is due.
func when(say phrase.Phraser, n assessment.Next, today unit.Day) string {
	key, day := "next", n.From
	switch {
	case n.Turn == assessment.First:
		return say.Words.T("page.measure.first")
	case n.Over(today):
		key, day = "over", n.Last
		if n.Last < today {
			key = "over-last"
		}
		return say.Words.T("page.measure."+key, locale.S("day", past(say, day, today))) + " " + say.Words.T("page.measure.next", locale.S("day", coming(say, n.From, today)))
	case n.Turn == assessment.Second && today >= n.From:
		key, day = "until", n.Until
	case n.Turn == assessment.Second:
		key = "second"
	case today >= n.From:
		return say.Words.T("page.measure.due")
	}
	return say.Words.T("page.measure."+key, locale.S("day", coming(say, day, today)))
}

// coming names a day that is near by its weekday.
func coming(say phrase.Phraser, day, today unit.Day) string {
	switch {
	case day == today:
		return say.Words.T("day.today")
	case day == today+1:
		return say.Words.T("day.tomorrow")
	case day > today && day < today+unit.DaysPerWeek:
		return say.Words.T("day." + weekday(day))
	}
	return say.Day(day)
}

// past names a day that has been.
func past(say phrase.Phraser, day, today unit.Day) string {
	switch day {
	case today:
		return say.Words.T("day.today")
	case today - 1:
		return say.Words.T("day.yesterday")
	}
	return say.Words.T("page.measure.on", locale.S("day", say.Day(day)))
}

// unitOf says a unit as it stands behind a number.
func unitOf(say phrase.Phraser, unit string) string {
	if unit == "" || unit == "°" {
		return unit
	}
	return " " + say.Words.T("page.test.unit."+unit)
}

// compared says what may be said of one side.
func compared(say phrase.Phraser, t *outcome.Track) string {
	key := t.Moved.String()
	if t.Moved == outcome.CannotTell && t.MDC == 0 {
		key = "not-known"
	}
	side := say.Words.T("page.test.value")
	if name := t.Side.String(); name != "" {
		side = say.Words.T("side." + name)
	}
	amount := func(v float64) string {
		return strings.TrimSpace(say.Words.Number(math.Round(v*10)/10) + unitOf(say, t.Unit))
	}
	by := amount(t.Change())
	if t.Change() >= 0 {
		by = "+" + by
	}
	return say.Words.T("page.measure.change."+key, locale.S("side", side), locale.S("now", amount(t.To)), locale.S("by", by), locale.S("mdc", amount(t.MDC)))
}

// measurePage is one test outside the start.
func (s *Server) measurePage(r *http.Request, said func(name string) string) (testPage, app.Due, error) {
	d, err := s.App.DueOf(r.Context(), actor(r).Person, r.PathValue("id"))
	if err != nil {
		return testPage{}, d, err
	}
	p := newTestPage(d.Test, &talk{}, said)
	p.Back, p.Alone = "/progress/measure", true
	p.Due = s.duePart(r, &d)
	p.Early = !d.Next.Due(unit.DayOf(s.App.Now()))
	s.guided(r, &p, d.Test, d.Hold)
	if p.Plan != nil {
		p.Plan.To, p.Plan.Then = "/progress/measures.json", "/progress/measure/"+d.Test.ID
	}
	return p, d, nil
}

// measure says how a test is done, and what became of it.
func (s *Server) measure(w http.ResponseWriter, r *http.Request) error {
	p, _, err := s.measurePage(r, func(string) string { return "" })
	if err != nil {
		return err
	}
	return s.render(w, r, http.StatusOK, p)
}

// tellMeasure keeps the values of a test that were read by hand.
func (s *Server) tellMeasure(w http.ResponseWriter, r *http.Request) error {
	if err := readForm(r); err != nil {
		return err
	}
	p, d, err := s.measurePage(r, func(name string) string { return trimmed(r, name) })
	if err != nil {
		return err
	}
	there := "/progress/measure/" + d.Test.ID
	button := trimmed(r, "answer")
	if p.Early || button == "later" {
		return back(w, r, there)
	}
	take, faults := p.take(r)
	text, more := p.read(button)
	if !take.Stopped() {
		faults = append(faults, more...)
	}
	if len(faults) == 0 {
		faults, err = s.keepMeasure(r, d.Test.ID, text, take)
	}
	if err != nil {
		return err
	}
	switch {
	case len(faults) > 0:
		p.Faults = faults
		return &badForm{p, faults}
	case take.Stopped():
		there = "/progress/measure"
	}
	return back(w, r, there)
}

// keepMeasure writes the values of a test down, or that it was stopped.
func (s *Server) keepMeasure(r *http.Request, test, text string, take assessment.Take) (fault.Faults, error) {
	m := assessment.Taken(take, nil)
	if !take.Stopped() {
		var faults fault.Faults
		if m, faults = app.ReadMeasure(test, text); len(faults) > 0 {
			return faults, nil
		}
		m.Takes = []assessment.Take{take}
	}
	_, err := s.App.Measure(r.Context(), actor(r).Person, m)
	var faults fault.Faults
	if err != nil && (asFaults(err, &faults) || stopped(err)) {
		err = nil // what was measured is kept, whatever it leads to
	}
	return faults, err
}

// takeJSON is how one test went, as a device measured it.
type takeJSON struct {
	ID     string `json:"id"`
	Person string `json:"person"`
	Day    string `json:"day"`
	exchange.Take
}

// takeDown writes it down.
func (s *Server) takeDown(w http.ResponseWriter, r *http.Request) error {
	var one takeJSON
	if err := readJSON(r, &one); err != nil {
		return err
	}
	who, err := personOf(r, one.Person)
	if err != nil {
		return err
	}
	one.Device = deviceOf(r, one.Device)
	take, all := one.Read()
	day, err := unit.ParseDay(one.Day)
	if err != nil {
		all.Add("day", "not-a-day", one.Day, "2026-11-20")
	}
	if err := all.Err(); err != nil {
		return fmt.Errorf("read a measure: %w", err)
	}
	if err := s.App.TakeDown(r.Context(), who, one.ID, day, take); err != nil {
		return err
	}
	return answer(w, http.StatusOK, struct {
		ID string `json:"id"`
	}{one.ID})
}

// deviceOf names the device that asks, with its maker's word for it where the
// browser tells.
func deviceOf(r *http.Request, maker string) string {
	name := device(r.UserAgent())
	if maker = strings.ToValidUTF8(strings.TrimSpace(maker), ""); maker != "" {
		name = strings.TrimPrefix(name+", ", ", ") + maker
	}
	for len(name) > deviceLength {
		runes := []rune(name)
		name = string(runes[:len(runes)-1])
	}
	return name
}

// deviceLength is the longest name of a device, in bytes.
const deviceLength = 80
