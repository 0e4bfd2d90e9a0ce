// Package shelf keeps what was computed until there is no more room for it, and
// has one compute what many ask for at once.
package shelf

import (
	"context"
	"sync"
)

// Shelf holds at most Most things by their keys; of more, the one goes that was
// asked for longest ago. What it holds is handed to whoever asks, so nobody may
// change it. The zero Shelf holds nothing for long: everything is computed.
type Shelf[K comparable, V any] struct {
	Most int

	lock  sync.Mutex
	asked uint64 // how often anything was asked for
	held  map[K]*place[V]
}

// place is where one thing lies, or will lie once it is computed.
type place[V any] struct {
	done chan struct{} // closed when it was computed
	kept bool          // and may be handed out
	it   V
	last uint64 // when it was asked for last
}

// Get gives the thing under a key. Where there is none, compute makes it, and
// says whether it may be kept. Who asks meanwhile waits for it, and computes
// for themselves where it may not be kept.
func (s *Shelf[K, V]) Get(ctx context.Context, key K, compute func() (it V, keep bool, err error)) (V, error) {
	p, mine := s.place(key)
	if !mine {
		select {
		case <-p.done:
		case <-ctx.Done():
			var none V
			return none, ctx.Err()
		}
		if p.kept {
			return p.it, nil
		}
		it, _, err := compute()
		return it, err
	}
	defer s.settle(key, p)
	it, keep, err := compute()
	if keep && err == nil {
		s.fill(p, it)
	}
	return it, err
}

func (s *Shelf[K, V]) fill(p *place[V], it V) {
	s.lock.Lock()
	defer s.lock.Unlock()
	p.it, p.kept = it, true
}

// Peek gives the thing under a key, where it lies there ready.
func (s *Shelf[K, V]) Peek(key K) (it V, ready bool) {
	s.lock.Lock()
	defer s.lock.Unlock()
	p, there := s.held[key]
	if !there || !p.kept {
		return it, false
	}
	s.asked++
	p.last = s.asked
	return p.it, true
}

// Put lays a thing under a key in place of what was there.
func (s *Shelf[K, V]) Put(key K, it V) {
	p := &place[V]{done: make(chan struct{}), kept: true, it: it}
	s.lock.Lock()
	s.asked++
	p.last = s.asked
	if s.held == nil {
		s.held = map[K]*place[V]{}
	}
	s.held[key] = p
	s.lock.Unlock()
	s.settle(key, p)
}

// Drop takes away what lies under a key.
func (s *Shelf[K, V]) Drop(key K) {
	s.lock.Lock()
	defer s.lock.Unlock()
	if p, there := s.held[key]; there && p.kept {
		delete(s.held, key)
	}
}

// Len is how many things it holds.
func (s *Shelf[K, V]) Len() int {
	s.lock.Lock()
	defer s.lock.Unlock()
	return len(s.held)
}

// place gives the place of a key, and whether the caller has to fill it.
func (s *Shelf[K, V]) place(key K) (p *place[V], mine bool) {
	s.lock.Lock()
	defer s.lock.Unlock()
	s.asked++
	p, there := s.held[key]
	if !there {
		p = &place[V]{done: make(chan struct{})}
		if s.held == nil {
			s.held = map[K]*place[V]{}
		}
		s.held[key] = p
	}
	p.last = s.asked
	return p, !there
}

// settle lets those go on who wait, forgets what may not be kept, and makes
// room.
func (s *Shelf[K, V]) settle(key K, p *place[V]) {
	close(p.done)
	s.lock.Lock()
	defer s.lock.Unlock()
	if !p.kept && s.held[key] == p {
		delete(s.held, key)
	}
	for len(s.held) > s.Most {
		oldest, found := key, p
		for k, one := range s.held {
			if found == nil || one.last < found.last {
				oldest, found = k, one
			}
		}
		delete(s.held, oldest)
	}
}
