package app

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"tspine/engine/assessment"
	"tspine/engine/course"
	"tspine/engine/person"
	"tspine/engine/screening"
	"tspine/engine/unit"
)

// AskedBefore is noted in an interview of somebody who was asked everything
// before: only what was taken out is asked anew.
const AskedBefore = "again"

// Reopen gives an interview in which everything that the person said before
// stands as it was. It is not kept.
func (a *App) Reopen(ctx context.Context, p Person) (Interview, error) {
	a = a.in(p)
	l, err := a.load(ctx, p, a.today())
	if err != nil {
		return Interview{}, err
	}
	var i Interview
	st := l.State()
	if !st.Described {
		return i, nil
	}
	i.Note(AskedBefore, "yes")
	i.noteAbout(&st.About)
	if st.Screened {
		i.noteScreen(l.Screening())
	}
	return i, nil
}

func (i *Interview) noteAbout(about *course.About) {
	p := &about.Profile
	units := "kg"
	if p.Pounds {
		units = "lb"
	}
	own := &p.Equipment
	for key, text := range map[string]string{
		AskCountry: about.Country, AskAge: strconv.Itoa(p.Age), AskSex: string(p.Sex), AskTraining: string(p.Training), AskGoal: string(p.Goal),
		AskMinutes: strconv.Itoa(p.Minutes), AskUnits: units, AskEquipment: strings.Join(own.Owned, ","), AskTests: "no",
		"own.dumbbells": pieces(own.Dumbbells, p.Pounds), "own.kettlebells": pieces(own.Kettlebells, p.Pounds),
		"own.bar": weights([]unit.Kilograms{own.Bar}, p.Pounds), "own.plates": weights(own.Plates, p.Pounds), "own.bands": strings.Join(own.Bands, ", "),
	} {
		i.Note(key, text)
	}
}

func (i *Interview) noteScreen(s course.Screen) {
	for id, answer := range s.Answers {
		if answer.Given() {
			i.Note("q."+id, answer.String())
		}
	}
	for key, r := range map[string]unit.Rating{AskPainRest: s.Pain.Rest, AskPainMove: s.Pain.Move, AskPainWorst: s.Pain.Worst} {
		if r.Given() {
			i.Note(key, strconv.Itoa(r.Value()))
		}
	}
	i.Note(AskText, s.Text)
}

// pieces writes weights as they are read: a single one says so.
func pieces(list []person.Piece, pounds bool) string {
	var out []string
	for _, one := range list {
		text := weight(one.Each, pounds)
		if !one.Pair {
			text = fmt.Sprintf("{kg: %s, pair: false}", weight(one.Each, false))
		}
		out = append(out, text)
	}
	return strings.Join(out, ", ")
}

func weights(list []unit.Kilograms, pounds bool) string {
	var out []string
	for _, kg := range list {
		if kg > 0 {
			out = append(out, weight(kg, pounds))
		}
	}
	return strings.Join(out, ", ")
}

func weight(kg unit.Kilograms, pounds bool) string {
	if pounds {
		return strconv.FormatFloat(float64(int(kg.Pounds()*100+0.5))/100, 'f', -1, 64) + "lb"
	}
	return strconv.FormatFloat(float64(kg), 'f', -1, 64)
}

// Rescreen gives an interview in which the safety questions are asked again:
// those that are named; or those that go with the answer that stopped the last
// session; or all of them where it is time for that.
func (a *App) Rescreen(ctx context.Context, p Person, only ...string) (Interview, error) {
	a = a.in(p)
	l, err := a.load(ctx, p, a.today())
	if err != nil {
		return Interview{}, err
	}
	i, err := a.Reopen(ctx, p)
	if err != nil {
		return Interview{}, err
	}
	s := l.State()
	if due, _ := screening.Due(s.Screen.Day, a.today(), s.LastSession, false); len(only) == 0 && s.Stopped && !due {
		only = paused(s.Check.Answers)
	}
	if len(only) > 0 {
		for _, id := range only {
			i.Forget("q." + id)
		}
		return i, nil
	}
	i.ForgetScreen()
	return i, nil
}

// ForgetScreen takes every safety question, pain and the person's own words
// out, so that all are asked.
func (i *Interview) ForgetScreen() {
	for _, q := range screening.Questions() {
		i.Forget("q." + q.ID)
	}
	i.Forget(AskPainRest, AskPainMove, AskPainWorst, AskText)
}

// paused lists the questions that the answers before a session open.
func paused(said map[string]string) []string {
	answers := screening.Answers{}
	for _, q := range screening.MiniQuestions() {
		if one, faults := q.Read(said[q.ID]); len(faults) == 0 {
			answers[q.ID] = one
		}
	}
	return screening.Mini(answers).Questions
}

// Leave gives where a person stands today. Where there is no leave to train
// the error is a *Stop.
func (a *App) Leave(ctx context.Context, p Person) (course.Standing, course.About, error) {
	a = a.in(p)
	st, about, err := a.Standing(ctx, p, a.today())
	if err != nil {
		return course.Standing{}, course.About{}, err
	}
	return st, about, a.stop(&st, about.Country)
}

// May says whether there is leave to train today: else the error is a *Stop. It
// costs less than Leave.
func (a *App) May(ctx context.Context, p Person) error {
	a = a.in(p)
	l, err := a.load(ctx, p, a.today())
	if err != nil {
		return err
	}
	st := l.On(a.today())
	return a.stop(&st, l.About().Country)
}

// Weigh says what the answers so far come to, with the person's own words and
// what they were cleared for before. Nothing is kept. Answers that can't both be
// true are faults.
func (a *App) Weigh(ctx context.Context, p Person, i Interview) (screening.Result, error) {
	a = a.in(p)
	l, err := a.load(ctx, p, a.today())
	if err != nil {
		return screening.Result{}, err
	}
	b := i.Begin()
	before := l.State()
	if err := a.hear(b.Screen, &before); err != nil {
		return screening.Result{}, err
	}
	profile := &b.About.Profile
	in := screening.Intake{
		Age: profile.Age, Sex: profile.Sex, Day: a.today(), Answers: b.Screen.Answers, Hits: b.Screen.Hits, Clearances: l.Screening().Clearances,
		PainRest: b.Screen.Pain.Rest, PainMove: b.Screen.Pain.Move, PainWorst: b.Screen.Pain.Worst,
	}
	if err := screening.Check(in).Err(); err != nil {
		return screening.Result{}, fmt.Errorf("weigh the answers: %w", err)
	}
	return screening.Screen(in), nil
}

// Answer writes down what an interview has come to so far: who the person is
// and what they answered. What they were cleared for stays.
func (a *App) Answer(ctx context.Context, p Person, i Interview) (course.Standing, error) {
	a = a.in(p)
	b := i.Begin()
	b.Measure = nil
	return a.answer(ctx, p, i, b)
}

// Complete writes down a whole interview, and ends it. Where there is no leave
// to train the error is a *Stop.
func (a *App) Complete(ctx context.Context, p Person, i Interview) (course.Standing, error) {
	a = a.in(p)
	b := i.Begin()
	if _, before := i.Said(AskedBefore); before {
		b.Measure = nil
	}
	st, err := a.answer(ctx, p, i, b)
	if err != nil {
		return st, err
	}
	return st, a.KeepInterview(ctx, p, Interview{})
}

func (a *App) answer(ctx context.Context, p Person, i Interview, b Begin) (course.Standing, error) {
	l, err := a.load(ctx, p, a.today())
	if err != nil {
		return course.Standing{}, err
	}
	if st := l.State(); st.Described {
		old := st.About
		i.keepApart(b.About, &old)
	}
	b.Screen.Clearances = l.Screening().Clearances
	return a.Start(ctx, p, b)
}

// Describe writes down what an interview says of the person, and nothing else
// of it.
func (a *App) Describe(ctx context.Context, p Person, i Interview) (course.Standing, error) {
	a = a.in(p)
	b := i.Begin()
	l, err := a.load(ctx, p, a.today())
	if err != nil {
		return course.Standing{}, err
	}
	old := l.State().About
	i.keepApart(b.About, &old)
	return a.Start(ctx, p, Begin{About: b.About})
}

// keepApart keeps what the interview did not ask for as it was.
func (i Interview) keepApart(now, old *course.About) {
	days := old.Schedule.Days
	if _, asked := i.Said(AskDays); asked {
		days = now.Schedule.Days
	}
	now.Program, now.Own, now.Zone, now.Schedule = old.Program, old.Own, old.Zone, old.Schedule
	now.Schedule.Days = days
}

// Measured lists what was measured, as far as it is still looked at, the
// oldest first.
func (a *App) Measured(ctx context.Context, p Person) ([]assessment.Measures, error) {
	a = a.in(p)
	s, err := a.stand(ctx, p, a.today(), false)
	if err != nil {
		return nil, err
	}
	return slices.Clone(s.measures), nil
}
