package cli

import (
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/netip"
	"net/url"
	"os"
	"path/filepath"
	"strconv"

	"tspine/lan"
	"tspine/locale"
	"tspine/web"
)

// doors opens every address at which the site is served, and says which.
func (c *command) doors(ctx context.Context, o serving, site *web.Server) ([]door, error) {
	handler, err := web.New(site)
	if err != nil {
		return nil, err
	}
	main, err := newDoor(ctx, o.listen, handler, site.Log)
	if err != nil {
		return nil, err
	}
	if o.lan {
		second, err := c.household(ctx, site, main)
		if err != nil {
			return nil, errors.Join(err, main.listener.Close())
		}
		return []door{main, second}, nil
	}
	if main.server.TLSConfig, err = c.encryption(ctx, o, site.Log); err != nil {
		return nil, errors.Join(err, main.listener.Close())
	}
	address := main.listener.Addr().String()
	at := url.URL{Scheme: "http", Host: called(address)}
	switch {
	case site.Options.Base != nil:
		at = *site.Options.Base
	case o.domain != "":
		at = url.URL{Scheme: "https", Host: o.domain}
	case o.cert != "":
		at = url.URL{Scheme: "https", Host: address} // whose names the certificate says
	}
	c.announce(site.Options, at)
	return []door{main}, nil
}

// called is an address as browsers had better call it: this machine by its name,
// since they make passkeys for no bare address.
func called(address string) string {
	switch host, port, err := net.SplitHostPort(address); {
	case err != nil:
		return address
	case host == "127.0.0.1" || host == "::1":
		return net.JoinHostPort("localhost", port)
	}
	return address
}

// encryption is how connections are encrypted; nil: they are not.
func (c *command) encryption(ctx context.Context, o serving, log *slog.Logger) (*tls.Config, error) {
	switch {
	case o.cert != "":
		pair, err := tls.LoadX509KeyPair(o.cert, o.key)
		if err != nil {
			return nil, fmt.Errorf("read the certificate: %w", err)
		}
		return &tls.Config{MinVersion: tls.VersionTLS12, Certificates: []tls.Certificate{pair}}, nil
	case o.domain != "":
		dir, err := c.folder()
		if err != nil {
			return nil, err
		}
		own, err := newCertificates(o, dir, log, c.Now)
		if err != nil {
			return nil, err
		}
		go own.watch(ctx)
		return own.config(), nil
	}
	return nil, nil
}

// household serves the phones of the house: it gives the main door a
// certificate of the house's own authority, and opens a second one, without
// encryption, at the port above, that hands out the authority.
func (c *command) household(ctx context.Context, site *web.Server, main door) (door, error) {
	dir, err := c.folder()
	if err != nil {
		return door{}, err
	}
	host, err := os.Hostname()
	if err != nil {
		return door{}, fmt.Errorf("find the name of this machine: %w", err)
	}
	authority, err := lan.OpenAuthority(filepath.Join(dir, "lan"), host, c.Now())
	if err != nil {
		return door{}, err
	}
	leaf := &lan.Leaf{Authority: authority, Names: lan.Names(host), Addresses: lan.Addresses, Now: c.Now}
	main.server.TLSConfig = &tls.Config{MinVersion: tls.VersionTLS12, GetCertificate: leaf.Certificate}
	own, port, err := net.SplitHostPort(main.listener.Addr().String())
	if err != nil {
		return door{}, err
	}
	number, err := strconv.Atoi(port)
	if err != nil {
		return door{}, err
	}
	addresses := func() []string { return c.reached(own, port, lan.Names(host)[0]) }
	pages := site.TrustPages(web.Trust{Certificate: authority.Certificate(), Fingerprint: authority.Fingerprint(), Addresses: addresses})
	second, err := newDoor(ctx, net.JoinHostPort(own, strconv.Itoa(number+1)), pages, site.Log)
	if err != nil {
		return door{}, fmt.Errorf("the page for phones comes from the port above --listen: %w", err)
	}
	return second, c.announceLAN(site.Options, authority.Fingerprint(), addresses(), number+1)
}

// reached lists the addresses by which phones reach the site: of the one it
// listens on, or of all this machine has. The host's name comes last, since not
// every network knows it.
func (c *command) reached(own, port, name string) []string {
	var out []string
	addrs, err := lan.Addresses()
	if one, failed := netip.ParseAddr(own); failed == nil && !one.IsUnspecified() {
		addrs, err = []netip.Addr{one}, nil
	}
	if err != nil {
		return nil
	}
	for _, addr := range addrs {
		if !addr.IsLoopback() && !addr.IsLinkLocalUnicast() {
			out = append(out, "https://"+net.JoinHostPort(addr.String(), port))
		}
	}
	return append(out, "https://"+net.JoinHostPort(name, port))
}

// announce says where to go.
func (c *command) announce(o web.Options, at url.URL) {
	switch {
	case o.Demo != nil:
		c.line("", c.say().T("serve.demo", locale.S("url", at.String())))
	case o.Setup != "":
		c.announceSetup(o, at)
	default:
		c.line("", c.say().T("serve.at", locale.S("url", at.String())))
	}
}

// announceSetup prints the link that makes the owner's account.
func (c *command) announceSetup(o web.Options, at url.URL) {
	at.Path, at.RawQuery = "/setup", url.Values{"token": {o.Setup}}.Encode()
	c.line("", c.say().T("serve.setup"))
	c.printf("\n  %s\n\n", at.String())
}

// announceLAN says the same to the phones of a house, as a picture to scan.
func (c *command) announceLAN(o web.Options, fingerprint string, addresses []string, port int) error {
	first, err := url.Parse(addresses[0])
	if err != nil {
		return err
	}
	trust := url.URL{Scheme: "http", Host: net.JoinHostPort(first.Hostname(), strconv.Itoa(port)), Path: "/"}
	code, err := qrCode(trust.String())
	if err != nil {
		return fmt.Errorf("draw the code of %s: %w", trust.String(), err)
	}
	c.line("", c.say().T("serve.lan", locale.S("url", trust.String())))
	c.printf("\n%s\n", code)
	c.line("", c.say().T("serve.lan.fingerprint"))
	c.printf("  %s\n  %s\n\n", fingerprint[:len(fingerprint)/2], fingerprint[len(fingerprint)/2+1:])
	c.line("", c.say().T("serve.lan.at"))
	for _, one := range addresses {
		c.printf("  %s\n", one)
	}
	c.printf("\n")
	if o.Setup != "" {
		c.announceSetup(o, *first)
	}
	return nil
}
