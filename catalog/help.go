package catalog

import (
	"fmt"
	"io/fs"
)

// Help is whom to call in one country.
type Help struct {
	Country   string // ISO 3166 code
	Emergency string // number; empty: unknown, "your local emergency number"
	Crisis    Line   // empty where no public source names one
	Source    string
	Date      string // year and month of the source
}

// Line is a telephone line.
type Line struct{ Name, Number string }

// Help gives whom to call in the country with that code. Where it is not
// known the Help has no number: nothing is guessed.
func (c *Catalog) Help(country string) (Help, error) {
	all, err := c.Countries()
	if err != nil {
		return Help{}, err
	}
	for _, h := range all {
		if h.Country == country {
			return h, nil
		}
	}
	return Help{Country: country}, nil
}

// Countries lists every country whose numbers are known. The list is shared,
// and not to be changed.
func (c *Catalog) Countries() ([]Help, error) {
	if c.countries == nil {
		return readCountries(c.root)
	}
	return c.countries()
}

func readCountries(root fs.FS) ([]Help, error) {
	text, err := fs.ReadFile(root, "help.yaml")
	if err != nil {
		return nil, fmt.Errorf("read help: %w", err)
	}
	doc, v := ReadYAML("help.yaml", 1, text)
	var out []Help
	if v.Present() {
		for _, one := range v.List() {
			out = append(out, readHelp(one))
		}
	}
	return out, doc.Faults.Err()
}

func readHelp(v Value) Help {
	var h Help
	v.Fields(
		Field{"country", true, func(v Value) { h.Country = v.Text() }},
		Field{"emergency", true, func(v Value) { h.Emergency = v.Text() }},
		Field{"crisis", false, func(v Value) {
			v.Fields(
				Field{"name", true, func(v Value) { h.Crisis.Name = v.Text() }},
				Field{"number", true, func(v Value) { h.Crisis.Number = v.Text() }},
			)
		}},
		Field{"source", true, func(v Value) { h.Source = v.Text() }},
		Field{"date", true, func(v Value) { h.Date = v.Text() }},
	)
	return h
}
