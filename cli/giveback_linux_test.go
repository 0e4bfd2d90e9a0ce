package cli

import (
	"bufio"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"
)

func TestWhatOfTheProgramWasNeverWritten(t *testing.T) {
	const smaps = `00400000-011c6000 r-xp 00000000 fe:00 1053 /opt/my tspine
Rss:               12504 kB
Anonymous:             0 kB
Swap:                  0 kB
VmFlags: rd ex mr mw me
011c6000-0223b000 r--p 00dc6000 fe:00 1053 /opt/my tspine
Anonymous:             8 kB
Swap:                  0 kB
0223b000-0223c000 r--p 01e3b000 fe:00 1053 /opt/my tspine
Anonymous:             0 kB
Swap:                  4 kB
0223c000-02367000 rw-p 01e3c000 fe:00 1053 /opt/my tspine
Anonymous:             0 kB
7f0000000000-7f0000001000 r-xp 00000000 fe:00 77 /lib/my tspine.so
Anonymous:             0 kB
7f0000001000-7f0000003000 r--p 00000000 fe:00 1053 /opt/my tspine
Anonymous:             0 kB
7f0000003000-7f0000004000 r--p 00000000 00:00 0
Anonymous:             4 kB
`
	want := []part{{0x400000, 0x11c6000}, {0x7f0000001000, 0x7f0000003000}}
	if got := unchanged(strings.NewReader(smaps), "/opt/my tspine"); !slices.Equal(got, want) {
		t.Errorf("%x", got)
	}
}

func TestWhatIsGivenBackIsNotHeld(t *testing.T) {
	before := held(t)
	giveBack()
	if after := held(t); after >= before/2 {
		t.Errorf("%d kB of the program are held, before %d", after, before)
	}
}

// held is how many kB of the program's own file are in memory for it.
func held(t *testing.T) int {
	t.Helper()
	program, err := os.Readlink("/proc/self/exe")
	if err != nil {
		t.Fatal(err)
	}
	f, err := os.Open("/proc/self/smaps")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	n, ours := 0, false
	for in := bufio.NewScanner(f); in.Scan(); {
		fields := strings.Fields(in.Text())
		if _, begins := partOf(fields); begins {
			ours = strings.HasSuffix(in.Text(), " "+program)
		} else if ours && fields[0] == "Rss:" {
			kb, err := strconv.Atoi(fields[1])
			if err != nil {
				t.Fatal(err)
			}
			n += kb
		}
	}
	return n
}
