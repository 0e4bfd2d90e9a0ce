package exchange

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"tspine/engine/screening"
)

func question(t testing.TB, id string) screening.Question {
	t.Helper()
	for _, q := range screening.Questions() {
		if q.ID == id {
			return q
		}
	}
	t.Fatalf("no question %s", id)
	return screening.Question{}
}

func TestAnswers(t *testing.T) {
	for name, c := range map[string]struct {
		id, text string
		want     screening.Answer
	}{
		"true is yes":                    {"fever", "true", screening.Yes()},
		"false is no":                    {"fever", "false", screening.No()},
		"the word yes":                   {"fever", "yes", screening.Yes()},
		"the word no":                    {"fever", "no", screening.No()},
		"not sure":                       {"fever", "unknown", screening.NotSure()},
		"a number":                       {"height_loss_cm", "3.5", screening.Count(3.5)},
		"nothing to count":               {"height_loss_cm", "false", screening.No()},
		"a blood pressure":               {"bp", "[128, 79]", screening.Pressure(128, 79)},
		"a blood pressure as it is said": {"bp", "128/79", screening.Pressure(128, 79)},
		"no blood pressure":              {"bp", "unknown", screening.NotSure()},
		"a choice":                       {"weakness", "general", screening.Choice("general")},
		"several":                        {"nice_items", "[nsaid, buttock]", screening.Several("buttock", "nsaid")},
		"several in one text":            {"nice_items", "nsaid, buttock", screening.Several("buttock", "nsaid")},
		"none of several":                {"nice_items", "[]", screening.No()},
		"one of several":                 {"nice_items", "nsaid", screening.Several("nsaid")},
	} {
		t.Run(name, func(t *testing.T) {
			doc, v := valueOf(t, c.text)
			if got := ReadAnswer(v, question(t, c.id)); got != c.want || len(doc.Faults) > 0 {
				t.Errorf("%s: %q is read as %q, %v; want %q", c.id, c.text, got, doc.Faults, c.want)
			}
		})
	}
}

func TestWhatIsNoAnswerIsRefused(t *testing.T) {
	for name, c := range map[string]struct{ id, text, code string }{
		"maybe":                              {"fever", "maybe", "not-an-answer"},
		"a number where yes or no is asked":  {"fever", "3", "not-an-answer"},
		"a list where yes or no is asked":    {"fever", "[true]", "not-an-answer"},
		"an empty list is no, so this isn't": {"fever", "[unknown]", "not-an-answer"},
		"yes where a number is asked":        {"height_loss_cm", "true", "not-an-answer"},
		"a number out of range":              {"height_loss_cm", "1000", "not-an-answer"},
		"a number under nothing":             {"height_loss_cm", "-1", "not-an-answer"},
		"not a number":                       {"height_loss_cm", "nan", "not-an-answer"},
		"a pressure the wrong way around":    {"bp", "[79, 128]", "not-an-answer"},
		"half a pressure":                    {"bp", "[128]", "wrong-count"},
		"a pressure in words":                {"bp", "[high, 80]", "wrong-type"},
		"a pressure that nobody has":         {"bp", "[500, 80]", "out-of-range"},
		"yes for a pressure":                 {"bp", "true", "not-an-answer"},
		"a choice that is none":              {"weakness", "legs", "not-an-answer"},
		"two choices where one is asked":     {"weakness", "[limb, general]", "not-an-answer"},
		"one wrong among several":            {"nice_items", "[nsaid, knee]", "not-an-answer"},
		"keys":                               {"fever", "{yes: 1}", "wrong-type"},
	} {
		t.Run(name, func(t *testing.T) {
			doc, v := valueOf(t, c.text)
			got := ReadAnswer(v, question(t, c.id))
			if got.Given() && c.code == "not-an-answer" || len(doc.Faults) == 0 || doc.Faults[0].Code != c.code || doc.Faults[0].Line != 1 {
				t.Errorf("%s: %q is read as %q, %v; want %s", c.id, c.text, got, doc.Faults, c.code)
			}
		})
	}
}

func TestAnswersAsTheyAreWrittenAreReadBack(t *testing.T) {
	questions := screening.Questions()
	rapid.Check(t, func(t *rapid.T) {
		q := rapid.SampledFrom(questions).Draw(t, "question")
		want := rapid.SampledFrom([]screening.Answer{screening.No(), screening.NotSure()}).Draw(t, "answer")
		if rapid.Bool().Draw(t, "positive") {
			switch q.Kind {
			case screening.YesNo:
				want = screening.Yes()
			case screening.Number:
				want = screening.Count(float64(rapid.IntRange(int(q.Min), int(q.Max)).Draw(t, "number")))
			case screening.BloodPressure:
				want = screening.Pressure(rapid.IntRange(100, 200).Draw(t, "systolic"), rapid.IntRange(50, 99).Draw(t, "diastolic"))
			case screening.OneOf:
				want = screening.Choice(rapid.SampledFrom(q.Choices).Draw(t, "choice"))
			case screening.SeveralOf:
				want = screening.Several(rapid.SliceOfNDistinct(rapid.SampledFrom(q.Choices), 1, -1, rapid.ID[string]).Draw(t, "choices")...)
			}
		}
		in, faults := ReadIntake("in.yaml", []byte("answers:\n  "+q.ID+": "+want.String()+"\n"))
		if len(faults) > 0 || in.Screen.Answers[q.ID] != want {
			t.Fatalf("%s: %q came back as %q, %v", q.ID, want, in.Screen.Answers[q.ID], faults)
		}
	})
}

func TestSilenceIsNoOnlyWhereTheFileSaysSo(t *testing.T) {
	all := len(screening.Questions())
	for name, c := range map[string]struct {
		text  string
		count int
		fault string
	}{
		"nothing else is answered":      {"fever: true", 1, ""},
		"all others are no":             {"fever: true\nothers: no", all, ""},
		"no as YAML knows it":           {"fever: true\nothers: false", all, ""},
		"the order does not matter":     {"others: no\nfever: true", all, ""},
		"others can't be yes":           {"fever: true\nothers: yes", 1, `in.yaml:2:9: others: unknown-word "yes" (want no, false)`},
		"nor true":                      {"fever: true\nothers: true", 1, `in.yaml:2:9: others: unknown-word "true" (want no, false)`},
		"nor unknown":                   {"fever: true\nothers: unknown", 1, `in.yaml:2:9: others: unknown-word "unknown" (want no, false)`},
		"a question that is not known":  {"fewer: true", 0, `in.yaml:1:8: fewer: unknown-question "fewer"`},
		"one that begins like another":  {"feverish: true", 0, `in.yaml:1:11: feverish: unknown-question "feverish" (want fever)`},
		"a question that is left blank": {"fever:\nothers: no", all, `in.yaml:1:7: fever: wrong-type "nothing" (want text)`},
	} {
		t.Run(name, func(t *testing.T) {
			doc, v := valueOf(t, c.text)
			got := ReadAnswers(v)
			if strings.Join(written(doc.Faults), "\n") != c.fault {
				t.Errorf("faults %v\nwant   %s", doc.Faults, c.fault)
			}
			if len(got) != c.count {
				t.Errorf("%d answers, want %d", len(got), c.count)
			}
			if strings.Contains(c.text, "fever: true") && got["fever"] != screening.Yes() {
				t.Errorf("fever is %q", got["fever"])
			}
			if strings.Contains(c.text, "fever:\n") && got["fever"].Given() {
				t.Errorf("a blank answer is %q", got["fever"])
			}
		})
	}
}

func TestTheCheckBeforeASession(t *testing.T) {
	no, yes := screening.No(), screening.Yes()
	for name, c := range map[string]struct {
		text   string
		want   screening.Answers
		faults []string
	}{
		"one answer": {"check_fever_unwell: true\n", screening.Answers{"check_fever_unwell": yes}, nil},
		"all others are no": {"check_fever_unwell: true\nothers: no\n", screening.Answers{
			"check_chest_breath": no, "check_legs_bladder": no, "check_fever_unwell": yes, "check_injury_night": no, "check_medicine": no}, nil},
		"one left blank is not no": {"check_fever_unwell:\nothers: no\n", screening.Answers{
			"check_chest_breath": no, "check_legs_bladder": no, "check_injury_night": no, "check_medicine": no}, nil},
		"medicine of today": {"check_medicine: [painkiller, sedative]\n", screening.Answers{"check_medicine": screening.Several("painkiller", "sedative")}, nil},
		"a question of the long interview": {"fever: true\n", screening.Answers{}, []string{
			`in.yaml:1:1: unknown-key "fever" (want check_chest_breath, check_legs_bladder, check_fever_unwell, check_injury_night, check_medicine, others)`}},
		"an answer that is none": {"check_chest_breath: sometimes\n", screening.Answers{"check_chest_breath": {}}, []string{
			`in.yaml:1:21: check_chest_breath: not-an-answer "sometimes" (want yes, no or unknown)`}},
		"an empty file": {"", screening.Answers{}, []string{"in.yaml:1:1: empty-file"}},
	} {
		t.Run(name, func(t *testing.T) {
			got, faults := ReadCheck("in.yaml", []byte(c.text))
			if diff := cmp.Diff(c.want, got, cmp.AllowUnexported(screening.Answer{})); diff != "" {
				t.Error(diff)
			}
			if diff := cmp.Diff(c.faults, written(faults)); diff != "" {
				t.Error(diff)
			}
		})
	}
}
