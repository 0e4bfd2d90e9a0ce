package catalog

import (
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"tspine/engine/evidence"
)

func TestSources(t *testing.T) {
	c := &Catalog{root: fstest.MapFS{"sources.yaml": {Data: []byte(`
- id: nijs-2020
  key: F99
  title: "A study: of something"
  address: https://example.org/a
  read: abstract
- {id: tspine, key: design, title: Our own choice, read: ours}
`)}}}
	got, err := c.Source("nijs-2020")
	want := evidence.Source{ID: "nijs-2020", Key: "F99", Title: "A study: of something", Address: "https://example.org/a", Read: "abstract"}
	if err != nil || got != want {
		t.Errorf("got %+v, %v; want %+v", got, err, want)
	}
	if got, err := c.Source("tspine"); err != nil || got.Address != "" || got.Read != "ours" {
		t.Errorf("our own choice: %+v, %v", got, err)
	}
	if _, err := c.Source("nijs-2021"); err == nil || !strings.Contains(err.Error(), "nijs-2021") {
		t.Errorf("a source that is not listed: %v", err)
	}
}

func TestFaultsOfTheSources(t *testing.T) {
	for name, c := range map[string]struct {
		text string
		want []string
	}{
		"a source that nobody read": {"- {id: a, key: F1, title: A, read: no}\n", []string{
			`sources.yaml:1:36: [0].read: unknown-word "no" (want whole, abstract, secondary, known, ours)`}},
		"a source without a title": {"- id: a\n  key: F1\n  read: whole\n", []string{
			"sources.yaml:1:3: [0]: missing-key (want title)"}},
		"an id of two words, and a key that nobody knows": {"- {id: a b, key: F1, title: A, read: whole, doi: x}\n", []string{
			`sources.yaml:1:8: [0].id: not-an-id "a b" (want lower-case letters, digits and hyphens, as open-book)`,
			`sources.yaml:1:45: [0]: unknown-key "doi" (want id, key, title, address, read)`}},
	} {
		t.Run(name, func(t *testing.T) {
			broken := &Catalog{root: fstest.MapFS{"sources.yaml": {Data: []byte(c.text)}}}
			_, err := broken.Sources()
			if err == nil {
				t.Fatal("no fault")
			}
			if diff := cmp.Diff(c.want, strings.Split(err.Error(), "\n")); diff != "" {
				t.Error(diff)
			}
			if _, one := broken.Source("a"); one == nil {
				t.Error("one source is given all the same")
			}
		})
	}
	if _, err := (&Catalog{root: fstest.MapFS{}}).Sources(); err == nil {
		t.Error("without the file there is no error")
	}
}

func TestSourcesStandOnceAndSayWhatWasRead(t *testing.T) {
	all, err := load(t).Sources()
	if err != nil {
		t.Fatal(err)
	}
	seen := map[evidence.ID]bool{}
	for _, s := range all {
		if seen[s.ID] {
			t.Errorf("%s stands twice", s.ID)
		}
		seen[s.ID] = true
		if s.Address != "" && !strings.HasPrefix(s.Address, "https://") && !strings.HasPrefix(s.Address, "http://") && !strings.HasPrefix(s.Address, "doi:") {
			t.Errorf("%s: address %q can't be opened", s.ID, s.Address)
		}
		if s.Key == "known" && s.Read != "known" {
			t.Errorf("%s is known, but read %q", s.ID, s.Read)
		}
	}
	if !seen["tspine"] {
		t.Error("our own choices have no source")
	}
}

func TestAClinicianConfirmsOneVersion(t *testing.T) {
	for name, c := range map[string]struct {
		s    SignOff
		want bool
	}{
		"nobody has confirmed":               {SignOff{RulesVersion: 2}, false},
		"somebody has, this version":         {SignOff{2, []Confirmation{{RulesVersion: 2}}}, true},
		"somebody has, an older version":     {SignOff{3, []Confirmation{{RulesVersion: 2}}}, false},
		"somebody has, a version to come":    {SignOff{1, []Confirmation{{RulesVersion: 2}}}, false},
		"one of several is enough":           {SignOff{2, []Confirmation{{RulesVersion: 1}, {RulesVersion: 2}}}, true},
		"the zero sign-off confirms nothing": {SignOff{}, false},
	} {
		t.Run(name, func(t *testing.T) {
			if got := c.s.ConfirmedNow(); got != c.want {
				t.Errorf("got %v, want %v", got, c.want)
			}
		})
	}
}
