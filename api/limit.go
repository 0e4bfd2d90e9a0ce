package api

import (
	"sync"
	"time"

	"golang.org/x/time/rate"
)

// How often a token may ask: so many a second on average, and so many at
// once. Our choice.
const (
	perSecond = 2
	atOnce    = 60
	limitsMax = 10_000 // tokens that are counted; then the count begins anew
)

// limits counts what each token asks. The zero value has counted nothing.
type limits struct {
	lock sync.Mutex
	of   map[string]*rate.Limiter
}

// wait says how long a token has to wait; 0: it may ask.
func (l *limits) wait(token string, now time.Time) time.Duration {
	l.lock.Lock()
	defer l.lock.Unlock()
	if l.of == nil || len(l.of) >= limitsMax {
		l.of = map[string]*rate.Limiter{}
	}
	one, there := l.of[token]
	if !there {
		one = rate.NewLimiter(perSecond, atOnce)
		l.of[token] = one
	}
	turn := one.ReserveN(now, 1)
	wait := turn.DelayFrom(now)
	if wait > 0 {
		turn.CancelAt(now)
	}
	return wait
}
