package cli

import (
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"testing"
)

func TestAPartOfTheSiteIsMadeWhenItIsAskedFor(t *testing.T) {
	for name, c := range map[string]struct {
		err  error
		want int
	}{
		"what can be made answers": {nil, http.StatusTeapot},
		"what can't be made fails": {errors.New("broken"), http.StatusInternalServerError},
	} {
		t.Run(name, func(t *testing.T) {
			made := 0
			part := whenAsked(func() (http.Handler, error) {
				made++
				return http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusTeapot) }), c.err
			}, newLog(io.Discard))
			if made != 0 {
				t.Error("it is made before anybody asks")
			}
			for range 2 {
				w := httptest.NewRecorder()
				part.ServeHTTP(w, httptest.NewRequestWithContext(t.Context(), "GET", "/api/v1/people", nil))
				if w.Code != c.want {
					t.Errorf("%d, want %d", w.Code, c.want)
				}
			}
			if made != 1 {
				t.Errorf("made %d times", made)
			}
		})
	}
}
