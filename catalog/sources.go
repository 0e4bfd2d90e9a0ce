package catalog

import (
	"fmt"
	"io/fs"

	"tspine/engine/evidence"
)

// Sources reads every source that a rule, a number or an exercise names.
func (c *Catalog) Sources() ([]evidence.Source, error) {
	text, err := fs.ReadFile(c.root, "sources.yaml")
	if err != nil {
		return nil, fmt.Errorf("read sources: %w", err)
	}
	doc, v := ReadYAML("sources.yaml", 1, text)
	var out []evidence.Source
	if v.Present() {
		for _, one := range v.List() {
			out = append(out, readSource(one))
		}
	}
	return out, doc.Faults.Err()
}

func readSource(v Value) evidence.Source {
	var s evidence.Source
	v.Fields(
		Field{"id", true, func(v Value) { s.ID = evidence.ID(readID(v)) }},
		Field{"key", true, func(v Value) { s.Key = v.Text() }},
		Field{"title", true, func(v Value) { s.Title = v.Text() }},
		Field{"address", false, func(v Value) { s.Address = v.Text() }},
		Field{"read", true, func(v Value) { s.Read = v.OneOf("whole", "abstract", "secondary", "known", "ours") }},
	)
	return s
}

// SignOff says which clinicians have confirmed which version of the rules.
type SignOff struct {
	RulesVersion int
	Confirmed    []Confirmation
}

// Confirmation is one clinician's word.
type Confirmation struct {
	Name, Profession, RegisterNumber, Date string
	RulesVersion                           int
}

// ConfirmedNow says whether a clinician has confirmed the rules as they stand.
func (s SignOff) ConfirmedNow() bool {
	for _, c := range s.Confirmed {
		if c.RulesVersion == s.RulesVersion {
			return true
		}
	}
	return false
}

func loadSignOff(root fs.FS) (SignOff, error) {
	text, err := fs.ReadFile(root, "signoff.yaml")
	if err != nil {
		return SignOff{}, fmt.Errorf("read sign-off: %w", err)
	}
	doc, v := ReadYAML("signoff.yaml", 1, text)
	var s SignOff
	if v.Present() {
		v.Fields(
			Field{"rules-version", true, func(v Value) { s.RulesVersion = v.Int(1, 1_000_000) }},
			Field{"confirmed", true, func(v Value) {
				for _, one := range v.List() {
					s.Confirmed = append(s.Confirmed, readConfirmation(one))
				}
			}},
		)
	}
	return s, doc.Faults.Err()
}

func readConfirmation(v Value) Confirmation {
	var c Confirmation
	v.Fields(
		Field{"name", true, func(v Value) { c.Name = v.Text() }},
		Field{"profession", true, func(v Value) { c.Profession = v.Text() }},
		Field{"register-number", true, func(v Value) { c.RegisterNumber = v.Text() }},
		Field{"date", true, func(v Value) { c.Date = v.Text() }},
		Field{"rules-version", true, func(v Value) { c.RulesVersion = v.Int(1, 1_000_000) }},
	)
	return c
}
