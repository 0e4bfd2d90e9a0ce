package web

import (
	"net/http"
	"slices"
	"strings"

	"tspine/app"
	"tspine/catalog"
	"tspine/locale"
)

// mostID is how long an id is that is made of a name.
const mostID = 40

// ownSheet reads the form of an exercise, whose fields are called as faults name
// them, and opens what is kept.
func (s *Server) ownSheet(r *http.Request) (app.OwnText, catalog.OwnSheet, error) {
	if err := readForm(r); err != nil {
		return app.OwnText{}, catalog.OwnSheet{}, err
	}
	opened, err := s.App.OpenOwn(r.Context(), actor(r).Person, openedID(r))
	if err != nil {
		return opened, catalog.OwnSheet{}, err
	}
	out := readOwnSheet(r)
	out.Rest = opened.Sheet.Rest
	switch {
	case opened.ID != "":
		out.ID = opened.ID
	case out.ID == "":
		out.ID = idOf(out.Words.Name, func(id string) bool { return opened.Catalog.Exercises.Get(id) != nil || id == newOwn })
	}
	for _, list := range [...]*[]string{&out.Easier, &out.Harder, &out.Instead} {
		byName(*list, others(s.phrase(r), &opened))
	}
	byName(out.Needs, needable(s.phrase(r), opened.Catalog))
	return opened, out, nil
}

func readOwnSheet(r *http.Request) catalog.OwnSheet {
	one := func(key string) string { return strings.Join(strings.Fields(r.PostForm.Get(key)), " ") }
	return catalog.OwnSheet{
		ID: one("id"), Phases: r.PostForm["phases"], Directions: r.PostForm["directions"], Classes: r.PostForm["classes"],
		Stage: one("stage"), Position: one("position"), Sides: one("sides"), Dose: strings.ReplaceAll(one("dose"), "×", "x"), Progress: one("progress"),
		Tool: one("tool"), Pieces: one("pieces"), Held: one("held") != "",
		Needs: rows(r.PostForm["needs"]), Easier: rows(r.PostForm["easier"]), Harder: rows(r.PostForm["harder"]), Instead: rows(r.PostForm["instead"]),
		Words: catalog.OwnWords{
			Name: one("text.name"), For: one("text.for"), Stop: one("text.stop"),
			SetUp: lines(r, "text.set-up"), Cues: lines(r, "text.cues"), Slips: lines(r, "text.faults"), Safety: lines(r, "text.safety"),
		},
		Pose: strings.TrimRight(strings.ReplaceAll(r.PostForm.Get("pose"), "\r\n", "\n"), "\n "),
	}
}

// lines reads a field that has something on each line.
func lines(r *http.Request, key string) []string {
	return rows(strings.Split(r.PostForm.Get(key), "\n"))
}

// rows gives those of some values that say something.
func rows(values []string) []string {
	var out []string
	for _, v := range values {
		if v = strings.Join(strings.Fields(v), " "); v != "" && len(out) < mostRows {
			out = append(out, v)
		}
	}
	return out
}

// byName puts the id in place of each name, whatever its case and marks.
func byName(list []string, known []namedPart) {
	for i, text := range list {
		pieces := strings.Split(text, ",")
		for k, piece := range pieces {
			pieces[k] = strings.TrimSpace(piece)
			at := slices.IndexFunc(known, func(n namedPart) bool { return locale.Order(n.Name) == locale.Order(pieces[k]) })
			if at >= 0 {
				pieces[k] = known[at].ID
			}
		}
		list[i] = strings.Join(pieces, ", ")
	}
}

// idOf makes an id of a name, one that is not taken; empty of no name.
func idOf(name string, taken func(id string) bool) string {
	if name == "" {
		return ""
	}
	id := strings.Join(strings.FieldsFunc(locale.Order(name), func(r rune) bool { return (r < 'a' || r > 'z') && (r < '0' || r > '9') }), "-")
	if len(id) > mostID {
		id = strings.TrimRight(id[:mostID], "-")
	}
	if id == "" {
		id = "exercise"
	}
	out := id
	for n := 2; taken(out); n++ {
		out = id + "-" + itoa(n)
	}
	return out
}
