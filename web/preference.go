package web

import (
	"context"
	"html"
	"net/http"
	"net/url"
	"regexp"

	"tspine/app"
)

// wantsKey marks in a request's context what whoever asks prefers.
type wantsKey struct{}

// wants is what whoever asks prefers: nothing where nobody is signed in.
func wants(r *http.Request) app.Preferences {
	p, _ := r.Context().Value(wantsKey{}).(app.Preferences)
	return p
}

// knownAsked is what is kept under of a person: how often anything was written of
// who there is, and who it is.
type knownAsked struct {
	registered int64
	person     string
}

// knownOf is of how many people it is kept. Our choice.
const knownOf = 256

// withWants puts what a person prefers into a request's context.
func (s *Server) withWants(ctx context.Context, who *app.Actor) (context.Context, error) {
	key := knownAsked{who.Registered, who.Person.ID}
	all, err := s.preferred.Get(ctx, key, func() (app.Preferences, bool, error) {
		all, err := s.App.Preferences(ctx, who.Person)
		return all, key.registered > 0, err
	})
	return context.WithValue(ctx, wantsKey{}, all), err
}

// Cookies that hold how pages look on a device where nobody is signed in: as
// for whoever was here last.
const (
	themeCookie = "theme"
	textCookie  = "text"
)

// themeOf is the theme of a page: light, dark, or empty for the device's.
func themeOf(r *http.Request) string { return liked(r, "theme", themeCookie) }

// textOf is the size of a page's text in percent, empty for 100.
func textOf(r *http.Request) string {
	if size := liked(r, "text", textCookie); size != "100" {
		return size
	}
	return ""
}

// liked is a preference of whoever is signed in, or what a device remembers.
func liked(r *http.Request, name, cookie string) string {
	if actor(r).Person.ID != "" {
		return wants(r).Value(name)
	}
	c, err := r.Cookie(cookie)
	if err != nil {
		return ""
	}
	p, _ := app.Preferences{}.With(name, c.Value)
	return p.Value(name)
}

// remember has a device know how pages look before anybody signs in.
func (s *Server) remember(w http.ResponseWriter, cookie, value string) {
	c := http.Cookie{Name: cookie, Value: value, Path: "/", MaxAge: int(signedInFor.Seconds()), HttpOnly: true, Secure: s.Options.Secure, SameSite: http.SameSiteLaxMode}
	if value == "" {
		c.MaxAge = -1
	}
	http.SetCookie(w, &c)
}

// figureQuery is what addresses of figures carry for whoever asks: how figures
// look, a chosen language of their words, and a chosen theme. It is empty where
// nothing was chosen.
func figureQuery(p app.Preferences) string {
	query := url.Values{}
	for key, value := range map[string]string{"look": p.Figure(), "lang": p.Language, "theme": p.Theme} {
		if value != "" {
			query.Set(key, value)
		}
	}
	return query.Encode()
}

// figureSource is where a page shows a figure. What people write is escaped in
// a page, so only templates write such a thing.
var figureSource = regexp.MustCompile(`src="(/figures/(?:own/)?[a-z0-9-]+\.svg(?:\?[^"]*)?)"`)

// asDrawn gives a page the figures that a person chose. What an address says
// itself is left so.
func asDrawn(page []byte, how string) []byte {
	wanted, err := url.ParseQuery(how)
	if how == "" || err != nil {
		return page
	}
	return figureSource.ReplaceAllFunc(page, func(source []byte) []byte {
		at, err := url.Parse(html.UnescapeString(string(figureSource.FindSubmatch(source)[1])))
		if err != nil {
			return source
		}
		query := at.Query()
		for key, values := range wanted {
			if !query.Has(key) {
				query[key] = values
			}
		}
		at.RawQuery = query.Encode()
		return []byte(`src="` + html.EscapeString(at.String()) + `"`)
	})
}
