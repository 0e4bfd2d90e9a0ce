package web

import (
	"math"
	"net/http"
	"time"

	"tspine/app"
)

// themeCookie holds how pages look on a device: light, dark, or as the device
// does where there is none.
const themeCookie = "theme"

// themeOf is the theme that a device chose.
func themeOf(r *http.Request) string {
	c, err := r.Cookie(themeCookie)
	if err != nil || c.Value != "light" && c.Value != "dark" {
		return ""
	}
	return c.Value
}

// theme chooses how pages look on this device.
func (s *Server) theme(w http.ResponseWriter, r *http.Request) error {
	if err := readForm(r); err != nil {
		return err
	}
	c := http.Cookie{Name: themeCookie, Path: "/", MaxAge: int(signedInFor.Seconds()), HttpOnly: true, Secure: s.Options.Secure, SameSite: http.SameSiteLaxMode}
	switch c.Value = r.PostForm.Get("theme"); c.Value {
	case "light", "dark":
	default:
		c.Value, c.MaxAge = "", -1
	}
	http.SetCookie(w, &c)
	return back(w, r, "/you")
}

// day writes the day of a moment, in the zone in which days begin here.
func (s *Server) day(micros int64) string {
	return time.UnixMicro(micros).In(s.App.Now().Location()).Format(time.DateOnly)
}

// seconds is how long to wait, in whole seconds.
func seconds(w *app.Wait) int { return int(math.Ceil(w.For.Seconds())) }
