package cli

import (
	"errors"
	"fmt"
	"os"
	"runtime"
	"strconv"
	"strings"
	"syscall"
)

// holder names this process among all that may play a session.
func holder() string {
	host, err := os.Hostname()
	if err != nil {
		host = "localhost"
	}
	return fmt.Sprintf("%d@%s", os.Getpid(), host)
}

// alive says whether the process that a holder names may still be there. Of
// another machine nobody can tell: it counts as there.
func alive(name string) bool {
	number, host, ok := strings.Cut(name, "@")
	pid, err := strconv.Atoi(number)
	if !ok || err != nil || name == holder() {
		return false
	}
	if _, here, _ := strings.Cut(holder(), "@"); host != here {
		return true
	}
	process, err := os.FindProcess(pid)
	if err != nil {
		return false
	}
	err = process.Signal(syscall.Signal(0))
	return err == nil || errors.Is(err, os.ErrPermission) || runtime.GOOS == "windows"
}
