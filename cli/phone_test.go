package cli

import (
	"crypto/sha256"
	"crypto/tls"
	"crypto/x509"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"tspine/internal/require"
)

// phone does what somebody with a phone does: it reads the page at trust, gets
// the authority, compares the fingerprint, trusts it and nothing else, and opens
// the site.
func phone(trust, site string) int {
	get := func(c *http.Client, at string) (string, error) {
		res, err := c.Get(at)
		if err != nil {
			return "", err
		}
		defer res.Body.Close()
		text, err := io.ReadAll(res.Body)
		return string(text), err
	}
	plain := &http.Client{Timeout: 10 * time.Second}
	said, err := get(plain, trust)
	if err != nil {
		fmt.Println(err)
		return 1
	}
	der, err := get(plain, trust+"tspine.crt")
	if err != nil {
		fmt.Println(err)
		return 1
	}
	sum := sha256.Sum256([]byte(der))
	if print := fmt.Sprintf("% X", sum[:]); !strings.Contains(said, print) {
		fmt.Println("the page does not show the fingerprint", print)
		return 1
	}
	cert, err := x509.ParseCertificate([]byte(der))
	if err != nil {
		fmt.Println(err)
		return 1
	}
	pool := x509.NewCertPool()
	pool.AddCert(cert)
	trusting := &http.Client{Timeout: 10 * time.Second, Transport: &http.Transport{TLSClientConfig: &tls.Config{RootCAs: pool}}}
	text, err := get(trusting, site)
	fmt.Println(text, err)
	if err != nil {
		return 1
	}
	return 0
}

// network is a network of two: this machine, and a phone in a namespace of its
// own.
func network(t *testing.T) (space, here string) {
	t.Helper()
	if os.Getuid() != 0 {
		require.Missing(t, "netns", "only root can make a network namespace")
	}
	if _, err := exec.LookPath("ip"); err != nil {
		require.Missing(t, "netns", "there is no ip (iproute2)")
	}
	n := os.Getpid() % 250
	space = fmt.Sprintf("tspine%d", os.Getpid())
	outside, inside := fmt.Sprintf("tsa%d", os.Getpid()), fmt.Sprintf("tsb%d", os.Getpid())
	here = fmt.Sprintf("10.213.%d.1", n)
	t.Cleanup(func() {
		_ = exec.Command("ip", "netns", "delete", space).Run() // which takes both ends along
		_ = exec.Command("ip", "link", "delete", outside).Run()
	})
	for _, args := range []string{
		"netns add " + space,
		"link add " + outside + " type veth peer name " + inside + " netns " + space,
		"address add " + here + "/24 dev " + outside,
		"link set " + outside + " up",
		"-n " + space + " address add " + strings.TrimSuffix(here, "1") + "2/24 dev " + inside,
		"-n " + space + " link set " + inside + " up",
		"-n " + space + " link set lo up",
	} {
		if text, err := exec.Command("ip", strings.Fields(args)...).CombinedOutput(); err != nil {
			require.Missing(t, "netns", fmt.Sprintf("ip %s: %v: %s", args, err, text))
		}
	}
	return space, here
}

// twoPorts finds a port that is free with the one above it.
func twoPorts(t *testing.T, host string) int {
	t.Helper()
	for range 50 {
		first, err := net.Listen("tcp", net.JoinHostPort(host, "0"))
		if err != nil {
			t.Fatal(err)
		}
		port := first.Addr().(*net.TCPAddr).Port
		second, err := net.Listen("tcp", net.JoinHostPort(host, strconv.Itoa(port+1)))
		if err == nil {
			err = second.Close()
		}
		if closed := first.Close(); closed == nil && err == nil {
			return port
		}
	}
	t.Fatal("no two ports beside each other are free")
	return 0
}

func TestAPhoneOfTheHouseGetsInByHTTPS(t *testing.T) {
	space, here := network(t)
	port := twoPorts(t, here)
	p := launch(t, "serve", "--lan", "--listen", net.JoinHostPort(here, strconv.Itoa(port)), "--data", t.TempDir())
	trust := p.link("http://" + here)
	site := p.link("https://" + here)
	name := filepath.Join(t.TempDir(), "phone")
	if err := os.Symlink(os.Args[0], name); err != nil {
		t.Fatal(err)
	}
	text, err := exec.Command("ip", "netns", "exec", space, name, trust.String(), site.String()+"/sign-in").CombinedOutput()
	if err != nil || !strings.Contains(string(text), "<title>Sign in") {
		t.Errorf("the phone is not let in: %v\n%s", err, text)
	}
	t.Run("in Chromium", func(t *testing.T) { browsed(t, space, trust.String(), site.String()) })
	p.stop()
}

// browsed opens the site in a browser inside the namespace that trusts the
// authority as a phone does, after it was refused without.
func browsed(t *testing.T, space, trust, site string) {
	for _, tool := range []string{"chromium", "certutil", "curl"} {
		if _, err := exec.LookPath(tool); err != nil {
			require.Missing(t, "browser", "there is no "+tool)
		}
	}
	home := t.TempDir()
	inside := func(args ...string) string {
		cmd := exec.Command("ip", append([]string{"netns", "exec", space}, args...)...)
		cmd.Env = append(os.Environ(), "HOME="+home)
		text, err := cmd.Output()
		if err != nil {
			t.Logf("%v: %v", args[0], err)
		}
		return string(text)
	}
	look := func() string {
		return inside("chromium", "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
			"--disable-component-update", "--disable-sync", "--user-data-dir="+filepath.Join(home, "chromium"), "--timeout=10000", "--dump-dom", site+"/sign-in")
	}
	if text := look(); strings.Contains(text, "<title>Sign in") {
		t.Error("a browser that trusts nobody is let in")
	}
	store := filepath.Join(home, ".pki", "nssdb")
	if err := os.MkdirAll(store, 0o700); err != nil {
		t.Fatal(err)
	}
	inside("curl", "-s", "-o", filepath.Join(home, "tspine.crt"), trust+"tspine.crt")
	inside("certutil", "-N", "--empty-password", "-d", "sql:"+store)
	inside("certutil", "-A", "-n", "tspine", "-t", "C,,", "-i", filepath.Join(home, "tspine.crt"), "-d", "sql:"+store)
	if text := look(); !strings.Contains(text, "<title>Sign in") {
		t.Errorf("a browser that trusts the authority is not let in: %.500s", text)
	}
}
