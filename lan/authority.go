// Package lan lets the phones of a household trust this machine: a certificate
// authority of its own, good for nothing but this house.
package lan

import (
	"bytes"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/sha256"
	"crypto/tls"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/pem"
	"errors"
	"fmt"
	"io/fs"
	"math/big"
	"net"
	"net/netip"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

// How long certificates hold. Apple takes a leaf of 398 days at most.
const (
	authorityHolds = 10 * 365 * 24 * time.Hour
	leafHolds      = 397 * 24 * time.Hour
	renewBefore    = 30 * 24 * time.Hour
	backdated      = 24 * time.Hour // clocks differ
)

// private are the ranges of addresses inside houses (RFC 1918, 3927, 4193 and
// 4291), and this machine itself.
var private = [...]string{
	"10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "169.254.0.0/16", "127.0.0.0/8", "fc00::/7", "fe80::/10", "::1/128",
}

// Authority is a household's own certificate authority. It can vouch for names
// under .local, for the host's own name, and for private addresses, and for
// nothing else, whoever gets hold of its key.
type Authority struct {
	cert *x509.Certificate
	key  *ecdsa.PrivateKey
}

// File names of an authority in its folder.
const (
	certName = "authority.crt"
	keyName  = "authority.key"
)

// OpenAuthority reads the authority in a folder, or makes it there where there
// is none or it is about to end. The key is for its owner's eyes only: one that
// others may read is refused.
func OpenAuthority(dir, host string, now time.Time) (*Authority, error) {
	a, err := readAuthority(dir)
	if errors.Is(err, fs.ErrNotExist) || err == nil && now.Add(leafHolds).After(a.cert.NotAfter) {
		a, err = makeAuthority(dir, host, now)
	}
	if err != nil {
		return nil, fmt.Errorf("open the certificate authority in %s: %w", dir, err)
	}
	return a, nil
}

func readAuthority(dir string) (*Authority, error) {
	path := filepath.Join(dir, keyName)
	stat, err := os.Stat(path)
	if err != nil {
		return nil, err
	}
	if stat.Mode().Perm()&0o077 != 0 {
		return nil, fmt.Errorf("%s can be read by others: chmod 600 it, and remove it if you do not know why", path)
	}
	pair, err := tls.LoadX509KeyPair(filepath.Join(dir, certName), path)
	if err != nil {
		return nil, err
	}
	key, ok := pair.PrivateKey.(*ecdsa.PrivateKey)
	if !ok || !pair.Leaf.IsCA {
		return nil, fmt.Errorf("%s is not an authority's key", path)
	}
	return &Authority{pair.Leaf, key}, nil
}

// makeAuthority makes an authority. The certificate is written last, so that
// half an authority is never read.
func makeAuthority(dir, host string, now time.Time) (*Authority, error) {
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		return nil, err
	}
	number, err := serial()
	if err != nil {
		return nil, err
	}
	draft := &x509.Certificate{
		SerialNumber: number, Subject: pkix.Name{CommonName: "tspine on " + label(host), Organization: []string{"tspine, this household only"}},
		NotBefore: now.Add(-backdated), NotAfter: now.Add(authorityHolds),
		IsCA: true, BasicConstraintsValid: true, MaxPathLenZero: true, KeyUsage: x509.KeyUsageCertSign,
		PermittedDNSDomainsCritical: true, PermittedDNSDomains: []string{"local", label(host)}, PermittedIPRanges: privateRanges(),
	}
	der, err := x509.CreateCertificate(rand.Reader, draft, draft, &key.PublicKey, key)
	if err != nil {
		return nil, err
	}
	secret, err := x509.MarshalPKCS8PrivateKey(key)
	if err != nil {
		return nil, err
	}
	cert, err := x509.ParseCertificate(der)
	if err != nil {
		return nil, err
	}
	return &Authority{cert, key}, errors.Join(
		os.MkdirAll(dir, 0o700),
		replace(filepath.Join(dir, keyName), pem.EncodeToMemory(&pem.Block{Type: "PRIVATE KEY", Bytes: secret}), 0o600),
		replace(filepath.Join(dir, certName), pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: der}), 0o644),
	)
}

// replace writes a file whole or not at all.
func replace(path string, text []byte, mode os.FileMode) error {
	if err := os.WriteFile(path+".new", text, mode); err != nil {
		return err
	}
	return os.Rename(path+".new", path)
}

func serial() (*big.Int, error) { return rand.Int(rand.Reader, new(big.Int).Lsh(big.NewInt(1), 127)) }

func privateRanges() []*net.IPNet {
	out := make([]*net.IPNet, len(private))
	for i, text := range private {
		p := netip.MustParsePrefix(text)
		out[i] = &net.IPNet{IP: p.Addr().AsSlice(), Mask: net.CIDRMask(p.Bits(), p.Addr().BitLen())}
	}
	return out
}

// Private says whether an address is inside a house, so that the authority may
// vouch for it.
func Private(addr netip.Addr) bool {
	for _, text := range private {
		if netip.MustParsePrefix(text).Contains(addr.Unmap().WithZone("")) {
			return true
		}
	}
	return false
}

// label is the first part of a host's name, as certificates take it: letters,
// digits and hyphens.
func label(host string) string {
	host, _, _ = strings.Cut(strings.ToLower(host), ".")
	host = strings.Trim(strings.Map(func(r rune) rune {
		if r >= 'a' && r <= 'z' || r >= '0' && r <= '9' || r == '-' {
			return r
		}
		return '-'
	}, host), "-")
	if host == "" {
		return "tspine"
	}
	return host
}

// Names are the names by which a host is found inside the house.
func Names(host string) []string { return []string{label(host) + ".local", label(host)} }

// Certificate is what phones are to trust, as DER.
func (a *Authority) Certificate() []byte { return bytes.Clone(a.cert.Raw) }

// Fingerprint is the SHA-256 of the certificate, as phones show it.
func (a *Authority) Fingerprint() string {
	sum := sha256.Sum256(a.cert.Raw)
	parts := make([]string, len(sum))
	for i, b := range sum {
		parts[i] = fmt.Sprintf("%02X", b)
	}
	return strings.Join(parts, " ")
}

// vouchesFor says whether phones believe the authority about a name. One name
// too many spoils a certificate, and a machine may be called otherwise by now.
func (a *Authority) vouchesFor(name string) bool {
	return slices.ContainsFunc(a.cert.PermittedDNSDomains, func(domain string) bool { return name == domain || strings.HasSuffix(name, "."+domain) })
}

// Issue gives a certificate for names, of which there is one at least, and
// addresses, with its key.
func (a *Authority) Issue(names []string, addrs []netip.Addr, now time.Time) (*tls.Certificate, error) {
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		return nil, fmt.Errorf("make a certificate: %w", err)
	}
	number, err := serial()
	if err != nil {
		return nil, fmt.Errorf("make a certificate: %w", err)
	}
	draft := &x509.Certificate{
		SerialNumber: number, Subject: pkix.Name{CommonName: names[0]}, DNSNames: names,
		NotBefore: now.Add(-backdated), NotAfter: now.Add(leafHolds - backdated),
		KeyUsage: x509.KeyUsageDigitalSignature, ExtKeyUsage: []x509.ExtKeyUsage{x509.ExtKeyUsageServerAuth}, BasicConstraintsValid: true,
	}
	for _, addr := range addrs {
		draft.IPAddresses = append(draft.IPAddresses, addr.WithZone("").AsSlice())
	}
	der, err := x509.CreateCertificate(rand.Reader, draft, a.cert, &key.PublicKey, a.key)
	if err != nil {
		return nil, fmt.Errorf("make a certificate: %w", err)
	}
	leaf, err := x509.ParseCertificate(der)
	if err != nil {
		return nil, fmt.Errorf("make a certificate: %w", err)
	}
	return &tls.Certificate{Certificate: [][]byte{der}, PrivateKey: key, Leaf: leaf}, nil
}
