// Command tspine trains the thoracic spine: it screens, measures, prescribes,
// guides, logs, and changes the next dose by rules it can explain.
package main

import (
	"context"
	"os"
	"os/signal"
	"syscall"

	"tspine/cli"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	context.AfterFunc(ctx, stop) // a second interrupt ends it at once
	code := cli.Run(ctx, os.Args[1:], cli.System())
	stop()
	os.Exit(code)
}
