package api

import (
	"bytes"
	"context"
	"net/http"
	"strings"
	"time"

	"tspine/app"
	"tspine/exchange"
)

// Brought is what came in.
type Brought struct {
	Import  string    `json:"import,omitempty" doc:"By which it can be taken back, where something is new."`
	Sets    int       `json:"sets,omitempty" doc:"How many came in of a log."`
	Export  *FromOurs `json:"export,omitempty" doc:"What an export brought."`
	Running *HowFar   `json:"running,omitempty" doc:"It is not done yet: ask again where the Location says."`
}

// HowFar is how much of a file was read that is being brought.
type HowFar struct {
	Percent int `json:"percent" minimum:"0" maximum:"100"`
}

// bringing is a file that was agreed to.
type bringing struct {
	upload string // its id
	run    *app.Running
	got    Brought // once it is done
}

// agreedTo is an answer to agreeing: what came in, or where to look for it.
type agreedTo struct {
	Status   int
	Location string `header:"Location" doc:"Where to see how far it is, with 202."`
	Body     Brought
}

// patience is how long whoever agrees waits for the end, before they are told where
// to look.
const patience = time.Second

// agree brings a file that waits: all of it, or nothing. A long one goes on beside
// the request.
func (s *Server) agree(ctx context.Context, in *inUpload) (*agreedTo, error) {
	q := asker(ctx)
	f, err := s.waits(q, in.Upload)
	if err != nil {
		return nil, err
	}
	said, faults := exchange.ReadAgreed("", q.body)
	if err := faults.Err(); err != nil {
		return nil, err
	}
	one, err := s.begin(ctx, q, &f, said)
	if err != nil {
		return nil, err
	}
	wait := s.Patience
	if wait == 0 {
		wait = patience
	}
	select {
	case <-one.run.Done():
		s.brought.Delete(q.upload())
		return &agreedTo{Status: http.StatusOK, Body: one.got}, one.run.Err()
	case <-time.After(wait):
		return &agreedTo{http.StatusAccepted, q.place("uploads", f.ID), Brought{Running: &HowFar{one.run.Percent()}}}, nil
	}
}

// upload is the key of the file that waits for whoever asks.
func (q *ask) upload() string { return app.UploadFor(q.actor.Account, q.person) }

// begin begins to bring a file, or finds that it is being brought.
func (s *Server) begin(ctx context.Context, q *ask, f *app.Upload, said exchange.Agreed) (*bringing, error) {
	bring, size := s.agreeToOther, int64(len(f.Text))
	if f.Ours() {
		bring, size = s.agreeToOurs, app.Readings*size
	}
	ctx, key := context.WithoutCancel(ctx), q.upload()
	one := &bringing{upload: f.ID}
	run, mine := s.running.Begin(key, f.Name, size, func(r *app.Running) (err error) {
		if one.got, err = bring(ctx, f, r, said); err == nil {
			s.sent.Drop(key)
		}
		return err
	})
	if one.run = run; mine {
		s.brought.Store(key, one)
		return one, nil
	}
	if there := s.bringing(q, f.ID); there != nil {
		return there, nil
	}
	return nil, errRunning
}

// bringing gives a file that was agreed to and not told of to the end yet; nil
// where there is none of that id. With an empty id it is any that goes on.
func (s *Server) bringing(q *ask, id string) *bringing {
	kept, _ := s.brought.Load(q.upload())
	one, _ := kept.(*bringing)
	if one == nil || id == "" && one.run.Over() || id != "" && one.upload != strings.ToLower(id) {
		return nil
	}
	return one
}

// became says how far a file is that was agreed to, or what came of it. What went
// wrong is said once; then the file waits again.
func (s *Server) became(q *ask, one *bringing) (*out[Upload], error) {
	shape := Upload{ID: one.upload, Until: s.App.Now().Add(app.UploadWaits).UTC()}
	switch {
	case !one.run.Over():
		shape.Running = &HowFar{one.run.Percent()}
	case one.run.Err() != nil:
		s.brought.Delete(q.upload())
		return nil, one.run.Err()
	default:
		shape.Brought = &one.got
	}
	return &out[Upload]{shape}, nil
}

// agreeToOurs brings an export back: all of it, or nothing.
func (s *Server) agreeToOurs(ctx context.Context, f *app.Upload, r *app.Running, _ exchange.Agreed) (Brought, error) {
	got, err := s.bringOurs(ctx, f, r.Counting(bytes.NewReader(f.Text)), false)
	if err == nil && len(got.Differ) > 0 {
		err = app.ErrDiffers
	}
	return Brought{Import: got.ID, Export: fromOurs(got)}, err
}

// agreeToOther brings a log of another app.
func (s *Server) agreeToOther(ctx context.Context, f *app.Upload, r *app.Running, said exchange.Agreed) (Brought, error) {
	plan, _, err := s.planOther(ctx, f, r.Counting(bytes.NewReader(f.Text)), said.Names)
	if err != nil {
		return Brought{}, err
	}
	q := asker(ctx)
	id, err := q.app.BringPast(ctx, s.Keep, q.person, plan, said.Skip)
	return Brought{Import: id, Sets: plan.NewSets()}, err
}
