package cli

import (
	"bufio"
	"context"
	"errors"
	"io"
	"net"
	"net/http"
	"net/http/cookiejar"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"tspine/app"
	"tspine/store"
)

func TestFlagsThatDoNotGoTogetherAreRefused(t *testing.T) {
	for name, c := range map[string]struct {
		o    serving
		want string // part of what is said; empty: nothing is wrong
	}{
		"this machine only":              {serving{}, ""},
		"this machine by name":           {serving{listen: "localhost:80"}, ""},
		"everybody without encryption":   {serving{listen: "0.0.0.0:80"}, "--behind-proxy"},
		"everybody, no address":          {serving{listen: ":80"}, "in the clear"},
		"everybody behind a proxy":       {serving{listen: ":80", behindProxy: true}, ""},
		"everybody with a certificate":   {serving{listen: ":443", cert: "c", key: "k"}, ""},
		"a certificate without its key":  {serving{cert: "c"}, "--tls-key"},
		"a public name":                  {serving{domain: "back.example.org"}, ""},
		"a public name, capitals":        {serving{domain: "Back.Example.Org."}, ""},
		"a name of letters elsewhere":    {serving{domain: "xn--rcken-kva.example"}, ""},
		"letters browsers do not send":   {serving{domain: "rücken.example"}, "xn--"},
		"an address for a name":          {serving{domain: "203.0.113.7"}, "--tls-domain"},
		"a name with its scheme":         {serving{domain: "https://back.example.org"}, "--tls-domain"},
		"a name with its port":           {serving{domain: "back.example.org:443"}, "--tls-domain"},
		"a name of one part":             {serving{domain: "back"}, "--tls-domain"},
		"a name with an empty part":      {serving{domain: "back..org"}, "--tls-domain"},
		"a name of the house":            {serving{domain: "back.local"}, "--lan"},
		"a name of the house, own CA":    {serving{domain: "back.local", directory: "https://ca.local/dir"}, ""},
		"an authority for no name":       {serving{directory: "https://ca.local/dir"}, "--tls-domain"},
		"a root for no name":             {serving{directoryRoot: "root.crt"}, "--tls-domain"},
		"an authority in the clear":      {serving{domain: "back.example.org", directory: "http://ca.local/dir"}, "--tls-directory"},
		"an authority without a host":    {serving{domain: "back.example.org", directory: "https:///dir"}, "--tls-directory"},
		"the phones of the house":        {serving{lan: true}, ""},
		"phones that can't reach it":     {serving{lan: true, listen: "127.0.0.1:80"}, "can reach"},
		"two ways to https":              {serving{lan: true, domain: "back.example.org"}, "choose one"},
		"a demo for everybody":           {serving{demo: true, listen: ":80"}, "--demo"},
		"a demo for the house":           {serving{demo: true, lan: true}, "--demo"},
		"a demo here":                    {serving{demo: true}, ""},
		"no port":                        {serving{listen: "127.0.0.1", behindProxy: true}, "--listen"},
		"a base without a scheme":        {serving{base: "back.example.org"}, "--base-url"},
		"a base with a path":             {serving{base: "https://back.example.org/x"}, "--base-url"},
		"a backup at a time of day":      {serving{backupAt: "23:05"}, ""},
		"no backups":                     {serving{backupAt: "off"}, ""},
		"a backup at no time of day":     {serving{backupAt: "25:00"}, "--backup-at"},
		"a base that browsers can reach": {serving{base: "https://back.example.org", behindProxy: true}, ""},
	} {
		t.Run(name, func(t *testing.T) {
			c.o.fill()
			err := c.o.check()
			if (err == nil) != (c.want == "") || err != nil && !strings.Contains(err.Error(), c.want) {
				t.Errorf("said %v, want %q", err, c.want)
			}
			if usage := (usageError{}); err != nil && !errors.As(err, &usage) {
				t.Error("not a fault of usage")
			}
		})
	}
}

func TestEveryFlagCanBeSetInTheEnvironment(t *testing.T) {
	c := newCommand()
	verb := c.serve()
	env := map[string]string{"TSPINE_LISTEN": "127.0.0.1:9", "TSPINE_BEHIND_PROXY": "true", "TSPINE_TLS_DOMAIN": "env"}
	if err := verb.Flags().Set("tls-domain", "flag"); err != nil {
		t.Fatal(err)
	}
	if err := fromEnvironment(verb, func(name string) string { return env[name] }); err != nil {
		t.Fatal(err)
	}
	for flag, want := range map[string]string{"listen": "127.0.0.1:9", "behind-proxy": "true", "tls-domain": "flag", "lan": "false"} {
		if got := verb.Flags().Lookup(flag).Value.String(); got != want {
			t.Errorf("--%s is %s, want %s", flag, got, want)
		}
	}
	if err := fromEnvironment(verb, func(string) string { return "perhaps" }); err == nil || !strings.Contains(err.Error(), "TSPINE_") {
		t.Errorf("what is no yes or no is taken: %v", err)
	}
}

func TestABrokenConnectionIsLoggedWithoutItsAddress(t *testing.T) {
	var log strings.Builder
	d, err := newDoor(t.Context(), "127.0.0.1:0", nil, newLog(&log))
	if err != nil {
		t.Fatal(err)
	}
	d.server.ErrorLog.Print("http: TLS handshake error from 192.168.1.20:50312: EOF")
	d.server.ErrorLog.Print("http: TLS handshake error from [fd00::2]:50312: EOF")
	if said := log.String(); strings.Contains(said, "192") || strings.Contains(said, "fd00") || strings.Count(said, "TLS handshake error") != 2 {
		t.Errorf("%s", said)
	}
	for name, limit := range map[string]time.Duration{
		"header": d.server.ReadHeaderTimeout, "read": d.server.ReadTimeout, "write": d.server.WriteTimeout, "idle": d.server.IdleTimeout, "headers": time.Duration(d.server.MaxHeaderBytes),
	} {
		if limit <= 0 {
			t.Errorf("no limit of %s", name)
		}
	}
	if err := d.listener.Close(); err != nil {
		t.Error(err)
	}
}

func TestWhatHasBegunIsFinished(t *testing.T) {
	began, finish := make(chan struct{}), make(chan struct{})
	slow := http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		close(began)
		<-finish
		_, _ = io.WriteString(w, "saved")
	})
	ctx, stop := context.WithCancel(t.Context())
	d, err := newDoor(ctx, "127.0.0.1:0", slow, newLog(io.Discard))
	if err != nil {
		t.Fatal(err)
	}
	ended, got := make(chan error, 1), make(chan string, 1)
	go func() { ended <- serveUntil(ctx, []door{d}) }()
	go func() {
		res, err := http.Get("http://" + d.listener.Addr().String())
		if err != nil {
			got <- err.Error()
			return
		}
		defer res.Body.Close()
		text, _ := io.ReadAll(res.Body)
		got <- string(text)
	}()
	<-began
	stop()
	close(finish)
	if text := <-got; text != "saved" {
		t.Errorf("cut off: %q", text)
	}
	if err := <-ended; err != nil {
		t.Error(err)
	}
}

// running is the program, running as it would.
type running struct {
	*exec.Cmd
	t   testing.TB
	out *bufio.Reader
}

// launch runs the program until the test ends.
func launch(t testing.TB, args ...string) *running {
	t.Helper()
	return launchUnder(t, nil, args...)
}

// launchUnder runs it by way of another program.
func launchUnder(t testing.TB, other []string, args ...string) *running {
	t.Helper()
	name := filepath.Join(t.TempDir(), "tspine")
	if err := os.Symlink(os.Args[0], name); err != nil {
		t.Fatal(err)
	}
	all := slices.Concat(other, []string{name}, args)
	p := &running{Cmd: exec.Command(all[0], all[1:]...), t: t}
	p.Env = append(os.Environ(), "NOW="+time.Now().Format(time.RFC3339), "BEGAN="+time.Now().Format(time.RFC3339Nano))
	out, err := p.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	p.out = bufio.NewReader(out)
	p.Stderr = &strings.Builder{}
	if err := p.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if p.ProcessState == nil {
			_ = p.Process.Kill() // a test that failed leaves it running
			_ = p.Wait()
		}
	})
	return p
}

// link reads what is printed up to an address that has a part.
func (p *running) link(part string) *url.URL {
	p.t.Helper()
	for {
		line, err := p.out.ReadString('\n')
		for _, word := range strings.Fields(line) {
			word = strings.TrimSuffix(word, ".")
			if u, bad := url.Parse(word); bad == nil && u.Host != "" && strings.Contains(word, part) {
				return u
			}
		}
		if err != nil {
			p.t.Fatalf("no address with %q is printed: %v\n%s", part, err, p.Stderr)
		}
	}
}

// stop ends the program as a service manager does.
func (p *running) stop() {
	p.t.Helper()
	if err := p.Process.Signal(syscall.SIGTERM); err != nil {
		p.t.Fatal(err)
	}
	_, _ = io.Copy(io.Discard, p.out)
	if err := p.Wait(); err != nil {
		p.t.Fatalf("%v\n%s", err, p.Stderr)
	}
}

func newClient(t *testing.T) *http.Client {
	t.Helper()
	jar, err := cookiejar.New(nil)
	if err != nil {
		t.Fatal(err)
	}
	c := &http.Client{Jar: jar}
	t.Cleanup(c.CloseIdleConnections)
	return c
}

// page gives the text at an address, or after sending a form there.
func page(t *testing.T, c *http.Client, at *url.URL, path string, fields ...string) (int, string) {
	t.Helper()
	to := *at
	to.Path, to.RawQuery = path, ""
	form := url.Values{}
	for i := 0; i < len(fields); i += 2 {
		form.Set(fields[i], fields[i+1])
	}
	ask := func() (*http.Response, error) { return c.Get(to.String()) }
	if len(fields) > 0 {
		ask = func() (*http.Response, error) { return c.PostForm(to.String(), form) }
	}
	res, err := ask()
	if err != nil {
		t.Fatal(err)
	}
	defer res.Body.Close()
	text, err := io.ReadAll(res.Body)
	if err != nil {
		t.Fatal(err)
	}
	return res.StatusCode, string(text)
}

func TestFromTheFirstStartToANewPassword(t *testing.T) {
	dir := t.TempDir()
	p := launch(t, "serve", "--listen", "127.0.0.1:0", "--data", dir)
	link := p.link("/setup?token=")
	ana := newClient(t)
	if status, text := page(t, ana, link, "/setup", "token", link.Query().Get("token"), "name", "Ana", "password", "correct horse"); status != http.StatusOK || !strings.Contains(text, "A program for your upper back") {
		t.Fatalf("%d %s", status, text)
	}
	if status, _ := page(t, ana, link, "/readyz"); status != http.StatusOK {
		t.Errorf("not ready: %d", status)
	}
	p.stop()

	p = launch(t, "serve", "--listen", "127.0.0.1:0", "--data", dir)
	at := p.link("http://localhost")
	if strings.Contains(at.String(), "token") {
		t.Error("the link is printed again although there is an owner")
	}
	if status, text := page(t, ana, at, "/you"); status != http.StatusOK || !strings.Contains(text, "signed in as Ana") {
		t.Errorf("signed out by a restart: %d", status)
	}
	word := newPassword(t, dir)
	if _, text := page(t, ana, at, "/you"); !strings.Contains(text, "<title>Sign in") {
		t.Error("a new password leaves the old devices signed in")
	}
	if _, text := page(t, ana, at, "/sign-in", "name", "Ana", "password", word); !strings.Contains(text, "A program for your upper back") {
		t.Errorf("the new password does not open: %s", text)
	}
	p.stop()
	if log := p.Stderr.(*strings.Builder).String(); strings.Contains(log, "Ana") || !strings.Contains(log, `route="POST /sign-in"`) {
		t.Errorf("log: %s", log)
	}
}

// newPassword resets the password beside the running server.
func newPassword(t *testing.T, dir string) string {
	t.Helper()
	c := newCommand()
	var out, errs strings.Builder
	c.Out, c.Err = &out, &errs
	if code := Run(t.Context(), []string{"passwd", "--data", dir}, c.World); code != exitDone {
		t.Fatalf("passwd ended with %d: %s", code, errs.String())
	}
	for _, word := range strings.Fields(out.String()) {
		if strings.Count(word, "-") == 3 {
			return word
		}
	}
	t.Fatalf("no password: %s", out.String())
	return ""
}

func TestAPasswordCanBeReadFromAFile(t *testing.T) {
	dir := t.TempDir()
	keep, err := store.Open(t.Context(), filepath.Join(dir, fileName))
	if err != nil {
		t.Fatal(err)
	}
	accounts := app.NewAccounts(keep, time.Now)
	if _, err := accounts.Found(t.Context(), app.Newcomer{Name: "Ana", Password: "correct horse"}); err != nil {
		t.Fatal(err)
	}
	run := func(in string, args ...string) int {
		w := newCommand().World
		w.In = strings.NewReader(in)
		return Run(t.Context(), append([]string{"passwd", "--data", dir, "--file", "-"}, args...), w)
	}
	if code := run("short\n"); code != exitFailed {
		t.Errorf("too short a password: %d", code)
	}
	if code := run("battery staple\r\nmore\n", "--as", "Eve"); code != exitFailed {
		t.Errorf("nobody: %d", code)
	}
	if code := run("battery staple\r\nmore\n", "--as", "ANA"); code != exitDone {
		t.Errorf("ended with %d", code)
	}
	if _, err := accounts.Enter(t.Context(), "Ana", "battery staple", "here"); err != nil {
		t.Error(err)
	}
	if err := keep.Close(); err != nil {
		t.Error(err)
	}
}

func TestADemoIsSignedInAndLeavesNothingBehind(t *testing.T) {
	tmp := t.TempDir()
	t.Setenv("TMPDIR", tmp)
	p := launch(t, "serve", "--demo", "--listen", "127.0.0.1:0")
	at := p.link("http://localhost")
	if status, text := page(t, newClient(t), at, "/today"); status != http.StatusOK || !strings.Contains(text, "Demo: a made-up person") || !strings.Contains(text, "for your upper back") {
		t.Errorf("%d %s", status, text)
	}
	p.stop()
	left, err := os.ReadDir(tmp)
	if err != nil || len(left) > 0 {
		t.Errorf("left behind: %v, %v", left, err)
	}
}

// The address that is printed has the name for which browsers make passkeys;
// the bare one goes on working, each with cookies and forms of its own.
func TestThisMachineIsCalledByItsName(t *testing.T) {
	p := launch(t, "serve", "--listen", "127.0.0.1:0", "--data", t.TempDir())
	link := p.link("/setup?token=")
	if link.Hostname() != "localhost" || link.Port() == "" {
		t.Fatalf("it is at %s", link)
	}
	token := link.Query().Get("token")
	bare := *link
	bare.Host = net.JoinHostPort("127.0.0.1", link.Port())
	if status, text := page(t, newClient(t), link, "/setup", "token", token, "name", "Ana", "password", "correct horse"); status != http.StatusOK || !strings.Contains(text, "A program for your upper back") {
		t.Errorf("by its name: %d %s", status, text)
	}
	for _, at := range []*url.URL{link, &bare} {
		ana := newClient(t)
		if status, _ := page(t, ana, at, "/sign-in", "name", "Ana", "password", "correct horse"); status != http.StatusOK {
			t.Errorf("%s: %d", at.Host, status)
		}
		status, text := page(t, ana, at, "/you/passkeys")
		if can := strings.Contains(text, "data-passkey"); status != http.StatusOK || can != (at == link) {
			t.Errorf("%s: %d, passkeys: %v", at.Host, status, can)
		}
	}
	p.stop()
	for address, want := range map[string]string{"127.0.0.1:8017": "localhost:8017", "[::1]:80": "localhost:80", "127.0.0.2:80": "127.0.0.2:80", "0.0.0.0:80": "0.0.0.0:80", "x": "x"} {
		if got := called(address); got != want {
			t.Errorf("%s is called %s, want %s", address, got, want)
		}
	}
}

func TestATakenAddressIsSaid(t *testing.T) {
	taken, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer taken.Close()
	c := newCommand()
	var errs strings.Builder
	c.Err = &errs
	if code := Run(t.Context(), []string{"serve", "--data", t.TempDir(), "--listen", taken.Addr().String()}, c.World); code != exitFailed || !strings.Contains(errs.String(), "address already in use") {
		t.Errorf("%d %s", code, errs.String())
	}
}
