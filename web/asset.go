package web

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"embed"
	"encoding/base64"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"mime"
	"net/http"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
)

//go:embed style script
var assetFiles embed.FS

// assetRoot is where styles and scripts are. After it comes a hash of all of
// them, so that they find each other by relative names and an address never
// changes what it holds.
const assetRoot = "/static/"

// asset is one file, ready to be sent: its headers too are made once, and shared
// by all answers.
type asset struct {
	plain, zipped []byte
	kind, tag     string

	kinds, tags, plainLength, zippedLength []string
}

// manner is how long and for whom a kind of file may be kept, as headers say it.
type manner struct{ keep, vary []string }

// forever is for what never changes under its address.
var forever = manner{[]string{"public, max-age=31536000, immutable"}, []string{"Accept-Encoding"}}

// squeezedAs names how text is squeezed.
var squeezedAs = []string{"gzip"}

// assets is every style and script. Each is made ready when it is first asked
// for.
type assets struct {
	hash  string
	files map[string]func() (*asset, error)
}

// sheets are what each page takes of styles, sent as one and in this order: more
// files are more ways to the server before a page is shown.
var sheets = func() map[string][]string {
	site := []string{"style/token.css", "style/base.css", "style/part.css", "style/train.css", "style/library.css", "style/chart.css"}
	player := append(site[:len(site):len(site)], "style/player.css")
	return map[string][]string{"style/site.css": site, "style/player.css": player, "style/measure.css": append(player[:len(player):len(player)], "style/measure.css")}
}()

func newAssets() (assets, error) {
	out := assets{files: map[string]func() (*asset, error){}}
	sources, err := readSources()
	if err != nil {
		return out, err
	}
	sum := sha256.New()
	for _, name := range slices.Sorted(maps.Keys(sources)) {
		fmt.Fprintf(sum, "%s %d\n", name, len(sources[name]))
		sum.Write(sources[name])
	}
	out.hash = base64.RawURLEncoding.EncodeToString(sum.Sum(nil)[:9])
	inner := inner(sources)
	for name := range sources {
		if !inner[name] && path.Ext(name) != ".css" {
			out.add(name)
		}
	}
	for name := range sheets {
		out.add(name)
	}
	return out, nil
}

// readSources reads every style and script as it is written.
func readSources() (map[string][]byte, error) {
	out := map[string][]byte{}
	err := fs.WalkDir(assetFiles, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		out[name], err = assetFiles.ReadFile(name)
		return err
	})
	return out, err
}

// add says that a file can be asked for.
func (a assets) add(name string) {
	a.files[name] = sync.OnceValues(func() (*asset, error) {
		sources, err := readSources()
		if err != nil {
			return nil, err
		}
		text, err := prepare(sources, name)
		if err != nil {
			return nil, err
		}
		one, err := newAsset(name, text)
		return &one, err
	})
}

// prepare gives a file as it is sent.
func prepare(sources map[string][]byte, name string) ([]byte, error) {
	switch path.Ext(name) {
	case ".js":
		text, err := bundle(sources, name)
		if err != nil {
			return nil, fmt.Errorf("bundle scripts: %w", err)
		}
		return text, nil
	case ".css":
		var all []byte
		for _, part := range sheets[name] {
			all = append(all, loose.ReplaceAll(sources[part], nil)...)
		}
		return all, nil
	}
	return sources[name], nil
}

// get gives a file, ready to be sent.
func (a assets) get(name string) (*asset, error) {
	one, ok := a.files[name]
	if !ok {
		return nil, fmt.Errorf("no style or script %q", name)
	}
	return one()
}

func newAsset(name string, text []byte) (asset, error) {
	zipped, err := squeeze(text, gzip.BestCompression)
	if err != nil {
		return asset{}, fmt.Errorf("compress %s: %w", name, err)
	}
	sum := sha256.Sum256(text)
	a := asset{plain: text, zipped: zipped, kind: kindOf(name), tag: `"` + base64.RawURLEncoding.EncodeToString(sum[:12]) + `"`}
	if len(zipped) >= len(text) {
		a.zipped = nil
	}
	a.kinds, a.tags = []string{a.kind}, []string{a.tag}
	a.plainLength, a.zippedLength = []string{strconv.Itoa(len(a.plain))}, []string{strconv.Itoa(len(a.zipped))}
	return a, nil
}

// What of a script only its readers need: comments on lines of their own, types
// inside a line, and what lines are moved in by.
var (
	remarks = regexp.MustCompile(`(?ms)^[ \t]*(/\*\*.*?\*/|//[^\n]*)[ \t]*\n`)
	types   = regexp.MustCompile(`/\*\* @type [^*]*\*/ ?`)
	indents = regexp.MustCompile(`(?m)^\t+`)
)

// loose is what of styles only their readers need.
var loose = regexp.MustCompile(`(?s)/\*.*?\*/|\n\s*`)

// lean leaves out of a script what a browser doesn't need.
func lean(text []byte) []byte {
	for _, one := range [...]*regexp.Regexp{types, remarks, indents} {
		text = one.ReplaceAll(text, nil)
	}
	return text
}

// kindOf is the media type of a file; the machine's own table is not asked.
func kindOf(name string) string {
	switch path.Ext(name) {
	case ".css":
		return "text/css; charset=utf-8"
	case ".js":
		return "text/javascript; charset=utf-8"
	case ".png":
		return "image/png"
	case ".wav":
		return "audio/wav"
	case ".svg":
		return "image/svg+xml"
	case ".webmanifest":
		return "application/manifest+json"
	}
	return mime.TypeByExtension(path.Ext(name))
}

func squeeze(text []byte, level int) ([]byte, error) {
	var b bytes.Buffer
	z, err := gzip.NewWriterLevel(&b, level)
	if err != nil {
		return nil, err
	}
	_, err = z.Write(text)
	err = errors.Join(err, z.Close()) // which writes what is left
	return b.Bytes(), err
}

// address is where a file is found.
func (a assets) address(name string) (string, error) {
	if _, ok := a.files[name]; !ok {
		return "", fmt.Errorf("no style or script %q", name)
	}
	return assetRoot + a.hash + "/" + name, nil
}

// ServeHTTP hands out a file. Under an older hash there is none.
func (a assets) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	hash, name, _ := strings.Cut(strings.TrimPrefix(r.URL.Path, assetRoot), "/")
	if _, ok := a.files[name]; !ok || hash != a.hash {
		http.NotFound(w, r)
		return
	}
	file, err := a.get(name)
	if err != nil {
		http.Error(w, http.StatusText(http.StatusInternalServerError), http.StatusInternalServerError)
		return
	}
	file.serve(w, r, forever)
}

// serve sends a file, squeezed where the browser takes that, or says that the
// browser's copy is still right.
func (a *asset) serve(w http.ResponseWriter, r *http.Request, how manner) {
	h := w.Header()
	h["Cache-Control"], h["Vary"], h["Content-Type"], h["Etag"] = how.keep, how.vary, a.kinds, a.tags
	if given := r.Header["If-None-Match"]; len(given) > 0 && strings.Contains(given[0], a.tag) {
		w.WriteHeader(http.StatusNotModified)
		return
	}
	text, length := a.plain, a.plainLength
	if a.zipped != nil && takesGzip(r) {
		h["Content-Encoding"] = squeezedAs
		text, length = a.zipped, a.zippedLength
	}
	h["Content-Length"] = length
	_, _ = w.Write(text) // whoever left no longer cares
}

// takesGzip says whether a browser reads gzip.
func takesGzip(r *http.Request) bool {
	said := r.Header.Get("Accept-Encoding")
	if said == "gzip" {
		return true
	}
	for part := range strings.SplitSeq(said, ",") {
		name, rest, _ := strings.Cut(strings.TrimSpace(part), ";")
		if name == "gzip" && strings.ReplaceAll(rest, " ", "") != "q=0" {
			return true
		}
	}
	return false
}
