package api

import (
	"context"
	"path/filepath"
	"time"

	"tspine/app"
	"tspine/exchange"
)

// Backups is the backups, and the plan by which they are made.
type Backups struct {
	At      string     `json:"at" doc:"Time of day where the server is, as 03:30, or off."`
	Fixed   bool       `json:"fixed,omitempty" doc:"It was said when the server was started."`
	Daily   int        `json:"daily" doc:"Of how many days the newest is kept."`
	Weekly  int        `json:"weekly"`
	Monthly int        `json:"monthly"`
	Next    *time.Time `json:"next,omitempty"`
	Failed  bool       `json:"failed,omitempty" doc:"The last one could not be made; the page says why."`
	Size    int64      `json:"size" doc:"Of the database, in bytes."`
	List    []Backup   `json:"list" doc:"The newest first."`
}

// Backup is one backup.
type Backup struct {
	Name string    `json:"name" doc:"Of its file."`
	At   time.Time `json:"at"`
	Size int64     `json:"size" doc:"In bytes."`
}

func backupOf(f app.BackupFile) Backup { return Backup{filepath.Base(f.Path), f.At.UTC(), f.Size} }

// owned says whether the owner asks, and there are backups to see.
func (s *Server) owned(ctx context.Context) error {
	switch {
	case !asker(ctx).actor.Account.Owner:
		return app.ErrNotOwner
	case s.Backups == nil:
		return errNotFound
	}
	return nil
}

// backups shows them. Their ETag is that of the plan.
func (s *Server) backups(ctx context.Context, _ *struct{}) (*tagged[Backups], error) {
	if err := s.owned(ctx); err != nil {
		return nil, err
	}
	at, err := s.Backups.Place(ctx)
	if err != nil {
		return nil, err
	}
	b := Backups{
		At: at.Plan.At(), Fixed: at.Fixed, Daily: at.Plan.Daily, Weekly: at.Plan.Weekly, Monthly: at.Plan.Monthly, Failed: at.Failed != nil, Size: at.Size, List: []Backup{},
	}
	if !at.Next.IsZero() {
		next := at.Next.UTC()
		b.Next = &next
	}
	for _, f := range at.Backups {
		b.List = append(b.List, backupOf(f))
	}
	return &tagged[Backups]{etagOf(at.Plan.State()), b}, nil
}

// inPlan says which plan was there when it was looked at.
type inPlan struct {
	IfMatch string `header:"If-Match" doc:"The ETag with which the backups were read, or * for whatever their plan is by now. Needed."`
}

// arrange keeps another plan, unless it was changed meanwhile: all of it is said.
func (s *Server) arrange(ctx context.Context, in *inPlan) (*tagged[Backups], error) {
	if err := s.owned(ctx); err != nil {
		return nil, err
	}
	was, err := seen(in.IfMatch)
	if err != nil {
		return nil, err
	}
	said, faults := exchange.ReadNamed("", asker(ctx).body, []string{"at", "daily", "weekly", "monthly"})
	if err := faults.Err(); err != nil {
		return nil, err
	}
	if err := s.Backups.Arrange(ctx, was, said["at"], said["daily"], said["weekly"], said["monthly"]); err != nil {
		return nil, err
	}
	return s.backups(ctx, nil)
}

// backUp makes a backup now.
func (s *Server) backUp(ctx context.Context, _ *struct{}) (*out[Backup], error) {
	if err := s.owned(ctx); err != nil {
		return nil, err
	}
	f, err := s.Backups.Make(ctx)
	return &out[Backup]{backupOf(f)}, err
}
