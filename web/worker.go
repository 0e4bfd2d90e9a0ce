package web

import (
	"encoding/json"
	"fmt"
	"net/http"
	"slices"
	"strings"
)

// worker is the script that answers where there is no network. It stands at
// the root, so that it can answer for all pages, and names what it keeps.
func (s *Server) worker(w http.ResponseWriter, r *http.Request) error {
	var kept []string
	for name := range s.assets.files {
		if name != workerFile {
			kept = append(kept, assetRoot+s.assets.hash+"/"+name)
		}
	}
	slices.Sort(kept)
	shell, err := json.Marshal(kept)
	if err != nil {
		return fmt.Errorf("list what is kept: %w", err)
	}
	source, err := s.assets.get(workerFile)
	if err != nil {
		return err
	}
	text := strings.NewReplacer("'{hash}'", `"`+s.assets.hash+`"`, "['{shell}']", string(shell)).Replace(string(source.plain))
	one, err := newAsset(workerFile, []byte(text))
	if err != nil {
		return err
	}
	one.serve(w, r, manner{[]string{"no-cache"}, []string{"Accept-Encoding"}})
	return nil
}

// workerFile is the script of the worker.
const workerFile = "script/worker.js"

// manifest says how tspine is installed on a phone.
type manifest struct {
	ID         string         `json:"id"`
	Name       string         `json:"name"`
	Short      string         `json:"short_name"`
	About      string         `json:"description"`
	Lang       string         `json:"lang"`
	Start      string         `json:"start_url"`
	Scope      string         `json:"scope"`
	Display    string         `json:"display"`
	Background string         `json:"background_color"`
	Theme      string         `json:"theme_color"`
	Categories []string       `json:"categories"`
	Icons      []manifestIcon `json:"icons"`
}

type manifestIcon struct {
	Source  string `json:"src"`
	Sizes   string `json:"sizes"`
	Type    string `json:"type"`
	Purpose string `json:"purpose,omitempty"`
}

// manifest hands it out.
func (s *Server) manifest(w http.ResponseWriter, r *http.Request) error {
	say := s.phrase(r)
	m := manifest{
		ID: "/", Name: "tspine", Short: "tspine", About: say.Words.T("player.about"), Lang: say.Words.Lang(), Start: "/today", Scope: "/", Display: "standalone",
		Background: "#F3F5F2", Theme: "#F3F5F2", Categories: []string{"health", "fitness"},
	}
	for _, one := range [...]manifestIcon{
		{"style/icon-192.png", "192x192", "image/png", ""}, {"style/icon-512.png", "512x512", "image/png", ""}, {"style/icon-mask.png", "512x512", "image/png", "maskable"},
	} {
		at, err := s.assets.address(one.Source)
		if err != nil {
			return err
		}
		one.Source = at
		m.Icons = append(m.Icons, one)
	}
	text, err := json.Marshal(m)
	if err != nil {
		return fmt.Errorf("write manifest: %w", err)
	}
	w.Header().Set("Content-Type", "application/manifest+json")
	w.Header().Set("Cache-Control", "no-cache")
	_, _ = w.Write(text) // whoever left no longer cares
	return nil
}
