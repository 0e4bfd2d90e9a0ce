package catalog

import (
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
)

const helpFile = `
- country: AT
  emergency: "112"
  crisis: {name: Telefonseelsorge, number: "142"}
  source: a page
  date: 2026-11
- country: ZZ
  emergency: 112
  source: another page
  date: 2026-10
`

func helpFrom(text string) *Catalog {
	return &Catalog{root: fstest.MapFS{"help.yaml": {Data: []byte(text)}}}
}

func TestHelp(t *testing.T) {
	for name, c := range map[string]struct {
		country string
		want    Help
	}{
		"a country with a crisis line":       {"AT", Help{"AT", "112", Line{"Telefonseelsorge", "142"}, "a page", "2026-11"}},
		"a country without one":              {"ZZ", Help{"ZZ", "112", Line{}, "another page", "2026-10"}},
		"a country that is not listed":       {"FR", Help{Country: "FR"}},
		"no country":                         {"", Help{}},
		"a code in lower case is not a code": {"at", Help{Country: "at"}},
	} {
		t.Run(name, func(t *testing.T) {
			got, err := helpFrom(helpFile).Help(c.country)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestFaultsOfTheHelpFile(t *testing.T) {
	for name, c := range map[string]struct {
		text string
		want []string
	}{
		"keys in place of a list": {"country: AT\n", []string{`help.yaml:1:1: wrong-type "keys with values" (want a list, as [a, b])`}},
		"no number": {"- country: AT\n  source: x\n  date: 2026-11\n", []string{
			"help.yaml:1:3: [0]: missing-key (want emergency)"}},
		"a crisis line without a number": {"- country: AT\n  emergency: 112\n  source: x\n  date: 2026-11\n  crisis: {name: A}\n", []string{
			"help.yaml:5:11: [0].crisis: missing-key (want number)"}},
		"faults of two countries": {"- {country: [AT], emergency: 112, source: x, date: d}\n- {country: DE, emergency: 112, source: x}\n", []string{
			`help.yaml:1:13: [0].country: wrong-type "a list" (want text)`, "help.yaml:2:3: [1]: missing-key (want date)"}},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := helpFrom(c.text).Help("AT")
			if err == nil {
				t.Fatal("no fault")
			}
			if diff := cmp.Diff(c.want, strings.Split(err.Error(), "\n")); diff != "" {
				t.Error(diff)
			}
		})
	}
	if _, err := (&Catalog{root: fstest.MapFS{}}).Countries(); err == nil {
		t.Error("without the file there is no error")
	}
}

// TestNumbersCanBeDialed holds that what is shown in an emergency is a number
// and nothing else.
func TestNumbersCanBeDialed(t *testing.T) {
	all, err := load(t).Countries()
	if err != nil {
		t.Fatal(err)
	}
	for _, h := range all {
		if strings.Trim(h.Emergency, "0123456789") != "" || len(h.Emergency) < 2 || len(h.Emergency) > 4 {
			t.Errorf("%s: emergency %q", h.Country, h.Emergency)
		}
		if strings.ToUpper(h.Country) != h.Country {
			t.Errorf("%s is not a code in upper case", h.Country)
		}
		if (h.Crisis.Name == "") != (h.Crisis.Number == "") {
			t.Errorf("%s: half a crisis line: %+v", h.Country, h.Crisis)
		}
		if h.Crisis.Name != "" && !strings.ContainsAny(h.Crisis.Number, "0123456789") {
			t.Errorf("%s: crisis line %q", h.Country, h.Crisis.Number)
		}
		if len(h.Date) != len("2026-11") {
			t.Errorf("%s: date %q is not a year and a month", h.Country, h.Date)
		}
	}
}
