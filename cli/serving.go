package cli

import (
	"errors"
	"fmt"
	"net"
	"net/netip"
	"net/url"
	"regexp"
	"slices"
	"strings"

	"tspine/app"
)

// Where it listens if nothing else is said: on this machine only, in the whole
// house, or for everybody.
const (
	listenHere = "127.0.0.1:8017"
	listenLAN  = ":8017"
	listenWide = ":443"
)

// serving is how the server is run: every flag of it.
type serving struct {
	listen, base           string
	cert, key, domain      string
	directory              string // of the authority that speaks ACME; empty: Let's Encrypt's
	directoryRoot          string // file with whom to trust in asking it
	metrics                string
	backupDir, backupAt    string
	behindProxy, lan, demo bool
}

// fill chooses the address where none is given, and writes a name as browsers
// do.
func (o *serving) fill() {
	o.domain = strings.ToLower(strings.TrimSuffix(o.domain, "."))
	switch {
	case o.listen != "":
	case o.domain != "":
		o.listen = listenWide
	case o.lan:
		o.listen = listenLAN
	default:
		o.listen = listenHere
	}
}

// check says what is wrong with the flags together.
func (o *serving) check() error {
	for _, one := range []struct {
		wrong bool
		text  string
	}{
		{(o.cert == "") != (o.key == ""), "--tls-cert and --tls-key go together: give both"},
		{count(o.cert != "", o.domain != "", o.lan, o.behindProxy) > 1, "--tls-cert, --tls-domain, --lan and --behind-proxy are four ways to https: choose one"},
		{o.domain == "" && (o.directory != "" || o.directoryRoot != ""), "--tls-directory and --tls-directory-root say where the certificate of --tls-domain comes from: give that too"},
		{o.domain != "" && !publicName(o.domain), "--tls-domain wants a name like back.example.org: no address, no scheme, no port, and letters as browsers send them (xn--…)"},
		{o.domain != "" && o.directory == "" && strings.HasSuffix(o.domain, ".local"), "names under .local are for this house only, and Let's Encrypt gives no certificate for them: say --lan instead, or name an authority of your own with --tls-directory"},
		{o.directory != "" && !httpsAddress(o.directory), "--tls-directory wants the https address of an authority's directory, like https://ca.example.org/acme/acme/directory"},
		{o.demo && (!loopback(o.listen) || o.lan || o.behindProxy), "--demo signs everybody in, so it is for this machine only: give no other address than one of 127.0.0.1"},
		{o.lan && loopback(o.listen), "--lan is for the phones of this house: give an address that they can reach, or leave --listen out"},
		{!loopback(o.listen) && !o.https(), o.listen + " can be reached from other machines, and passwords would travel in the clear. Say --lan for the phones of this house, --tls-domain for a public name, give --tls-cert and --tls-key, or put a proxy that speaks https in front and say --behind-proxy"},
	} {
		if one.wrong {
			return usageError{errors.New(one.text)}
		}
	}
	if _, _, err := net.SplitHostPort(o.listen); err != nil {
		return usageError{fmt.Errorf("--listen %q: want an address and a port, like %s", o.listen, listenHere)}
	}
	if faults := new(app.BackupPlan).SetAt(o.backupAt); o.backupAt != "" && len(faults) > 0 {
		return usageError{fmt.Errorf("--backup-at %q: want a time of day like 03:30, or off", o.backupAt)}
	}
	if u, err := url.Parse(o.base); o.base != "" && (err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https" || u.Path != "" && u.Path != "/") {
		return usageError{fmt.Errorf("--base-url %q: want something like https://back.example.org", o.base)}
	}
	return nil
}

// publicName says whether a certificate can be had for a name: labels of
// letters, digits and hyphens, at least two of them, and no address.
func publicName(name string) bool {
	labels := strings.Split(name, ".")
	if _, err := netip.ParseAddr(name); err == nil || len(labels) < 2 || len(name) > 253 {
		return false
	}
	return !slices.ContainsFunc(labels, func(label string) bool { return !nameLabel.MatchString(label) })
}

// nameLabel is one part of a name (RFC 1123, 2.1).
var nameLabel = regexp.MustCompile(`^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$`)

func httpsAddress(text string) bool {
	at, err := url.Parse(text)
	return err == nil && at.Scheme == "https" && at.Host != ""
}

func count(all ...bool) int {
	n := 0
	for _, one := range all {
		if one {
			n++
		}
	}
	return n
}

// https says whether browsers reach it by https.
func (o *serving) https() bool { return o.cert != "" || o.domain != "" || o.lan || o.behindProxy }

// loopback says whether an address can be reached from this machine only.
func loopback(address string) bool {
	host, _, err := net.SplitHostPort(address)
	if err != nil {
		return false
	}
	addr, err := netip.ParseAddr(host)
	return host == "localhost" || err == nil && addr.IsLoopback()
}
