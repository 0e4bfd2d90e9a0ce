package web

import (
	"math"
	"time"

	"tspine/app"
)

// day writes the day of a moment, in the zone in which days begin here.
func (s *Server) day(micros int64) string {
	return time.UnixMicro(micros).In(s.App.Now().Location()).Format(time.DateOnly)
}

// seconds is how long to wait, in whole seconds.
func seconds(w *app.Wait) int { return int(math.Ceil(w.For.Seconds())) }
