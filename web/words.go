package web

import (
	"encoding/xml"
	"fmt"
	"html/template"
	"strings"

	"tspine/engine/fault"
	"tspine/locale"
	"tspine/phrase"
)

// words are the functions that templates have: words come by their keys, and
// addresses by the names of files.
func words(say phrase.Phraser, a assets) template.FuncMap {
	return template.FuncMap{
		"t":      say.Words.T,
		"s":      locale.S,
		"n":      locale.N,
		"name":   say.Name,
		"dose":   say.Dose,
		"reason": say.Reason,
		"flag":   say.Flag,
		"fault":  say.Fault,
		"at":     at,
		"asset":  a.address,
		"icon":   icons(a),
	}
}

// at gives the faults that stand at a place, or under it.
func at(all fault.Faults, path string) fault.Faults {
	var out fault.Faults
	for _, f := range all {
		if f.Path == path || strings.HasPrefix(f.Path, path+".") || strings.HasPrefix(f.Path, path+"[") {
			out = append(out, f)
		}
	}
	return out
}

// sprite is the file of icons.
type sprite struct {
	Symbols []struct {
		ID      string `xml:"id,attr"`
		ViewBox string `xml:"viewBox,attr"`
		Inner   string `xml:",innerxml"`
	} `xml:"symbol"`
}

// icons gives the function that draws an icon. It always stands beside a word.
func icons(a assets) func(string) (template.HTML, error) {
	var all sprite
	failed := xml.Unmarshal(a.files["style/icons.svg"].plain, &all)
	drawn := map[string]template.HTML{}
	for _, one := range all.Symbols {
		drawn[one.ID] = template.HTML(`<svg class="icon" viewBox="` + one.ViewBox + `" aria-hidden="true" focusable="false">` + one.Inner + `</svg>`)
	}
	return func(id string) (template.HTML, error) {
		if one, ok := drawn[id]; ok {
			return one, nil
		}
		return "", fmt.Errorf("no icon %q (%w)", id, failed)
	}
}
