package store

import (
	"context"
	"database/sql"
	"fmt"
	"hash/fnv"

	"tspine/app"
	"tspine/engine/unit"
)

const (
	insertBrought = `INSERT INTO brought (person, import, kind, id, day, mark) VALUES ($1, $2, $3, $4, $5, $6)`
	oneImport     = `SELECT kind, id, day, mark FROM brought WHERE person = $1 AND import = $2 ORDER BY kind, id`
	deleteBrought = `DELETE FROM brought WHERE person = $1 AND import = $2`
	sumsOfBrought = `SELECT import, count(*), coalesce(min(CASE WHEN day <> 0 THEN day END), 0), max(day) FROM brought
		WHERE person = $1 GROUP BY import ORDER BY import`

	deleteTold   = `DELETE FROM told` + one
	deleteOwn    = `DELETE FROM own` + one
	deletePlayed = `DELETE FROM played` + one
	deleteNaming = `DELETE FROM naming WHERE person = $1 AND name = $2`
	deleteOne    = `DELETE FROM past` + one
)

// takings are what removes a thing of most kinds.
var takings = map[string]string{
	broughtTold: deleteTold, broughtOwn: deleteOwn, broughtPlayed: deletePlayed, broughtPlaying: endPlaying,
	broughtPast: deleteOne, broughtNaming: deleteNaming, broughtPreference: deletePreference,
}

// thing is one thing that an import brought.
type thing struct {
	kind, id string
	day      unit.Day // 0: it is of no day
	mark     string   // of what it said when it came
}

// The kinds of things, as they are kept.
const (
	broughtEvent      = "event"
	broughtTold       = "told"
	broughtOwn        = "own"
	broughtPlayed     = "played"
	broughtPlaying    = "playing"
	broughtDraft      = "draft"
	broughtPast       = "past"
	broughtNaming     = "naming"
	broughtPreference = "preference"
)

// marked names what something says in few letters.
func marked(says ...any) string {
	sum := fnv.New64a()
	fmt.Fprintf(sum, "%q", says)
	return fmt.Sprintf("%016x", sum.Sum64())
}

// mark names what an event says.
func (r *record) mark() string { return marked(r.row, r.lines) }

// Imports counts what each import brought a person, the oldest first.
func (s *Store) Imports(ctx context.Context, person string) ([]app.Brought, error) {
	var out []app.Brought
	err := s.readers.ask(ctx, func(l *link) error {
		return l.each(ctx, func(r *sql.Rows) error {
			var b app.Brought
			err := r.Scan(&b.ID, &b.Things, &b.First, &b.Last)
			out = append(out, b)
			return err
		}, sumsOfBrought, person)
	})
	if err != nil {
		return nil, fmt.Errorf("count imports of %s: %w", person, err)
	}
	return out, nil
}

// TakeBack removes what an import brought, all in one commit, but for what was
// changed since, and says how much of each that was.
func (s *Store) TakeBack(ctx context.Context, person, brought string) (gone, kept int, err error) {
	err = s.writer.do(ctx, func(ctx context.Context, l *link) error {
		gone, kept = 0, 0
		var all []thing
		err := l.each(ctx, func(r *sql.Rows) error {
			var t thing
			err := r.Scan(&t.kind, &t.id, &t.day, &t.mark)
			all = append(all, t)
			return err
		}, oneImport, person, brought)
		if err != nil {
			return err
		}
		out := pouring{ctx: ctx, link: l, person: person}
		for _, t := range all {
			is, err := out.now(t)
			switch {
			case err != nil:
				return err
			case is == "": // it went before
				continue
			case is != t.mark:
				kept++
				continue
			}
			if err := out.takeOut(t); err != nil {
				return fmt.Errorf("%s %s: %w", t.kind, t.id, err)
			}
			gone++
		}
		if err := l.exec(ctx, deleteBrought, person, brought); err != nil {
			return err
		}
		return out.drop()
	})
	if err != nil {
		return 0, 0, fmt.Errorf("take back import %s of %s: %w", brought, person, err)
	}
	return gone, kept, nil
}

// takeOut removes one thing, and notes what it changes.
func (in *pouring) takeOut(t thing) error {
	in.beside = in.beside || t.kind == broughtTold || t.kind == broughtOwn
	switch t.kind {
	case broughtEvent:
		in.changed(t.day)
		return remove(in.ctx, in.link, in.person, t.id)
	case broughtDraft:
		return in.link.exec(in.ctx, deleteDraft, in.person)
	}
	return in.link.exec(in.ctx, takings[t.kind], in.person, t.id)
}

// now gives the mark of a thing as it is kept now; empty where it is not.
func (in *pouring) now(t thing) (string, error) {
	switch t.kind {
	case broughtEvent:
		return in.eventNow(t.id)
	case broughtTold:
		list, err := told(in.ctx, in.link, oneTold, in.person, t.id)
		return firstMark(list, err)
	case broughtOwn:
		list, err := owned(in.ctx, in.link, oneOwn, in.person, t.id)
		return firstMark(list, err)
	case broughtPlayed:
		return textMark(played(in.ctx, in.link, in.person, t.id))
	case broughtDraft:
		return textMark(draftIn(in.ctx, in.link, in.person))
	case broughtPlaying:
		p, err := playing(in.ctx, in.link, in.person)
		if p.ID != t.id {
			return "", err
		}
		return marked(p), err
	case broughtPast:
		return in.pastNow(t.id)
	case broughtNaming:
		var list []app.Naming
		err := eachNaming(in.ctx, in.link, func(n app.Naming) error { list = append(list, n); return nil }, oneNaming, in.person, t.id)
		return firstMark(list, err)
	case broughtPreference:
		all, err := preferencesIn(in.ctx, in.link, in.person)
		return textMark(all.Value(t.id), err)
	}
	return "", fmt.Errorf("%w: an import brought a %s", ErrDamaged, t.kind)
}

// firstMark names the first of a list; empty where there is none.
func firstMark[T any](list []T, err error) (string, error) {
	if err != nil || len(list) == 0 {
		return "", err
	}
	return marked(list[0]), nil
}

// textMark names a text; empty where there is none.
func textMark(text string, err error) (string, error) {
	if err != nil || text == "" {
		return "", err
	}
	return marked(text), nil
}

func (in *pouring) eventNow(id string) (string, error) {
	list, err := oneEvent.read(in.ctx, in.link, in.person, id)
	if err != nil || len(list) == 0 {
		return "", err
	}
	r, err := recordOf(in.person, list[0])
	return r.mark(), err
}

func (in *pouring) pastNow(id string) (string, error) {
	var list []app.Past
	err := eachPast(in.ctx, in.link, func(p app.Past) error { list = append(list, p); return nil }, onePast, in.person, id)
	if err != nil || len(list) == 0 {
		return "", err
	}
	body, err := list[0].Body()
	return marked(body), err
}
