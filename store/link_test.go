package store

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
	"testing"
)

func TestAReadEndsBetweenRowsOnceNobodyWaits(t *testing.T) {
	s := stored(t)
	ctx, cancel := context.WithCancel(t.Context())
	rows := 0
	err := s.readers.ask(ctx, func(l *link) error {
		return l.each(ctx, func(*sql.Rows) error {
			rows++
			cancel()
			return nil
		}, `SELECT 1 UNION ALL SELECT 2 UNION ALL SELECT 3`)
	})
	if rows != 1 || !errors.Is(err, context.Canceled) {
		t.Errorf("%d rows after the end: %v", rows, err)
	}
	for range cap(s.readers.places) { // none of the connections has suffered
		if people, err := s.People(t.Context()); err != nil || len(people) != 1 {
			t.Errorf("%d people: %v", len(people), err)
		}
	}
}

func TestAStatementIsPreparedOnce(t *testing.T) {
	s := stored(t)
	l, err := newLink(t.Context(), s.file)
	if err != nil {
		t.Fatal(err)
	}
	for range 3 {
		if _, err := people(t.Context(), l, allPeople); err != nil {
			t.Fatal(err)
		}
	}
	if len(l.ready) != 1 {
		t.Errorf("%d statements for one", len(l.ready))
	}
	if err := l.close(); err != nil {
		t.Fatal(err)
	}
}

// A connection that breaks costs those who use it their answer, and nobody
// after them.
func TestABrokenConnectionIsReplaced(t *testing.T) {
	s := stored(t)
	n := cap(s.readers.places)
	for range n {
		if _, err := s.People(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
	for range n {
		l := <-s.readers.places
		snap(l)
		s.readers.places <- l
	}
	for range n {
		if _, err := s.People(t.Context()); err == nil {
			t.Error("a broken connection was read")
		}
	}
	if people, err := s.People(t.Context()); err != nil || len(people) != 1 {
		t.Errorf("%d people over a new connection: %v", len(people), err)
	}

	snap(s.writer.link) // nothing is being written
	if err := <-write(s, benchEntry(0, 3)); err == nil {
		t.Error("a broken connection wrote")
	}
	if err := <-write(s, benchEntry(1, 3)); err != nil {
		t.Errorf("over a new connection: %v", err)
	}
}

// snap breaks a connection.
func snap(l *link) {
	_ = l.conn.Raw(func(any) error { return driver.ErrBadConn })
}
