package cli

import (
	"bufio"
	"io"
	"os"
	"strconv"
	"strings"
	"syscall"
)

// giveBack hands the pages of the program itself back to the system: most of them
// were needed to start. What is needed again comes from the file, which lies in
// the system's own memory as long as there is room.
func giveBack() {
	program, err := os.Readlink("/proc/self/exe")
	if err != nil {
		return
	}
	f, err := os.Open("/proc/self/smaps")
	if err != nil {
		return
	}
	defer f.Close() // read only: nothing can get lost
	for _, one := range unchanged(f, program) {
		// Whatever comes of it, the program goes on as before.
		_, _, _ = syscall.Syscall(syscall.SYS_MADVISE, one.from, one.to-one.from, syscall.MADV_DONTNEED)
	}
}

// part is a part of a program in memory.
type part struct{ from, to uintptr }

// unchanged lists the parts of a program that can't be written to, and of which
// nothing ever was, as smaps tells (man 5 proc): any other could not be had again
// from its file.
func unchanged(smaps io.Reader, program string) []part {
	var out []part
	for in := bufio.NewScanner(smaps); in.Scan(); {
		line := in.Text()
		fields := strings.Fields(line)
		if one, ok := partOf(fields); ok {
			if strings.HasSuffix(line, " "+program) && !strings.Contains(fields[1], "w") {
				out = append(out, one)
			} else {
				out = append(out, part{})
			}
			continue
		}
		if len(out) > 0 && len(fields) > 1 && fields[1] != "0" && (fields[0] == "Anonymous:" || fields[0] == "Swap:") {
			out[len(out)-1] = part{}
		}
	}
	kept := out[:0]
	for _, one := range out {
		if one != (part{}) {
			kept = append(kept, one)
		}
	}
	return kept
}

// partOf reads the line with which a part begins, as 00400000-0052b000 r-xp ….
func partOf(fields []string) (part, bool) {
	if len(fields) < 5 {
		return part{}, false
	}
	low, high, _ := strings.Cut(fields[0], "-")
	from, err := strconv.ParseUint(low, 16, strconv.IntSize)
	if err != nil {
		return part{}, false
	}
	to, err := strconv.ParseUint(high, 16, strconv.IntSize)
	return part{uintptr(from), uintptr(to)}, err == nil
}
