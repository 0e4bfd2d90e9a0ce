package lan

import (
	"crypto/tls"
	"crypto/x509"
	"net"
	"net/netip"
	"os"
	"path/filepath"
	"testing"
	"time"
)

var now = time.Date(2026, 3, 2, 8, 0, 0, 0, time.UTC)

func authority(t *testing.T) (*Authority, string) {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "lan")
	a, err := OpenAuthority(dir, "Nas-1.example.org", now)
	if err != nil {
		t.Fatal(err)
	}
	return a, dir
}

func pool(t *testing.T, a *Authority) *x509.CertPool {
	t.Helper()
	cert, err := x509.ParseCertificate(a.Certificate())
	if err != nil {
		t.Fatal(err)
	}
	out := x509.NewCertPool()
	out.AddCert(cert)
	return out
}

func TestTheAuthorityVouchesForTheHouseAlone(t *testing.T) {
	a, _ := authority(t)
	for name, c := range map[string]struct {
		ask  string
		addr string
		fits bool
	}{
		"the host's name under .local":     {ask: "nas-1.local", fits: true},
		"the host's own name":              {ask: "nas-1", fits: true},
		"another name under .local":        {ask: "printer.local", fits: true},
		"an address inside the house":      {addr: "192.168.1.20", fits: true},
		"a newer address inside the house": {addr: "fd00::1:2", fits: true},
		"this machine":                     {addr: "127.0.0.1", fits: true},
		"a public name":                    {ask: "example.org"},
		"a name that looks like ours":      {ask: "nas-1.local.example.org"},
		"a public address":                 {addr: "203.0.113.7"},
		"a public newer address":           {addr: "2001:db8::1"},
	} {
		t.Run(name, func(t *testing.T) {
			names, addrs := []string{"nas-1.local"}, []netip.Addr(nil)
			ask := c.ask
			if c.addr != "" {
				addrs, ask = []netip.Addr{netip.MustParseAddr(c.addr)}, c.addr
				if Private(addrs[0]) != c.fits {
					t.Errorf("Private says %v", Private(addrs[0]))
				}
			} else {
				names = []string{c.ask}
			}
			leaf, err := a.Issue(names, addrs, now)
			if err != nil {
				t.Fatal(err)
			}
			_, err = leaf.Leaf.Verify(x509.VerifyOptions{DNSName: ask, Roots: pool(t, a), CurrentTime: now})
			if (err == nil) != c.fits {
				t.Errorf("fits %v, but %v", c.fits, err)
			}
		})
	}
}

func TestTheAuthorityIsKeptForItsOwnersEyes(t *testing.T) {
	a, dir := authority(t)
	stat, err := os.Stat(filepath.Join(dir, keyName))
	if err != nil || stat.Mode().Perm() != 0o600 {
		t.Errorf("the key's mode is %v, %v", stat.Mode(), err)
	}
	again, err := OpenAuthority(dir, "nas-1", now.Add(time.Hour))
	if err != nil || again.Fingerprint() != a.Fingerprint() {
		t.Errorf("another authority at the second start: %v", err)
	}
	if err := os.Chmod(filepath.Join(dir, keyName), 0o644); err != nil {
		t.Fatal(err)
	}
	if _, err := OpenAuthority(dir, "nas-1", now); err == nil {
		t.Error("a key that others can read is taken")
	}
}

func TestAnAuthorityThatEndsIsMadeAnew(t *testing.T) {
	a, dir := authority(t)
	if again, err := OpenAuthority(dir, "nas-1", now.Add(authorityHolds-leafHolds+time.Hour)); err != nil || again.Fingerprint() == a.Fingerprint() {
		t.Errorf("the old one is kept although its leaves would outlive it: %v", err)
	}
	if err := os.Remove(filepath.Join(dir, certName)); err != nil {
		t.Fatal(err)
	}
	if _, err := OpenAuthority(dir, "nas-1", now); err != nil {
		t.Errorf("half an authority is in the way: %v", err)
	}
}

func TestALeafHoldsAYearAndAMonth(t *testing.T) {
	a, _ := authority(t)
	leaf, err := a.Issue(Names("nas-1"), nil, now)
	if err != nil {
		t.Fatal(err)
	}
	if holds := leaf.Leaf.NotAfter.Sub(leaf.Leaf.NotBefore); holds > 397*24*time.Hour {
		t.Errorf("it holds %s", holds)
	}
}

// arrival is a connection that came to an address.
type arrival struct {
	net.Conn
	to string
}

func (a arrival) LocalAddr() net.Addr {
	return net.TCPAddrFromAddrPort(netip.AddrPortFrom(netip.MustParseAddr(a.to), 443))
}

func TestALeafIsMadeAnewBeforeItEndsAndForNewAddresses(t *testing.T) {
	a, _ := authority(t)
	at := now
	mine := []netip.Addr{netip.MustParseAddr("192.168.1.20")}
	l := &Leaf{Authority: a, Names: Names("nas-1"), Addresses: func() ([]netip.Addr, error) { return mine, nil }, Now: func() time.Time { return at }}
	get := func(to string) *tls.Certificate {
		t.Helper()
		c, err := l.Certificate(&tls.ClientHelloInfo{Conn: arrival{to: to}})
		if err != nil {
			t.Fatal(err)
		}
		return c
	}
	first := get("192.168.1.20")
	if get("192.168.1.20") != first || get("::ffff:192.168.1.20") != first {
		t.Error("made anew for nothing")
	}
	if get("203.0.113.7") != first {
		t.Error("made anew for an address that it may not name")
	}
	mine = []netip.Addr{netip.MustParseAddr("10.0.0.5")}
	moved := get("10.0.0.5")
	if moved == first || moved.Leaf.VerifyHostname("10.0.0.5") != nil {
		t.Error("the new address is not named")
	}
	at = at.Add(leafHolds - backdated - renewBefore)
	if get("10.0.0.5") == moved {
		t.Error("not renewed before it ends")
	}
}

func TestHostsAreNamedAsCertificatesTakeThem(t *testing.T) {
	for host, want := range map[string]string{
		"nas": "nas", "Nas.example.org": "nas", "Ana's PC": "ana-s-pc", "": "tspine", "ünï": "n", "-": "tspine",
	} {
		if got := label(host); got != want {
			t.Errorf("label(%q) = %q, want %q", host, got, want)
		}
	}
}

func TestThisMachineHasAnAddress(t *testing.T) {
	all, err := Addresses()
	if err != nil || len(all) == 0 {
		t.Fatal(all, err)
	}
	for i, addr := range all {
		if !Private(addr) || i > 0 && reach(all[i-1]) > reach(addr) {
			t.Errorf("%v: %s is public or out of order", all, addr)
		}
	}
}

// A machine that is renamed keeps its authority, which phones trust already.
func TestARenamedMachineIsStillTrusted(t *testing.T) {
	_, dir := authority(t)
	a, err := OpenAuthority(dir, "Attic", now)
	if err != nil {
		t.Fatal(err)
	}
	leaf := &Leaf{
		Authority: a, Names: Names("Attic"), Now: func() time.Time { return now },
		Addresses: func() ([]netip.Addr, error) { return []netip.Addr{netip.MustParseAddr("192.168.1.20")}, nil },
	}
	cert, err := leaf.Certificate(&tls.ClientHelloInfo{})
	if err != nil {
		t.Fatal(err)
	}
	for _, at := range []string{"attic.local", "192.168.1.20"} {
		if _, err := cert.Leaf.Verify(x509.VerifyOptions{DNSName: at, Roots: pool(t, a), CurrentTime: now}); err != nil {
			t.Errorf("%s: %v", at, err)
		}
	}
}
