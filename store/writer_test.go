package store

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"tspine/app"
	"tspine/engine/course"
)

// A full disk ends the transaction of everyone in it. All of them are told,
// and once there is room again the store goes on.
func TestAFullDiskFailsEveryoneInTheGroupAndNobodyAfter(t *testing.T) {
	s := opened(t, filepath.Join(t.TempDir(), "tspine.db"))
	if err := s.AddPerson(t.Context(), app.Person{ID: "ada"}); err != nil {
		t.Fatal(err)
	}
	limit(t, s, "(SELECT 0)") // as many pages as there are
	var wg sync.WaitGroup
	for i := range 64 {
		wg.Go(func() {
			e := benchEntry(int64(i), 200)
			if err := s.Write(context.Background(), "ada", app.Write{Add: []course.Event{e}}); err == nil {
				t.Error("written to a full disk")
			}
		})
	}
	wg.Wait()
	limit(t, s, "1000000")
	e := benchEntry(1, 200)
	if err := s.Write(t.Context(), "ada", app.Write{Add: []course.Event{e}}); err != nil {
		t.Fatal(err)
	}
	if all, err := s.Events(t.Context(), "ada", 0); err != nil || len(all) != 1 || all[0].ID != e.ID {
		t.Errorf("%d events, want the last alone: %v", len(all), err)
	}
}

// limit sets how many pages the writer may use.
func limit(t *testing.T, s *Store, pages string) {
	t.Helper()
	err := s.writer.do(t.Context(), func(ctx context.Context, l *link) error {
		_, err := l.conn.ExecContext(ctx, "PRAGMA max_page_count = "+map[string]string{"(SELECT 0)": "1"}[pages]+pages[:0])
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

var _ = errors.Is
var _ = fmt.Sprint
var _ = os.Stat
var _ = time.Now
