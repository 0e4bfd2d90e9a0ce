package web

import (
	"maps"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"tspine/app"
	"tspine/engine/screening"
	"tspine/locale"
)

func TestDaysAreAskedAtTheStart(t *testing.T) {
	b := open(t)
	ana := b.ana(t)
	p := desk()
	p.days = url.Values{"mon": {"yes"}, "mon.time": {"18:00"}, "fri": {"yes"}}
	if path, _ := ana.starts(p); path != "/plan" {
		t.Fatalf("the start ends at %s", path)
	}
	never(t, ana.get("/plan"), "Choose your days and times")
	r := ana.get("/program/schedule")
	says(t, r, `name="mon" value="yes" checked`, `value="18:00"`, `name="fri" value="yes" checked`)
	if strings.Count(r.body, " checked") != 2 {
		t.Errorf("other days are ticked than the two: %s", r.body)
	}
	path, _ := ana.lands(ana.get("/start/days"))
	if path != "/program/schedule" {
		t.Errorf("who has chosen before is led to %s", path)
	}
	if path, _ := ana.lands(ana.post("/start/days", "tue", "yes")); path != "/program/schedule" {
		t.Errorf("and by the form to %s", path)
	}
	never(t, ana.get("/program/schedule"), `name="tue" value="yes" checked`)
}

func TestAnswersGivenAnewLeaveTheDaysAlone(t *testing.T) {
	b := open(t)
	ana := b.ana(t)
	p := desk()
	p.days = url.Values{"mon": {"yes"}, "mon.time": {"18:00"}}
	ana.starts(p)
	ana.change("/program/schedule", "wed", "yes", "most", "2")
	ana.post("/start/minutes", "minutes", "20")
	path, r := ana.lands(ana.post("/start/again", "all", "yes"))
	for range 200 {
		form := p.says(path)
		if form == nil {
			break
		}
		path, r = ana.lands(ana.do("POST", path, form, "text/html"))
	}
	if path != "/today" || r.status != http.StatusOK {
		t.Fatalf("it ends at %s: %d", path, r.status)
	}
	r = ana.get("/program/schedule")
	says(t, r, `name="wed" value="yes" checked`, `<option value="2" selected>`)
	never(t, r, `name="mon" value="yes" checked`)
}

func TestATimeThatIsNoneIsToldAtItsDay(t *testing.T) {
	b := open(t)
	ana := b.ana(t)
	ana.post("/start")
	r := ana.post("/start/days", "mon", "yes", "mon.time", "25:00", "tue", "yes", "tue.time", "noon", "wed", "yes")
	if r.status != http.StatusUnprocessableEntity {
		t.Fatalf("it is answered with %d", r.status)
	}
	says(t, r, "25:00", "noon", `name="wed" value="yes" checked`)
	if n := strings.Count(r.body, `aria-invalid="true"`); n != 2 {
		t.Errorf("%d fields are marked, want 2", n)
	}
}

// TestTheBarNeverGoesBack walks starts of people who are asked little and much,
// and looks at the bar of each page.
func TestTheBarNeverGoesBack(t *testing.T) {
	for name, said := range map[string]map[string]string{"who is asked the least": {}, "who is asked the most": longest()} {
		t.Run(name, func(t *testing.T) {
			i := app.Interview{}
			last := 0.0
			for {
				one, open := i.Open()
				if !open {
					break
				}
				if one.Question != "" {
					k := talk{i, true}
					p := k.place(one.Question)
					now := 0.0
					for _, part := range p.Bar {
						now += float64(part.Value) / float64(part.Max)
					}
					if now <= last || len(p.Bar) != p.Parts || p.N < 1 || p.N > p.Of {
						t.Errorf("%s: %g of the bar after %g, %d of %d", one.Question, now, last, p.N, p.Of)
					}
					last = now
				}
				replyTo(t, &i, one, said)
			}
			if want := float64(len(groupOrder)) - 1; last <= want {
				t.Errorf("the last question stands at %g of the bar", last)
			}
		})
	}
}

func replyTo(t *testing.T, i *app.Interview, one app.Ask, said map[string]string) {
	t.Helper()
	text, ok := said[one.Key]
	if !ok {
		text = map[string]string{app.AskAge: "34", app.AskMinutes: "10", app.AskTraining: "none", app.AskGoal: "desk", app.AskPainRest: "0", app.AskPainMove: "0", app.AskPainWorst: "0"}[one.Key]
	}
	if one.Question != "" && !ok {
		text = "no"
	}
	if faults := i.Take(one.Key, text); len(faults) > 0 {
		t.Fatalf("%s %q: %v", one.Key, text, faults)
	}
}

// longest finds the answers that open the most questions, each with everything
// after it answered with no.
func longest() map[string]string {
	out := map[string]string{app.AskSex: "F"}
	for _, q := range screening.Questions() {
		best := out
		for _, one := range offers(q) {
			said := maps.Clone(out)
			said["q."+q.ID] = one
			if countOf(said) > countOf(best) {
				best = said
			}
		}
		out = best
	}
	return out
}

// offers lists answers of a question other than no.
func offers(q screening.Question) []string {
	switch q.Kind {
	case screening.YesNo:
		return []string{"yes"}
	case screening.OneOf:
		return q.Choices
	case screening.Number:
		return []string{"0", "3"}
	}
	return nil
}

// countOf counts the safety questions that are put to who answers so; 0 for who
// is stopped at once.
func countOf(said map[string]string) int {
	var i app.Interview
	i.Note(app.AskAge, "34")
	for _, q := range screening.Questions() {
		i.Note("q."+q.ID, "no")
	}
	for key, text := range said {
		i.Note(key, text)
	}
	if i.Emergency() {
		return 0
	}
	n := 0
	for _, one := range i.Asks() {
		if one.Question != "" {
			n++
		}
	}
	return n
}

// TestTheStartTakesAsLongAsItSays counts questions and words of who is asked the
// least and the most: read at 238 words a minute (Brysbaert 2019, for adults who
// read silently), with four seconds to answer each question. The six other pages
// take half a minute each, which is our guess.
func TestTheStartTakesAsLongAsItSays(t *testing.T) {
	words, err := locale.New("en")
	if err != nil {
		t.Fatal(err)
	}
	length := func(said map[string]string) (questions int, minutes float64) {
		var i app.Interview
		read := 0
		for {
			one, open := i.Open()
			if !open {
				break
			}
			if one.Question != "" {
				questions++
				for _, key := range []string{"question." + one.Question, "question." + one.Question + ".help"} {
					if words.Has(key) {
						read += len(strings.Fields(words.T(key)))
					}
				}
			}
			replyTo(t, &i, one, said)
		}
		return questions, float64(read)/238 + float64(questions)*4/60 + setupParts/2.
	}
	few, least := length(nil)
	most, longer := length(longest())
	t.Logf("%d questions, %.1f minutes; %d questions, %.1f minutes", few, least, most, longer)
	if abs := max(few-howLong.Few, howLong.Few-few); abs > 2 || most != howLong.Many {
		t.Errorf("%d to %d questions are asked, the page says %d to %d", few, most, howLong.Few, howLong.Many)
	}
	if low, high := float64(howLong.Least), float64(howLong.Most); least < low-2 || least > low+3 || longer > high || longer < high-6 {
		t.Errorf("it takes %.0f to %.0f minutes, the page says %.0f to %.0f", least, longer, low, high)
	}
}

// TestHelpNamesButtonsAsTheyAre looks at the help of every question in every
// language: what it puts in quotation marks is on the page as a button.
func TestHelpNamesButtonsAsTheyAre(t *testing.T) {
	b := open(t)
	for _, lang := range locale.Complete() {
		say := b.pages.say(lang)
		for _, q := range screening.Questions() {
			key := "question." + q.ID
			if !say.Words.Has(key + ".help") {
				continue
			}
			none := noneOf(say.Words, q.Kind)
			text, err := b.draw(frame{Lang: lang, Page: questionPage{ID: q.ID, Key: key, Kind: q.Kind, Choices: q.Choices, None: none, Place: askedPart{Part: 2, Parts: 5}}}, say)
			if err != nil {
				t.Fatal(err)
			}
			help := say.Words.T(key+".help", locale.S("none", none), locale.S("unsure", say.Words.T("answer.not-sure")))
			for _, name := range inQuotes(help) {
				if !strings.Contains(string(text), "<b>"+name+"</b></button>") && !strings.Contains(string(text), "<b>"+name+"</b><span>") {
					t.Errorf("%s: %s: no button says %q", lang, q.ID, name)
				}
			}
			for _, word := range map[string][]string{"en": {"hoose no ", "hoose not sure", "first answer"}, "es": {"lige no ", "rimera respuesta"}, "de": {"ähl Nein", "ähl Nicht sicher", "erste Antwort"}}[lang] {
				if strings.Contains(help, word) {
					t.Errorf("%s: %s: %q names no button", lang, q.ID, word)
				}
			}
		}
	}
}

// inQuotes gives what stands between quotation marks.
func inQuotes(text string) []string {
	var out []string
	marks := strings.NewReplacer("„", `"`, "“", `"`)
	for i, part := range strings.Split(marks.Replace(text), `"`) {
		if i%2 == 1 {
			out = append(out, part)
		}
	}
	return out
}
