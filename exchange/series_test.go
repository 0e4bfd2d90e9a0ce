package exchange

import (
	"encoding/json"
	"testing"

	"tspine/engine/assessment"
	"tspine/engine/chart"
	"tspine/engine/course"
	"tspine/engine/logbook"
	"tspine/engine/outcome"
	"tspine/engine/unit"
)

func asText[T any](t *testing.T, v T) string {
	t.Helper()
	b, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

func TestAChartIsWrittenWithItsScaleAndItsNumbers(t *testing.T) {
	c := chart.New(chart.Chart{
		Key: "llr", Unit: "°", From: 20_000, To: 20_010, Lines: []chart.Line{{Key: "left", Points: []chart.Point{{Day: 20_001, Value: 30.123}}}},
		Bands: []chart.Band{{Key: "left", Low: 20, High: 40}}, Marks: []chart.Mark{{Key: "mark", Value: 35}},
	})
	want := `{"key":"llr","unit":"°","from":"2024-10-04","to":"2024-10-14","ticks":[20,25,30,35,40],` +
		`"lines":[{"key":"left","points":[{"day":"2024-10-05","value":30.12}]}],"bands":[{"key":"left","low":20,"high":40}],"marks":[{"key":"mark","value":35}]}`
	if got := asText(t, ChartOf(c)); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestATrackIsWrittenWithItsVerdict(t *testing.T) {
	of := []assessment.Sample{{Day: 1, Baselines: 2, Pair: assessment.Two(30, 30)}, {Day: 10, Baselines: 1, Pair: assessment.Two(40, 30)}}
	want := `{"test":"llr","side":"left","unit":"°","baseline":30,"latest":40,"change":10,"mdc":9.8,"verdict":"better","sessions":2}`
	if got := asText(t, TracksOf(outcome.Follow("llr", of))[0]); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestTheLeaderIsNamedOnlyWhereItHelps(t *testing.T) {
	if HelpsOf(outcome.Study{}) != nil {
		t.Error("nothing was rated, and something is said of it")
	}
	study := func(relief float64) outcome.Study {
		var pairs []outcome.Rated
		for i := range 40 {
			pairs = append(pairs,
				outcome.Rated{Exercise: "a", Session: i, Order: 1 + i%2, Before: 5, After: 5 - relief + float64(i%3)/3, Randomized: true},
				outcome.Rated{Exercise: "b", Session: i, Order: 2 - i%2, Before: 5, After: 5 - relief + 2 + float64(i%2)/3, Randomized: true})
		}
		return outcome.Relief(pairs)
	}
	if h := HelpsOf(study(3)); !h.Clear || h.Leader != "a" || len(h.Estimates) != 2 || h.Estimates[0].Exercise != "a" {
		t.Errorf("of one that helps: %+v", h)
	}
	if h := HelpsOf(study(-2)); h.Leader != "" {
		t.Errorf("of those that only hurt: %+v", h)
	}
}

func TestTheHistoryHoldsEachKindOfThingOnce(t *testing.T) {
	m := assessment.Measures{LLR: assessment.Pair{Left: 30, HasLeft: true}, PainMove: unit.Rate(9)}
	h := HistoryOf([]course.Event{
		{ID: "1", Day: 3, Entry: &logbook.Entry{ID: "1", Day: 3}}, {ID: "2", Day: 2, Morning: &logbook.Morning{ID: "2", Day: 2}}, {ID: "3", Day: 1, Measure: &m},
	})
	if len(h.Entries) != 1 || len(h.Mornings) != 1 || len(h.Measures) != 1 {
		t.Fatalf("got %+v", h)
	}
	if got, want := asText(t, h.Measures[0]), `{"id":"3","day":"1970-01-02","values":{"llr":[30,null]}}`; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func TestAChoiceIsWrittenWithWhatItIsFor(t *testing.T) {
	got := asText(t, ChoicesOf([]course.Event{{ID: "1", Day: 1, Choice: &course.Choice{Act: course.Pause, Until: 9, For: course.ForTravel}}})[0])
	if want := `{"id":"1","day":"1970-01-02","act":"pause","until":"1970-01-10","for":"travel"}`; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}
