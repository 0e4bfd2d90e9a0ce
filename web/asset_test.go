package web

import (
	"bytes"
	"compress/gzip"
	"io"
	"net/http"
	"path"
	"testing"
)

func TestStylesAndScriptsNeverChangeUnderTheirAddress(t *testing.T) {
	b := open(t)
	for name := range b.assets.files {
		file, err := b.assets.get(name)
		if err != nil {
			t.Fatal(err)
		}
		at, err := b.assets.address(name)
		if err != nil {
			t.Fatal(err)
		}
		r := b.browser(t).get(at)
		if r.status != http.StatusOK || r.body != string(file.plain) || r.header.Get("Cache-Control") != "public, max-age=31536000, immutable" || r.header.Get("Content-Type") != file.kind || file.kind == "" {
			t.Errorf("%s: %d %v", name, r.status, r.header)
		}
		if file.zipped != nil {
			z, err := gzip.NewReader(bytes.NewReader(file.zipped))
			if err != nil {
				t.Fatal(err)
			}
			if text, err := io.ReadAll(z); err != nil || !bytes.Equal(text, file.plain) {
				t.Errorf("%s: the squeezed copy is another: %v", name, err)
			}
		}
		if old := b.browser(t).get(assetRoot + "older/" + name); old.status != http.StatusNotFound {
			t.Errorf("%s: an older address gives %d", name, old.status)
		}
		req, err := http.NewRequestWithContext(t.Context(), "GET", b.url+at, nil)
		if err != nil {
			t.Fatal(err)
		}
		req.Header.Set("If-None-Match", file.tag)
		res, err := http.DefaultClient.Do(req)
		if err != nil {
			t.Fatal(err)
		}
		res.Body.Close()
		if res.StatusCode != http.StatusNotModified {
			t.Errorf("%s: sent again: %d", name, res.StatusCode)
		}
	}
	http.DefaultClient.CloseIdleConnections()
}

func TestStylesAndScriptsAreSmall(t *testing.T) {
	all, err := newAssets()
	if err != nil {
		t.Fatal(err)
	}
	styles := 0
	for name := range all.files {
		if path.Ext(name) != ".css" {
			continue
		}
		file, err := all.get(name)
		if err != nil {
			t.Fatal(err)
		}
		styles++
		if size := len(file.zipped); size > 12<<10 || size == 0 {
			t.Errorf("%s takes %d bytes", name, size)
		}
	}
	if styles != len(sheets) {
		t.Errorf("%d sheets of styles, want %d: one of a page each", styles, len(sheets))
	}
}

func TestGzipIsSentToThoseWhoTakeIt(t *testing.T) {
	for accept, want := range map[string]bool{"": false, "gzip": true, "br, gzip;q=0.5": true, "gzip;q=0": false, "gzip; q=0": false, "xgzip": false} {
		r := &http.Request{Header: http.Header{"Accept-Encoding": {accept}}}
		if got := takesGzip(r); got != want {
			t.Errorf("%q: %v", accept, got)
		}
	}
}
