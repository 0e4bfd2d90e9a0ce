package api

import (
	"context"
	"encoding/base64"
	"fmt"
	"math"
	"strings"

	"tspine/engine/course"
	"tspine/engine/fault"
)

// How many there are on a page, and how many at most.
const (
	pageUsual = 50
	pageMost  = 200
)

// inPage asks for a page of what was written down.
type inPage struct {
	InPerson
	Limit  count  `query:"limit" doc:"How many there are on a page."`
	Cursor string `query:"cursor" doc:"The next of the page before; begin without one."`
}

// list is a page.
type list[T any] struct {
	List []T    `json:"list"`
	Next string `json:"next,omitempty" doc:"The cursor of the next page; absent on the last."`
}

// page gives a page of the events that fit, the latest first.
func page[T any](ctx context.Context, in *inPage, fits func(*course.Event) bool, shape func(*course.Event) T) (list[T], error) {
	out := list[T]{List: []T{}}
	limit, err := in.Limit.read()
	if err != nil {
		return out, err
	}
	before, err := readCursor(in.Cursor)
	if err != nil {
		return out, err
	}
	q := asker(ctx)
	events, err := q.app.History(ctx, q.person, math.MinInt32)
	if err != nil {
		return out, err
	}
	var last *course.Event
	for i := range events {
		e := &events[i]
		if !fits(e) || in.Cursor != "" && !before.after(e) {
			continue
		}
		if len(out.List) == limit {
			out.Next = cursorOf(last)
			break
		}
		out.List, last = append(out.List, shape(e)), e
	}
	return out, nil
}

// cursor is the last one of a page.
type cursor struct {
	day, at int64
	id      string
}

func cursorOf(e *course.Event) string {
	return base64.RawURLEncoding.EncodeToString(fmt.Appendf(nil, "%d %d %s", e.Day, e.At, e.ID))
}

func readCursor(text string) (cursor, error) {
	var c cursor
	if text == "" {
		return c, nil
	}
	plain, err := base64.RawURLEncoding.DecodeString(text)
	if err == nil {
		_, err = fmt.Fscanf(strings.NewReader(string(plain)), "%d %d %s", &c.day, &c.at, &c.id)
	}
	if err != nil {
		return c, fault.Faults{{Path: parameter + "cursor", Code: "not-a-cursor", Want: "the next of the page before"}}
	}
	return c, nil
}

// after says whether an event stands after the cursor, where the latest stands
// first.
func (c cursor) after(e *course.Event) bool {
	switch {
	case int64(e.Day) != c.day:
		return int64(e.Day) < c.day
	case e.At != c.at:
		return e.At < c.at
	}
	return e.ID < c.id
}
