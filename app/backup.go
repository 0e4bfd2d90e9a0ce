package app

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"sync"
	"time"

	"tspine/engine/fault"
)

// BackupFile is one backup that was made on the schedule.
type BackupFile struct {
	Path string
	At   time.Time // when it was made
	Size int64     // bytes
}

// BackupPlan is when backups are made, and how many are kept: of each of the
// last days, weeks and months the newest one. The newest of all is always kept.
type BackupPlan struct {
	Off                    bool
	Hour, Minute           int // of the day, where the server is
	Daily, Weekly, Monthly int
}

// UsualPlan is the plan where nobody chose another one. Its numbers are our
// choice.
func UsualPlan() BackupPlan {
	return BackupPlan{Hour: 3, Minute: 30, Daily: 7, Weekly: 4, Monthly: 12}
}

// mostKept is how many days, weeks or months are kept at most.
const mostKept = 400

// retryAfter is how long after a failure the next try is made.
const retryAfter = time.Hour

// At is the time of day as it is written: 03:30, or off.
func (p BackupPlan) At() string {
	if p.Off {
		return BackupsOff
	}
	return fmt.Sprintf("%02d:%02d", p.Hour, p.Minute)
}

// BackupsOff is what is said in place of a time of day where none are made.
const BackupsOff = "off"

// SetAt reads a time of day, or off.
func (p *BackupPlan) SetAt(text string) fault.Faults {
	var all fault.Faults
	if text == BackupsOff {
		p.Off = true
		return nil
	}
	at, err := time.Parse("15:04", text)
	if err != nil {
		all.Add("at", "not-a-time", text, "03:30, "+BackupsOff)
		return all
	}
	p.Off, p.Hour, p.Minute = false, at.Hour(), at.Minute()
	return nil
}

// last is the moment at which the plan wanted a backup most recently.
func (p BackupPlan) last(now time.Time) time.Time {
	at := p.on(now, 0)
	if at.After(now) {
		return p.on(now, -1)
	}
	return at
}

// next is the moment at which it wants the next one.
func (p BackupPlan) next(now time.Time) time.Time {
	at := p.on(now, 0)
	if !at.After(now) {
		return p.on(now, 1)
	}
	return at
}

func (p BackupPlan) on(now time.Time, days int) time.Time {
	return time.Date(now.Year(), now.Month(), now.Day()+days, p.Hour, p.Minute, 0, 0, now.Location())
}

// Thinned gives those that are still kept of some. All is the newest first; days
// are those of a place.
func (p BackupPlan) Thinned(all []BackupFile, where *time.Location) []BackupFile {
	var out []BackupFile
	rules := [...]struct {
		most int
		name func(time.Time) string
		seen map[string]bool
	}{
		{p.Daily, func(t time.Time) string { return t.Format(time.DateOnly) }, map[string]bool{}},
		{p.Weekly, func(t time.Time) string { y, w := t.ISOWeek(); return fmt.Sprint(y, w) }, map[string]bool{}},
		{p.Monthly, func(t time.Time) string { return t.Format("2006-01") }, map[string]bool{}},
	}
	for i, f := range all {
		kept := i == 0
		for _, rule := range rules {
			name := rule.name(f.At.In(where))
			if !rule.seen[name] && len(rule.seen) < rule.most {
				rule.seen[name], kept = true, true
			}
		}
		if kept {
			out = append(out, f)
		}
	}
	return out
}

// ArchiveKeeper makes, lists and removes backups.
type ArchiveKeeper interface {
	Archive(ctx context.Context, dir string, at time.Time) (BackupFile, error)
	Archived(dir string) ([]BackupFile, error)
	Discard(f BackupFile) error
}

// SettingKeeper keeps what the owner chose for the whole place.
type SettingKeeper interface {
	Settings(ctx context.Context) (map[string]string, error)
	// SaveSettings changes those that are named, where all those that are named in was
	// still say that (empty: they are not there); else it is ErrChanged.
	SaveSettings(ctx context.Context, was, changes map[string]string) error
	Size(ctx context.Context) (int64, error)
}

// BackupStore is everything that backups need of a store.
type BackupStore interface {
	ArchiveKeeper
	SettingKeeper
}

// Backups makes backups into a folder, by a plan. Its methods may be called
// from any goroutine.
type Backups struct {
	Keep BackupStore
	Dir  string
	At   string // a time of day, or off, that stands above the owner's; empty: none
	Now  func() time.Time

	lock   sync.Mutex // one backup at a time
	state  sync.Mutex
	failed failed
}

// failed is what went wrong last, if nothing went well since.
type failed struct {
	err error
	at  time.Time
	n   int // how often, since the program was started
}

// The names under which the plan is kept.
const (
	settingAt      = "backup-at"
	settingDaily   = "backup-daily"
	settingWeekly  = "backup-weekly"
	settingMonthly = "backup-monthly"
)

// Plan gives the plan that holds.
func (b *Backups) Plan(ctx context.Context) (BackupPlan, error) {
	p, _, err := b.plan(ctx)
	return p, err
}

// plan gives it with the settings that it was read from.
func (b *Backups) plan(ctx context.Context) (BackupPlan, map[string]string, error) {
	p := UsualPlan()
	all, err := b.Keep.Settings(ctx)
	if err != nil {
		return p, nil, err
	}
	kept := map[string]string{}
	for _, name := range [...]string{settingAt, settingDaily, settingWeekly, settingMonthly} {
		kept[name] = all[name]
	}
	for name, at := range map[string]*int{settingDaily: &p.Daily, settingWeekly: &p.Weekly, settingMonthly: &p.Monthly} {
		if n, err := strconv.Atoi(kept[name]); err == nil && n >= 0 && n <= mostKept {
			*at = n
		}
	}
	at := kept[settingAt]
	if b.At != "" {
		at = b.At
	}
	if at != "" {
		if err := p.SetAt(at).Err(); err != nil {
			return p, kept, fmt.Errorf("plan of backups: %w", err)
		}
	}
	return p, kept, nil
}

// State names the plan as it is: who changes it says what they saw.
func (p BackupPlan) State() string { return stateOf(p) }

// Arrange keeps another plan, as it was typed. Was is the state of the plan that
// was seen; where it is another one by now the error is ErrChanged.
func (b *Backups) Arrange(ctx context.Context, was, at, daily, weekly, monthly string) error {
	var p BackupPlan
	all := p.SetAt(at)
	for _, one := range [...]struct{ name, text string }{{"daily", daily}, {"weekly", weekly}, {"monthly", monthly}} {
		if n, err := strconv.Atoi(one.text); err != nil || n < 0 || n > mostKept {
			all.Add(one.name, "out-of-range", one.text, fmt.Sprintf("0 to %d", mostKept))
		}
	}
	if err := all.Err(); err != nil {
		return fmt.Errorf("plan of backups: %w", err)
	}
	now, kept, err := b.plan(ctx)
	switch {
	case err != nil:
		return err
	case changed(was, now.State()):
		return fmt.Errorf("plan of backups: %w", ErrChanged)
	case was == AnyState:
		kept = nil
	}
	return b.Keep.SaveSettings(ctx, kept, map[string]string{settingAt: p.At(), settingDaily: daily, settingWeekly: weekly, settingMonthly: monthly})
}

// Tick makes the backup that is due, if one is: at its time, or later where
// the machine slept or was off. It says whether it made one.
func (b *Backups) Tick(ctx context.Context) (bool, error) {
	p, err := b.Plan(ctx)
	if err != nil || p.Off {
		return false, err
	}
	now := b.Now()
	if f := b.failure(); f.err != nil && now.Sub(f.at) < retryAfter && !now.Before(f.at) {
		return false, nil
	}
	all, err := b.Keep.Archived(b.Dir)
	if err != nil {
		return false, b.note(err)
	}
	if p.has(all, now) {
		return false, nil
	}
	_, err = b.make(ctx, p)
	return err == nil, err
}

// has says whether the backup that the plan wanted last is among those. One of
// later than now was made by a clock that went wrong, and does not count.
func (p BackupPlan) has(all []BackupFile, now time.Time) bool {
	for _, f := range all {
		if !f.At.After(now) {
			return !f.At.Before(p.last(now))
		}
	}
	return false
}

// Make makes a backup now.
func (b *Backups) Make(ctx context.Context) (BackupFile, error) {
	p, err := b.Plan(ctx)
	if err != nil {
		return BackupFile{}, err
	}
	return b.make(ctx, p)
}

// make makes one, and then thins those before it.
func (b *Backups) make(ctx context.Context, p BackupPlan) (BackupFile, error) {
	b.lock.Lock()
	defer b.lock.Unlock()
	now := b.Now()
	made, err := b.Keep.Archive(ctx, b.Dir, now)
	if err == nil {
		err = b.thin(p, now.Location())
	}
	return made, b.note(err)
}

func (b *Backups) thin(p BackupPlan, where *time.Location) error {
	all, err := b.Keep.Archived(b.Dir)
	if err != nil {
		return err
	}
	kept := p.Thinned(all, where)
	var failures []error
	for _, f := range all {
		if !slices.Contains(kept, f) {
			failures = append(failures, b.Keep.Discard(f))
		}
	}
	return errors.Join(failures...)
}

// note remembers what became of a backup.
func (b *Backups) note(err error) error {
	b.state.Lock()
	defer b.state.Unlock()
	if b.failed.err = err; err == nil {
		return nil
	}
	b.failed.at = b.Now()
	b.failed.n++
	return fmt.Errorf("back up: %w", err)
}

func (b *Backups) failure() failed {
	b.state.Lock()
	defer b.state.Unlock()
	return b.failed
}

// Failures counts the backups that could not be made since the start.
func (b *Backups) Failures() int { return b.failure().n }

// Last gives the newest backup, and whether there is one.
func (b *Backups) Last() (BackupFile, bool) {
	all, err := b.Keep.Archived(b.Dir)
	if err != nil || len(all) == 0 {
		return BackupFile{}, false
	}
	return all[0], true
}

// Place is how the place stands: what the owner sees.
type Place struct {
	Size    int64 // of the database, in bytes
	Dir     string
	Plan    BackupPlan
	Fixed   bool         // the time of day was said when the server was started
	Backups []BackupFile // the newest first
	Next    time.Time    // zero: none
	Failed  error        // why the last one could not be made; nil: it could
	At      time.Time    // when it failed
	Count   int          // failures since the start
}

// Place says how the place stands.
func (b *Backups) Place(ctx context.Context) (Place, error) {
	f := b.failure()
	out := Place{Dir: b.Dir, Fixed: b.At != "", Failed: f.err, At: f.at, Count: f.n}
	var err error
	if out.Plan, err = b.Plan(ctx); err != nil {
		return out, err
	}
	if out.Size, err = b.Keep.Size(ctx); err != nil {
		return out, err
	}
	if out.Backups, err = b.Keep.Archived(b.Dir); err != nil && out.Failed == nil {
		out.Failed, out.At = err, b.Now()
	}
	if !out.Plan.Off {
		out.Next = out.Plan.next(b.Now())
		if f.err != nil {
			out.Next = f.at.Add(retryAfter)
		}
	}
	return out, nil
}
