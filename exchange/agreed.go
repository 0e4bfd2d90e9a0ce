package exchange

import (
	"tspine/catalog"
)

// Agreed is what somebody says who agrees to bring a file.
type Agreed struct {
	Names []Naming // what names in the file stand for; of others, as it was shown
	Skip  bool     // rows with faults are left out
}

// ReadAgreed reads it, YAML or JSON.
func ReadAgreed(file string, text []byte) (Agreed, catalog.Faults) {
	var out Agreed
	doc, v := catalog.ReadYAML(file, 1, text)
	if !v.Present() {
		return out, doc.Faults
	}
	seen := map[string]bool{}
	v.Fields(
		field{Key: "names", Read: func(v value) {
			for _, one := range v.List() {
				n := readStands(one)
				if seen[n.Name] && n.Name != "" {
					one.Fault("twice", brief(n.Name), "")
				}
				seen[n.Name] = true
				out.Names = append(out.Names, n)
			}
		}},
		field{Key: "skip_faults", Read: func(v value) { out.Skip = v.Bool() }},
	)
	return out, doc.Faults
}

// readStands reads what a name stands for.
func readStands(v value) Naming {
	var out Naming
	v.Fields(
		field{Key: "name", Must: true, Read: func(v value) { out.Name = v.Text() }},
		field{Key: "exercise", Read: func(v value) { out.Exercise = v.Text() }},
		field{Key: "out", Read: func(v value) { out.Out = v.Bool() }},
	)
	if out.Out && out.Exercise != "" {
		v.Fault("not-one", "", "exercise, out")
	}
	return out
}
