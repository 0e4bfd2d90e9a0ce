package web

import (
	"bytes"
	"database/sql"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"text/tabwriter"
	"time"

	"tspine/app"
	"tspine/engine/course"
	"tspine/engine/dose"
	"tspine/engine/logbook"
	machine "tspine/engine/player"
	"tspine/engine/screening"
	"tspine/engine/unit"
	"tspine/exchange"
	"tspine/internal/crowd"
	"tspine/store"
)

// A session of the histories that speed is measured with, and how many there
// are on a day: short ones, several times a day, for as many years as it takes.
const (
	setsOfSession = 12
	sessionsOfDay = 7
)

// BenchmarkAims runs everything that there is an aim for in turns, several times,
// beside what limits it, and prints the middle of each with its aim. Only ratios
// and processor time mean anything on a machine that others use. Processor time
// is that of the browsers too.
func BenchmarkAims(b *testing.B) {
	sizes := lengths()
	for b.Loop() {
		a := &aims{b: b, runs: map[string][]crowd.Pace{}}
		subjects := a.floors()
		for _, size := range sizes {
			subjects = append(subjects, a.history(size)...)
		}
		subjects = append(subjects, a.writers()...)
		for range rounds {
			for _, s := range subjects {
				a.runs[s.name] = append(a.runs[s.name], s.run())
			}
		}
		a.print(subjects, sizes)
	}
}

// BenchmarkWrites is the part of it that writes, for whoever works on that.
func BenchmarkWrites(b *testing.B) {
	sizes := lengths()
	for b.Loop() {
		a := &aims{b: b, runs: map[string][]crowd.Pace{}}
		subjects := append(a.floors()[2:], a.writers()...)
		for _, size := range sizes {
			all := a.history(size)
			subjects = append(subjects, all[len(all)-2:]...)
		}
		for range rounds {
			for _, s := range subjects {
				a.runs[s.name] = append(a.runs[s.name], s.run())
			}
		}
		a.print(subjects, sizes)
	}
}

// BenchmarkLog is one trial of those that write, by itself, for a profile.
func BenchmarkLog(b *testing.B) {
	a := &aims{b: b}
	for _, one := range a.writers() {
		b.Run(one.name, func(b *testing.B) {
			for b.Loop() {
				p := one.run()
				b.ReportMetric(p.Rate, "requests/s")
				b.ReportMetric(float64(p.CPU.Microseconds()), "µs-cpu")
			}
		})
	}
}

// lengths are how many sets the histories have.
func lengths() []int {
	if os.Getenv("TSPINE_SOAK") != "" {
		return []int{1_000, 100_000, 1_000_000}
	}
	return []int{1_000, 100_000}
}

// How often each subject has its turn, and for how many requests.
const (
	rounds    = 3
	manyTimes = 4_000
	someTimes = 1_000
	fewTimes  = 50
)

// aims is a run of everything.
type aims struct {
	b    *testing.B
	runs map[string][]crowd.Pace
}

// trial is one thing that is measured.
type trial struct {
	name string
	run  func() crowd.Pace
}

// asks is a trial in which a crowd asks for the same thing over and over.
func (a *aims) asks(name string, c crowd.Crowd, path string) trial {
	text := c.Get(path)
	return trial{name, func() crowd.Pace { return c.Run(a.b, crowd.Connections, manyTimes, func(int) []byte { return text }) }}
}

func (a *aims) floors() []trial {
	c, drawn := crowdOf(open(a.b, demo(a.b)).browser(a.b)), 0
	return []trial{
		a.asks("figure", c, "/figures/open-book.svg"),
		{"figure drawn anew", func() crowd.Pace {
			return c.Run(a.b, 1, fewTimes, func(int) []byte {
				drawn++
				return c.Get(fmt.Sprintf("/figures/open-book.svg?tempo=%d-%d-1", 1+drawn%50, 1+drawn/50))
			})
		}},
		a.asks("hello", hello(a.b), "/"), a.raw("raw commit of a session of 1", 1), a.raw("raw commit of a session of 12", setsOfSession)}
}

// history gives what is asked by somebody with so many sets behind them.
func (a *aims) history(sets int) []trial {
	b := a.b
	path, at := filepath.Join(b.TempDir(), "tspine.db"), &clock{time.Now()}
	site := openAt(b, path, at, func(s *Server) { s.App.Now = time.Now })
	ana := site.ana(b)
	who, err := site.App.Who(b.Context(), "Ana")
	if err != nil {
		b.Fatal(err)
	}
	lived(b, site.App, who, sets)
	for range 2 { // what she is told is kept by then
		if r := ana.get("/today.json"); r.status != http.StatusOK {
			b.Fatalf("%d %s", r.status, r.body)
		}
	}
	c := crowdOf(ana)
	name := func(what string) string { return fmt.Sprintf("%s, %d sets", what, sets) }
	return append([]trial{
		a.asks(name("today JSON"), c, "/today.json"), a.asks(name("today HTML"), c, "/today"), a.asks(name("progress"), c, "/progress"),
		{name("today JSON after a write"), func() crowd.Pace {
			return c.Run(b, 1, fewTimes, func(int) []byte {
				if err := site.App.Keep.Write(b.Context(), who.ID, app.Write{DropWeeksFrom: unit.DayOf(time.Now()) + 1}); err != nil {
					b.Error(err)
				}
				return c.Get("/today.json")
			})
		}},
	}, a.more(name, site, who, c)...)
}

// more gives what is asked while one set after another is logged, each for itself.
func (a *aims) more(name func(string) string, site *bench, who app.Person, c crowd.Crowd) []trial {
	sends := sending(a.b, site.App, []app.Person{who}, c, 1)
	return []trial{
		{name("one more set"), func() crowd.Pace { return c.Run(a.b, 1, fewTimes, sends) }},
		{name("one more set, and today JSON"), func() crowd.Pace {
			return c.Run(a.b, 1, 2*fewTimes, func(i int) []byte {
				if i%2 == 0 {
					return sends(i)
				}
				return c.Get("/today.json?minutes=15")
			})
		}},
	}
}

// lived writes a history of so many sets, up to yesterday.
func lived(b *testing.B, a *app.App, who app.Person, sets int) {
	today := unit.DayOf(time.Now())
	first := today - unit.Day(sets/(setsOfSession*sessionsOfDay)) - 1
	var w app.Write
	add := func(day unit.Day, e course.Event) {
		id, err := app.NewID()
		if err != nil {
			b.Fatal(err)
		}
		e.ID, e.Day, e.At = id, day, int64(day)*24*60*60*1_000_000+int64(len(w.Add))
		if e.Entry != nil {
			e.Entry.ID, e.Entry.Day, e.Entry.At = id, day, e.At
		}
		w.Add = append(w.Add, e)
	}
	about := course.About{Country: "DE", Program: "adaptive"}
	about.Profile.Age, about.Profile.Minutes = 41, 15
	add(first, course.Event{About: &about})
	for day := first; day < today; day++ {
		if (day-first)%28 == 0 || day == today-1 {
			add(day, course.Event{Screen: &course.Screen{Answers: screening.Answers{}.OthersNo(), Pain: course.Pain{Rest: unit.Rate(0), Move: unit.Rate(0), Worst: unit.Rate(0)}}})
		}
		for range min(sessionsOfDay, sets/setsOfSession) {
			add(day, course.Event{Entry: twelve()})
		}
		if len(w.Add) > 2_000 || day == today-1 {
			if err := a.Keep.Write(b.Context(), who.ID, w); err != nil {
				b.Fatal(err)
			}
			w = app.Write{}
		}
	}
}

// twelve is a session of that many lines.
func twelve() *logbook.Entry {
	amount := dose.Dose{Sets: dose.Exactly(1), Reps: dose.Exactly(8)}
	e := logbook.Entry{Short: true, Finished: true, Minutes: 8, During: unit.Rate(0), After: unit.Rate(0), Effort: unit.Rate(3)}
	for i := range setsOfSession {
		e.Lines = append(e.Lines, logbook.Done{Exercise: []string{"cat-cow", "open-book", "thread-the-needle"}[i%3], Planned: amount, Did: amount, How: logbook.Full})
	}
	return &e
}

// raw commits rows of sessions from as many goroutines as there are browsers, by
// database/sql alone: what waits goes into one commit.
func (a *aims) raw(name string, lines int) trial {
	b := a.b
	path := filepath.Join(b.TempDir(), "raw.db")
	s, err := store.Open(b.Context(), path)
	if err != nil {
		b.Fatal(err)
	}
	who := app.Person{ID: "raw"}
	if err := s.AddPerson(b.Context(), who); err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { _ = s.Close() })
	file, err := sql.Open("sqlite", "file:"+path+"?_pragma=synchronous(FULL)&_pragma=wal_autocheckpoint(10000)&_pragma=foreign_keys(1)&_txlock=immediate")
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { _ = file.Close() })
	return trial{name, func() crowd.Pace {
		rows := crowd.StartRows(file, who.ID, app.NewID)
		defer func() {
			if err := rows.Close(); err != nil {
				b.Error(err)
			}
		}()
		return crowd.Work(b, time.Now, someTimes, func() error { return rows.Commit(lines) })
	}}
}

// writers gives the trials in which browsers send sessions, each of somebody
// else.
func (a *aims) writers() []trial {
	b := a.b
	site := openAt(b, filepath.Join(b.TempDir(), "tspine.db"), &clock{time.Now()}, func(s *Server) { s.App.Now = time.Now })
	var people []app.Person
	for i := range 2 * crowd.Connections {
		p, err := site.App.Demo(b.Context(), fmt.Sprintf("person-%d", i), 1)
		if err != nil {
			b.Fatal(err)
		}
		people = append(people, p)
	}
	c := crowdOf(site.ana(b))
	out := []trial{}
	for _, lines := range []int{1, setsOfSession} {
		sends := sending(b, site.App, people, c, lines)
		read := serveAgain(b, http.HandlerFunc(readAlone))
		out = append(out, trial{fmt.Sprintf("log a session of %d", lines), func() crowd.Pace { return c.Run(b, crowd.Connections, someTimes, sends) }},
			trial{fmt.Sprintf("read a session of %d, no more", lines), func() crowd.Pace {
				return crowdOf(read).Run(b, crowd.Connections, someTimes, sends)
			}})
	}
	return out
}

// readAlone is the floor of logging over HTTP: a session is read and answered, and
// nothing is done with it.
func readAlone(w http.ResponseWriter, r *http.Request) {
	text, err := io.ReadAll(r.Body)
	if err == nil {
		var one exchange.Played
		if one, err = exchange.ReadPlayed(text); err == nil {
			_, faults := one.Read()
			err = faults.Err()
		}
	}
	if err != nil {
		http.Error(w, err.Error(), http.StatusBadRequest)
	}
}

// sending gives requests that send sessions of so many lines, each of the next
// person.
func sending(b *testing.B, a *app.App, people []app.Person, c crowd.Crowd, lines int) func(i int) []byte {
	body := playedOf(b, a, people[0], lines)
	text, err := json.Marshal(body)
	if err != nil {
		b.Fatal(err)
	}
	seen := fmt.Sprintf("%d", body.Seen)
	whole := c.Send("/train/entries.json", "application/json", text)
	at := func(what string) int { return bytes.Index(whole, []byte(what)) }
	atID, atPerson, atSeen := at(body.ID), at(people[0].ID), at(`"seen_ms":`+seen)+len(`"seen_ms":`)
	return func(i int) []byte { // as cheaply as can be: crowd and server share the machine
		id, _ := app.NewID()
		one := bytes.Clone(whole)
		copy(one[atID:], id)
		copy(one[atPerson:], people[i%len(people)].ID)
		copy(one[atSeen:], fmt.Sprint(time.Now().UnixMilli()))
		return one
	}
}

// playedOf is a session of so many lines, all done.
func playedOf(b testing.TB, a *app.App, who app.Person, lines int) exchange.Played {
	d, err := a.Today(b.Context(), who, 0, "")
	if err != nil || len(d.Timeline.Lines) == 0 {
		b.Fatal(err)
	}
	t := d.Timeline
	line, last := t.Lines[0], t.Steps[len(t.Steps)-1]
	t.Lines, t.Steps = nil, nil
	for i := range lines {
		t.Lines = append(t.Lines, line)
		for _, one := range d.Timeline.Steps {
			if one.Line == 0 {
				one.Line = i
				t.Steps = append(t.Steps, one)
			}
		}
	}
	t.Steps = append(t.Steps, last)
	id, err := app.NewID()
	if err != nil {
		b.Fatal(err)
	}
	s, _ := machine.New(id, t, unit.Rate(0), time.Now().UnixMilli())
	s, _, _ = s.Do(machine.Event{Act: machine.Go}, s.Seen)
	for s.Run != machine.Over {
		var ok bool
		if s, _, ok = s.Do(machine.Event{Act: machine.Next}, s.Seen); !ok {
			s, _ = s.Tick(s.Seen + 1000)
		}
	}
	out := exchange.DoneOf(&s)
	out.Person = who.ID
	return out
}

// aim is what a trial should reach beside another one: so many times its rate, or
// at most so many times its slowest hundredth.
type aim struct {
	what, beside string
	least        float64 // of requests a second
	most         float64 // of p99
}

func aimsFor(sizes []int) []aim {
	out := []aim{
		{"figure", "hello", 0.8, 0}, {"log a session of 1", "raw commit of a session of 1", 0.5, 0}, {"log a session of 12", "raw commit of a session of 12", 0.7, 0},
	}
	small, large := sizes[0], sizes[len(sizes)-1]
	for _, size := range []int{small, large} {
		of := func(what string) string { return fmt.Sprintf("%s, %d sets", what, size) }
		out = append(out, aim{of("today JSON"), "hello", 0.25, 0}, aim{of("today HTML"), of("today JSON"), 0.3, 0},
			aim{of("progress"), "hello", 0.15, 0})
	}
	for what, most := range map[string]float64{"today JSON": 1.2, "today HTML": 1.2, "progress": 1.2, "today JSON after a write": 1.2, "one more set": 1.15, "one more set, and today JSON": 1.2} {
		out = append(out, aim{fmt.Sprintf("%s, %d sets", what, large), fmt.Sprintf("%s, %d sets", what, small), 0, most})
	}
	for _, lines := range []int{1, setsOfSession} {
		out = append(out, aim{fmt.Sprintf("log a session of %d", lines), fmt.Sprintf("read a session of %d, no more", lines), 0.5, 0})
	}
	return out
}

// print shows what came out, and how it stands to the aims: by requests a second,
// and by processor time, which neighbors on the machine disturb less.
func (a *aims) print(subjects []trial, sizes []int) {
	var text strings.Builder
	w := tabwriter.NewWriter(&text, 0, 0, 2, ' ', tabwriter.AlignRight)
	got := map[string]crowd.Pace{}
	fmt.Fprintln(w, "requests/s\tp50\tp99\tprocessor\t")
	for _, s := range subjects {
		p := crowd.Middle(a.runs[s.name])
		got[s.name] = p
		fmt.Fprintf(w, "%.0f\t%v\t%v\t%v\t  %s\n", p.Rate, p.P50.Round(time.Microsecond), p.P99.Round(time.Microsecond), p.CPU.Round(time.Microsecond), s.name)
	}
	fmt.Fprintln(w, "\nratio\tby processor\taim\t")
	for _, one := range aimsFor(sizes) {
		is, beside := got[one.what], got[one.beside]
		if is.Rate == 0 || beside.Rate == 0 {
			continue // it was not among the subjects
		}
		if one.most > 0 {
			fmt.Fprintf(w, "%.2f\t%.2f\t<= %.2f\t  p99 of %s beside %s\n", float64(is.P99)/float64(beside.P99), float64(is.CPU)/float64(beside.CPU), one.most, one.what, one.beside)
			continue
		}
		fmt.Fprintf(w, "%.2f\t%.2f\t>= %.2f\t  %s beside %s\n", is.Rate/beside.Rate, float64(beside.CPU)/float64(is.CPU), one.least, one.what, one.beside)
	}
	_ = w.Flush()
	fmt.Println("\n" + text.String()) // a benchmark's log is cut short
}
