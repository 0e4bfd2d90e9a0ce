package cli

import (
	"bytes"
	"context"
	"crypto/tls"
	"crypto/x509"
	"encoding/json"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"time"

	"golang.org/x/crypto/acme"
	"golang.org/x/crypto/acme/autocert"
)

// How long to wait before a certificate is asked for again. Let's Encrypt takes
// five failures an hour for one name (letsencrypt.org/docs/rate-limits).
const (
	orderAgain    = 2 * time.Minute
	orderSeldom   = time.Hour
	lookAtLeaf    = 6 * time.Hour
	authorityTime = 30 * time.Second
	answerMost    = 1 << 20
)

// certificates gets the certificate of a public name from an authority that
// speaks ACME, keeps it in the data folder, and has it renewed.
type certificates struct {
	manager *autocert.Manager
	name    string
	refused *refusals
	log     *slog.Logger
	now     func() time.Time
}

// newCertificates reads what is asked for. Each authority has a folder of its
// own, so that what one of trial made is not served after the change to
// another.
func newCertificates(o serving, dir string, log *slog.Logger, now func() time.Time) (*certificates, error) {
	keep := filepath.Join(dir, "acme")
	over := http.DefaultTransport.(*http.Transport).Clone()
	client := &acme.Client{DirectoryURL: autocert.DefaultACMEDirectory}
	if o.directory != "" {
		at, err := url.Parse(o.directory)
		if err != nil {
			return nil, fmt.Errorf("read --tls-directory: %w", err)
		}
		client.DirectoryURL = o.directory
		keep = filepath.Join(keep, strings.ReplaceAll(at.Host, ":", "_"))
	}
	if o.directoryRoot != "" {
		roots, err := readRoots(o.directoryRoot)
		if err != nil {
			return nil, err
		}
		over.TLSClientConfig = &tls.Config{MinVersion: tls.VersionTLS12, RootCAs: roots}
	}
	refused := &refusals{over: over}
	client.HTTPClient = &http.Client{Transport: refused, Timeout: authorityTime}
	manager := &autocert.Manager{
		Prompt: autocert.AcceptTOS, HostPolicy: autocert.HostWhitelist(o.domain), Cache: autocert.DirCache(keep), Client: client,
	}
	return &certificates{manager, o.domain, refused, log, now}, nil
}

// readRoots gives whom this machine trusts, and the certificates of a file.
func readRoots(path string) (*x509.CertPool, error) {
	text, err := os.ReadFile(path)
	if err != nil {
		return nil, fmt.Errorf("read --tls-directory-root: %w", err)
	}
	roots, err := x509.SystemCertPool()
	if err != nil {
		roots = x509.NewCertPool() // a machine may trust nobody
	}
	if !roots.AppendCertsFromPEM(text) {
		return nil, fmt.Errorf("read --tls-directory-root: there is no certificate in %s", path)
	}
	return roots, nil
}

// config is how connections are encrypted. A certificate that is not there yet
// is ordered by the connection that wants it.
func (c *certificates) config() *tls.Config {
	config := c.manager.TLSConfig()
	config.MinVersion = tls.VersionTLS12
	return config
}

// watch has the certificate before anybody asks for it, and goes on looking at
// it: what goes wrong is told to whoever runs the server, and tried again.
func (c *certificates) watch(ctx context.Context) {
	var told time.Time
	wait := orderAgain
	for ctx.Err() == nil {
		leaf, err := c.leaf()
		next := lookAtLeaf
		switch {
		case err != nil:
			next, wait = wait, min(2*wait, orderSeldom)
			c.log.Error("no certificate yet", "name", c.name, "why", c.why(err), "again", next.String())
		case c.late(leaf):
			c.log.Error("the certificate is not renewed", "name", c.name, "why", c.why(nil), "ends", leaf.NotAfter.UTC().Format(time.DateTime))
		case !leaf.NotAfter.Equal(told):
			told, wait = leaf.NotAfter, orderAgain
			c.log.Info("certificate", "name", c.name, "ends", leaf.NotAfter.UTC().Format(time.DateTime))
		}
		select {
		case <-ctx.Done():
		case <-time.After(next):
		}
	}
}

// leaf is the certificate as a browser of today is shown it.
func (c *certificates) leaf() (*x509.Certificate, error) {
	pair, err := c.manager.GetCertificate(&tls.ClientHelloInfo{
		ServerName: c.name, SignatureSchemes: []tls.SignatureScheme{tls.ECDSAWithP256AndSHA256},
		SupportedCurves: []tls.CurveID{tls.CurveP256}, CipherSuites: []uint16{tls.TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256},
	})
	if err != nil {
		return nil, err
	}
	return pair.Leaf, nil
}

// late says whether a certificate should have been renewed: that is due in the
// last third of its life.
func (c *certificates) late(leaf *x509.Certificate) bool {
	return leaf.NotAfter.Sub(c.now()) < leaf.NotAfter.Sub(leaf.NotBefore)/4
}

// why says what went wrong in words: what the authority said last, where the
// library says only that nothing is left to try.
func (c *certificates) why(err error) string {
	if said := c.refused.last(); said != "" {
		return said
	}
	if err == nil {
		return "nothing was heard of the authority since the start"
	}
	return err.Error()
}

// refusals carries requests to an authority, and remembers why the last one
// failed: the library asks once more and forgets it.
type refusals struct {
	over http.RoundTripper
	mu   sync.Mutex
	said string
}

// RoundTrip sends a request and reads the answer before the library does.
func (r *refusals) RoundTrip(req *http.Request) (*http.Response, error) {
	res, err := r.over.RoundTrip(req)
	if err != nil {
		r.remember(req.URL.Host + " can't be reached: " + err.Error())
		return nil, err
	}
	defer res.Body.Close()
	text, err := io.ReadAll(io.LimitReader(res.Body, answerMost))
	if err != nil {
		return nil, err
	}
	res.Body = io.NopCloser(bytes.NewReader(text))
	r.note(text)
	return res, nil
}

// note remembers what an answer says is wrong: with the request, or with a
// challenge that failed (RFC 8555, 6.7 and 8).
func (r *refusals) note(answer []byte) {
	type problem struct{ Type, Detail string }
	var said struct {
		problem
		Challenges []struct{ Error problem }
	}
	if json.Unmarshal(answer, &said) != nil {
		return // not every answer is JSON
	}
	if kind, ok := strings.CutPrefix(said.Type, "urn:ietf:params:acme:error:"); ok && kind != "badNonce" {
		r.remember("the authority refused: " + said.Detail)
	}
	for _, one := range said.Challenges {
		if one.Error.Detail != "" {
			r.remember("the authority looked up the name and asked at its port 443 whether it is yours, and got: " + one.Error.Detail +
				". Does the name lead to this machine, and is the port let through?")
		}
	}
}

func (r *refusals) remember(said string) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.said = said
}

// last is what was remembered; it is forgotten.
func (r *refusals) last() string {
	r.mu.Lock()
	defer r.mu.Unlock()
	said := r.said
	r.said = ""
	return said
}
