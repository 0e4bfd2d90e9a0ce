package cli

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"os"
	"slices"
	"time"

	"tspine/catalog"
	"tspine/engine/figure"
	"tspine/engine/figure/svg"
	"tspine/exchange"
	"tspine/locale"
	"tspine/web/watch"
)

// How long a request to the page of an author may take, and how long one may
// still last when the page is closed. Solving a pose is part of a request.
const (
	watchRead  = 10 * time.Second
	watchWrite = 2 * time.Minute
	watchStop  = 3 * time.Second
)

// watchPose checks what was asked for, and serves the page.
func (c *command) watchPose(ctx context.Context, e easel, ids []string) error {
	if len(ids) > 0 {
		return usageError{errors.New("--watch shows one file, and no exercise beside it")}
	}
	if err := e.check([]string{e.watch}); err != nil {
		return err
	}
	if _, err := c.content(); err != nil {
		return err
	}
	return c.watch(ctx, e)
}

// watch serves the page on which a pose file is drawn anew at each save, until
// whoever started it wants to stop.
func (c *command) watch(ctx context.Context, e easel) error {
	if _, err := os.ReadFile(e.watch); err != nil {
		return fmt.Errorf("watch: %w", err)
	}
	page, err := watch.New(c.author(e))
	if err != nil {
		return err
	}
	listener, err := new(net.ListenConfig).Listen(ctx, "tcp", "127.0.0.1:0")
	if err != nil {
		return fmt.Errorf("watch: %w", err)
	}
	c.printf("%s\n", c.say().T("cli.watching", locale.S("name", clean(e.watch)), locale.S("page", "http://"+listener.Addr().String()+"/")))
	server := &http.Server{Handler: page, ReadHeaderTimeout: watchRead, ReadTimeout: watchRead, WriteTimeout: watchWrite, IdleTimeout: watchWrite}
	stopped := make(chan error, 1)
	stop := context.AfterFunc(ctx, func() {
		ending, cancel := context.WithTimeout(context.WithoutCancel(ctx), watchStop)
		defer cancel()
		stopped <- server.Shutdown(ending)
	})
	defer stop()
	if err := server.Serve(listener); !errors.Is(err, http.ErrServerClosed) {
		return fmt.Errorf("watch: %w", err)
	}
	if err := <-stopped; err != nil {
		return fmt.Errorf("watch: stop: %w", err)
	}
	return nil
}

// author says what the page needs: the file, its words, and how to draw it.
func (c *command) author(e easel) watch.Author {
	return watch.Author{
		File:  clean(e.watch),
		Read:  func() ([]byte, error) { return os.ReadFile(e.watch) },
		Say:   c.located,
		Words: func(key string) string { return c.say().T(key) },
		Draw: func(v figure.Solved) exchange.Picture {
			f := exchange.PictureFrom(c.lib, c.lang, v, e.person().Look).Said(c.say())
			f.Page.Mirror, f.Page.Theme = e.mirror, svg.Auto
			return f
		},
		Solve: func(p figure.Pose) ([]figure.Solved, error) {
			_, solved, err := catalog.SolvePose(p)
			slices.SortStableFunc(solved, func(a, b figure.Solved) int { return e.rank(a) - e.rank(b) })
			return solved, err
		},
	}
}

// rank puts the build that was asked for first.
func (e easel) rank(v figure.Solved) int {
	if v.Build.Name == e.build {
		return 0
	}
	return 1
}
