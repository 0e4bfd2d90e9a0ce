package cli

import (
	"context"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"encoding/json"
	"encoding/pem"
	"fmt"
	"io"
	"io/fs"
	"math/big"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"tspine/internal/require"
)

// longer is how long a test waits for what other programs do together.
const longer = 2 * time.Minute

// publicly is the name of the server in these tests; forbidden is one that the
// authority gives to nobody.
const (
	publicly  = "back.example.org"
	forbidden = "blocked.example.org"
)

// pebble is Let's Encrypt's test server: an authority of one test.
type pebble struct {
	directory, manage, root string // the addresses, and the file to trust
	site                    string // where it looks for the server that asks
	client                  *http.Client
	stop                    func()
}

// newPebble starts an authority, and a name server for which every name is this
// machine's. Certificates hold for so many seconds.
func newPebble(t *testing.T, holds int) *pebble {
	t.Helper()
	tool := require.Tool(t, "pebble")
	names, err := exec.LookPath("pebble-challtestsrv") // comes with it: make needs
	if err != nil {
		require.Missing(t, "pebble", err.Error())
	}
	dir := t.TempDir()
	ports := freePorts(t, 6)
	at := func(port int) string { return fmt.Sprintf("127.0.0.1:%d", port) }
	cert, key, roots := ownCertificate(t, dir)
	config := filepath.Join(dir, "pebble.json")
	text, err := json.Marshal(map[string]any{"pebble": map[string]any{
		"listenAddress": at(ports[0]), "managementListenAddress": at(ports[1]), "certificate": cert, "privateKey": key,
		"httpPort": ports[2], "tlsPort": ports[3], "domainBlocklist": []string{forbidden}, "keyAlgorithm": "ecdsa",
		"retryAfter": map[string]int{"authz": 1, "order": 1},
		"profiles":   map[string]any{"default": map[string]any{"description": "of a test", "validityPeriod": holds}},
	}})
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(config, text, 0o600); err != nil {
		t.Fatal(err)
	}
	background(t, exec.Command(names, "-http01", "", "-https01", "", "-doh", "", "-tlsalpn01", "", "-dnsserver", at(ports[4]), "-management", at(ports[5]), "-defaultIPv6", ""))
	server := exec.Command(tool, "-strict", "-config", config, "-dnsserver", at(ports[4]))
	server.Env = append(os.Environ(), "PEBBLE_VA_NOSLEEP=1")
	p := &pebble{
		directory: "https://" + at(ports[0]) + "/dir", manage: "https://" + at(ports[1]), root: cert, site: at(ports[3]),
		client: &http.Client{Transport: &http.Transport{TLSClientConfig: &tls.Config{RootCAs: roots}}}, stop: background(t, server),
	}
	t.Cleanup(p.client.CloseIdleConnections)
	eventually(t, "the authority answers", func() bool { _, err := p.get(p.directory); return err == nil })
	return p
}

// freePorts gives ports on which nobody listens.
func freePorts(t *testing.T, n int) []int {
	t.Helper()
	out := make([]int, n)
	for i := range out {
		l, err := net.Listen("tcp", "127.0.0.1:0")
		if err != nil {
			t.Fatal(err)
		}
		defer l.Close()
		out[i] = l.Addr().(*net.TCPAddr).Port
	}
	return out
}

// ownCertificate writes the certificate by which the authority itself is
// reached, which nobody trusts yet.
func ownCertificate(t *testing.T, dir string) (cert, key string, roots *x509.CertPool) {
	t.Helper()
	secret, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	draft := &x509.Certificate{
		SerialNumber: big.NewInt(1), NotBefore: time.Now().Add(-time.Hour), NotAfter: time.Now().Add(24 * time.Hour),
		IsCA: true, BasicConstraintsValid: true, IPAddresses: []net.IP{net.IPv4(127, 0, 0, 1)},
	}
	der, err := x509.CreateCertificate(rand.Reader, draft, draft, &secret.PublicKey, secret)
	if err != nil {
		t.Fatal(err)
	}
	private, err := x509.MarshalECPrivateKey(secret)
	if err != nil {
		t.Fatal(err)
	}
	public := pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: der})
	cert, key, roots = filepath.Join(dir, "own.crt"), filepath.Join(dir, "own.key"), x509.NewCertPool()
	roots.AppendCertsFromPEM(public)
	for path, text := range map[string][]byte{cert: public, key: pem.EncodeToMemory(&pem.Block{Type: "EC PRIVATE KEY", Bytes: private})} {
		if err := os.WriteFile(path, text, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return cert, key, roots
}

// background runs a program until the test ends, or it is stopped.
func background(t *testing.T, cmd *exec.Cmd) (stop func()) {
	t.Helper()
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	stop = sync.OnceFunc(func() {
		_ = cmd.Process.Kill()
		_ = cmd.Wait()
	})
	t.Cleanup(stop)
	return stop
}

func eventually(t *testing.T, what string, done func() bool) {
	t.Helper()
	for end := time.Now().Add(longer); !done(); time.Sleep(50 * time.Millisecond) {
		if time.Now().After(end) {
			t.Fatalf("it never comes to this: %s", what)
		}
	}
}

func (p *pebble) get(address string) (string, error) {
	res, err := p.client.Get(address)
	if err != nil {
		return "", err
	}
	defer res.Body.Close()
	text, err := io.ReadAll(res.Body)
	return string(text), err
}

// public runs the server under a name, with a certificate of the authority.
func (p *pebble) public(t *testing.T, dir, name string) *running {
	t.Helper()
	return launch(t, "serve", "--data", dir, "--listen", p.site, "--tls-domain", name, "--tls-directory", p.directory, "--tls-directory-root", p.root)
}

// shown is the certificate that the server shows under a name; nil: none.
func (p *pebble) shown(t *testing.T, name string, roots *x509.CertPool) *x509.Certificate {
	t.Helper()
	d := tls.Dialer{Config: &tls.Config{ServerName: name, RootCAs: roots, InsecureSkipVerify: roots == nil}}
	ctx, cancel := context.WithTimeout(t.Context(), longer)
	defer cancel()
	conn, err := d.DialContext(ctx, "tcp", p.site)
	if err != nil {
		return nil
	}
	defer conn.Close()
	return conn.(*tls.Conn).ConnectionState().PeerCertificates[0]
}

// roots are those of certificates that the authority made.
func (p *pebble) roots(t *testing.T) *x509.CertPool {
	t.Helper()
	text, err := p.get(p.manage + "/roots/0")
	if err != nil {
		t.Fatal(err)
	}
	roots := x509.NewCertPool()
	if !roots.AppendCertsFromPEM([]byte(text)) {
		t.Fatalf("no root: %s", text)
	}
	return roots
}

func TestACertificateIsGotKeptAndUsedAgain(t *testing.T) {
	p := newPebble(t, 90*24*60*60)
	dir := t.TempDir()
	site := p.public(t, dir, strings.ToUpper(publicly)+".")
	if link := site.link("/setup?token="); link.Host != publicly || link.Scheme != "https" {
		t.Errorf("to be opened at %s", link)
	}
	kept := filepath.Join(dir, "acme", strings.ReplaceAll(strings.Split(p.directory, "/")[2], ":", "_"))
	eventually(t, "the certificate is kept, though nobody asked for a page", func() bool { _, err := os.Stat(filepath.Join(kept, publicly)); return err == nil })
	private(t, filepath.Join(dir, "acme"))
	roots := p.roots(t)
	var first *x509.Certificate
	eventually(t, "browsers trust it", func() bool { first = p.shown(t, publicly, roots); return first != nil })
	for _, other := range []string{"other.example.org", ""} {
		if p.shown(t, other, nil) != nil {
			t.Errorf("a certificate is shown for %q", other)
		}
	}
	if text := p.signInPage(t, roots); !strings.Contains(text, "<title>Sign in") {
		t.Errorf("no page: %s", text)
	}
	site.stop()
	p.stop()

	again := p.public(t, dir, publicly)
	again.link(publicly)
	if second := p.shown(t, publicly, roots); second == nil || second.SerialNumber.Cmp(first.SerialNumber) != 0 {
		t.Errorf("another one after a restart, though the authority is away: %v", second)
	}
	again.stop()
	if log := again.Stderr.(*strings.Builder).String(); !strings.Contains(log, "level=INFO msg=certificate name="+publicly) || strings.Contains(log, "level=ERROR") {
		t.Errorf("log: %s", log)
	}
}

// private wants a folder to be for its owner's eyes only, with all that is in it.
func private(t *testing.T, dir string) {
	t.Helper()
	err := filepath.WalkDir(dir, func(path string, e fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		about, err := e.Info()
		if err == nil && about.Mode().Perm()&0o077 != 0 {
			t.Errorf("%s is for others too: %v", path, about.Mode())
		}
		return err
	})
	if err != nil {
		t.Error(err)
	}
}

// signInPage is what a browser is shown that comes by the name.
func (p *pebble) signInPage(t *testing.T, roots *x509.CertPool) string {
	t.Helper()
	c := &http.Client{Transport: &http.Transport{
		TLSClientConfig: &tls.Config{RootCAs: roots},
		DialContext: func(ctx context.Context, network, _ string) (net.Conn, error) {
			return new(net.Dialer).DialContext(ctx, network, p.site)
		},
	}}
	defer c.CloseIdleConnections()
	res, err := c.Get("https://" + publicly + "/sign-in")
	if err != nil {
		t.Fatal(err)
	}
	defer res.Body.Close()
	text, err := io.ReadAll(res.Body)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

func TestACertificateIsRenewedBeforeItEnds(t *testing.T) {
	p := newPebble(t, 20) // due in the last third: after some 13 seconds
	site := p.public(t, t.TempDir(), publicly)
	site.link(publicly)
	var first *x509.Certificate
	eventually(t, "there is a certificate", func() bool { first = p.shown(t, publicly, nil); return first != nil })
	eventually(t, "there is a newer one", func() bool {
		next := p.shown(t, publicly, nil)
		return next != nil && next.NotAfter.After(first.NotAfter)
	})
	site.stop()
}

// noted is a log that can be read while it is written.
type noted struct {
	mu   sync.Mutex
	text strings.Builder
}

func (n *noted) Write(line []byte) (int, error) {
	n.mu.Lock()
	defer n.mu.Unlock()
	return n.text.Write(line)
}

func (n *noted) String() string {
	n.mu.Lock()
	defer n.mu.Unlock()
	return n.text.String()
}

// logged wants the server to say something, and to go on all the same.
func logged(t *testing.T, want string, o serving) {
	t.Helper()
	var log noted
	own, err := newCertificates(o, t.TempDir(), newLog(&log), time.Now)
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	ended := make(chan struct{})
	go func() { own.watch(ctx); close(ended) }()
	eventually(t, want, func() bool { return strings.Contains(log.String(), "msg=\"no certificate yet\"") })
	if said := log.String(); !strings.Contains(said, want) || !strings.Contains(said, "again=2m0s") {
		t.Errorf("said %s, not %q", said, want)
	}
	cancel()
	<-ended
}

func TestWhyThereIsNoCertificateIsSaid(t *testing.T) {
	p := newPebble(t, 3600)
	asked := func(name string) serving {
		return serving{domain: name, directory: p.directory, directoryRoot: p.root}
	}
	t.Run("a name that the authority refuses", func(t *testing.T) {
		logged(t, "the authority refused: ", asked(forbidden))
	})
	t.Run("nobody answers at the name", func(t *testing.T) {
		logged(t, "Does the name lead to this machine, and is the port let through?", asked(publicly))
	})
	t.Run("an authority that nobody vouches for", func(t *testing.T) {
		o := asked(publicly)
		o.directoryRoot = ""
		logged(t, "can't be reached: tls: failed to verify certificate", o)
	})
	t.Run("no authority", func(t *testing.T) {
		o := asked(publicly)
		o.directory = fmt.Sprintf("https://127.0.0.1:%d/dir", freePorts(t, 1)[0])
		logged(t, "can't be reached: dial tcp", o)
	})
}

func TestALateCertificateIsTold(t *testing.T) {
	made := time.Date(2026, 3, 1, 12, 0, 0, 0, time.UTC)
	leaf := &x509.Certificate{NotBefore: made, NotAfter: made.AddDate(0, 0, 90)}
	for day, want := range map[int]bool{0: false, 60: false, 66: false, 68: true, 89: true, 100: true} {
		c := certificates{now: func() time.Time { return made.AddDate(0, 0, day) }}
		if c.late(leaf) != want {
			t.Errorf("day %d of 90: late is not %v", day, want)
		}
	}
}

func TestAFileToTrustHasToHoldACertificate(t *testing.T) {
	empty := filepath.Join(t.TempDir(), "root.crt")
	if err := os.WriteFile(empty, []byte("no certificate"), 0o600); err != nil {
		t.Fatal(err)
	}
	for path, want := range map[string]string{empty: "there is no certificate in", empty + ".not": "no such file"} {
		c := newCommand()
		var errs strings.Builder
		c.Err = &errs
		code := Run(t.Context(), []string{"serve", "--data", t.TempDir(), "--listen", "127.0.0.1:0", "--tls-domain", publicly, "--tls-directory", "https://127.0.0.1/dir", "--tls-directory-root", path}, c.World)
		if code != exitFailed || !strings.Contains(errs.String(), want) {
			t.Errorf("%d %s", code, errs.String())
		}
	}
}
