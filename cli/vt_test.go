package cli

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// vt is as much of a terminal as a test needs to see what a person would: it
// takes what a program writes, and holds the screen. What it does not know it
// notes.
type vt struct {
	rows          [][]rune
	row, col      int
	top, bottom   int // of the region that scrolls
	last          rune
	rest          []byte // the beginning of something not yet whole
	bells         int
	unknown       []string
	width, height int
}

func newVT(width, height int) *vt {
	v := &vt{}
	v.resize(width, height)
	return v
}

func (v *vt) resize(width, height int) {
	v.width, v.height, v.top, v.bottom = width, height, 0, height-1
	v.rows = make([][]rune, height)
	for i := range v.rows {
		v.rows[i] = blank(width)
	}
	v.row, v.col = 0, 0
}

func blank(n int) []rune { return []rune(strings.Repeat(" ", n)) }

// text is the screen as text, without the blanks at the ends of its rows.
func (v *vt) text() string {
	var b strings.Builder
	for _, r := range v.rows {
		b.WriteString(strings.TrimRight(string(r), " ") + "\n")
	}
	return b.String()
}

// write takes what a program wrote.
func (v *vt) write(p []byte) {
	p = append(v.rest, p...)
	for len(p) > 0 {
		n := v.one(p)
		if n == 0 {
			break
		}
		p = p[n:]
	}
	v.rest = append([]byte{}, p...)
}

// one takes one letter or sequence, and gives its length; 0: it is not whole.
func (v *vt) one(p []byte) int {
	switch p[0] {
	case '\a':
		v.bells++
	case '\r':
		v.col = 0
	case '\n':
		v.down()
	case '\b':
		v.col = max(v.col-1, 0)
	case '\t':
		v.col = min(v.col/8*8+8, v.width-1)
	case 0x1b:
		return v.escape(p)
	default:
		if !utf8.FullRune(p) {
			return 0
		}
		r, n := utf8.DecodeRune(p)
		v.put(r)
		return n
	}
	return 1
}

func (v *vt) put(r rune) {
	if v.col >= v.width {
		v.col = 0
		v.down()
	}
	v.rows[v.row][v.col], v.last = r, r
	v.col++
}

func (v *vt) down() {
	if v.row == v.bottom {
		v.scroll(v.top, 1)
		return
	}
	v.row = min(v.row+1, v.height-1)
}

// scroll moves the rows from a row to the bottom of the region up, or down.
func (v *vt) scroll(from, n int) {
	for ; n > 0; n-- {
		copy(v.rows[from:v.bottom], v.rows[from+1:v.bottom+1])
		v.rows[v.bottom] = blank(v.width)
	}
	for ; n < 0; n++ {
		copy(v.rows[from+1:v.bottom+1], v.rows[from:v.bottom])
		v.rows[from] = blank(v.width)
	}
}

func (v *vt) escape(p []byte) int {
	if len(p) < 2 {
		return 0
	}
	switch p[1] {
	case '[':
		for i := 2; i < len(p); i++ {
			if p[i] >= 0x40 && p[i] <= 0x7e {
				v.control(string(p[2:i]), p[i])
				return i + 1
			}
		}
		return 0
	case ']', 'P': // a title, or a question to the terminal
		for i := 2; i < len(p); i++ {
			if p[i] == '\a' {
				return i + 1
			}
			if p[i] == 0x1b && i+1 < len(p) {
				return i + 2
			}
		}
		return 0
	case 'M':
		if v.row == v.top {
			v.scroll(v.top, -1)
		} else {
			v.row--
		}
	case '7', '8', '=', '>':
	default:
		v.unknown = append(v.unknown, "ESC "+string(p[1]))
	}
	return 2
}

// control does a control sequence.
func (v *vt) control(args string, end byte) {
	if args != "" && strings.ContainsRune("?>=<", rune(args[0])) || strings.HasSuffix(args, "$") || strings.HasSuffix(args, " ") {
		if end == 'h' && args == "?1049" {
			v.resize(v.width, v.height)
		}
		return // modes and questions
	}
	part := strings.Split(args, ";")
	arg := func(i, otherwise int) int {
		if i < len(part) {
			if n, err := strconv.Atoi(part[i]); err == nil && n > 0 {
				return n
			}
		}
		return otherwise
	}
	n := arg(0, 1)
	switch end {
	case 'm', 'n', 'c', 't', 'h', 'l', 'u', 'q', 'p':
	case 'H', 'f':
		v.row, v.col = min(n, v.height)-1, min(arg(1, 1), v.width)-1
	case 'A':
		v.row = max(v.row-n, 0)
	case 'B', 'e':
		v.row = min(v.row+n, v.height-1)
	case 'C', 'a':
		v.col = min(v.col+n, v.width-1)
	case 'D':
		v.col = max(v.col-n, 0)
	case 'Z':
		v.col = max((v.col+7)/8*8-8*n, 0)
	case 'G', '`':
		v.col = min(n, v.width) - 1
	case 'd':
		v.row = min(n, v.height) - 1
	case 'r':
		v.top, v.bottom, v.row, v.col = n-1, arg(1, v.height)-1, 0, 0
	default:
		v.erase(arg(0, 0), n, end)
	}
}

// erase does what takes letters or rows away, or puts some in.
func (v *vt) erase(which, n int, end byte) {
	row := v.rows[v.row]
	at := min(v.col, v.width-1)
	switch end {
	case 'K':
		from, to := at, v.width
		if which > 0 {
			from = 0
		}
		if which == 1 {
			to = at + 1
		}
		copy(row[from:to], blank(to-from))
	case 'J':
		if which == 0 {
			copy(row[at:], blank(v.width))
		}
		for i := range v.rows {
			if which >= 2 || which == 0 && i > v.row || which == 1 && i < v.row {
				v.rows[i] = blank(v.width)
			}
		}
	case 'X':
		copy(row[at:min(at+n, v.width)], blank(v.width))
	case 'P':
		copy(row[at:], append(append([]rune{}, row[min(at+n, v.width):]...), blank(n)...))
	case '@':
		copy(row[at:], append(blank(n), row[at:]...))
	case 'b':
		for range n {
			v.put(v.last)
		}
	case 'L':
		v.scroll(v.row, -n)
	case 'M':
		v.scroll(v.row, n)
	case 'S':
		v.scroll(v.top, n)
	case 'T':
		v.scroll(v.top, -n)
	default:
		v.unknown = append(v.unknown, "CSI "+string(end))
	}
}
