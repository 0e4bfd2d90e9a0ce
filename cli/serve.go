package cli

import (
	"context"
	"errors"
	"fmt"
	stdlog "log"
	"log/slog"
	"net"
	"net/http"
	"regexp"
	"runtime/debug"
	"strings"
	"time"

	"github.com/spf13/cobra"
)

// How long a request may take, and how much of one is read before its body.
const (
	headerTime = 5 * time.Second
	readTime   = 30 * time.Second
	writeTime  = 60 * time.Second
	idleTime   = 2 * time.Minute
	headerMost = 64 << 10
	stopTime   = 9 * time.Second // and a second to close the store
)

func (c *command) serve() *cobra.Command {
	var o serving
	cmd := &cobra.Command{
		Use: "serve", Short: "Serve the pages for a browser", Args: noArgs,
		Long: "Serves tspine for a browser on this machine. The first start prints a link that\nmakes your account. --demo shows a made-up person instead, in a folder of its own,\nand --lan serves the phones of your house: see docs/phone.md.\n\n" +
			"Every flag can be set in the environment: --base-url is TSPINE_BASE_URL.",
		Example: "  tspine serve --demo\n  tspine serve\n  tspine serve --lan\n  tspine serve --tls-domain back.example.org",
	}
	flags := cmd.Flags()
	flags.StringVar(&o.listen, "listen", "", "address to listen on (default "+listenHere+"; "+listenLAN+" with --lan, "+listenWide+" with --tls-domain)")
	flags.StringVar(&o.base, "base-url", "", "address by which browsers reach it, where it is another one")
	flags.StringVar(&o.cert, "tls-cert", "", "file with the certificate, and those above it")
	flags.StringVar(&o.key, "tls-key", "", "file with the certificate's key")
	flags.StringVar(&o.domain, "tls-domain", "", "public name for which to get a certificate (ACME, Let's Encrypt)")
	flags.StringVar(&o.directory, "tls-directory", "", "address of the directory of another authority for --tls-domain (ACME), as one of your own")
	flags.StringVar(&o.directoryRoot, "tls-directory-root", "", "file with the certificate to trust in asking --tls-directory")
	flags.StringVar(&o.metrics, "metrics-token", "", "token by which other machines may read /metrics")
	flags.StringVar(&o.backupDir, "backup-dir", "", "folder for the backups that are made on a schedule (default: backups in the data folder)")
	flags.StringVar(&o.backupAt, "backup-at", "", "time of day of a backup, as 03:30, or off (default: as the owner chose in the browser, or 03:30)")
	flags.BoolVar(&o.behindProxy, "behind-proxy", false, "a proxy in front of it speaks https and says where requests come from")
	flags.BoolVar(&o.lan, "lan", false, "serve the phones of this house, with a certificate authority of its own")
	flags.BoolVar(&o.demo, "demo", false, "show a made-up person, signed in, on this machine only")
	cmd.RunE = func(cmd *cobra.Command, _ []string) error {
		if err := fromEnvironment(cmd, c.Getenv); err != nil {
			return err
		}
		o.fill()
		if err := o.check(); err != nil {
			return err
		}
		return c.runServer(cmd.Context(), o)
	}
	return cmd
}

// runServer serves until the context ends.
func (c *command) runServer(ctx context.Context, o serving) error {
	site, done, err := c.site(ctx, o)
	if err != nil {
		return fmt.Errorf("serve: %w", err)
	}
	defer done()
	doors, err := c.doors(ctx, o, site)
	if err != nil {
		return fmt.Errorf("serve: %w", err)
	}
	defer backUp(ctx, site)()
	go func() { // starting takes several times what serving does
		debug.FreeOSMemory()
		giveBack()
	}()
	return serveUntil(ctx, doors)
}

// door is one address at which something is served.
type door struct {
	listener net.Listener
	server   *http.Server
}

// newDoor opens an address. Every limit is set.
func newDoor(ctx context.Context, address string, handler http.Handler, log *slog.Logger) (door, error) {
	listener, err := new(net.ListenConfig).Listen(ctx, "tcp", address)
	if err != nil {
		return door{}, err
	}
	return door{listener, &http.Server{
		Handler: handler, ReadHeaderTimeout: headerTime, ReadTimeout: readTime, WriteTimeout: writeTime, IdleTimeout: idleTime,
		MaxHeaderBytes: headerMost, ErrorLog: stdlog.New(broken{log}, "", 0),
	}}, nil
}

// broken logs connections that broke, but not where they came from.
type broken struct{ log *slog.Logger }

// Write logs one line of the library's.
func (b broken) Write(line []byte) (int, error) {
	b.log.Warn("connection", "why", from.ReplaceAllString(strings.TrimSpace(string(line)), ""))
	return len(line), nil
}

// from is where the library names an address, as in "TLS handshake error from 192.168.1.20:50312: EOF".
var from = regexp.MustCompile(` from \S+`)

// serve serves until it is shut down.
func (d door) serve() error {
	if d.server.TLSConfig != nil {
		return d.server.ServeTLS(d.listener, "", "")
	}
	return d.server.Serve(d.listener)
}

// serveUntil serves until the context ends, then finishes what has begun, and
// cuts off what takes too long.
func serveUntil(ctx context.Context, doors []door) error {
	failed := make(chan error, len(doors))
	for _, d := range doors {
		go func() { failed <- d.serve() }()
	}
	var out error
	ended := 0
	select {
	case err := <-failed:
		out, ended = fmt.Errorf("serve: %w", err), 1
	case <-ctx.Done():
	}
	last, cancel := context.WithTimeout(context.WithoutCancel(ctx), stopTime)
	defer cancel()
	for _, d := range doors {
		if err := d.server.Shutdown(last); err != nil {
			out = errors.Join(out, fmt.Errorf("stop serving: %w", err), d.server.Close())
		}
	}
	for ; ended < len(doors); ended++ {
		if err := <-failed; !errors.Is(err, http.ErrServerClosed) {
			out = errors.Join(out, fmt.Errorf("serve: %w", err))
		}
	}
	return out
}
