//go:build !unix

package cli

import "os"

// columnsOf is how wide a terminal is; 0: not known.
func columnsOf(*os.File) int { return 0 }
