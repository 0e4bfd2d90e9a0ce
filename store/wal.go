package store

import (
	"bufio"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"os"
)

// The write-ahead log: a head, then frames of a head and a page. Source:
// sqlite.org/fileformat2.html#the_write_ahead_log.
const (
	walHead      = 32
	walFrame     = 24
	walLittle    = 0x377f0682 // checksums of little-endian words; the next number: big-endian
	walCommitAt  = 4          // in a frame's head: the size after a commit, else 0
	walSaltAt    = 8
	walSumAt     = 16
	leastPage    = 512
	greatestPage = 65536
)

// walState is what a log holds.
type walState struct {
	commits int  // whole ones, that SQLite takes
	torn    bool // a frame is broken, and later frames show that it had been safe on the disk
}

// readWAL reads the log of a file that no program has open. SQLite takes a log
// up to its first broken frame, as a crash leaves the end of one. It can't
// tell damage from that; but each commit is safe on the disk before the next
// one begins, so a broken frame with a commit after it and more frames after
// that is damage.
func readWAL(name string) (walState, error) {
	var s walState
	f, err := os.Open(name)
	if errors.Is(err, os.ErrNotExist) {
		return s, nil
	}
	if err != nil {
		return s, err
	}
	defer f.Close() // read only: nothing can get lost
	in := bufio.NewReaderSize(f, 1<<16)
	head := make([]byte, walHead)
	if _, err := io.ReadFull(in, head); err != nil {
		return s, ended(err)
	}
	page := int(binary.BigEndian.Uint32(head[8:]))
	if binary.BigEndian.Uint32(head)&^1 != walLittle || page < leastPage || page > greatestPage {
		return walState{torn: true}, nil
	}
	return s, s.frames(in, head, page)
}

func (s *walState) frames(in io.Reader, head []byte, page int) error {
	order := binary.ByteOrder(binary.LittleEndian)
	if head[3]&1 == 1 {
		order = binary.BigEndian
	}
	sum := walSum(order, [2]uint32{}, head[:24])
	broken := sum != [2]uint32{binary.BigEndian.Uint32(head[24:]), binary.BigEndian.Uint32(head[28:])}
	safe := false // a commit came after the broken frame
	for frame := make([]byte, walFrame+page); ; {
		if _, err := io.ReadFull(in, frame); err != nil {
			return ended(err)
		}
		ours := [8]byte(frame[walSaltAt:]) == [8]byte(head[16:])
		if !broken {
			if !ours {
				return nil // what is left of an older log
			}
			sum = walSum(order, walSum(order, sum, frame[:walSaltAt]), frame[walFrame:])
			broken = sum != [2]uint32{binary.BigEndian.Uint32(frame[walSumAt:]), binary.BigEndian.Uint32(frame[walSumAt+4:])}
		}
		commit := binary.BigEndian.Uint32(frame[walCommitAt:]) != 0
		switch {
		case !broken && commit:
			s.commits++
		case broken && ours && safe:
			s.torn = true
			return nil
		case broken && ours && commit:
			safe = true
		}
	}
}

// walSum goes on with a checksum over words.
func walSum(order binary.ByteOrder, sum [2]uint32, of []byte) [2]uint32 {
	for ; len(of) >= 8; of = of[8:] {
		sum[0] += order.Uint32(of) + sum[1]
		sum[1] += order.Uint32(of[4:]) + sum[0]
	}
	return sum
}

// whether the file is as long as its head says. With a log beside it, that may
// say otherwise.
func checkLength(full string) error {
	f, err := os.Open(full)
	if err != nil {
		return err
	}
	defer f.Close() // read only: nothing can get lost
	head := make([]byte, headBytes)
	if _, err := io.ReadFull(f, head); err != nil {
		return ended(err)
	}
	stat, err := f.Stat()
	if err != nil {
		return err
	}
	page := int64(binary.BigEndian.Uint16(head[16:]))
	if page == 1 {
		page = greatestPage
	}
	pages := int64(binary.BigEndian.Uint32(head[28:]))
	current := binary.BigEndian.Uint32(head[24:]) == binary.BigEndian.Uint32(head[92:])
	if current && stat.Size() < page*pages {
		return fmt.Errorf("%w: it has %d bytes of %d", ErrDamaged, stat.Size(), page*pages)
	}
	return nil
}
