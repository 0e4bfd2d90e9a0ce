package shelf

import (
	"context"
	"errors"
	"sync"
	"sync/atomic"
	"testing"

	"pgregory.net/rapid"
)

func TestWhatWasAskedForLongestAgoGoesFirst(t *testing.T) {
	s := Shelf[int, int]{Most: 3}
	made := 0
	get := func(key int) {
		it, err := s.Get(t.Context(), key, func() (int, bool, error) { made++; return 10 * key, true, nil })
		if err != nil || it != 10*key {
			t.Fatalf("%d, %v", it, err)
		}
	}
	for _, c := range []struct{ key, made int }{{1, 1}, {2, 2}, {3, 3}, {1, 3}, {4, 4}, {1, 4}, {3, 4}, {2, 5}, {4, 6}} {
		if get(c.key); made != c.made {
			t.Errorf("after asking for %d: %d were made, want %d", c.key, made, c.made)
		}
	}
	if s.Len() != 3 {
		t.Errorf("it holds %d", s.Len())
	}
}

func TestWhatMayNotBeKeptIsNot(t *testing.T) {
	broken := errors.New("broken")
	for name, c := range map[string]struct {
		most int
		keep bool
		err  error
	}{
		"as it says":              {5, false, nil},
		"as it failed":            {5, true, broken},
		"as there is no room":     {0, true, nil},
		"and twice nothing is no": {0, false, broken},
	} {
		t.Run(name, func(t *testing.T) {
			s := Shelf[string, int]{Most: c.most}
			for want := 1; want < 4; want++ {
				made := 0
				it, err := s.Get(t.Context(), "key", func() (int, bool, error) { made++; return want, c.keep, c.err })
				if it != want || !errors.Is(err, c.err) || made != 1 {
					t.Errorf("%d, %v, made %d times", it, err, made)
				}
			}
			if s.Len() != 0 {
				t.Errorf("it holds %d", s.Len())
			}
		})
	}
}

func TestOneComputesForAllWhoAskAtOnce(t *testing.T) {
	s := Shelf[string, int]{Most: 1}
	began, finish := make(chan struct{}), make(chan struct{})
	var made atomic.Int64
	compute := func() (int, bool, error) {
		if made.Add(1) == 1 {
			close(began)
		}
		<-finish
		return 7, true, nil
	}
	var wg sync.WaitGroup
	for range 20 {
		wg.Go(func() {
			if it, err := s.Get(t.Context(), "key", compute); it != 7 || err != nil {
				t.Errorf("%d, %v", it, err)
			}
		})
	}
	<-began
	gone, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := s.Get(gone, "key", compute); !errors.Is(err, context.Canceled) {
		t.Errorf("who left still waits: %v", err)
	}
	close(finish)
	wg.Wait()
	if made.Load() != 1 {
		t.Errorf("computed %d times", made.Load())
	}
}

func TestWhoeverBreaksLeavesNobodyWaiting(t *testing.T) {
	s := Shelf[string, int]{Most: 1}
	func() {
		defer func() { _ = recover() }() // as a server does
		_, _ = s.Get(t.Context(), "key", func() (int, bool, error) { panic("broken") })
	}()
	if it, err := s.Get(t.Context(), "key", func() (int, bool, error) { return 7, true, nil }); it != 7 || err != nil {
		t.Errorf("%d, %v", it, err)
	}
}

func TestWhatIsPutIsThere(t *testing.T) {
	s := Shelf[string, int]{Most: 2}
	if _, ready := s.Peek("a"); ready {
		t.Error("an empty shelf holds something")
	}
	for i, key := range []string{"a", "b", "a", "c"} {
		s.Put(key, i)
		if it, ready := s.Peek(key); !ready || it != i {
			t.Errorf("%s: %d, %t", key, it, ready)
		}
	}
	if _, ready := s.Peek("b"); ready || s.Len() != 2 {
		t.Errorf("what was asked for longest ago stays; it holds %d", s.Len())
	}
	_, err := s.Get(t.Context(), "d", func() (int, bool, error) {
		if _, ready := s.Peek("d"); ready {
			t.Error("what is not computed yet is ready")
		}
		return 1, true, nil
	})
	if it, ready := s.Peek("d"); err != nil || !ready || it != 1 {
		t.Errorf("%d, %t, %v", it, ready, err)
	}
}

func TestItNeverHoldsMoreThanItMay(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		s := Shelf[int, int]{Most: rapid.IntRange(0, 8).Draw(r, "most")}
		for _, key := range rapid.SliceOf(rapid.IntRange(0, 12)).Draw(r, "keys") {
			it, err := s.Get(t.Context(), key, func() (int, bool, error) { return -key, key%3 != 0, nil })
			if it != -key || err != nil || s.Len() > s.Most {
				r.Fatalf("%d under %d, %v; holds %d of %d", it, key, err, s.Len(), s.Most)
			}
		}
	})
}
