package lan

import (
	"crypto/tls"
	"fmt"
	"net"
	"net/netip"
	"slices"
	"sync"
	"time"
)

// Leaf keeps a certificate that is right for this machine as it is now: it is
// made anew before it ends, and when somebody connects to an address that it
// does not name. Its methods may be called from any goroutine.
type Leaf struct {
	Authority *Authority
	Names     []string
	Addresses func() ([]netip.Addr, error) // private ones of this machine
	Now       func() time.Time

	lock    sync.Mutex
	current *tls.Certificate
}

// Certificate gives the certificate for a connection. It is for
// tls.Config.GetCertificate.
func (l *Leaf) Certificate(hello *tls.ClientHelloInfo) (*tls.Certificate, error) {
	var to netip.Addr
	if hello.Conn != nil {
		if tcp, ok := hello.Conn.LocalAddr().(*net.TCPAddr); ok {
			to = tcp.AddrPort().Addr().Unmap().WithZone("")
		}
	}
	l.lock.Lock()
	defer l.lock.Unlock()
	if l.current != nil && l.Now().Add(renewBefore).Before(l.current.Leaf.NotAfter) && (!to.IsValid() || !Private(to) || names(l.current, to)) {
		return l.current, nil
	}
	addrs, err := l.Addresses()
	if err != nil {
		return nil, fmt.Errorf("find the addresses of this machine: %w", err)
	}
	if to.IsValid() && Private(to) && !slices.Contains(addrs, to) {
		addrs = append(addrs, to)
	}
	fit := slices.DeleteFunc(slices.Clone(l.Names), func(name string) bool { return !l.Authority.vouchesFor(name) })
	l.current, err = l.Authority.Issue(fit, addrs, l.Now())
	return l.current, err
}

// names says whether a certificate names an address.
func names(c *tls.Certificate, addr netip.Addr) bool {
	return slices.ContainsFunc(c.Leaf.IPAddresses, func(ip net.IP) bool {
		one, ok := netip.AddrFromSlice(ip)
		return ok && one.Unmap() == addr
	})
}

// Addresses lists the private addresses of this machine, those that a phone can
// reach first.
func Addresses() ([]netip.Addr, error) {
	all, err := net.InterfaceAddrs()
	if err != nil {
		return nil, err
	}
	var out []netip.Addr
	for _, one := range all {
		ip, ok := one.(*net.IPNet)
		if !ok {
			continue
		}
		addr, ok := netip.AddrFromSlice(ip.IP)
		if addr = addr.Unmap(); ok && Private(addr) {
			out = append(out, addr)
		}
	}
	slices.SortStableFunc(out, func(a, b netip.Addr) int { return reach(a) - reach(b) })
	return out, nil
}

// reach says how well a phone reaches an address, the best first.
func reach(a netip.Addr) int {
	switch {
	case a.IsLoopback():
		return 3
	case a.IsLinkLocalUnicast():
		return 2
	case a.Is6():
		return 1
	}
	return 0
}
